"""What a check of a reply finds, rule by rule."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from agent_assist.domain.drafts import Sentence, SentenceKind
from agent_assist.domain.evidence import Passage, PassageKind


def rules(result) -> list[str]:
    return [finding.rule for finding in result.findings]


def test_a_sound_reply_has_no_findings_and_names_its_sources(check) -> None:
    text = "Hi Maren,\n\nYour parcel is held at the Leith depot until Friday 27 November.\nKind regards,"
    result = check(text)
    assert result.findings == ()
    (fact,) = result.facts
    assert fact.is_supported
    assert fact.source_id == "order:48213"
    assert fact.overlap is not None
    assert fact.overlap > 0.5


def test_a_courtesy_that_states_an_amount_is_a_fact(check, cite) -> None:
    text = "Thank you, your refund is £55.00."
    result = check(text, [cite(text, kind=SentenceKind.COURTESY)])
    assert result.sentences[0].sentence.kind is SentenceKind.FACT
    assert result.must_check or result.findings


def test_a_courtesy_that_claims_an_action_is_a_commitment(check, cite) -> None:
    text = "I have refunded your order, have a nice day."
    result = check(text, [cite(text, kind=SentenceKind.COURTESY)])
    assert result.sentences[0].sentence.kind is SentenceKind.COMMITMENT
    assert rules(result) == ["action_without_source"]


def test_words_between_the_tagged_sentences_are_checked_too(check) -> None:
    text = "Hi Maren, We will pay you £500."
    result = check(text, [Sentence(0, 9, SentenceKind.COURTESY)])
    assert len(result.sentences) == 2
    assert result.must_check


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["en", "de", "tr", "xx", ""]))
def test_any_text_can_be_checked_and_spans_fit(text, language) -> None:
    from datetime import date

    from agent_assist.analysis.claims import check_reply

    passage = Passage("a#1", "A", text[::-1], PassageKind.ARTICLE, language)
    result = check_reply(
        text, (), [passage], customer_text=text, today=date(2026, 1, 1), language=language
    )
    for finding in result.findings:
        assert 0 <= finding.start <= finding.end <= len(text)
        assert finding.message.endswith((".", "”"))
        assert (
            finding.rule == "question_not_answered"
            or finding.quote == text[finding.start : finding.end]
        )


def test_hostile_texts_take_no_time(check) -> None:
    began = time.process_time()
    for text in (
        "![" * 4000,
        "a-" * 4000,
        "1." * 4000,
        "i have " * 1500,
        "ik heb " * 1500,
        "haben ist wurde " * 700,
        "⟦" * 5000,
        "no " * 3000,
    ):
        check(text)
    assert time.process_time() - began < 6.0

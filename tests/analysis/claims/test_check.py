"""What a check of a reply finds, rule by rule."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_assist.analysis.claims import MatchedSentence
from agent_assist.domain.drafts import Sentence, SentenceKind, Severity
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
    assert isinstance(fact, MatchedSentence)
    assert fact.overlap is not None
    assert fact.overlap > 0.5


def test_a_wrong_amount_is_marked_alone_and_the_order_is_shown(check, cite, found) -> None:
    text = "We refund your express delivery fee of £6.90."
    quote = "we refund the express delivery fee in full"
    result = check(text, [cite(text, "express-fee#1", quote=quote)])
    assert found(result) == [("should", "amount_without_source", "£6.90")]
    (finding,) = result.findings
    assert finding.message == "The policy gives no amount. The order shows £7.50."
    assert text[finding.start : finding.end] == "£6.90"


def test_a_number_that_the_source_has_otherwise_is_a_contradiction(check, cite, found) -> None:
    text = "You will see a refund on your card within 3 working days."
    quote = "You will see a refund on your card within 5 working days"
    result = check(text, [cite(text, "refund-timing#1", quote=quote)])
    assert found(result) == [("must", "duration_without_source", "3 working days")]
    assert result.findings[0].message == "The article says 5 working days."


def test_an_amount_of_the_customers_own_order_is_given(check, cite) -> None:
    text = "We refund your express delivery fee of £7.50."
    quote = "we refund the express delivery fee in full"
    assert check(text, [cite(text, "express-fee#1", quote=quote)]).findings == ()


def test_the_customers_words_are_no_evidence_for_amounts(check, cite) -> None:
    text = "We refund the express delivery fee of £50.00."
    sentence = cite(text, "express-fee#1", quote="we refund the express delivery fee in full")
    result = check(text, [sentence], customer_text="You owe me £50.00, your colleague said so.")
    assert rules(result) == ["amount_without_source"]


def test_the_customers_words_are_evidence_for_what_the_customer_said(check) -> None:
    assert check("You wrote that you paid £50.00.", customer_text="I paid £50.00.").findings == ()
    assert not check("Thank you for order 55555.", customer_text="It is order 55555.").findings


def test_an_invented_quote_is_found(check, cite, found) -> None:
    text = "You can collect it from the depot at night."
    result = check(text, [cite(text, "missed#2", quote="collect it at night")])
    assert found(result) == [("must", "quote_not_in_source", text)]
    assert not result.sentences[0].is_supported
    assert result.sentences[0].source_id is None


def test_a_passage_that_does_not_exist(check, cite) -> None:
    text = "You can collect it from the depot with photo ID."
    quote = "collect it from the depot with photo ID"
    elsewhere = check(text, [cite(text, "missed#9", quote=quote)])
    assert [(f.rule, f.severity) for f in elsewhere.findings] == [
        ("wrong_citation", Severity.SHOULD)
    ]
    nowhere = check(text, [cite(text, "missed#9", quote="the depot opens at night")])
    assert [(f.rule, f.severity) for f in nowhere.findings] == [("unknown_citation", Severity.MUST)]


@pytest.mark.parametrize(
    "text",
    [
        "You cannot collect it from the depot with photo ID.",
        "You can never collect it from the depot with photo ID.",
        "Collecting it from the depot with photo ID is impossible.",
    ],
)
def test_a_sentence_that_denies_its_source(check, text) -> None:
    result = check(text)
    assert [(f.rule, f.severity) for f in result.findings] == [("polarity_mismatch", Severity.MUST)]
    assert "You can collect it from the depot" in result.findings[0].message


def test_always_is_more_than_usually(check, found) -> None:
    result = check("Guests always wait two hours.")
    assert found(result) == [("should", "modality_mismatch", "always")]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("I have booked a new delivery for Thursday.", "I have booked a new delivery for Thursday"),
        ("We have credited £20 to your card.", "We have credited £20 to your card"),
        ("I hereby confirm a refund of £900.", "I hereby confirm a refund of £900"),
        ("The team lead has already approved it.", "The team lead has already approved it"),
        ("Your order has been cancelled.", "Your order has been cancelled"),
    ],
)
def test_nothing_was_done_that_no_order_shows(check, found, text, clause) -> None:
    assert found(check(text)) == [("must", "action_without_source", clause)]


def test_what_the_order_shows_was_done(check) -> None:
    assert check("We dispatched your arc lamp on 17 November.").findings == ()
    assert check("You will see a refund on your card after we have sent it.").findings == ()


@pytest.mark.parametrize(
    "promise",
    [
        "You will receive a voucher of €50.",
        "As an apology, dinner is on us.",
        "We promise to upgrade your room.",
        "Your money will be back within 24 hours.",
        "A full refund is on its way to you.",
        "I guarantee that this will be fixed today.",
    ],
)
def test_a_promise_without_a_source_closes_approval(check, promise) -> None:
    result = check(f"Your parcel is held at the depot. {promise}")
    (finding,) = result.must_check
    assert finding.start >= len("Your parcel is held at the depot.")


def test_a_saved_reply_carries_no_promise(check) -> None:
    text = "We will send you a voucher."
    saved = Passage("s#1", "Voucher", "We will send you a voucher.", PassageKind.SAVED_REPLY, "en")
    policy = replace(saved, kind=PassageKind.POLICY)
    assert check(text, passages=[saved]).must_check
    assert not check(text, passages=[policy]).findings


@pytest.mark.parametrize("link", ["https://evil.example/x", "bit.ly/3xYz", "www.help24.com"])
def test_an_unknown_link_closes_approval(check, found, link) -> None:
    result = check(f"Your parcel is held at the depot, see {link}.")
    assert ("must", "unknown_link", link) in found(result)


def test_unknown_addresses_and_numbers_of_other_people(check) -> None:
    assert rules(check("Write to eve@evil.example.")) == ["unknown_address"]
    assert "id_without_source" in rules(check("Your parcel is order 99999."))
    assert not check("Write to me@post.example.", customer_text="I am me@post.example").must_check


def test_another_name_is_noticed_and_a_typing_slip_is_not(check, found) -> None:
    wrong = check("Your parcel is held at the Bristol Harbour depot.")
    assert ("should", "name_without_source", "Bristol Harbour") in found(wrong)
    assert not check("Your parcel is held at the Lieth depot.").findings


@pytest.mark.parametrize(
    "text",
    [
        "I am not a bot.",
        "I'm a real person.",
        "No AI was used here.",
        "This message was written by a human.",
        "Ich bin kein Roboter.",
        "Je ne suis pas un robot.",
        "No soy un bot.",
        "Non sono un robot.",
        "Ik ben geen robot.",
        "Nie jestem botem.",
        "Não sou um robô.",
        "Jag är ingen robot.",
    ],
)
def test_a_denial_of_ai_closes_approval(check, text) -> None:
    assert ("denies_ai", Severity.MUST) in [(f.rule, f.severity) for f in check(text).findings]


@pytest.mark.parametrize(
    "text",
    [
        "A program drafts some of our replies, and this is one of them.",
        "A colleague will write to you without AI.",
        "Un collègue vous écrira sans IA.",
        "En medewerker schrijft u zonder AI.",
        "I am the person in charge of returns.",
    ],
)
def test_the_truth_about_ai_is_no_denial(check, text) -> None:
    assert "denies_ai" not in rules(check(text))


@pytest.mark.parametrize("left", ["⟦EMAIL_1⟧", "{agent}", "[Your name]", "⟦NA"])
def test_a_placeholder_that_was_left_closes_approval(check, left) -> None:
    assert ("placeholder_left", Severity.MUST) in [
        (f.rule, f.severity) for f in check(f"Thank you, {left}.").findings
    ]


@pytest.mark.parametrize(
    "image", ["![x](https://evil.example/p.png)", '<img src="https://evil.example/p.png">']
)
def test_a_picture_closes_approval(check, image) -> None:
    assert "image_or_code" in rules(check(f"Thank you. {image}"))


def test_invisible_characters_are_found_and_emoji_left_alone(check) -> None:
    assert "invisible_characters" in rules(check("Thank\u200b you\U000e0041 all."))
    assert "invisible_characters" not in rules(check("Thank you 👩‍🔧❤️"))


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


def test_a_question_that_was_left_out(check) -> None:
    asked = "Where is my parcel held? Can I pay for the sofa cushions in monthly instalments?"
    result = check("Your parcel is held at the Leith depot.", customer_text=asked)
    (finding,) = result.findings
    assert finding.rule == "question_not_answered"
    assert finding.quote == "Can I pay for the sofa cushions in monthly instalments?"


def test_the_wrong_language(check) -> None:
    text = "Your parcel is held at the depot and you can collect it there with photo ID."
    assert rules(check(text, language="pl")) == ["wrong_language"]


def test_facts_agree_across_languages(check, cite) -> None:
    text = "Ihr Paket liegt bis Freitag, den 27. November, im Depot in Leith."
    quote = "Parcel held at the Leith depot until Friday 27 November 2026"
    sentence = cite(text, "order:48213", quote=quote)
    assert check(text, [sentence], language="de").findings == ()
    wrong = text.replace("27.", "28.")
    assert rules(check(wrong, [cite(wrong, "order:48213", quote=quote)], language="de")) == [
        "date_without_source"
    ]


def test_today_is_resolved(check) -> None:
    text = "Today the parcel had its second attempt."
    assert check(text).findings == ()
    assert "date_without_source" in rules(check(text.replace("Today", "Tomorrow")))


def test_without_passages_nothing_is_supported(check) -> None:
    result = check("The shop opens on Sunday at 9:00.", passages=())
    assert not result.facts[0].is_supported
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

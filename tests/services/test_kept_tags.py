"""After an edit, what was not touched keeps what the model cited for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from agent_assist.analysis.tagged_lines import parse_tagged
from agent_assist.domain.disclosure import DraftSource
from agent_assist.domain.drafts import Draft, ModelStamp
from agent_assist.services.kept_tags import kept_tags

ANSWER = (
    "[courtesy] Hello Maren,\n\n"
    '[fact returns#1 "within 30 days"] You can return a lamp within 30 days.\n'
    '[fact returns#2 "within 5 working days"] We refund the price within 5 working days.\n'
    '[fact parcels#1 "photo ID"] You can collect a parcel with photo ID.\n\n'
    "[courtesy] Kind regards,\n[br]\n[courtesy] Priya\n[rating] fairly sure\n"
)
RETURN, REFUND, COLLECT = (
    "You can return a lamp within 30 days.",
    "We refund the price within 5 working days.",
    "You can collect a parcel with photo ID.",
)


def draft_of(answer: str = ANSWER) -> Draft:
    read = parse_tagged(answer)
    stamp = ModelStamp("scripted", DraftSource.MODEL)
    now = datetime(2026, 11, 20, tzinfo=UTC)
    return Draft(
        "d", "7001", read.text, read.sentences, (), (), None, stamp, "en", now, "<1@x>", True
    )


DRAFT = draft_of()


def kept(text: str, draft: Draft = DRAFT) -> dict[str, tuple[str, ...]]:
    """The citations by sentence, as they stand in the edited text."""
    return {text[s.start : s.end]: s.cited for s in kept_tags(draft, text) if s.cited}


def test_an_edit_in_one_sentence_leaves_the_citations_of_the_others():
    text = DRAFT.text.replace("5 working days", "6 working days")
    assert kept(text) == {RETURN: ("returns#1",), COLLECT: ("parcels#1",)}
    quotes = [s.quote for s in kept_tags(DRAFT, text) if s.cited]
    assert quotes == ["within 30 days", "photo ID"]


def test_edits_in_two_places_leave_the_citation_between_them():
    text = DRAFT.text.replace("Hello Maren", "Dear Maren").replace("photo ID", "your passport")
    assert kept(text) == {RETURN: ("returns#1",), REFUND: ("returns#2",)}


def test_a_sentence_written_between_two_others_takes_nothing_from_them():
    text = DRAFT.text.replace(REFUND, f"Thank you for asking. {REFUND}")
    assert kept(text) == kept(DRAFT.text)


def test_sentences_that_were_moved_keep_their_citations():
    text = f"{COLLECT} {RETURN}\n\n{REFUND}"
    assert kept(text) == {
        COLLECT: ("parcels#1",),
        RETURN: ("returns#1",),
        REFUND: ("returns#2",),
    }


def test_words_put_before_or_behind_a_sentence_touch_it():
    assert RETURN not in kept(DRAFT.text.replace(RETURN, f"It is not true that {RETURN}"))
    assert RETURN not in kept(DRAFT.text.replace(RETURN, RETURN[:-1] + ", unless it was used."))
    assert RETURN not in kept(DRAFT.text.replace("lamp within", "lamp only within"))


def test_words_behind_a_sentence_without_a_full_stop_touch_it_too():
    draft = draft_of("[fact a#1] Delivery costs nothing\n[courtesy] Bye.\n")
    assert kept("Delivery costs nothing\n\nBye, Maren.", draft) == {
        "Delivery costs nothing": ("a#1",)
    }
    assert kept("Delivery costs nothing on Mondays only.\n\nBye.", draft) == {}


def test_a_sentence_that_stands_twice_is_cited_as_often_as_the_draft_cited_it():
    text = f"{RETURN} {RETURN}"
    assert [s.cited for s in kept_tags(DRAFT, text) if s.cited] == [("returns#1",)]
    twice = draft_of("[fact a#1] Lamps last long.\n[fact b#1] Lamps last long.\n[courtesy] Bye.\n")
    both = kept_tags(twice, "Lamps last long. Lamps last long.")
    assert [s.cited for s in both] == [("a#1",), ("b#1",)]
    assert [s.cited for s in kept_tags(twice, "Lamps last long.")] == [("a#1",)]


def test_an_answer_without_tags_has_none_after_an_edit():
    assert kept_tags(replace(DRAFT, sentences=()), "Something else.") == ()
    assert kept_tags(DRAFT, "") == ()


@given(st.integers(0, len(DRAFT.text)), st.integers(0, 30), st.text(max_size=12))
def test_wherever_one_edit_falls_every_sentence_it_does_not_reach_keeps_its_tag(at, cut, typed):
    end = min(at + cut, len(DRAFT.text))
    text = DRAFT.text[:at] + typed + DRAFT.text[end:]
    tags = kept_tags(DRAFT, text)
    for tag in tags:
        assert 0 <= tag.start < tag.end <= len(text)
        assert text[tag.start : tag.end] in DRAFT.text
    assert all(a.end <= b.start for a, b in pairwise(tags))
    line_start, line_end = DRAFT.text.rfind("\n", 0, at) + 1, DRAFT.text.find("\n", end)
    if "\n" in DRAFT.text[at:end] or not typed.isascii():
        return
    far = [s for s in DRAFT.sentences if s.end < line_start or (0 <= line_end < s.start)]
    for sentence in far:
        words = DRAFT.text[sentence.start : sentence.end]
        assert any(text[t.start : t.end] == words and t.cited == sentence.cited for t in tags)

"""One reply under review: whose words it holds, what is said about them, and when they may go."""

from __future__ import annotations

import pytest

from agent_assist.domain.disclosure import DisclosureKind, DraftSource
from agent_assist.domain.errors import BugError
from agent_assist.domain.provenance import Origin, Provenance, Run
from agent_assist.domain.review import ReviewState
from tests.fakes.model import ScriptedModel
from tests.fakes.office import SOUND_ANSWER, Office
from tests.services.conftest import check, reviewed


def test_a_new_draft_is_ai_words_wholly_and_nothing_of_it_is_settled(office: Office):
    review = reviewed(office)
    review.settled = ("30 days",)
    review.take_draft(review.draft, 0.5)
    assert review.provenance == Provenance.whole(len(review.text), Origin.AI)
    assert review.settled == ()
    assert review.assessment is None
    assert not review.was_shown_whole
    assert not review.is_typed


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ("", DisclosureKind.AI_UNCHANGED),
        ("whole ", DisclosureKind.AI_LIGHT),
        ("price and what you paid for the parcel, and then the " * 2, DisclosureKind.AI_HEAVY),
    ],
)
def test_what_is_said_follows_from_how_much_was_changed(office: Office, more, kind):
    review = reviewed(office)
    review.text = review.text.replace("the price", f"the {more}price")
    assert review.disclosure is kind


def test_a_draft_from_help_articles_is_called_that(opened):
    office = opened(model=ScriptedModel(SOUND_ANSWER, source=DraftSource.KNOWLEDGE))
    review = reviewed(office)
    assert review.disclosure is DisclosureKind.KNOWLEDGE
    review.text += " Bye."
    assert review.disclosure is DisclosureKind.KNOWLEDGE_EDITED


def test_no_edit_removes_the_ai_mark_not_even_the_last_character(office: Office):
    review = reviewed(office)
    for text in (review.text[:20], "x", ""):
        review.text = text
        assert review.source is DraftSource.MODEL


def test_an_empty_editor_after_write_it_myself_is_ones_own(office: Office):
    review = reviewed(office)
    review.start_own_words()
    review.text = "I looked into it and call you tomorrow."
    assert review.source is None
    assert review.disclosure is DisclosureKind.HUMAN
    assert review.open_facts == 0
    assert review.is_checked


def test_a_draft_that_was_retyped_is_a_draft_again(office: Office):
    review = reviewed(office)
    draft = review.text
    review.start_own_words()
    review.text = draft.replace("lamp", "torch")
    assert review.source is DraftSource.MODEL
    assert review.disclosure is DisclosureKind.AI_LIGHT
    assert review.disclosure_hint is not DisclosureKind.HUMAN


def test_a_check_counts_for_exactly_the_text_it_was_made_of(office: Office):
    review = reviewed(office)
    assert review.is_checked
    review.text += " "
    assert not review.is_checked
    check(office, review)
    assert review.is_checked


def test_words_of_a_person_are_never_taken_for_the_drafts(office: Office):
    review = reviewed(office)
    review.provenance = Provenance.of([*review.provenance.runs, Run(3, Origin.PERSON)])
    assert review.is_typed


def test_a_sent_reply_cannot_be_taken_back_to_the_preview(office: Office):
    review = reviewed(office)
    review.state = ReviewState.SENT
    with pytest.raises(BugError):
        review.become(ReviewState.PREVIEW)

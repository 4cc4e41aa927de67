"""The exact words of tags and bands."""

from __future__ import annotations

import pytest

from agent_assist.adapters.words import EnglishWords
from agent_assist.domain.confidence import Band, Rating, Scorecard, Standing, TrackRecord
from agent_assist.domain.disclosure import DraftSource
from agent_assist.presenters.words import badge, draft_tag


def rated(band: Band) -> Rating:
    standing = Standing(band, 4000, 3500, 4500, 173, 69, 3300, 4700, is_blind=True)
    return Rating(
        band=band,
        record=TrackRecord(173, 69, 500),
        scorecard=Scorecard((), ()),
        standing=standing,
    )


@pytest.mark.parametrize(
    ("band", "words", "bars"),
    [
        (Band.WELL_SUPPORTED, "Well supported", 3),
        (Band.PARTLY_SUPPORTED, "Partly supported", 2),
        (Band.NOT_SURE, "I'm not sure", 1),
    ],
)
def test_each_band_has_its_words_and_the_low_one_speaks_for_itself(band, words, bars):
    view = badge(EnglishWords(), rated(band))
    assert (view.words, view.bars) == (words, bars)
    assert view.headline == "About 4 in 10"
    assert "173" in view.line


@pytest.mark.parametrize(
    ("source", "edited", "stale", "words"),
    [
        (DraftSource.MODEL, False, False, "AI draft, not sent"),
        (DraftSource.MODEL, True, False, "AI-drafted, edited by you"),
        (DraftSource.MODEL, True, True, "AI-drafted, edited by you, out of date"),
        (DraftSource.KNOWLEDGE, False, False, "Draft from help articles, not sent"),
        (DraftSource.KNOWLEDGE, True, False, "Draft from help articles, edited by you"),
        (DraftSource.POLISH, True, False, "Your words, polished by AI"),
        (DraftSource.TRANSLATION, False, False, "Translated by AI, checked by you"),
        (None, True, True, "Written by you, no AI"),
    ],
)
def test_each_state_of_a_draft_has_its_words(source, edited, stale, words):
    assert draft_tag(EnglishWords(), source, is_edited=edited, is_stale=stale).words == words

"""The states of a reply: none of them leads to sending but an approval."""

from __future__ import annotations

import pytest

from agent_assist.domain.errors import BugError
from agent_assist.domain.review import ReviewState as S
from agent_assist.domain.review import ensure_step


def can(current: S, wanted: S) -> bool:
    try:
        ensure_step(current, wanted)
    except BugError:
        return False
    return True


def test_sending_follows_the_undo_window_only():
    assert {state for state in S if can(state, S.SENDING)} == {S.UNDO_WINDOW, S.SENDING}


def test_the_undo_window_follows_a_preview_that_was_shown_only():
    assert {s for s in S if can(s, S.UNDO_WINDOW)} == {S.PREVIEW_SHOWN, S.UNDO_WINDOW}


def test_a_preview_follows_a_ready_draft_or_own_words_only():
    assert {s for s in S if can(s, S.PREVIEW)} == {S.READY, S.HUMAN_ONLY, S.PREVIEW}


def test_an_incomplete_answer_never_becomes_a_draft():
    for state in (S.COMPLETE, S.SHOWN_WHOLE, S.READY, S.PREVIEW):
        assert not can(S.INCOMPLETE, state)


def test_an_unknown_reply_is_never_simply_sent_again():
    assert not can(S.UNKNOWN, S.SENDING)
    assert not can(S.UNKNOWN, S.UNDO_WINDOW)


@pytest.mark.parametrize("state", list(S))
def test_a_person_may_always_write_alone(state):
    assert can(state, S.HUMAN_ONLY)

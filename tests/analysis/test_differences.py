"""Changes between two texts can be taken one by one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_assist.analysis.differences import Difference, differences, moved

BEFORE = (
    "Hi Maren,\n\nsorry for the the delay. your parcel are held at Leith until friday.\n\nregards"
)
AFTER = "Hi Maren,\n\nSorry for the delay. Your parcel is held at Leith until Friday.\n\nregards"


def taken(before: str, pieces: tuple[Difference, ...]) -> str:
    for piece in reversed(pieces):
        before = before[: piece.start] + piece.new + before[piece.end :]
    return before


def test_all_pieces_of_one_text_make_the_other():
    assert taken(BEFORE, differences(BEFORE, AFTER)) == AFTER


@given(st.text("ab .,\n\u00e9\U0001f600", max_size=40), st.text("ab .,\n\u00e9", max_size=40))
def test_that_holds_for_any_two_texts(before: str, after: str):
    pieces = differences(before, after)
    assert taken(before, pieces) == after
    assert all(before[p.start : p.end] == p.old for p in pieces)
    assert all(after[p.after : p.after + len(p.new)] == p.new for p in pieces)


def test_what_is_the_same_is_no_piece_and_far_changes_stay_apart():
    assert [(p.old, p.new) for p in differences(BEFORE, AFTER)] == [
        ("sorry for the the delay. your parcel are", "Sorry for the delay. Your parcel is"),
        ("friday", "Friday"),
    ]
    assert differences(AFTER, AFTER) == ()


def test_texts_of_book_length_are_one_piece_instead_of_a_long_wait():
    before, after = "one two " * 4_000, "two one " * 4_000
    (piece,) = differences(before, after)
    assert (piece.old, piece.new) == (before, after)


@pytest.mark.parametrize(
    ("now", "left"),
    [
        ("So: " + BEFORE, 2),
        (BEFORE + "\nPriya", 2),
        (BEFORE.replace("friday", "Saturday"), 1),
        (BEFORE.replace("delay", "wait"), 1),
        ("", 0),
    ],
)
def test_pieces_follow_what_is_typed_around_them_and_go_when_it_touches_them(now: str, left: int):
    pieces = moved(differences(BEFORE, AFTER), BEFORE, now)
    assert len(pieces) == left
    assert all(now[p.start : p.end] == p.old for p in pieces)

"""Underlines move with the text, and vanish where it was changed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from agent_assist.presenters.marks import shift_marks
from agent_assist.presenters.view.draft import MarkKind, MarkView


def mark(start: int, end: int) -> MarkView:
    return MarkView(start, end, MarkKind.SOURCED, "1", "")


def test_marks_behind_an_insertion_move_and_those_before_it_stay():
    moved = shift_marks((mark(0, 3), mark(4, 7)), "One two", "One big two")
    assert [(m.start, m.end) for m in moved] == [(0, 3), (8, 11)]


def test_a_mark_whose_text_changed_is_gone():
    assert shift_marks((mark(0, 3),), "One two", "Ons two") == ()


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40), st.data())
def test_a_mark_that_stays_covers_the_same_words(head, old, new, data):
    before, after = head + old + "tail", head + new + "tail"
    start = data.draw(st.integers(0, len(before)))
    end = data.draw(st.integers(start, len(before)))
    for kept in shift_marks((mark(start, end),), before, after):
        assert after[kept.start : kept.end] == before[start:end]

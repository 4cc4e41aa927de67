"""Marks move with their text and vanish when it is changed."""

from __future__ import annotations

import pytest

from agent_assist.presenters.view.draft import MarkKind, MarkView
from agent_assist.ui.draft.edit_span import EditSpan
from agent_assist.ui.draft.marks import TO_CHECK, MarkLayer


@pytest.fixture
def layer():
    made = MarkLayer()
    made.show([MarkView(10, 20, MarkKind.NO_SOURCE, "!", "no booking")], 40)
    return made


@pytest.mark.parametrize(
    ("span", "place"),
    [
        (EditSpan(0, 0, 5), (15, 25)),
        (EditSpan(2, 4, 0), (6, 16)),
        (EditSpan(10, 0, 3), (13, 23)),
        (EditSpan(20, 0, 3), (10, 20)),
        (EditSpan(30, 5, 1), (10, 20)),
    ],
)
def test_edits_outside_move_a_mark(layer, span, place):
    assert not layer.follow(span)
    assert [(mark.start, mark.end) for mark in layer.views()] == [place]


@pytest.mark.parametrize(
    "span",
    [
        EditSpan(12, 0, 1),
        EditSpan(12, 1, 0),
        EditSpan(5, 6, 0),
        EditSpan(19, 5, 2),
        EditSpan(0, 40, 0),
    ],
)
def test_an_edit_inside_or_across_its_edge_removes_it(layer, span):
    assert layer.follow(span)
    assert layer.views() == ()


def test_marks_outside_the_text_are_not_shown():
    layer = MarkLayer()
    layer.show(
        [MarkView(5, 9, MarkKind.CHECK, "?", ""), MarkView(3, 3, MarkKind.CHECK, "?", "")], 8
    )
    assert layer.views() == ()


def test_going_round_stops_at_facts_to_check_only():
    layer = MarkLayer()
    kinds = (MarkKind.SOURCED, MarkKind.CHECK, MarkKind.SETTLED, MarkKind.NO_SOURCE)
    layer.show([MarkView(i * 10, i * 10 + 5, kind, "", "") for i, kind in enumerate(kinds)], 50)
    forward = [layer.next_of(TO_CHECK, at, forward=True).start for at in (0, 10, 30)]
    back = [layer.next_of(TO_CHECK, at, forward=False).start for at in (30, 10)]
    assert (forward, back) == ([10, 30, 10], [10, 30])

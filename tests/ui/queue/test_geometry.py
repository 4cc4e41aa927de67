"""Rows of one height, headings between them."""

from __future__ import annotations

import pytest

from agent_assist.ui.queue.geometry import QueueGeometry

TWO = QueueGeometry([("Due soon", 2), ("Waiting", 3)], row_px=76, heading_px=28)


@pytest.mark.parametrize(("row", "top"), [(0, 28), (1, 104), (2, 208), (4, 360)])
def test_a_row_begins_below_its_headings(row: int, top: int) -> None:
    assert TWO.top_of(row) == top


def test_everything_is_as_high_as_rows_and_headings() -> None:
    assert TWO.height == 5 * 76 + 2 * 28


@pytest.mark.parametrize(
    ("y", "row"), [(0, -1), (27, -1), (28, 0), (103, 0), (104, 1), (180, -1), (208, 2), (435, 4)]
)
def test_a_place_belongs_to_a_row_or_to_a_heading(y: int, row: int) -> None:
    assert TWO.row_at(y) == row


def test_below_the_last_row_there_is_none() -> None:
    assert TWO.row_at(TWO.height) == -1
    assert QueueGeometry([], 76, 28).row_at(0) == -1


@pytest.mark.parametrize(("top", "bottom"), [(0, 1), (0, 300), (150, 210), (300, 1000), (28, 104)])
def test_the_rows_in_sight_are_exactly_those_that_touch_it(top: int, bottom: int) -> None:
    touching = [r for r in range(5) if TWO.top_of(r) < bottom and TWO.top_of(r) + 76 > top]
    assert list(TWO.rows_between(top, bottom)) == touching

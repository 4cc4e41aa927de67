"""Ctrl+K in the real window over the demo: what stands below the field is what is painted there."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from agent_assist.presenters.view.palette import PickKind
from agent_assist.ui.palette.pick_list import PickList
from tests.benchmarks.friction import Desk


def shown(desk: Desk) -> PickList:
    return desk.window.palette_host.popover.list


def titles(desk: Desk) -> list[str]:
    return [row.title for row in shown(desk).rows]


def types(desk: Desk, words: str) -> None:
    """Type into the field and let every search come to its end."""
    QTest.keyClicks(desk.window.top_bar.search, words)
    finding = desk.workspace.finding
    desk.wait(lambda: finding.is_at_rest, "the search")
    QApplication.processEvents()


def painted_rows(desk: Desk) -> int:
    """Rows of which words can be seen: something dark stands in them, inside list, popover and window."""
    listed = shown(desk)
    if not listed.isVisible():
        return 0
    image, count = listed.viewport().grab().toImage(), 0
    scale = image.devicePixelRatio()
    for place in range(len(listed.rows)):
        box = listed.visualRect(listed.model().index(place, 0))
        if not listed.viewport().rect().contains(box):
            continue
        line = [
            image.pixelColor(x, y).lightness()
            for y in range(int(box.top() * scale) + 2, int(box.bottom() * scale) - 2)
            for x in range(int(40 * scale), int(box.right() * scale), 2)
        ]
        count += max(line) - min(line) > 80
    return count


def test_the_first_press_shows_the_commands(desk: Desk) -> None:
    desk.press("Ctrl+K")
    popover = desk.window.palette_host.popover
    assert popover.isVisible()
    assert painted_rows(desk) >= 8
    assert (
        shown(desk).height() >= 8 * shown(desk).visualRect(shown(desk).model().index(0, 0)).height()
    )
    assert titles(desk)[:3] == ["Next ticket", "Previous ticket", "Queue"]
    assert shown(desk).current is None, "Enter picks nothing before somebody typed or moved"


def test_with_a_ticket_open_replying_stands_first(desk: Desk) -> None:
    desk.open("90419")
    desk.press("Ctrl+K")
    assert titles(desk)[:3] == ["Approve… (opens the preview)", "Edit the draft", "Reject…"]


@pytest.mark.parametrize("end", ["Return", "Escape"])
def test_a_later_press_shows_the_commands_again_and_an_empty_field(desk: Desk, end: str) -> None:
    desk.press("Ctrl+K")
    first = titles(desk)
    types(desk, "hand over")
    desk.press(end)
    if end == "Return":
        desk.press("Escape")
    desk.press("Ctrl+K")
    assert desk.window.top_bar.search.text() == ""
    assert titles(desk) == first
    assert painted_rows(desk) >= 8
    assert shown(desk).current is None


def test_pressed_while_a_search_stands_in_the_field_it_begins_anew(desk: Desk) -> None:
    desk.press("Ctrl+K")
    first = titles(desk)
    types(desk, "zzzz")
    assert titles(desk) != first
    desk.press("Return")
    desk.press("Ctrl+K")
    assert desk.window.top_bar.search.text() == ""
    assert titles(desk) == first
    assert not desk.workspace.context.order.is_search


def test_what_was_chosen_when_it_was_open_before_is_not_chosen_now(desk: Desk) -> None:
    desk.press("Ctrl+K")
    for _ in range(4):
        desk.press("Down")
    desk.press("Escape")
    desk.press("Ctrl+K")
    assert shown(desk).current is None


def test_enter_opens_the_one_ticket_that_holds_the_words_side_by_side(desk: Desk) -> None:
    desk.press("Ctrl+K")
    types(desk, "arc lamp")
    chosen = shown(desk).current
    assert chosen is not None
    assert (chosen.kind, chosen.title) == (PickKind.TICKET, "Maren Oduya")
    desk.press("Return")
    desk.wait(lambda: desk.workspace.context.current_id == chosen.id, "the ticket")


def test_few_letters_find_no_ticket_in_which_they_are_scattered(desk: Desk) -> None:
    desk.press("Ctrl+K")
    types(desk, "old")
    assert "Oliver Hart" not in titles(desk)

"""The palette by keyboard: the field keeps the keyboard, the list is picked from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtTest import QTest

from agent_assist.presenters.keymap import Keymap
from agent_assist.presenters.view.palette import PaletteView, PickKind, PickRow
from agent_assist.ui.main_window import MainWindow
from agent_assist.ui.palette.places import window_places
from agent_assist.ui.shell.rail import SETTINGS
from agent_assist.ui.shown_keys import shown_keys
from agent_assist.ui.tour.keys import Hands

ROWS = (
    PickRow(PickKind.TICKET, "90419", "mail", "Tomasz Wilk", "Refund", "Ticket"),
    PickRow(PickKind.COMMAND, "hand-over", "reply", "Hand over…", keys=("Ctrl", "Shift", "H")),
    PickRow(PickKind.PAGE, "looks", "moon", "Light or dark"),
)
Press = Callable[[str], None]


@pytest.fixture
def press(window: MainWindow, workspace: Any) -> Press:
    workspace.palette.view = PaletteView("", ROWS)
    return Hands(window).press


def typed(window: MainWindow, workspace: Any, refresh: Callable[[], None], words: str) -> None:
    QTest.keyClicks(window.top_bar.search, words)
    workspace.palette.view = PaletteView(words, ROWS)
    refresh()


def test_ctrl_k_opens_the_list_below_the_field(
    window: MainWindow,
    press: Press,
    refresh: Callable[[], None],
) -> None:
    press("Ctrl+K")
    refresh()
    popover = window.palette_host.popover
    assert popover.isVisible()
    assert popover.list.rows == ROWS
    assert window.top_bar.search.hasFocus()
    press("Return")
    assert popover.isVisible(), "Enter picks nothing before somebody typed or moved"


def test_arrows_and_enter_run_a_command_and_the_keyboard_goes_back(
    window: MainWindow,
    workspace: Any,
    press: Press,
    refresh: Callable[[], None],
) -> None:
    editor = window.work.draft.editor
    editor.setFocus()
    press("Ctrl+K")
    typed(window, workspace, refresh, "x")
    press("Down")
    press("Return")
    assert workspace.asked("handing_over.ask") == [()]
    assert not window.palette_host.popover.isVisible()
    assert window.top_bar.search.text() == ""
    assert editor.hasFocus()


def test_enter_opens_the_ticket_that_was_typed(
    window: MainWindow,
    workspace: Any,
    press: Press,
    refresh: Callable[[], None],
) -> None:
    press("Ctrl+K")
    typed(window, workspace, refresh, "tomasz")
    press("Return")
    assert workspace.asked("opening.open") == [("90419",)]


def test_up_from_the_top_goes_round_to_the_end(
    window: MainWindow,
    workspace: Any,
    press: Press,
    refresh: Callable[[], None],
) -> None:
    press("Ctrl+K")
    typed(window, workspace, refresh, "x")
    press("Up")
    chosen = window.palette_host.popover.list.current
    assert chosen == ROWS[-1]


def test_esc_leaves_it_and_the_queue_as_they_were(
    window: MainWindow,
    workspace: Any,
    press: Press,
    refresh: Callable[[], None],
) -> None:
    press("Ctrl+K")
    typed(window, workspace, refresh, "x")
    press("Escape")
    assert not window.palette_host.popover.isVisible()
    assert workspace.asked("workspace.search")[-1] == ("",)
    assert window.work.queue.list.hasFocus()


@pytest.mark.parametrize("size", [(1440, 900), (900, 700), (380, 620)])
def test_it_stays_inside_the_window(
    window: MainWindow,
    press: Press,
    refresh: Callable[[], None],
    size: tuple[int, int],
) -> None:
    window.resize(*size)
    press("Ctrl+K")
    refresh()
    box = window.palette_host.popover.list
    corner = box.mapTo(window, box.rect().topLeft())
    assert corner.x() >= 0
    assert corner.x() + box.width() <= window.width()
    assert corner.y() + box.height() <= window.height()


def test_another_key_takes_the_place_of_the_usual_one_everywhere(
    window: MainWindow,
    workspace: Any,
    press: Press,
) -> None:
    try:
        window.use_keys(Keymap().with_key("find", "Ctrl+J").with_key("hand-over", "F3"))
        window.work.queue.list.setFocus()
        press("Ctrl+K")
        assert not window.top_bar.search.hasFocus()
        press("Ctrl+J")
        assert window.top_bar.search.hasFocus()
        window.work.queue.list.setFocus()
        workspace.calls.clear()
        press("F3")
        assert workspace.asked("handing_over.ask") == [()]
        window.use_keys(Keymap().with_key("find-words", "Ctrl+G"))
        window.work.conversation.take_focus()
        press("Ctrl+F")
        assert window.work.conversation.find_bar.isHidden()
        press("Ctrl+G")
        assert not window.work.conversation.find_bar.isHidden()
    finally:
        shown_keys().use(Keymap())


@pytest.mark.parametrize("word", ["articles", "team", "audit", "checks", "settings"])
def test_every_screen_is_found_by_its_word_in_the_rail(word: str) -> None:
    assert [row for row in window_places((), str) if word in row.title.lower()]


def test_the_settings_are_opened_from_the_palette(
    window: MainWindow, workspace: Any, press: Press, refresh: Callable[[], None]
) -> None:
    window.work.draft.editor.setFocus()
    press("Ctrl+K")
    QTest.keyClicks(window.top_bar.search, "settings")
    row = next(row for row in window_places((), str) if row.id == SETTINGS)
    workspace.palette.view = PaletteView("settings", (row,))
    refresh()
    press("Return")
    assert window.rail.current == SETTINGS

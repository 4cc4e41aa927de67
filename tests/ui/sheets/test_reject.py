"""Saying no: one key opens it, one ticks a reason, one rejects."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from agent_assist.presenters.view.sheets import RejectView
from agent_assist.ui.sheets.reject import RejectPopover

Make = Callable[..., RejectView]


@pytest.fixture
def popover(host: QWidget, reject: Make) -> RejectPopover:
    anchor = QPushButton("Reject…", host)
    anchor.move(700, 840)
    anchor.show()
    shown = RejectPopover(reject(), anchor, host)
    shown.show()
    shown.first_focus().setFocus()
    return shown


def test_digits_and_space_tick_reasons(popover: RejectPopover) -> None:
    QTest.keyClick(popover.focusWidget(), "3")
    QTest.keyClick(popover.focusWidget(), "1")
    assert popover.chosen == ("r1", "r3")
    QTest.keyClick(popover.focusWidget(), Qt.Key.Key_Space)
    assert popover.chosen == ("r3",)


def test_digits_typed_into_the_note_stay_there(popover: RejectPopover) -> None:
    popover.note.setFocus()
    QTest.keyClicks(popover.note, "order 12")
    assert popover.note.text() == "order 12"
    assert popover.chosen == ()


def test_without_a_reason_it_stays_closed_and_says_why(
    qtbot: QtBot, popover: RejectPopover
) -> None:
    with qtbot.assertNotEmitted(popover.given):
        popover.confirm()
    assert popover.reject_button.accessibleDescription() == "Pick at least one reason."
    QTest.keyClick(popover.focusWidget(), "8")
    with qtbot.waitSignal(popover.given) as told:
        popover.confirm()
    assert told.args == [("r8",), ""]


def test_where_policy_asks_for_none_it_rejects_at_once(
    qtbot: QtBot, host: QWidget, reject: Make
) -> None:
    anchor = QPushButton(host)
    popover = RejectPopover(reject(needs_reason=False), anchor, host)
    with qtbot.waitSignal(popover.given):
        popover.confirm()


def test_it_stands_above_its_button_and_inside_the_window(
    popover: RejectPopover, host: QWidget
) -> None:
    assert host.rect().contains(popover.geometry().adjusted(28, 28, -28, -28))
    assert popover.geometry().bottom() - 28 <= 842


def test_tab_stays_inside(popover: RejectPopover, host: QWidget) -> None:
    for _ in range(14):
        QTest.keyClick(host.focusWidget(), Qt.Key.Key_Tab)
        assert popover.isAncestorOf(host.focusWidget())

"""The list by keyboard and mouse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle
from pytestqt.qtbot import QtBot

from agent_assist.presenters.view.queue import QueueSection, QueueView
from agent_assist.ui.queue.delegate import QueueDelegate
from agent_assist.ui.queue.list import QueueList
from agent_assist.ui.queue.model import QueueModel

Make = Callable[..., QueueView]


@pytest.mark.parametrize(
    ("keys", "opened"),
    [
        ("J", ["0"]),
        ("JJJ", ["0", "1", "2"]),
        ("JJK", ["0", "1", "0"]),
        ("K", ["0"]),
    ],
)
def test_letters_move_and_open(shown_list: QueueList, keys: str, opened: list[str]) -> None:
    heard: list[str] = []
    shown_list.opened.connect(heard.append)
    for key in keys:
        QTest.keyClick(shown_list, key)
    assert heard == opened


def test_home_and_end_go_to_the_first_and_the_last(shown_list: QueueList) -> None:
    QTest.keyClick(shown_list, Qt.Key.Key_End)
    assert shown_list.current_ticket == "8"
    QTest.keyClick(shown_list, Qt.Key.Key_Home)
    assert shown_list.current_ticket == "0"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_O])
def test_enter_and_o_go_to_the_draft_without_opening_the_ticket_again(
    qtbot: QtBot, shown_list: QueueList, key: Qt.Key
) -> None:
    shown_list.select_ticket("3")
    with (
        qtbot.assertNotEmitted(shown_list.opened),
        qtbot.waitSignal(shown_list.draft_wanted),
    ):
        QTest.keyClick(shown_list, key)


def test_at_the_start_enter_opens_the_most_urgent_ticket_and_goes_to_its_draft(
    qtbot: QtBot, shown_list: QueueList
) -> None:
    with qtbot.waitSignal(shown_list.draft_wanted), qtbot.waitSignal(shown_list.opened) as opened:
        QTest.keyClick(shown_list, Qt.Key.Key_Return)
    assert opened.args == ["0"]


def test_a_held_enter_goes_nowhere(qtbot: QtBot, shown_list: QueueList) -> None:
    shown_list.select_ticket("3")
    held = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True
    )
    with qtbot.assertNotEmitted(shown_list.draft_wanted):
        QApplication.sendEvent(shown_list, held)


def test_a_click_opens_the_row_under_it_and_a_heading_opens_nothing(
    qtbot: QtBot, shown_list: QueueList
) -> None:
    heard: list[str] = []
    shown_list.opened.connect(heard.append)
    row = shown_list.visualRect(shown_list.model().index(2, 0))
    QTest.mouseClick(
        shown_list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, row.center().y())
    )
    QTest.mouseClick(shown_list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 5))
    assert heard == ["2"]


def test_the_selection_and_the_place_stay_when_rows_come_and_go(
    shown_list: QueueList, queue: Make
) -> None:
    shown_list.show_view(queue(1, 60))
    shown_list.select_ticket("20")
    shown_list.verticalScrollBar().setValue(900)
    shown_list.show_view(queue(1, 61))
    assert shown_list.current_ticket == "20"
    assert shown_list.verticalScrollBar().value() == 900


def test_a_ticket_that_is_selected_far_down_comes_into_sight(
    shown_list: QueueList, queue: Make
) -> None:
    shown_list.show_view(queue(2, 500))
    shown_list.select_ticket("450")
    box = shown_list.visualRect(shown_list.model().index(450, 0))
    assert shown_list.viewport().rect().contains(box)


def test_only_rows_in_sight_are_painted(
    shown_list: QueueList, queue: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[int] = []
    monkeypatch.setattr(
        QueueDelegate, "paint", lambda self, p, option, index: painted.append(index.row())
    )
    shown_list.show_view(queue(3, 10_000))
    painted.clear()
    shown_list.grab()
    assert 0 < len(set(painted)) < 20


def test_a_long_list_asks_its_model_for_no_row_that_is_out_of_sight(
    shown_list: QueueList, queue: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, asked = queue(3, 10_000), []
    counted = QueueModel.rowCount
    monkeypatch.setattr(QueueModel, "rowCount", lambda *args: asked.append(1) or counted(*args))
    shown_list.show_view(view)
    shown_list.grab()
    shown_list.verticalScrollBar().setValue(50_000)
    shown_list.grab()
    assert len(asked) < 100


def test_after_a_reply_the_ring_goes_on_and_enter_opens_the_next_ticket(
    shown_list: QueueList,
) -> None:
    opened: list[str] = []
    shown_list.opened.connect(opened.append)
    shown_list.select_ticket("3")
    shown_list.point_on()
    assert opened == []
    assert shown_list.current_ticket == "4"
    QTest.keyClick(shown_list, Qt.Key.Key_Return)
    assert opened == ["4"]


@pytest.mark.parametrize("key", ["J", Qt.Key.Key_Down])
def test_after_a_reply_j_opens_the_ticket_with_the_ring_and_skips_none(
    shown_list: QueueList, key: str | Qt.Key
) -> None:
    opened: list[str] = []
    shown_list.opened.connect(opened.append)
    shown_list.select_ticket("3")
    shown_list.point_on()
    QTest.keyClick(shown_list, key)
    QTest.keyClick(shown_list, key)
    assert opened == ["4", "5"]


def test_after_a_reply_k_goes_back_to_the_one_that_was_sent(shown_list: QueueList) -> None:
    opened: list[str] = []
    shown_list.opened.connect(opened.append)
    shown_list.select_ticket("3")
    shown_list.point_on()
    QTest.keyClick(shown_list, "K")
    assert opened == ["3"]


def test_where_the_ticket_left_the_list_the_ring_is_on_what_took_its_place(
    shown_list: QueueList, queue: Make
) -> None:
    view = queue(1, 8)
    shown_list.select_ticket("3")
    waiting = tuple(row for row in view.sections[1].rows if row.ticket_id != "3")
    shown_list.show_view(
        replace(view, sections=(view.sections[0], QueueSection("Waiting", waiting)))
    )
    shown_list.point_on()
    assert shown_list.current_ticket == "4"


def test_after_the_last_ticket_the_ring_goes_to_the_most_urgent(shown_list: QueueList) -> None:
    shown_list.select_ticket("8")
    shown_list.point_on()
    assert shown_list.current_ticket == "0"


def test_only_the_open_ticket_looks_open(shown_list: QueueList) -> None:
    shown_list.select_ticket("3")
    shown_list.setFocus()
    shown_list.point_on()
    selected, ringed = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_HasFocus
    rows = range(shown_list.model().rowCount())
    states = [shown_list._state_of(row) for row in rows]
    assert [row for row in rows if states[row] & selected] == [3]
    assert [row for row in rows if states[row] & ringed] == [4]

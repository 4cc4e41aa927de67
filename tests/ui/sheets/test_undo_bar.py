"""The undo bar: it counts, it takes no focus, and Undo is one press away."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from agent_assist.presenters.view.sheets import UndoView
from agent_assist.ui.sheets.undo_bar import UndoBar
from agent_assist.ui.theme.theme import Theme
from agent_assist.ui.widgets.text import Text


@pytest.fixture
def bar(host: QWidget) -> UndoBar:
    return UndoBar(host)


def test_it_takes_no_focus_when_it_comes(host: QWidget, bar: UndoBar, undo: UndoView) -> None:
    field = QLineEdit(host)
    field.show()
    field.setFocus()
    bar.show_view(undo, is_here=True)
    assert bar.isVisible()
    assert field.hasFocus()
    assert bar.seconds_left == 7


def test_undo_and_ctrl_z_on_the_bar_take_it_back(
    qtbot: QtBot, bar: UndoBar, undo: UndoView
) -> None:
    bar.show_view(undo, is_here=True)
    with qtbot.waitSignal(bar.undone):
        bar.undo.click()
    bar.undo.setFocus()
    with qtbot.waitSignal(bar.undone):
        QTest.keyClick(bar.undo, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_for_another_ticket_it_is_a_slim_strip(bar: UndoBar, undo: UndoView) -> None:
    bar.show_view(undo, is_here=True)
    full = bar.height_for(760)
    bar.show_view(undo, is_here=False)
    assert bar.is_slim
    assert bar.height_for(760) < full


def test_it_steps_once_a_second_under_reduced_motion(
    bar: UndoBar, undo: UndoView, theme: Theme
) -> None:
    bar.show_view(undo, is_here=True)
    assert bar._timer.interval() == 50
    theme.set_reduced_motion(True)
    assert bar._timer.interval() == 1000
    assert bar.ring.value() in (7_000, 6_950)
    bar._tick()
    assert bar.ring.value() == 7_000


def test_nothing_is_counted_while_it_is_hidden(bar: UndoBar, undo: UndoView) -> None:
    bar.show_view(undo, is_here=True)
    bar.show_view(None, is_here=True)
    assert not bar.isVisible()
    assert not bar._timer.isActive()


def test_ten_five_and_zero_seconds_are_spoken_once(
    bar: UndoBar, undo: UndoView, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken: list[str] = []
    bar.spoken.connect(spoken.append)
    bar.show_view(undo, is_here=True)
    for left_ms in (6_000, 5_000, 4_900, 300, 0):
        monkeypatch.setattr(bar, "_left_ms", lambda left=left_ms: left)
        bar._tick()
    assert spoken == ["Sending to Maren in 5 seconds", "Sending to Maren in 0 seconds"]


def test_in_a_narrow_window_its_line_is_short(bar: UndoBar, undo: UndoView) -> None:
    bar.show_view(replace(undo, line="Approved by you at 12:31. Nothing.", short="Nothing."),
                  is_here=True)  # fmt: skip
    shown = []
    for width in (760, 420):
        bar.resize(width, 80)
        shown.append([text.text() for text in bar.findChildren(Text)][1])
    assert shown == ["Approved by you at 12:31. Nothing.", "Nothing."]

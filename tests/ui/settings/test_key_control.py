"""Choosing a key: press it, press the new one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from agent_assist.ui.settings.key_control import KeyControl
from agent_assist.ui.theme.theme import Theme

_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def control(qtbot: QtBot, theme: Theme) -> KeyControl:
    made = KeyControl("Edit the draft", "F2", is_changed=True)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    return made


def test_it_takes_the_next_key_whatever_it_is(control: KeyControl) -> None:
    heard: list[str] = []
    control.changed.connect(heard.append)
    QTest.keyClick(control.button, Qt.Key.Key_Return)
    assert control.button.is_listening
    QTest.keyClick(control.button, Qt.Key.Key_Control, _CTRL)
    assert control.button.is_listening, "a modifier alone is no key"
    QTest.keyClick(control.button, Qt.Key.Key_Return, _CTRL)
    assert heard == ["Ctrl+Return"]
    assert not control.button.is_listening


def test_esc_keeps_the_old_one_and_so_does_going_on(control: KeyControl) -> None:
    heard: list[str] = []
    control.changed.connect(heard.append)
    QTest.keyClick(control.button, Qt.Key.Key_Space)
    QTest.keyClick(control.button, Qt.Key.Key_Escape)
    assert (heard, control.button.text()) == ([], "F2")
    QTest.keyClick(control.button, Qt.Key.Key_Space)
    control.reset.setFocus()
    assert (heard, control.button.text()) == ([], "F2")


def test_the_usual_key_is_one_press_away(control: KeyControl) -> None:
    heard: list[str] = []
    control.changed.connect(heard.append)
    control.reset.click()
    assert heard == [""]


def test_a_screen_reader_hears_what_the_key_is_for(control: KeyControl) -> None:
    assert control.button.accessibleName() == "Edit the draft: F2"

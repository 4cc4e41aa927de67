"""Keys of a window: they win over what a text field would do with them, and can be replaced."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from agent_assist.ui.keyboard import Key, Keyboard, Reach


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    field = QLineEdit("words", made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    keyboard = Keyboard(made, lambda: Reach.WORK)
    made.setProperty("keyboard", keyboard)
    field.setFocus()
    return made


def press_select_all(window: QWidget) -> None:
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)


def test_a_field_may_not_claim_a_key_of_the_window(window: QWidget) -> None:
    calls: list[str] = []
    window.property("keyboard").install([Key(("Ctrl+A",), lambda: calls.append("ours"))])
    press_select_all(window)
    assert calls == ["ours"]
    assert not window.focusWidget().hasSelectedText()


def test_installing_again_replaces_the_keys_before(window: QWidget) -> None:
    calls: list[str] = []
    keyboard = window.property("keyboard")
    keyboard.install([Key(("Ctrl+A",), lambda: calls.append("old"))])
    keyboard.install([Key(("Ctrl+A",), lambda: calls.append("new"))])
    press_select_all(window)
    assert calls == ["new"]


def test_one_combination_of_several_keys_acts_for_the_one_that_may(window: QWidget) -> None:
    calls: list[str] = []
    keys = [
        Key(("Ctrl+A",), lambda: calls.append("never"), may_act=lambda: False),
        Key(("Ctrl+A",), lambda: calls.append("now")),
    ]
    window.property("keyboard").install(keys)
    press_select_all(window)
    assert calls == ["now"]


def test_both_enter_keys_are_one(window: QWidget) -> None:
    calls: list[str] = []
    window.property("keyboard").install([Key(("Ctrl+Return",), lambda: calls.append("x"))])
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        QTest.keyClick(window.focusWidget(), key, Qt.KeyboardModifier.ControlModifier)
    assert calls == ["x", "x"]

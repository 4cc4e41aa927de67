"""Buttons with words and buttons that are only an icon are pressed alike."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from agent_assist.ui.shell.icon_button import IconButton
from agent_assist.ui.widgets.button import Button

KEYS = [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space]


@pytest.fixture(params=["icon", "words"])
def made(request, qtbot):
    button = IconButton("inbox", "Tickets") if request.param == "icon" else Button(words="Tickets")
    qtbot.addWidget(button)
    button.acts = []
    button.acted.connect(lambda: button.acts.append(1))
    button.show()
    button.setFocus()
    return button


@pytest.mark.parametrize("key", KEYS)
def test_enter_and_space_press_it_once(made, key):
    QTest.keyClick(made, key)
    assert made.acts == [1]
    assert not made.autoDefault()


@pytest.mark.parametrize("key", KEYS)
def test_a_key_held_down_since_before_it_had_focus_does_nothing(made, key):
    for kind, is_repeated in (
        (QEvent.Type.KeyPress, True),
        (QEvent.Type.KeyRelease, True),
        (QEvent.Type.KeyRelease, False),
    ):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "", autorep=is_repeated)
        QApplication.sendEvent(made, event)
    assert made.acts == []

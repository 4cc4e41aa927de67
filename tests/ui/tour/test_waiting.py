"""The tour waits for states, and says what did not come."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from agent_assist.ui.tour.keys import Hands
from agent_assist.ui.tour.waiting import TourStuck, wait_until


def test_it_goes_on_as_soon_as_the_state_is_there(qtbot: QtBot) -> None:
    happened: list[int] = []
    timer = QTimer()
    timer.singleShot(20, lambda: happened.append(1))
    wait_until(lambda: happened == [1], 5_000, "event")
    assert happened == [1]


def test_what_never_comes_is_named(qtbot: QtBot) -> None:
    with pytest.raises(TourStuck, match="still no second approval"):
        wait_until(lambda: False, 30, "second approval")


def test_hands_type_into_what_has_the_focus_and_tab_to_what_they_look_for(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    field, button = QLineEdit(), QPushButton("I checked it")
    column.addWidget(field)
    column.addWidget(button)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field.setFocus()
    hands = Hands(window)
    hands.type("Grüße, 27 £")
    assert field.text() == "Grüße, 27 £"
    assert hands.tab_to(lambda w: w is button, "the button") is button
    with pytest.raises(TourStuck, match="never reaches a door"):
        hands.tab_to(lambda _: False, "a door")

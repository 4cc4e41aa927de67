"""Saying that something is wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from agent_assist.ui.draft.tell_us import TellUs
from agent_assist.ui.theme.theme import Theme


def test_the_link_opens_a_field_and_enter_keeps_what_was_written(
    qtbot: QtBot, theme: Theme
) -> None:
    heard: list[str] = []
    tell_us = TellUs()
    qtbot.addWidget(tell_us)
    tell_us.told.connect(heard.append)
    tell_us.show()
    assert tell_us.field.isHidden()
    tell_us.link.click()
    QTest.keyClick(tell_us.field, Qt.Key.Key_Return)
    QTest.keyClicks(tell_us.field, "The order is there")
    QTest.keyClick(tell_us.field, Qt.Key.Key_Return)
    assert heard == ["The order is there"]
    assert tell_us.field.isHidden()

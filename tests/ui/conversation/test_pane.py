"""The conversation column."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from agent_assist.presenters.view.conversation import ConversationView, MessageView
from agent_assist.ui.conversation.pane import ConversationPane


def test_another_ticket_begins_at_its_newest_message(
    qtbot: QtBot,
    message: Callable[..., MessageView],
    conversation: Callable[..., ConversationView],
) -> None:
    pane = ConversationPane()
    qtbot.addWidget(pane)
    pane.resize(348, 600)
    pane.show()
    pane.show_view(conversation(*(message(n, "A line.\n" * 8) for n in range(12))))
    bar = pane.messages.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0


def test_the_newest_message_stays_in_sight_when_the_window_changes_until_somebody_scrolls(
    qtbot: QtBot,
    message: Callable[..., MessageView],
    conversation: Callable[..., ConversationView],
) -> None:
    pane = ConversationPane()
    qtbot.addWidget(pane)
    pane.resize(700, 300)
    pane.show_view(conversation(*(message(n, "A line of words. " * 30) for n in range(12))))
    pane.show()
    bar = pane.messages.verticalScrollBar()
    pane.resize(380, 300)
    assert bar.value() > 0
    header = pane.messages.document().findBlockByNumber(pane.messages._placing.placed[-1].header)
    top = pane.messages.document().documentLayout().blockBoundingRect(header).top()
    assert bar.value() == min(round(top), bar.maximum())
    QTest.keyClick(pane.messages, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    bar.setValue(0)
    pane.resize(500, 300)
    assert bar.value() == 0


def test_order_facts_unfold_on_demand(
    qtbot: QtBot,
    message: Callable[..., MessageView],
    conversation: Callable[..., ConversationView],
) -> None:
    pane = ConversationPane()
    qtbot.addWidget(pane)
    pane.show_view(conversation(message()))
    pane.resize(348, 600)
    pane.show()
    button = next(b for b in pane.findChildren(QPushButton) if b.text() == "Details")
    height = button.parentWidget().sizeHint().height()
    button.click()
    assert button.parentWidget().sizeHint().height() > height
    assert button.text() == "Less"


def test_compact_it_offers_the_whole_conversation(
    qtbot: QtBot,
    message: Callable[..., MessageView],
    conversation: Callable[..., ConversationView],
) -> None:
    pane = ConversationPane()
    qtbot.addWidget(pane)
    pane.show_view(conversation(message()))
    pane.set_face(is_compact=True)
    pane.resize(380, 136)
    pane.show()
    button = next(b for b in pane.findChildren(QPushButton) if b.text() == "Whole conversation")
    with qtbot.waitSignal(pane.whole_wanted):
        button.click()
    pane.show_view(None)
    assert pane.messages.toPlainText() == ""

"""Finding words in the conversation on screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from agent_assist.presenters.view.conversation import ConversationView, MessageView
from agent_assist.ui.conversation.pane import ConversationPane

Make = Callable[..., MessageView]
Build = Callable[..., ConversationView]


@pytest.fixture
def pane(qtbot: QtBot, message: Make, conversation: Build) -> ConversationPane:
    shown = ConversationPane()
    qtbot.addWidget(shown)
    shown.resize(380, 500)
    texts = [f"Message {n}. " + ("The Parcel is late. " if n % 50 == 0 else "") for n in range(300)]
    shown.show_view(conversation(*(message(n, text) for n, text in enumerate(texts))))
    shown.show()
    shown.activateWindow()
    shown.messages.setFocus()
    qtbot.waitUntil(shown.messages.hasFocus)
    return shown


def seek(pane: ConversationPane, words: str) -> str:
    pane.open_find()
    QTest.keyClicks(pane.find_bar.field, words)
    return pane.find_bar.field.accessibleDescription()


def in_sight(pane: ConversationPane) -> str:
    """The marked word's message, if the place is in sight."""
    messages = pane.messages
    assert messages.viewport().rect().contains(messages.cursorRect().center())
    return messages.textCursor().block().text().split(".")[0]


def test_words_are_found_in_all_messages_whatever_their_case(pane: ConversationPane) -> None:
    assert not pane.find_bar.isVisible()
    assert seek(pane, "parcel IS") == "6 of 6"
    assert pane.find_bar.isVisible()
    assert in_sight(pane) == "Message 250"
    assert len(pane.messages.extraSelections()) == 6


def test_enter_goes_on_and_shift_enter_back(pane: ConversationPane) -> None:
    seek(pane, "parcel")
    field = pane.find_bar.field
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert in_sight(pane) == "Message 200"
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert in_sight(pane) == "Message 0"
    assert field.accessibleDescription() == "1 of 6"


def test_words_that_stand_nowhere_are_said_to(pane: ConversationPane) -> None:
    assert seek(pane, "nowhere") == "None"
    QTest.keyClick(pane.find_bar.field, Qt.Key.Key_Return)
    assert pane.messages.extraSelections() == []


def test_escape_closes_the_field_and_takes_the_marks_away(pane: ConversationPane) -> None:
    seek(pane, "parcel")
    QTest.keyClick(pane.find_bar.field, Qt.Key.Key_Escape)
    assert not pane.find_bar.isVisible()
    assert pane.messages.extraSelections() == []
    assert pane.messages.hasFocus()


def test_another_ticket_is_searched_for_the_same_words(
    pane: ConversationPane, message: Make, conversation: Build
) -> None:
    seek(pane, "parcel")
    pane.show_view(conversation(message(900, "No parcel here, no parcel there"), ticket_id="2"))
    assert pane.find_bar.field.accessibleDescription() == "1 of 2"


def test_a_message_that_comes_in_leaves_the_marks_where_they_are(
    pane: ConversationPane, message: Make, conversation: Build
) -> None:
    seek(pane, "parcel")
    view = pane.messages._placing.messages
    pane.show_view(conversation(*view, message(901, "One more")))
    marked = {m.cursor.selectedText() for m in pane.messages.extraSelections()}
    assert marked == {"Parcel"}
    assert len(pane.messages.extraSelections()) == 6

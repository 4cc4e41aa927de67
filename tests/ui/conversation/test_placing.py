"""A long conversation is there at once where one looks, and whole soon after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from agent_assist.presenters.view.conversation import AttachmentView, MessageView
from agent_assist.presenters.view.parts import Cap, TagView
from agent_assist.ui.conversation.messages import MessagesView

Make = Callable[..., MessageView]
TAG = TagView("AI-drafted, sent by Jonas", Cap.HATCHED, "user-check")


@pytest.fixture
def view(qtbot: QtBot) -> MessagesView:
    shown = MessagesView()
    qtbot.addWidget(shown)
    shown.resize(340, 600)
    shown.show()
    return shown


@pytest.fixture
def long(message: Make) -> tuple[MessageView, ...]:
    """300 messages; every third has a tag, a warning and a file."""
    files = (AttachmentView("invoice.pdf", "application/pdf, 17 kB"),)
    full = {"is_agent": True, "tag": TAG, "warnings": ("Hidden text.",), "attachments": files}
    return tuple(
        message(n, f"Text {n}\n" + "A line. " * 12, **(full if n % 3 == 0 else {}))
        for n in range(300)
    )


def is_whole(view: MessagesView) -> bool:
    return "Text 0\n" in view.toPlainText()


def test_the_newest_messages_are_there_at_once_and_the_others_soon(
    qtbot: QtBot, view: MessagesView, long: tuple[MessageView, ...]
) -> None:
    view.show_messages(long)
    view.show_newest()
    assert "Text 299" in view.toPlainText()
    assert not is_whole(view)
    qtbot.waitUntil(lambda: is_whole(view))
    text = view.toPlainText()
    places = [text.index(f"Text {n}\n") for n in range(300)]
    assert places == sorted(places)


def test_bit_by_bit_gives_the_same_document_as_at_once(
    qtbot: QtBot, view: MessagesView, long: tuple[MessageView, ...]
) -> None:
    view.show_messages(long)
    qtbot.waitUntil(lambda: is_whole(view))
    other = MessagesView()
    qtbot.addWidget(other)
    other.resize(340, 600)
    other.show()
    other.show_messages(long[:1])
    other.show_messages(long)
    assert other.toHtml() == view.toHtml()
    assert other._placing.placed == view._placing.placed


def test_marks_stand_beside_the_blocks_they_belong_to(
    qtbot: QtBot, view: MessagesView, long: tuple[MessageView, ...]
) -> None:
    view.show_messages(long)
    qtbot.waitUntil(lambda: is_whole(view))
    for placed in view._placing.placed:
        text = view.document().findBlockByNumber(placed.header).text()
        assert text.startswith(placed.message.author)
        if placed.tag >= 0:
            assert view.document().findBlockByNumber(placed.tag).text() == TAG.words
            file = view.document().findBlockByNumber(placed.attachments[0]).text()
            assert file.startswith("invoice.pdf")


def test_what_somebody_looks_at_does_not_move_while_older_messages_come(
    qtbot: QtBot, view: MessagesView, long: tuple[MessageView, ...]
) -> None:
    view.show_messages(long)
    view.show_newest()
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() - 300)
    view._stop_following()
    before = view.grab().toImage()
    qtbot.waitUntil(lambda: is_whole(view))
    now = view.grab().toImage()
    words = before.rect().adjusted(0, 0, -20, 0)  # the scroll bar may move
    assert now.copy(words) == before.copy(words)


def test_selecting_everything_selects_what_was_not_written_yet(
    view: MessagesView, long: tuple[MessageView, ...]
) -> None:
    view.show_messages(long)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    view.copy()
    assert "Text 0\n" in QGuiApplication.clipboard().text()


def test_another_ticket_in_the_middle_of_it_leaves_nothing_of_the_first(
    qtbot: QtBot, view: MessagesView, message: Make, long: tuple[MessageView, ...]
) -> None:
    view.show_messages(long)
    view.show_messages((message(900, "Another ticket"),))
    qtbot.wait(30)
    assert view.toPlainText().count("Text") == 0


def test_a_changed_message_far_up_keeps_the_place(
    qtbot: QtBot, view: MessagesView, long: tuple[MessageView, ...]
) -> None:
    view.show_messages(long)
    qtbot.waitUntil(lambda: is_whole(view))
    view._stop_following()
    view.verticalScrollBar().setValue(9_000)
    before = view._in_sight()
    view.show_messages(tuple(replace(m, when="Yesterday 12:20") for m in long))
    assert view._in_sight() == before

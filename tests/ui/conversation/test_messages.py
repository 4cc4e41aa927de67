"""Customer text is shown as it is and does nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from pytestqt.qtbot import QtBot

from agent_assist.presenters.view.conversation import AttachmentView, MessageView
from agent_assist.presenters.view.parts import Cap, TagView
from agent_assist.ui.conversation.messages import MessagesView
from agent_assist.ui.theme.theme import current_theme

Make = Callable[..., MessageView]


@pytest.fixture
def view(qtbot: QtBot) -> MessagesView:
    shown = MessagesView()
    qtbot.addWidget(shown)
    shown.resize(340, 600)
    return shown


def test_markup_stays_text_and_links_are_shown_whole(view: MessagesView, message: Make) -> None:
    text = 'See <a href="https://evil.example/x">here</a> & https://shop.example/a?b=c#d'
    view.show_messages((message(text=text),))
    assert text in view.toPlainText()
    assert "<a " not in view.document().toHtml()


def iter_blocks(document: QTextDocument) -> list[object]:
    block, found = document.begin(), []
    while block.isValid():
        found.append(block.begin())
        block = block.next()
    return [list(_fragments(iterator)) for iterator in found]


def _fragments(iterator: object) -> object:
    while not iterator.atEnd():  # type: ignore[attr-defined]
        yield iterator
        iterator += 1  # type: ignore[operator]


def test_neither_remote_nor_local_resources_are_loaded(
    view: MessagesView, message: Make, tmp_path: Path
) -> None:
    picture = tmp_path / "secret.png"
    QImage(4, 4, QImage.Format.Format_RGB32).save(str(picture))
    view.show_messages((message(text=f'<img src="{picture}"> <img src="http://x.example/p.png">'),))
    view.grab()
    for place in (QUrl.fromLocalFile(str(picture)), QUrl("http://x.example/p.png")):
        assert view.loadResource(int(QTextDocument.ResourceType.ImageResource), place) is None
    assert not view.openLinks()
    assert not view.openExternalLinks()


def test_a_pressed_link_opens_nothing(view: MessagesView, message: Make) -> None:
    view.show_messages((message(),))
    before = view.toPlainText()
    view.anchorClicked.emit(QUrl("file:///etc/hostname"))
    assert view.toPlainText() == before
    assert view.source().isEmpty()


def test_quoted_text_is_folded_until_asked_for(
    qtbot: QtBot, view: MessagesView, message: Make
) -> None:
    view.show_messages((message(quoted="On Monday you wrote"),))
    assert "On Monday" not in view.toPlainText()
    with qtbot.waitSignal(view.quoted_toggled):
        view.anchorClicked.emit(QUrl("quoted:m1"))
    assert "On Monday you wrote" in view.toPlainText()


def test_the_tag_of_a_past_reply_is_there_in_words(view: MessagesView, message: Make) -> None:
    tag = TagView("AI-drafted, sent by Jonas", Cap.HATCHED, "user-check")
    view.show_messages((message(is_agent=True, tag=tag),))
    assert tag.words in view.toPlainText()


@pytest.mark.parametrize("name", ["Priya", "Maximiliane-Charlotte"])
@pytest.mark.parametrize("width", [340, 300, 260])
def test_the_tag_of_a_past_reply_is_never_cut_at_the_edge(
    view: MessagesView, message: Make, name: str, width: int
) -> None:
    view.resize(width, 600)
    tag = TagView(f"From help articles, edited and sent by {name}", Cap.DOTTED, "user-check")
    view.show_messages((message(is_agent=True, tag=tag),))
    image = view.viewport().grab().toImage()
    ink = current_theme().ink("ai").name()
    edges = [
        [x for x in range(image.width()) if image.pixelColor(x, y).name() == ink]
        for y in range(image.height())
    ]
    top = next(edge for edge in edges if len(edge) > 100)
    assert top[-1] < image.width() - 1, "the frame is closed before the column ends"
    assert sum(len(edge) > 100 for edge in edges) == 2, "one frame, around all lines of its words"


def test_warnings_and_files_are_named(view: MessagesView, message: Make) -> None:
    files = (AttachmentView("invoice.pdf", "application/pdf, 17 kB"),)
    view.show_messages((message(warnings=("Hidden text\nwas taken out",), attachments=files),))
    assert "Hidden text" in view.toPlainText()
    assert "invoice.pdf   application/pdf, 17 kB" in view.toPlainText()
    view.grab()


def test_right_to_left_text_runs_that_way(view: MessagesView, message: Make) -> None:
    view.show_messages((message(text="שלום", is_right_to_left=True),))
    directions = {
        block.text(): block.textDirection() for block in _blocks(view.document()) if block.text()
    }
    assert directions["שלום"] == Qt.LayoutDirection.RightToLeft


def _blocks(document: QTextDocument) -> list[object]:
    block, found = document.begin(), []
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


def test_five_hundred_messages_are_one_document_without_a_widget_each(
    view: MessagesView, message: Make
) -> None:
    before = len(view.findChildren(object))
    view.show_messages(tuple(message(number, f"Text {number}") for number in range(500)))
    assert "Text 499" in view.toPlainText()
    assert len(view.findChildren(object)) == before


def test_the_place_stays_when_a_message_comes_in(
    qtbot: QtBot, view: MessagesView, message: Make
) -> None:
    view.show()
    messages = tuple(message(n, "A line.\n" * 6) for n in range(20))
    view.show_messages(messages)
    view.verticalScrollBar().setValue(700)
    view.show_messages((*messages, message(99, "New")))
    assert view.verticalScrollBar().value() == 700

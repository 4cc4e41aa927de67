"""Files, Cc and Bcc below the text."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from agent_assist.presenters.view.enclosures import AttachmentRow, EnclosuresView
from agent_assist.ui.main_window import MainWindow
from agent_assist.ui.widgets.text import Text

ROW = AttachmentRow("form.pdf", "form.pdf", "12 KB", "Remove form.pdf")


def view(**changes: Any) -> EnclosuresView:
    values = {"cc": "", "bcc": "", "cc_problem": "", "bcc_problem": "", "attachments": (),
              "problem": "", "can_change": True, **changes}  # fmt: skip
    return EnclosuresView(**values)


def test_without_any_it_takes_no_room_but_both_are_offered(window: MainWindow) -> None:
    pane = window.work.draft
    assert pane.enclosures.isHidden()
    assert pane.enclosures.attach.isVisible()
    assert pane.enclosures.copies.isVisible()


def test_opening_cc_moves_no_word_and_what_is_typed_is_told(
    window: MainWindow,
    workspace: Any,
) -> None:
    pane = window.work.draft
    before = pane.editor.mapTo(window, pane.editor.cursorRect().topLeft())
    pane.enclosures.copies.click()
    QApplication.processEvents()
    assert pane.editor.mapTo(window, pane.editor.cursorRect().topLeft()) == before
    assert pane.enclosures.cc.hasFocus()
    QTest.keyClicks(pane.enclosures.cc, "a@b.example")
    assert workspace.asked("enclosing.set_copies")[-1] == ("a@b.example", "")


def test_a_field_that_is_typed_into_keeps_its_words(
    window: MainWindow,
    workspace: Any,
    refresh: Any,
) -> None:
    pane = window.work.draft
    pane.enclosures.copies.click()
    QTest.keyClicks(pane.enclosures.cc, "a@")
    workspace.enclosing.view = view(cc="a", cc_problem="“a” is no mail address.")
    refresh()
    assert pane.enclosures.cc.text() == "a@"


def test_a_file_is_shown_with_its_size_and_can_be_removed_by_keyboard(
    window: MainWindow,
    workspace: Any,
    refresh: Any,
) -> None:
    workspace.enclosing.view = view(attachments=(ROW,))
    refresh()
    cross = next(
        b for b in window.work.draft.enclosures.findChildren(type(window.top_bar._help))
        if b.accessibleName() == "Remove form.pdf"
    )  # fmt: skip
    cross.setFocus()
    QTest.keyClick(cross, Qt.Key.Key_Space)
    assert workspace.asked("enclosing.remove") == [("form.pdf",)]


@pytest.mark.parametrize("over_the_text", [True, False])
def test_files_dropped_anywhere_over_the_column_are_attached(
    window: MainWindow,
    workspace: Any,
    over_the_text: bool,
) -> None:
    pane, mime = window.work.draft, QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/tmp/a.txt"), QUrl.fromLocalFile("/tmp/b.txt")])
    place = (QPointF(20, 20), Qt.DropAction.CopyAction, mime)
    held = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    if over_the_text:
        pane.editor.insertFromMimeData(mime)
    else:
        pane.dropEvent(QDropEvent(*place, *held))
    assert workspace.asked("enclosing.add_files") == [(("/tmp/a.txt", "/tmp/b.txt"),)]


def test_while_it_is_approved_nothing_can_be_changed(
    window: MainWindow,
    workspace: Any,
    refresh: Any,
) -> None:
    workspace.enclosing.view = view(cc="a@b.example", attachments=(ROW,), can_change=False)
    refresh()
    enclosures = window.work.draft.enclosures
    assert enclosures.cc.isReadOnly()
    assert not enclosures.attach.isVisible()
    assert not enclosures.cc.isVisible(), "they stand there in words"


def test_fields_that_were_left_empty_are_closed_again(window: MainWindow, refresh: Any) -> None:
    shown = window.work.draft.enclosures
    shown.copies.click()
    refresh()
    assert shown.cc.isVisible(), "open while it is used"
    window.work.draft.editor.setFocus()
    refresh()
    assert shown.isHidden()
    assert shown.copies.isVisible()


def test_what_was_approved_is_read_and_not_filled_in(
    window: MainWindow, workspace: Any, refresh: Any
) -> None:
    shown = window.work.draft.enclosures
    workspace.enclosing.view = view(cc="a@b.example", can_change=False)
    refresh()
    assert not shown.cc.isVisible()
    assert [t.text() for t in shown.findChildren(Text) if t.isVisible()] == ["Cc  a@b.example"]

"""The editor loads, streams and reports without ever moving what a person typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from agent_assist.domain.provenance import Origin, Provenance
from agent_assist.presenters.view.draft import EditorContent, MarkKind

AI, PERSON = Origin.AI, Origin.PERSON


def test_every_change_by_the_person_is_reported_with_text_and_origins(editor, content):
    editor.load(content(("Hello", AI)))
    heard = []
    editor.edited.connect(lambda text, provenance: heard.append((text, provenance)))
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(editor, "!")
    editor.undo()
    assert [text for text, _ in heard] == ["Hello!", "Hello"]
    assert heard[0][1].count(PERSON) == 1
    assert heard[1][1] == Provenance.whole(5, AI)


def test_loading_and_streaming_are_not_edits(editor, content, qtbot):
    with qtbot.assertNotEmitted(editor.edited):
        editor.load(content(("Hello", AI)))
        editor.append_streamed(" world")
    assert editor.text() == "Hello world"


def test_text_that_the_editor_cannot_hold_is_reported_as_it_really_is(editor, content, qtbot):
    with qtbot.waitSignal(editor.edited, timeout=500) as heard:
        editor.load(content(("a\r\nb", AI)))
    assert heard.args == ["a\nb", Provenance.whole(3, AI)]


def test_loading_what_is_there_already_keeps_undo_and_caret(editor, content):
    editor.load(content(("Hello", AI)))
    QTest.keyClicks(editor, "Oh. ")
    caret = editor.textCursor().position()
    editor.load(EditorContent(2, editor.text(), editor.provenance()))
    assert editor.textCursor().position() == caret
    assert editor.document().isUndoAvailable()


def test_loading_another_ticket_cannot_be_undone_into_the_last_one(editor, content):
    editor.load(content(("Dear Maren", AI)))
    QTest.keyClicks(editor, "x")
    editor.load(content(("Dear Tomasz", AI)))
    editor.undo()
    assert editor.text() == "Dear Tomasz"
    assert editor.textCursor().position() == 0


def test_streamed_chunks_are_ai_words_and_one_step_of_undo(editor):
    for chunk in ("I have ", "booked\n", "it. 👋"):
        editor.append_streamed(chunk)
    assert editor.provenance() == Provenance.whole(len("I have booked\nit. 👋"), AI)
    editor.undo()
    assert editor.text() == ""
    editor.redo()
    assert editor.provenance() == Provenance.whole(len("I have booked\nit. 👋"), AI)


def test_work_begins_before_a_draft_and_behind_words_of_ones_own(editor, content):
    editor.load(content(("A draft.", Origin.AI)))
    assert editor.textCursor().position() == 0
    editor.load(content(("Half a sentence", Origin.PERSON)))
    assert editor.textCursor().position() == len("Half a sentence")
    editor.load(content(("My words. ", Origin.PERSON), ("Its words.", Origin.AI)))
    assert editor.textCursor().position() == 0


def test_streaming_moves_neither_caret_nor_selection_nor_the_view(editor, content):
    editor.load(content(("line\n" * 60, AI)))
    cursor = editor.textCursor()
    cursor.setPosition(2)
    cursor.setPosition(7, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    editor.verticalScrollBar().setValue(120)
    editor.append_streamed("more\n" * 10)
    assert (editor.textCursor().anchor(), editor.textCursor().position()) == (2, 7)
    assert editor.verticalScrollBar().value() == 120


def test_streaming_into_an_empty_editor_leaves_the_caret_at_the_start(editor):
    editor.append_streamed("Hello")
    assert editor.textCursor().position() == 0


def test_typing_between_two_chunks_keeps_its_own_undo_step(editor):
    editor.append_streamed("AI")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(editor, "me")
    editor.append_streamed("more")
    editor.undo()
    assert editor.text() == "AIme"


def test_marks_follow_typing_and_go_when_their_words_change(editor, content, mark_over):
    text = "I have booked a delivery."
    editor.load(content((text, AI)))
    editor.set_marks([mark_over(text, "booked a delivery", MarkKind.NO_SOURCE, "!")])
    editor.insert_pieces([("👋 ", PERSON)])
    (mark,) = editor.marks
    assert editor.text()[mark.start : mark.end] == "booked a delivery"
    assert editor.select_mark(mark.start)
    assert editor.textCursor().selectedText() == "booked a delivery"
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    assert list(editor.marks) == []


def test_space_and_page_keys_scroll_a_read_only_draft(editor, content):
    editor.load(content(("line\n" * 100, AI)))
    editor.set_read_only(True)
    bar = editor.verticalScrollBar()
    QTest.keyClick(editor, Qt.Key.Key_Space)
    once = bar.value()
    assert 0 < once < bar.pageStep()
    QTest.keyClick(editor, Qt.Key.Key_PageDown)
    assert bar.value() > once
    QTest.keyClick(editor, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(editor, Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_a_read_only_draft_can_be_edited_again(editor, content):
    editor.load(content(("Hello", AI)))
    editor.set_read_only(True)
    editor.set_read_only(False)
    QTest.keyClicks(editor, "x")
    assert editor.text() == "xHello"


def test_resizing_and_text_size_add_nothing_to_undo(editor, content, theme):
    editor.load(content(("Hello", AI)))
    editor.resize(400, 300)
    theme.set_text_scale(150)
    assert not editor.document().isUndoAvailable()

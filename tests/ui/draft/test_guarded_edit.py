"""Who put each character there is known, whatever way it came in; AI words leave only marked as such."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QClipboard,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QInputMethodEvent,
    QTextCursor,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from agent_assist.domain.provenance import Origin
from agent_assist.ui.draft.context_menu import edit_menu

AI, PERSON, PASTED, SAVED = Origin.AI, Origin.PERSON, Origin.PASTED, Origin.SAVED_REPLY


@pytest.fixture
def drafted(editor, content):
    """An editor that holds "Hello world", all of it AI."""
    editor.load(content(("Hello world", AI)))
    return editor


def put_caret(editor, position, anchor=None):
    cursor = editor.textCursor()
    cursor.setPosition(position if anchor is None else anchor)
    cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def told(editor):
    """The text cut into its origins."""
    return [
        (editor.text()[start:end], origin) for start, end, origin in editor.provenance().spans()
    ]


def text_mime(text, html=""):
    mime = QMimeData()
    mime.setText(text)
    if html:
        mime.setHtml(html)
    return mime


def test_typing_inside_ai_words_is_the_persons(drafted):
    put_caret(drafted, 5)
    QTest.keyClicks(drafted, " my")
    assert told(drafted) == [("Hello", AI), (" my", PERSON), (" world", AI)]


def test_typing_over_a_selection_of_ai_words_is_the_persons(drafted):
    put_caret(drafted, 5, anchor=0)
    QTest.keyClicks(drafted, "Hi")
    assert told(drafted) == [("Hi", PERSON), (" world", AI)]


@pytest.mark.parametrize(
    "modifier", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier]
)
def test_a_new_line_is_the_persons_and_one_line_feed(drafted, modifier):
    put_caret(drafted, 5)
    QTest.keyClick(drafted, Qt.Key.Key_Return, modifier)
    QTest.keyClicks(drafted, "x")
    assert told(drafted) == [("Hello", AI), ("\nx", PERSON), (" world", AI)]


def test_line_ends_of_a_draft_are_ai_words_too(editor, content):
    editor.load(content(("a\n\nb", AI), ("\nc", PERSON)))
    assert told(editor) == [("a\n\nb", AI), ("\nc", PERSON)]


def test_undo_and_redo_bring_origins_back(drafted):
    put_caret(drafted, 5, anchor=0)
    QTest.keyClicks(drafted, "Hi")
    put_caret(drafted, 2, anchor=8)
    QTest.keyClick(drafted, Qt.Key.Key_Delete)
    assert told(drafted) == [("Hi", PERSON)]
    while drafted.document().isUndoAvailable():
        drafted.undo()
    assert told(drafted) == [("Hello world", AI)]
    while drafted.document().isRedoAvailable():
        drafted.redo()
    assert told(drafted) == [("Hi", PERSON)]


def test_typing_goes_back_in_words_not_letter_by_letter(drafted):
    put_caret(drafted, 5)
    QTest.keyClicks(drafted, "abcdef")
    drafted.undo()
    assert drafted.text() == "Hello world"


def test_deleting_across_origins_leaves_the_rest_as_it_was(editor, content):
    editor.load(content(("AAAA", AI), ("pppp", PERSON), ("BBBB", AI)))
    put_caret(editor, 6, anchor=2)
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert told(editor) == [("AA", AI), ("pp", PERSON), ("BBBB", AI)]


def test_pasted_text_says_so_and_brings_no_markup(drafted):
    QGuiApplication.clipboard().setMimeData(text_mime("a <b>c</b>\r\nd", "<h1>big</h1><img src=x>"))
    put_caret(drafted, 5)
    QTest.keyClick(drafted, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert told(drafted) == [("Hello", AI), ("a <b>c</b>\nd", PASTED), (" world", AI)]
    assert "big" not in drafted.toHtml()
    assert drafted.currentCharFormat().fontWeight() <= 400


def test_html_without_text_pastes_no_formatting(drafted):
    mime = QMimeData()
    mime.setHtml("<b>bold</b>")
    drafted.insertFromMimeData(mime)
    assert drafted.text() == "Hello world"


def test_dropped_text_says_so(drafted):
    place = QPointF(drafted.cursorRect(drafted.textCursor()).topLeft()) + QPointF(1, 3)
    mime = text_mime("dropped ", "<b>dropped</b>")
    held = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    copying = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(place.toPoint(), copying, mime, *held)
    QApplication.sendEvent(drafted.viewport(), enter)
    QApplication.sendEvent(drafted.viewport(), QDropEvent(place, copying, mime, *held))
    assert told(drafted) == [("dropped ", PASTED), ("Hello world", AI)]


def test_files_are_hung_on_the_reply_and_never_become_text(drafted):
    mime, heard = QMimeData(), []
    mime.setUrls([QUrl.fromLocalFile("/tmp/letter.txt")])
    drafted.files_given.connect(heard.append)
    drafted.insertFromMimeData(mime)
    assert drafted.text() == "Hello world"
    assert heard == [("/tmp/letter.txt",)]
    drafted.setReadOnly(True)
    drafted.insertFromMimeData(mime)
    assert len(heard) == 1


def test_a_pasted_picture_becomes_a_file_and_one_with_text_is_text(drafted):
    mime, heard = QMimeData(), []
    image = QImage(3, 2, QImage.Format.Format_RGB32)
    image.fill(0xFF00FF)
    mime.setImageData(image)
    drafted.picture_given.connect(heard.append)
    drafted.insertFromMimeData(mime)
    assert heard[0].startswith(b"\x89PNG")
    mime.setText("a table")
    drafted.selectAll()
    drafted.insertFromMimeData(mime)
    assert (drafted.text(), len(heard)) == ("a table", 1)


def test_composed_text_is_the_persons_also_with_a_preedit_and_a_replacement(drafted):
    put_caret(drafted, 5)
    compose = QInputMethodEvent("にほ", [])
    QApplication.sendEvent(drafted, compose)
    assert drafted.text() == "Hello world"
    commit = QInputMethodEvent("", [])
    commit.setCommitString("日本")
    QApplication.sendEvent(drafted, commit)
    assert told(drafted) == [("Hello", AI), ("日本", PERSON), (" world", AI)]
    fix = QInputMethodEvent("", [])
    fix.setCommitString("é", -1, 1)
    QApplication.sendEvent(drafted, fix)
    assert told(drafted) == [("Hello", AI), ("日é", PERSON), (" world", AI)]


def test_composing_over_a_selection_replaces_it(drafted):
    put_caret(drafted, 5, anchor=0)
    commit = QInputMethodEvent("", [])
    commit.setCommitString("你好")
    QApplication.sendEvent(drafted, commit)
    assert told(drafted) == [("你好", PERSON), (" world", AI)]


def test_a_read_only_draft_takes_nothing_in(drafted):
    drafted.set_read_only(True)
    QTest.keyClicks(drafted, "x ")
    drafted.insertFromMimeData(text_mime("x"))
    commit = QInputMethodEvent("", [])
    commit.setCommitString("x")
    QApplication.sendEvent(drafted, commit)
    put_caret(drafted, 5, anchor=0)
    drafted.cut()
    assert told(drafted) == [("Hello world", AI)]


def test_emoji_and_combining_marks_count_as_code_points(editor, content):
    editor.load(content(("👋🏽 e\u0301\n", AI)))
    put_caret(editor, len("👋🏽 e\u0301".encode("utf-16-le")) // 2)
    QTest.keyClicks(editor, "z")
    assert told(editor) == [("👋🏽 e\u0301", AI), ("z", PERSON), ("\n", AI)]
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.provenance().length == len(editor.text())


def test_hard_spaces_stay_hard(editor, content):
    editor.load(content(("10\u00a0€", AI)))
    assert editor.text() == "10\u00a0€"


def test_copied_ai_words_say_what_they_are_and_are_reported(drafted, qtbot):
    put_caret(drafted, 5, anchor=0)
    with qtbot.waitSignal(drafted.copied, timeout=500) as copied:
        QTest.keyClick(drafted, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "AI draft, not approved\n\nHello"
    assert copied.args == [5]


def test_cutting_and_the_menu_go_the_same_guarded_way(drafted):
    put_caret(drafted, 5, anchor=0)
    QTest.keyClick(drafted, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "AI draft, not approved\n\nHello"
    assert drafted.text() == " world"
    drafted.selectAll()
    copy = next(action for action in edit_menu(drafted).actions() if action.text() == "Copy")
    copy.trigger()
    assert QGuiApplication.clipboard().text() == "AI draft, not approved\n\n world"


def test_the_persons_own_words_are_copied_as_they_are(editor, content, qtbot):
    editor.load(content(("mine ", PERSON), ("theirs", AI)))
    put_caret(editor, 4, anchor=0)
    with qtbot.assertNotEmitted(editor.copied):
        editor.copy()
    assert QGuiApplication.clipboard().text() == "mine"


def test_moving_a_sentence_inside_the_draft_keeps_who_wrote_it(editor, content):
    editor.load(content(("AI words.", AI), (" Mine.", PERSON)))
    editor.selectAll()
    editor.cut()
    editor.paste()
    assert told(editor) == [("AI words.", AI), (" Mine.", PERSON)]


@pytest.mark.parametrize("data", [b"[[1]]", b"{", b'[["x", "angel"]]', b"7", b"[" * 100_000])
def test_a_forged_clipboard_is_pasted_as_pasted(drafted, data):
    mime = text_mime("plain")
    mime.setData("application/x-agent-assist-draft", data)
    put_caret(drafted, 0)
    drafted.insertFromMimeData(mime)
    assert told(drafted)[0] == ("plain", PASTED)


def test_selecting_ai_words_gives_nothing_to_the_primary_selection_or_to_a_drag(editor, content):
    editor.load(content(("AI", AI), ("mine", PERSON)))
    editor.selectAll()
    assert editor.createMimeDataFromSelection().text() == ""
    put_caret(editor, 6, anchor=2)
    assert editor.createMimeDataFromSelection().text() == "mine"
    assert QGuiApplication.clipboard().text(QClipboard.Mode.Selection) in ("", "mine")


def test_a_press_inside_the_selection_never_starts_a_drag(drafted):
    drafted.selectAll()
    inside = drafted.cursorRect().center() - QPoint(20, 0)
    QTest.mousePress(drafted.viewport(), Qt.MouseButton.LeftButton, pos=inside)
    assert not drafted.textCursor().hasSelection()
    QTest.mouseRelease(drafted.viewport(), Qt.MouseButton.LeftButton, pos=inside)


def test_tab_leaves_the_editor_and_ctrl_enter_types_nothing(drafted):
    assert drafted.tabChangesFocus()
    QTest.keyClick(drafted, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(drafted, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert drafted.text() == "Hello world"


def test_altgr_types(drafted):
    put_caret(drafted, 0)
    altgr = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    QTest.sendKeyEvent(QTest.KeyAction.Click, drafted, Qt.Key.Key_E, "€", altgr)
    assert told(drafted)[0] == ("€", PERSON)


def test_a_saved_reply_is_neither_typed_nor_ai(drafted):
    put_caret(drafted, 0)
    drafted.insert_saved_reply("Dear customer,\r\n")
    assert told(drafted) == [("Dear customer,\n", SAVED), ("Hello world", AI)]


@pytest.mark.parametrize(
    ("caret", "text"),
    [
        (0, "Reply.\n\nHello world"),
        (5, "Hello\n\nReply. world"),
        (6, "Hello Reply.\n\nworld"),
        (11, "Hello world\n\nReply."),
    ],
)
def test_a_saved_reply_never_sticks_to_the_words_beside_it(drafted, caret, text):
    put_caret(drafted, caret)
    drafted.insert_saved_reply("Reply.")
    assert drafted.text() == text
    drafted.undo()
    assert drafted.text() == "Hello world"


@pytest.mark.parametrize(
    ("caret", "text"),
    [(0, "A source. Hello world"), (5, "Hello A source. world"), (11, "Hello world A source.")],
)
def test_a_sources_words_stand_apart_by_a_space(drafted, caret, text):
    put_caret(drafted, caret)
    drafted.insert_cited("A source.")
    assert drafted.text() == text


def test_before_a_full_stop_no_space_is_put(drafted):
    put_caret(drafted, 11)
    drafted.insertPlainText(".")
    put_caret(drafted, 11)
    drafted.insert_cited("words")
    assert drafted.text() == "Hello world words."


def test_the_whole_text_is_copied_in_the_same_way_and_the_selection_stays(drafted):
    drafted.moveCursor(QTextCursor.MoveOperation.Start)
    drafted.copy_whole()
    assert QGuiApplication.clipboard().text() == "AI draft, not approved\n\n" + drafted.text()
    assert not drafted.textCursor().hasSelection()

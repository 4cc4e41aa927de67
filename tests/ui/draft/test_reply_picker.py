"""Saved replies while typing: ";" and a name."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from agent_assist.domain.provenance import Origin, Provenance
from agent_assist.presenters.view.draft import EditorContent
from agent_assist.presenters.view.palette import PickKind, PickRow
from agent_assist.ui.draft.editor import DraftEditor
from agent_assist.ui.draft.reply_picker import ReplyPicker
from agent_assist.ui.theme.theme import Theme

ROWS = (
    PickRow(PickKind.REPLY, "reply:collect", "message-square-text", "Collect from depot"),
    PickRow(PickKind.REPLY, "reply:fee", "message-square-text", "Fee"),
)


@pytest.fixture
def editor(qtbot: QtBot, theme: Theme) -> DraftEditor:
    made = DraftEditor()
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    return made


@pytest.fixture
def picker(editor: DraftEditor) -> ReplyPicker:
    made = ReplyPicker(editor)
    made.sought.connect(
        lambda typed: made.show_rows(typed, ROWS if "co".startswith(typed[:2]) else ())
    )
    made.picked.connect(lambda passage_id: made.replace_typed(f"[{passage_id}]"))
    return made


def test_a_name_after_a_semicolon_is_replaced_by_the_reply(
    editor: DraftEditor, picker: ReplyPicker
) -> None:
    QTest.keyClicks(editor, "Hi ;co")
    assert picker.is_open
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text() == "Hi [reply:collect]"
    assert editor.provenance().count(Origin.SAVED_REPLY) == len("[reply:collect]")
    assert not picker.is_open


def test_arrows_choose_another(editor: DraftEditor, picker: ReplyPicker) -> None:
    QTest.keyClicks(editor, ";co")
    QTest.keyClick(editor, Qt.Key.Key_Down)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text() == "[reply:fee]"


@pytest.mark.parametrize("typed", ["done; more", "a;co", ";)", ";xyz", "; co", ";;"])
def test_a_semicolon_in_a_sentence_is_only_a_semicolon(
    editor: DraftEditor, picker: ReplyPicker, typed: str
) -> None:
    QTest.keyClicks(editor, typed)
    assert not picker.is_open
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text() == typed + "\n"


def test_leaving_it_keeps_what_was_typed(editor: DraftEditor, picker: ReplyPicker) -> None:
    QTest.keyClicks(editor, ";co")
    assert picker.close()
    assert editor.text() == ";co"
    assert not picker.close()


def test_loaded_text_opens_nothing(editor: DraftEditor, picker: ReplyPicker) -> None:
    editor.load(EditorContent(1, "x ;co", Provenance.whole(5, Origin.AI)))
    assert not picker.is_open


def test_undo_brings_the_typed_letters_back(editor: DraftEditor, picker: ReplyPicker) -> None:
    QTest.keyClicks(editor, ";co")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    editor.undo()
    assert editor.text() == ";co"

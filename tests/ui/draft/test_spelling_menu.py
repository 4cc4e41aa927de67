"""A misspelt word: its wave, and the menu over it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from agent_assist.domain.provenance import Origin, Provenance
from agent_assist.presenters.view.draft import EditorContent, MarkKind, MarkView
from agent_assist.ui.draft.editor import DraftEditor
from agent_assist.ui.theme.theme import Theme

TEXT = "A 👋 delivry comes"
START = TEXT.index("delivry")
MARK = MarkView(START, START + 7, MarkKind.SPELLING, "", "Not in the dictionary")


@pytest.fixture
def editor(qtbot: QtBot, theme: Theme) -> DraftEditor:
    made = DraftEditor()
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.load(EditorContent(1, TEXT, Provenance.whole(len(TEXT), Origin.AI)))
    made.set_misspelt([MARK])
    made.show()
    return made


def menu_over(editor: DraftEditor, words: str) -> QMenu:
    cursor = QTextCursor(editor.document())
    cursor.setPosition(
        editor.toPlainText().encode("utf-16-le").index(words.encode("utf-16-le")) // 2 + 1
    )
    return editor.menu_at(cursor)


def shown(menu: QMenu) -> list[str]:
    return [a.text() for a in menu.actions() if a.isVisible() and not a.isSeparator()]


def test_what_may_have_been_meant_stands_first_and_replaces_the_word(editor: DraftEditor) -> None:
    editor.suggestions_wanted.connect(lambda _word, show: show(("delivery",), ""))
    menu = menu_over(editor, "delivry")
    assert shown(menu)[:2] == ["delivery", "Add to my words"]
    menu.actions()[0].trigger()
    assert editor.text() == "A 👋 delivery comes"
    assert editor.provenance().count(Origin.PERSON) == len("delivery")
    assert editor.textCursor().position() == 0, "the caret stays"


def test_without_a_suggestion_it_says_why(editor: DraftEditor) -> None:
    editor.suggestions_wanted.connect(lambda _word, show: show((), "No suggestions"))
    menu = menu_over(editor, "delivry")
    assert shown(menu)[:2] == ["No suggestions", "Add to my words"]
    assert not menu.actions()[0].isEnabled()


def test_a_word_can_be_made_ones_own(editor: DraftEditor) -> None:
    heard: list[str] = []
    editor.word_learned.connect(heard.append)
    menu = menu_over(editor, "delivry")
    next(a for a in menu.actions() if a.text() == "Add to my words").trigger()
    assert heard == ["delivry"]


def test_over_other_words_the_menu_is_the_usual_one(editor: DraftEditor) -> None:
    assert shown(menu_over(editor, "comes"))[0] == "Undo"
    editor.set_read_only(True)
    assert shown(menu_over(editor, "delivry"))[0] == "Undo"


def test_a_suggestion_for_a_word_that_was_typed_over_does_nothing(editor: DraftEditor) -> None:
    editor.suggestions_wanted.connect(lambda _word, show: show(("delivery",), ""))
    menu = menu_over(editor, "delivry")
    editor.selectAll()
    editor.insertPlainText("gone")
    menu.actions()[0].trigger()
    assert editor.text() == "gone"


def test_an_answer_after_the_menu_is_gone_is_dropped(editor: DraftEditor, qtbot: QtBot) -> None:
    late: list[object] = []
    editor.suggestions_wanted.connect(lambda _word, show: late.append(show))
    menu = menu_over(editor, "delivry")
    with qtbot.waitSignal(menu.destroyed):
        menu.deleteLater()
    late[0](("delivery",), "")  # type: ignore[operator]


def test_the_wave_is_painted_below_the_word_and_gone_with_it(editor: DraftEditor) -> None:
    with_wave = editor.grab().toImage()
    editor.set_misspelt([])
    assert editor.grab().toImage() != with_wave

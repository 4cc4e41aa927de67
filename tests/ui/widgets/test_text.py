"""Words keep the line height of their step, wrap instead of being cut, or end in "…" with a tool tip."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible

from agent_assist.ui.theme.tokens import TypeRole
from agent_assist.ui.widgets.text import Text

LONG = "Your approval was withdrawn. Nothing was sent. Read the new message, then keep the draft."


def made(qtbot, **options) -> Text:
    text = Text(TypeRole.BODY, text=LONG, **options)
    qtbot.addWidget(text)
    return text


@pytest.mark.parametrize("percent", [100, 200])
def test_wrapped_words_take_whole_lines_of_the_scale(qtbot, theme, percent):
    theme.set_text_scale(percent)
    text = made(qtbot, wraps=True)
    line = theme.line_px(TypeRole.BODY)
    natural = text.sizeHint().width()
    assert text.heightForWidth(natural) == line
    assert text.heightForWidth(natural // 2 + 60) == 2 * line
    assert text.heightForWidth(natural // 4 + 60) >= 3 * line


def test_a_single_line_is_cut_with_a_tool_tip_that_has_it_all(qtbot):
    text = made(qtbot)
    text.show()
    text.resize(120, 20)
    assert text.toolTip() == LONG
    text.resize(2000, 20)
    assert text.toolTip() == ""


def test_the_lead_is_semibold_and_read_as_one_sentence(qtbot):
    text = Text(TypeRole.BODY)
    qtbot.addWidget(text)
    text.set_text("of 186 similar drafts", lead="About 7 in 10")
    plain = Text(TypeRole.BODY, text="About 7 in 10 of 186 similar drafts")
    qtbot.addWidget(plain)
    assert text.text() == plain.text()
    assert text.sizeHint().width() > plain.sizeHint().width()


def test_markup_is_shown_as_it_is_and_read_as_static_text(qtbot):
    text = Text(TypeRole.BODY, text="<b>bold</b> & <img src=x>")
    qtbot.addWidget(text)
    heard = QAccessible.queryAccessibleInterface(text)
    assert heard.text(QAccessible.Text.Name) == "<b>bold</b> & <img src=x>"
    assert heard.role() == QAccessible.Role.StaticText


def test_new_words_replace_the_painted_ones(qtbot):
    text = made(qtbot)
    text.resize(300, 20)
    before = text.grab().toImage()
    text.set_text("Other words")
    assert text.grab().toImage() != before

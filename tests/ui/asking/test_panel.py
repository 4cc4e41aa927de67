"""The column beside the text: worked by keyboard, marked, and with nothing in it that could be copied."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from agent_assist.presenters.view.asking import (
    BesidePage,
    BesideView,
    ComparedText,
    PieceView,
    ReadingSection,
    Strand,
    VersionView,
)
from agent_assist.presenters.view.parts import ButtonView, Cap, TagView
from agent_assist.ui.asking.compared_text import ComparedTextView
from agent_assist.ui.asking.panel import BesidePanel
from agent_assist.ui.widgets.button import Button
from agent_assist.ui.widgets.tag import DisclosureTag
from agent_assist.ui.widgets.text import Text

TAG = TagView("AI draft, not sent", Cap.HATCHED, "sparkles")
COMPARED = ComparedText(
    ((Strand.SAME, "It waits "), (Strand.OLD, "at Leith"), (Strand.NEW, "at the depot")), "compared"
)
VERSION = VersionView(
    "Draft 2 of 2", "asked for: shorter", TAG, "model, draft-2", COMPARED, "",
    ButtonView("Previous draft", "chevron-up"),
    ButtonView("Next draft", "chevron-down", is_enabled=False, why_not="This is the newest."),
    ButtonView("Hide differences"), ButtonView("Use this draft", "check"),
)  # fmt: skip
PIECES = tuple(PieceView(n, "before ", f"old{n}", f"new{n}", " after", f"{n}") for n in range(3))
VIEW = BesideView(BesidePage.DRAFTS, "Other drafts", TAG, "It stays.", ("Shorter", "Warmer"))


@pytest.fixture
def panel(qtbot) -> BesidePanel:
    made = BesidePanel()
    qtbot.addWidget(made)
    made.resize(304, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def shows(panel: BesidePanel, **changes: Any) -> None:
    panel.show_view(replace(VIEW, **changes))
    QApplication.processEvents()


def heard(signal) -> list[Any]:
    calls: list[Any] = []
    signal.connect(lambda *args: calls.append(args[0] if args else None))
    return calls


def test_words_typed_and_wishes_pressed_ask_for_another_draft(panel: BesidePanel):
    shows(panel)
    asked = heard(panel.drafts.asked)
    panel.focus_first()
    QTest.keyClicks(panel.focusWidget(), "more formal")
    QTest.keyClick(panel.focusWidget(), Qt.Key.Key_Return)
    panel.drafts.wishes[1].click()
    assert asked == ["more formal", "Warmer"]
    assert panel.drafts.instruction.text() == ""


def test_where_nothing_may_be_asked_words_typed_stay(panel: BesidePanel):
    shows(panel, may_ask=False, why_not="AI is off. Turn it on to ask.")
    asked = heard(panel.drafts.asked)
    QTest.keyClicks(panel.drafts.instruction, "shorter")
    QTest.keyClick(panel.drafts.instruction, Qt.Key.Key_Return)
    panel.drafts.wishes[0].click()
    assert asked == []
    assert panel.drafts.instruction.text() == "shorter"
    assert "AI is off" in panel.drafts.ask_button.accessibleDescription()


def test_a_view_that_arrives_while_somebody_types_takes_nothing_away(panel: BesidePanel):
    shows(panel)
    panel.drafts.hint.setFocus()
    QTest.keyClicks(panel.drafts.hint, "It was a gift")
    QTest.keyClicks(panel.drafts.instruction, "shor")
    shows(panel, hint="", progress="12 words so far")
    assert panel.drafts.hint.text() == "It was a gift"
    assert panel.drafts.instruction.text() == "shor"


def test_what_differs_is_told_by_lines_not_by_colour_alone(panel: BesidePanel):
    shows(panel, version=VERSION)
    document = panel.drafts.text.document()
    looks = {}
    block = document.begin()
    for fragment in block:
        piece = fragment.fragment()
        font = piece.charFormat()
        looks[piece.text()] = (font.fontUnderline(), font.fontStrikeOut())
    assert looks == {
        "It waits ": (False, False),
        "at Leith": (False, True),
        "at the depot": (True, False),
    }


@pytest.mark.parametrize("page", [BesidePage.DRAFTS, BesidePage.TRANSLATION, BesidePage.SUMMARY])
def test_nothing_in_it_can_be_selected_copied_or_dragged(panel: BesidePanel, page: BesidePage):
    QGuiApplication.clipboard().setText("before")
    shows(panel, page=page, version=VERSION, sections=(ReadingSection("Title", "Hello there"),))
    texts = [t for t in panel.findChildren(ComparedTextView) if t.isVisible()]
    assert texts
    for text in texts:
        assert text.textInteractionFlags() == Qt.TextInteractionFlag.NoTextInteraction
        text.setFocus()
        for keys in ((Qt.Key.Key_A, "A"), (Qt.Key.Key_C, "C")):
            QTest.keyClick(text, keys[0], Qt.KeyboardModifier.ControlModifier)
        text.selectAll()
        QTest.keyClick(text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "before"


def test_changes_are_taken_and_left_one_by_one_by_keyboard(panel: BesidePanel):
    shows(panel, page=BesidePage.POLISH, pieces=PIECES)
    taken, left = heard(panel.polish.taken), heard(panel.polish.left)
    panel.focus_first()
    QTest.keyClick(panel.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(panel.focusWidget(), Qt.Key.Key_Space)
    QTest.keyClick(panel.focusWidget(), Qt.Key.Key_J)
    QTest.keyClick(panel.focusWidget(), Qt.Key.Key_Delete)
    assert (taken, left) == ([1], [2])


def test_the_keyboard_goes_on_to_the_change_that_takes_the_place(panel: BesidePanel):
    shows(panel, page=BesidePage.POLISH, pieces=PIECES)
    panel.polish.rows[1].take_button.setFocus()
    shows(panel, page=BesidePage.POLISH, pieces=(PIECES[0], PIECES[2]))
    assert panel.focusWidget() is panel.polish.rows[1].take_button
    shows(panel, page=BesidePage.POLISH, pieces=())
    assert panel.focusWidget() is panel.polish.again


def test_there_is_no_way_to_take_all_at_once(panel: BesidePanel):
    shows(panel, page=BesidePage.POLISH, pieces=PIECES)
    words = [b.text() for b in panel.findChildren(Button) if b.isVisible()]
    assert sorted(words) == ["Leave"] * 3 + ["Polish again"] + ["Take"] * 3


def test_a_summarys_line_leads_to_its_message(panel: BesidePanel):
    shows(
        panel,
        page=BesidePage.SUMMARY,
        sections=(ReadingSection("", "She asks.", ("<m1>", "<m2>"), "Maren, Today"),),
    )
    wanted = heard(panel.reading.message_wanted)
    panel.reading.sections[0].source.click()
    assert wanted == ["<m1>"]


@pytest.mark.parametrize("width", [304, 380, 280])
def test_nothing_is_wider_than_the_column_and_the_mark_stays_in_sight(
    panel: BesidePanel, width: int
):
    panel.resize(width, 500)
    shows(panel, version=VERSION)
    for widget in (panel.mark, panel.drafts.ask_button, panel.drafts.use, panel.drafts.next):
        right = widget.mapTo(panel, widget.rect().topRight()).x()
        assert right < width, widget
    assert panel.mark.isVisible()


def test_words_tags_and_frames_of_a_page_begin_at_one_line(panel: BesidePanel) -> None:
    shows(panel, version=VERSION)
    named = {"Draft 2 of 2", "asked for: shorter", "model, draft-2"}
    parts = [t for t in panel.findChildren(Text) if t.text() in named]
    parts += panel.findChildren(DisclosureTag)
    assert len(parts) == 5
    assert {part.mapTo(panel, QPoint(0, 0)).x() for part in parts} == {16}

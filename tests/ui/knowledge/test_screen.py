"""The knowledge screen: lists at the left, what is open at the right, one after the other where it is narrow."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from agent_assist.presenters.view.knowledge import (
    ArticleEditorView,
    KnowledgePage,
    KnowledgeRow,
    KnowledgeView,
    TabView,
)
from agent_assist.presenters.view.parts import ButtonView, EmptyView
from agent_assist.ui.knowledge.screen import KnowledgeScreen
from agent_assist.ui.theme.theme import Theme
from agent_assist.ui.widgets.text import Text

ROWS = (
    KnowledgeRow("a", "A copy of an invoice", "Help article, English"),
    KnowledgeRow("b", "Christmas 2025", "Help article, English", "Expired 15 Jan 2026, not used"),
)
PAGE = KnowledgePage(
    "b", "Christmas 2025", "Help article", "Expired 15 Jan 2026", (("When", "In December."),)
)
TOPIC = replace(
    PAGE,
    id="t",
    title="Invoice?",
    sections=(("", "Can I pay?"),),
    write=ButtonView("Write an article…"),
)
EDITOR = ArticleEditorView(
    1, "New article", "Markdown", "", "", "", ButtonView("Keep article"), ("Can I pay?",)
)
VIEW = KnowledgeView(
    title="Knowledge",
    subtitle="2 articles",
    tabs=(TabView("all", "Articles", "2", True), TabView("missing", "Missing", "", False)),
    search_hint="Search the knowledge",
    words="",
    rows=ROWS,
    note="",
    current="",
    empty=None,
    page=None,
    editor=None,
    refresh=ButtonView("Read again", "refresh-cw"),
    write=ButtonView("Write an article…", "file-pen"),
    page_hint="Choose a row to read it.",
)


@pytest.fixture
def screen(qtbot: QtBot) -> KnowledgeScreen:
    made = KnowledgeScreen()
    qtbot.addWidget(made)
    made.resize(1376, 856)
    made.show_view(VIEW)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def words(screen: KnowledgeScreen) -> list[str]:
    QTest.qWait(0)
    return [
        label.text() for label in screen.findChildren(Text) if label.isVisible() and label.text()
    ]


def test_rows_are_read_out_with_their_warning(screen: KnowledgeScreen) -> None:
    model = screen.list.model()
    spoken = model.data(model.index(1, 0), int(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken == "Christmas 2025, Expired 15 Jan 2026, not used, Help article, English"


def test_enter_opens_the_row_and_moving_opens_nothing(screen: KnowledgeScreen) -> None:
    opened: list[str] = []
    screen.selected.connect(opened.append)
    screen.list.setFocus()
    QTest.keyClick(screen.list, Qt.Key.Key_Down)
    assert opened == []
    QTest.keyClick(screen.list, Qt.Key.Key_Return)
    assert opened == ["b"]


def test_an_opened_article_stands_beside_the_list(screen: KnowledgeScreen) -> None:
    assert "Choose a row to read it." in words(screen)
    screen.show_view(replace(VIEW, page=PAGE, current="b"))
    shown = words(screen)
    assert "In December." in shown
    assert "Expired 15 Jan 2026" in shown
    assert "Choose a row to read it." not in shown
    assert screen.list.isVisible()
    assert not screen.page.write.isVisible()


def test_in_a_narrow_window_it_takes_the_lists_place_and_gives_it_back(
    screen: KnowledgeScreen,
) -> None:
    closed: list[str] = []
    screen.selected.connect(closed.append)
    screen.resize(420, 856)
    screen.show_view(replace(VIEW, page=PAGE))
    QTest.qWait(0)
    assert not screen.list.isVisible()
    screen.page.back.click()
    assert closed == [""]
    screen.show_view(VIEW)
    QTest.qWait(0)
    assert screen.list.isVisible()


def test_a_topic_offers_to_write_about_it(screen: KnowledgeScreen) -> None:
    wanted: list[bool] = []
    screen.write_wanted.connect(wanted.append)
    screen.show_view(replace(VIEW, page=TOPIC))
    screen.page.write.click()
    screen.write.click()
    assert wanted == [True, False]


def test_typed_words_are_told_and_never_replaced(screen: KnowledgeScreen) -> None:
    heard: list[tuple[str, str]] = []
    screen.typed.connect(lambda title, text: heard.append((title, text)))
    screen.show_view(replace(VIEW, editor=EDITOR))
    assert screen.window().focusWidget() is screen.editor.title
    QTest.keyClicks(screen.editor.title, "Invoices")
    screen.editor.text.setFocus()
    QTest.keyClicks(screen.editor.text, "You can.")
    assert heard[-1] == ("Invoices", "You can.")
    screen.show_view(replace(VIEW, editor=replace(EDITOR, problem="The disk is full.")))
    assert screen.editor.text.toPlainText() == "You can."
    assert "The disk is full." in words(screen)


def test_tabs_say_their_count_and_are_chosen_by_keyboard(screen: KnowledgeScreen) -> None:
    chosen: list[str] = []
    screen.tab_chosen.connect(chosen.append)
    assert screen.tabs.tabs["all"].accessibleName() == "Articles, 2"
    assert screen.tabs.tabs["all"].isChecked()
    screen.tabs.tabs["missing"].setFocus()
    QTest.keyClick(screen.tabs.tabs["missing"], Qt.Key.Key_Space)
    assert chosen == ["missing"]
    assert not screen.tabs.tabs["missing"].isChecked()


def test_an_empty_list_says_why(screen: KnowledgeScreen) -> None:
    screen.show_view(
        replace(VIEW, rows=(), empty=EmptyView("check", "Nothing is missing so far", "Good."))
    )
    assert "Nothing is missing so far" in words(screen)
    assert not screen.list.isVisible()


def test_a_thousand_rows_cost_no_more_than_a_screenful(screen: KnowledgeScreen) -> None:
    rows = tuple(KnowledgeRow(f"r{n}", f"Article {n}", "Help article") for n in range(1_000))
    screen.show_view(replace(VIEW, rows=rows))
    QTest.qWait(0)
    assert screen.list.model().rowCount() == 1_000
    assert len(screen.list.findChildren(Text)) == 0


@pytest.mark.parametrize("width", [400, 700, 1376])
@pytest.mark.parametrize("view", [VIEW, replace(VIEW, page=TOPIC), replace(VIEW, editor=EDITOR)])
def test_nothing_sticks_out_at_any_width_or_text_size(
    screen: KnowledgeScreen, theme: Theme, width: int, view: KnowledgeView
) -> None:
    theme.set_text_scale(150)
    screen.show_view(view)
    screen.resize(width, 760)
    QTest.qWait(20)
    for button in screen.findChildren(QPushButton):
        if button.isVisible():
            left = button.mapTo(screen, button.rect().topLeft()).x()
            assert left >= 0
            assert left + button.width() <= screen.width(), button.text()
    theme.set_text_scale(100)

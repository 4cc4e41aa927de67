"""The Team screen: charts by keyboard, tables, files, both widths, nothing cut."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from agent_assist.adapters.demo_history import SyntheticHistory
from agent_assist.adapters.words import EnglishWords
from agent_assist.analysis.statistics.report import Sums, report_of
from agent_assist.domain.statistics import Dimension, Limits, Query
from agent_assist.presenters.team import build_own, build_team, waiting
from agent_assist.presenters.view.team import TeamView
from agent_assist.ui.sheets.page import Page
from agent_assist.ui.team.screen import TeamScreen
from agent_assist.ui.theme.theme import Theme, ThemeMode
from agent_assist.ui.widgets.text import Text

HISTORY = Path(__file__).resolve().parents[3] / "resources" / "demo" / "history" / "history.json"


@pytest.fixture(scope="module")
def view() -> TeamView:
    source = SyntheticHistory(HISTORY)
    sums = Sums(
        source.cells(Dimension.ALL), source.cells(Dimension.TOPIC), source.cells(Dimension.CHANNEL),
        source.releases(),
    )  # fmt: skip
    query = Query(queue="Billing EU", since=date(2026, 9, 28))
    report = report_of(sums, query, Limits())
    return build_team(EnglishWords(), report, Limits(), is_synthetic=True)


@pytest.fixture
def screen(qtbot: QtBot, view: TeamView) -> TeamScreen:
    shown = TeamScreen()
    qtbot.addWidget(shown)
    shown.resize(1376, 856)
    shown.show_view(view)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def words(screen: TeamScreen) -> str:
    return "\n".join(text.text() for text in screen.findChildren(Text) if text.isVisible())


def test_the_two_questions_are_answered_at_first_sight(screen: TeamScreen) -> None:
    shown = words(screen)
    assert "Fast approvals" in shown
    assert "faster than reading speed" in shown
    assert "limit 0.10" in shown
    assert "Stated and actual differ by" in shown
    for question in ("Are drafts accepted too easily?", "Is the confidence honest?"):
        (place,) = [t for t in screen.findChildren(Text) if t.text() == question]
        assert place.mapTo(screen, place.rect().bottomLeft()).y() < 250, "above all numbers"
    assert "drafts that were sent unchanged was wrong" in shown
    assert "No gap seen." in shown


def test_what_is_not_measured_yet_does_not_look_broken(screen: TeamScreen) -> None:
    shown = words(screen)
    for name in ("Not measured yet", "Seeded errors caught", "Bias audit"):
        assert name in shown


def test_synthetic_figures_are_marked_and_what_is_hidden_is_said(screen: TeamScreen) -> None:
    shown = words(screen)
    assert "Synthetic history" in shown
    assert "There are no figures for single agents" in shown
    assert "3 topics hidden" in shown


def test_the_arrow_keys_go_from_mark_to_mark_and_each_is_read_out(
    qtbot: QtBot, screen: TeamScreen
) -> None:
    heard: list[str] = []
    screen.spoken.connect(heard.append)
    canvas = screen.cards["acceptance"].canvas
    canvas.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Home):
        QTest.keyClick(canvas, key)
    places = [line.split(":")[0] for line in heard[-5:]]
    assert places == ["Invoice copy", "Change delivery address", "Duplicate charges", "Duplicate charges",
                      "Invoice copy"]  # fmt: skip
    assert "of" in heard[-1]
    assert "%" in heard[-1]


def test_where_the_keyboard_is_can_be_seen(screen: TeamScreen) -> None:
    canvas = screen.cards["calibration"].canvas
    screen.filters.fields["queue"].setFocus()
    before = canvas.grab().toImage()
    canvas.setFocus()
    assert canvas.grab().toImage() != before


def test_the_pointer_reads_a_mark_too(screen: TeamScreen) -> None:
    canvas = screen.cards["reasons"].canvas
    target = canvas.drawing.targets[0]  # type: ignore[union-attr]
    assert canvas.words_at(QPointF(target.x + 20, target.y + 10)).startswith("Wrong fact: ")
    assert canvas.words_at(QPointF(-5, -5)) == ""


def test_alt_t_shows_the_table_of_the_chart_under_the_keyboard(screen: TeamScreen) -> None:
    card = screen.cards["acceptance"]
    card.canvas.setFocus()
    QTest.keyClick(card.canvas, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    assert card.table.isVisible()
    assert card.table.hasFocus()
    assert not screen.cards["reasons"].table.isVisible()
    rows = [card.table.item(row, 1).text() for row in range(card.table.rowCount())]
    assert rows[-3:] == ["Too few"] * 3
    QTest.keyClick(card.table, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    assert card.canvas.hasFocus()


def test_alt_t_elsewhere_shows_all_tables(screen: TeamScreen) -> None:
    screen.filters.fields["queue"].setFocus()
    QTest.keyClick(screen.filters.fields["queue"], Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    assert all(card.table.isVisible() for card in screen.cards.values())


def test_each_chart_has_a_name_and_its_sentence_for_a_screen_reader(screen: TeamScreen) -> None:
    for card in screen.cards.values():
        assert card.canvas.accessibleName()
        assert card.canvas.accessibleDescription()


def test_filters_and_the_split_are_handed_on(screen: TeamScreen) -> None:
    asked: list[tuple[str, str]] = []
    screen.chosen.connect(lambda what, value: asked.append((what, value)))
    for what, value in (("queue", "Orders UK"), ("period", "2026-10-26"), ("channel", "Chat")):
        field = screen.filters.fields[what]
        field.show_value(value)
        field.activated.emit(field.currentIndex())
    choice = screen.cards["acceptance"].choice
    assert choice is not None
    choice.show_value("language")
    choice.activated.emit(choice.currentIndex())
    assert asked == [
        ("queue", "Orders UK"),
        ("period", "2026-10-26"),
        ("channel", "Chat"),
        ("by", "language"),
    ]


@pytest.mark.parametrize("width", [380, 420, 900, 1376])
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_word_is_cut_at_any_width(
    theme: Theme, qtbot: QtBot, screen: TeamScreen, width: int, percent: int
) -> None:
    theme.set_text_scale(percent)
    screen.resize(width, 900)
    allowed = 1 if (width, percent) in ((380, 150), (420, 150)) else 0

    def fits() -> None:
        cut = [t.text() for t in screen.findChildren(Text) if t.isVisible() and t.is_cut]
        assert len(cut) <= allowed, cut
        for card in screen.cards.values():
            right = card.mapTo(screen, card.rect().topRight()).x()
            assert card.isHidden() or right < screen.width()
        page = screen.findChild(Page)
        assert page.page.width() <= page.viewport().width()

    qtbot.waitUntil(fits)


def test_in_the_companion_the_two_tiles_that_answer_stay(qtbot: QtBot, screen: TeamScreen) -> None:
    screen.resize(420, 852)
    qtbot.waitUntil(lambda: "Edited, median share" not in words(screen))
    shown = words(screen)
    assert "Accepted, 95% interval" in shown
    assert "Fast approvals" in shown
    assert "Edited, median share" not in shown
    assert "Billing EU, last 56 days" in shown


def test_light_and_dark_differ_and_both_are_painted(theme: Theme, screen: TeamScreen) -> None:
    light = screen.grab().toImage()
    theme.set_mode(ThemeMode.DARK)
    assert screen.grab().toImage() != light


def test_a_picture_a_drawing_and_a_table_are_written(screen: TeamScreen, tmp_path: Path) -> None:
    for kind in ("png", "svg", "csv"):
        screen.export_to(tmp_path / f"team.{kind}")
    assert not QImage(str(tmp_path / "team.png")).isNull()
    assert QSvgRenderer(str(tmp_path / "team.svg")).isValid()
    text = (tmp_path / "team.csv").read_text(encoding="utf-8")
    for name in ("team.svg", "team.csv"):
        assert "Synthetic history" in (tmp_path / name).read_text(encoding="utf-8")
    assert "Too few" in text


def test_a_file_that_cannot_be_written_is_said_and_nothing_is_lost(
    screen: TeamScreen, tmp_path: Path
) -> None:
    screen.export_to(tmp_path / "none" / "team.csv")
    assert "cannot be written" in words(screen)


def test_there_are_three_kinds_of_file(screen: TeamScreen) -> None:
    kinds = [action.text() for action in screen.export_menu().actions()]
    assert kinds == ["Picture (PNG)", "Drawing (SVG)", "Table (CSV)"]


def test_an_agents_own_page_has_no_filters(qtbot: QtBot) -> None:
    screen = TeamScreen()
    qtbot.addWidget(screen)
    screen.resize(1000, 700)
    screen.show()
    screen.show_view(waiting(EnglishWords()))
    screen.show_view(build_own(EnglishWords(), None, "2026-09-01"))
    assert screen.filters.isHidden()
    assert "Nothing was decided yet" in words(screen)
    assert "Only you see this page" in words(screen)

"""Settings: locked rows are read and copied, the others changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from agent_assist.presenters.view.window import SettingsView
from agent_assist.ui.settings.check_step import CheckStep
from agent_assist.ui.settings.screen import SettingsScreen
from agent_assist.ui.sheets.page import Page
from agent_assist.ui.theme.theme import Theme
from agent_assist.ui.widgets.text import Text
from tests.ui.settings.conftest import ROWS

Make = Callable[..., SettingsView]


@pytest.fixture
def screen(qtbot: QtBot, settings: Make) -> SettingsScreen:
    made = SettingsScreen()
    qtbot.addWidget(made)
    made.resize(1376, 856)
    made.show_view(settings())
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_a_switch_a_choice_and_a_text_tell_their_new_value(
    qtbot: QtBot, screen: SettingsScreen
) -> None:
    heard: list[tuple[str, str]] = []
    screen.changed.connect(lambda key, value: heard.append((key, value)))
    screen.rows["ai"].control.click()
    choice = screen.rows["undo"].control
    choice.setCurrentIndex(0)
    choice.activated.emit(0)
    field = screen.rows["address"].control
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "https://other.example")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert heard[:3] == [("ai", "off"), ("undo", "5"), ("address", "https://other.example")]


def test_a_locked_switch_does_not_move_but_can_be_reached_and_says_why(
    qtbot: QtBot, screen: SettingsScreen
) -> None:
    switch = screen.rows["person"].control
    with qtbot.assertNotEmitted(screen.changed):
        switch.click()
    assert switch.isChecked()
    assert switch.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert "Built in." in switch.accessibleDescription()


def test_a_locked_value_can_be_focused_and_copied(screen: SettingsScreen) -> None:
    value = screen.rows["footer"].control
    value.setFocus()
    value.setSelection(0, len(value.text()))
    QTest.keyClick(value, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Drafted with AI."
    assert any(t.text() == "Set by Shop IT." for t in screen.findChildren(Text))


def test_a_secret_is_not_shown(screen: SettingsScreen) -> None:
    assert screen.rows["key"].control.echoMode() is QLineEdit.EchoMode.Password


def test_a_field_keeps_what_is_typed_while_another_row_changes(
    screen: SettingsScreen, settings: Make
) -> None:
    field = screen.rows["address"].control
    field.setFocus()
    field.setText("half typ")
    screen.show_view(
        settings(test_title="1 of 1 checks passed", test_lines=(("Answers", "", "", "ok"),))
    )
    assert screen.rows["address"].control is field
    assert field.text() == "half typ"


def test_scrolling_over_a_choice_does_not_change_it(screen: SettingsScreen) -> None:
    choice = screen.rows["undo"].control
    turn = QWheelEvent(QPointF(5, 5), QPointF(5, 5), QPoint(0, 0), QPoint(0, 120),
                       Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
                       Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
    QApplication.sendEvent(choice, turn)
    assert choice.value == "10"


def test_the_page_list_opens_pages_and_locks_the_locked_one(
    qtbot: QtBot, screen: SettingsScreen, settings: Make
) -> None:
    button = next(b for b in screen.pages.findChildren(QPushButton) if b.text() == "Disclosure")
    with qtbot.waitSignal(screen.page_chosen, check_params_cb=lambda key: key == "locked"):
        button.click()
    screen.show_view(settings(current="locked"))
    assert set(screen.rows) == {"person", "footer"}


def test_the_test_is_offered_and_its_steps_are_shown(
    qtbot: QtBot, screen: SettingsScreen, settings: Make
) -> None:
    button = next(b for b in screen.findChildren(QPushButton) if b.text() == "Test")
    with qtbot.waitSignal(screen.test_wanted):
        button.click()
    lines = (
        ("Answers", "first word after 0.6 s", "1.1 s", "ok"),
        ("No such model", "", "", "problem"),
    )
    screen.show_view(settings(test_title="1 of 2 checks passed", test_lines=lines))
    words = [t.text() for t in screen.findChildren(Text)]
    assert {"1 of 2 checks passed", "No such model", "first word after 0.6 s"} <= set(words)
    assert button.text() == "Test again"


STEPS = (
    ("Address may be used", "models.example", "<1 ms", "ok"),
    ("Connection opened", "TLS 1.3, certificate until 14 Mar 2027", "62 ms", "ok"),
    ("Models it offers", "qwen3:32b is not among llama3, mistral, phi4", "210 ms", "problem"),
    ("Sending not tested", "A test would write to a real ticket.", "–", "skipped"),
)


def test_each_step_shows_its_time_and_is_read_out_with_it(
    screen: SettingsScreen, settings: Make
) -> None:
    screen.show_view(settings(test_title="2 of 3", test_lines=STEPS, test_note="12:33, took 0.3 s"))
    words = [t.text() for t in screen.findChildren(Text) if t.isVisible()]
    assert [w for w in words if w in {time for _, _, time, _ in STEPS}] == [t for *_, t, _ in STEPS]
    assert "12:33, took 0.3 s" in words
    names = [step.accessibleName() for step in screen.findChildren(CheckStep)]
    assert names[1] == "Connection opened, TLS 1.3, certificate until 14 Mar 2027, 62 ms"


def test_while_it_runs_the_test_cannot_be_begun_again(
    qtbot: QtBot, screen: SettingsScreen, settings: Make
) -> None:
    screen.show_view(settings(test_title="Testing the connection…", is_testing=True))
    button = next(b for b in screen.findChildren(QPushButton) if b.text() == "Testing…")
    with qtbot.assertNotEmitted(screen.test_wanted):
        button.click()
    screen.show_view(settings(test_title="3 of 3", test_lines=STEPS))
    with qtbot.waitSignal(screen.test_wanted):
        button.click()


def test_the_answer_to_a_test_comes_into_sight_and_the_keyboard_stays_on_it(
    qtbot: QtBot, screen: SettingsScreen, settings: Make
) -> None:
    many = tuple(replace(row, key=f"{row.key}{n}") for n in range(6) for row in ROWS)
    screen.show_view(settings(many))
    button = next(b for b in screen.findChildren(QPushButton) if b.text() == "Test")
    button.setFocus()
    screen.show_view(settings(many, test_title="Testing…", is_testing=True))
    others = (*many, replace(many[0], key="new"))
    screen.show_view(settings(others, test_title="2 of 3", test_lines=STEPS))
    assert button.hasFocus()
    last = screen.findChildren(CheckStep)[-1]
    qtbot.waitUntil(lambda: last.visibleRegion().boundingRect() == last.rect())


def test_where_the_keyboard_stands_stays_in_sight_at_another_width(
    qtbot: QtBot, screen: SettingsScreen, settings: Make
) -> None:
    many = tuple(replace(row, key=f"{row.key}{n}") for n in range(6) for row in ROWS)
    screen.show_view(settings(many))
    row = screen.rows["address5"]
    row.control.setFocus()
    screen.resize(420, 900)
    qtbot.waitUntil(lambda: row.visibleRegion().boundingRect() == row.rect())


def test_what_nobody_asked_for_does_not_scroll_the_page(
    screen: SettingsScreen, settings: Make
) -> None:
    many = tuple(replace(row, key=f"{row.key}{n}") for n in range(6) for row in ROWS)
    screen.show_view(settings(many))
    screen.rows["address0"].control.setFocus()
    screen.show_view(settings(many, test_title="2 of 3", test_lines=STEPS))
    QTest.qWait(1)
    QTest.qWait(1)
    assert screen.rows["address0"].control.hasFocus()
    assert screen.rows["ai0"].visibleRegion().boundingRect() == screen.rows["ai0"].rect()


@pytest.mark.parametrize("width", [380, 420, 900, 1376])
@pytest.mark.parametrize("percent", [100, 200])
def test_no_step_is_cut_and_in_a_narrow_window_its_finding_stands_below(
    qtbot: QtBot,
    screen: SettingsScreen,
    settings: Make,
    theme: Theme,
    width: int,
    percent: int,
) -> None:
    theme.set_text_scale(percent)
    screen.show_view(settings(test_title="2 of 3", test_lines=STEPS, test_note="12:33"))
    screen.resize(width, 900)
    page = screen.findChild(Page)
    qtbot.waitUntil(lambda: page.page.width() <= page.viewport().width())
    assert not [t.text() for t in screen.findChildren(Text) if t.isVisible() and t.is_cut]
    step = screen.findChildren(CheckStep)[1]
    tried, found, _ = step.findChildren(Text)
    is_below = width <= 420 or width < 5 * percent
    qtbot.waitUntil(lambda: (found.y() > tried.y()) == is_below)
    theme.set_text_scale(100)


@pytest.mark.parametrize("size", [(1376, 856), (700, 600), (380, 700)])
def test_no_row_is_cut_at_any_width(
    qtbot: QtBot, screen: SettingsScreen, settings: Make, size: tuple[int, int]
) -> None:
    long = "A rather long explanation of what this setting does and when it matters. " * 2
    rows = tuple(replace(row, detail=long) for row in settings().pages[0].sections[0][1])
    screen.show_view(settings(rows))
    screen.resize(*size)
    # Words that wrap tell their height one level at a time.
    for _ in range(3):
        QApplication.processEvents()
    for row in screen.rows.values():
        for text in row.findChildren(Text):
            assert text.height() >= text.heightForWidth(text.width()), text.text()
            assert row.rect().contains(text.geometry()), text.text()


def test_the_keyboard_begins_at_the_open_page_and_never_in_a_field(screen: SettingsScreen) -> None:
    screen.take_focus()
    assert screen.pages.isAncestorOf(QApplication.focusWidget())
    screen.resize(400, 856)
    screen.take_focus()
    assert screen.back_button.hasFocus()

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
from agent_assist.ui.settings.screen import SettingsScreen
from agent_assist.ui.widgets.text import Text

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

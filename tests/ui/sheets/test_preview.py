"""Sending is never where the focus starts, never comes early, and never without the whole message on screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from agent_assist.presenters.view.sheets import PreviewView
from agent_assist.ui.sheets.preview import PreviewSheet
from agent_assist.ui.widgets.button import Detail
from agent_assist.ui.widgets.text import Text

Make = Callable[..., PreviewView]
Open = Callable[..., PreviewSheet]


@pytest.fixture
def open_sheet(host: QWidget, preview: Make, clock: Callable[[], int]) -> Iterator[Open]:
    opened: list[PreviewSheet] = []

    def build(**changes: object) -> PreviewSheet:
        sheet = PreviewSheet(preview(**changes), host, clock)
        sheet.show()
        sheet.first_focus().setFocus()
        opened.append(sheet)
        return sheet

    yield build
    for sheet in opened:
        sheet.hide()


def look_for(sheet: PreviewSheet, clock: Callable[[], int], ms: int) -> None:
    for _ in range(ms // 60):
        clock.ms += 60  # type: ignore[attr-defined]
        sheet._tracker.look()


def sent(sheet: PreviewSheet) -> list[bool]:
    heard: list[bool] = []
    sheet.sent.connect(lambda: heard.append(True))
    return heard


def test_the_keyboard_starts_on_back_to_draft_and_nothing_is_a_default(open_sheet: Open) -> None:
    sheet = open_sheet(is_open=True)
    assert sheet.back_button.hasFocus()
    assert not any(b.isDefault() or b.autoDefault() for b in sheet.findChildren(QPushButton))


def test_both_buttons_have_one_size_and_neither_is_filled(open_sheet: Open) -> None:
    sheet = open_sheet(is_open=True)
    assert abs(sheet.back_button.width() - sheet.send_button.width()) <= 1
    assert sheet.back_button.height() == sheet.send_button.height()
    assert sheet.back_button._kind is sheet.send_button._kind


def test_sending_in_the_first_600_ms_does_nothing(
    open_sheet: Open, clock: Callable[[], int]
) -> None:
    sheet = open_sheet(is_open=True)
    heard = sent(sheet)
    clock.ms = 599  # type: ignore[attr-defined]
    sheet.confirm()
    assert heard == []
    clock.ms = 600  # type: ignore[attr-defined]
    sheet.confirm()
    assert heard == [True]


def test_while_it_is_closed_neither_key_nor_click_sends(
    open_sheet: Open, clock: Callable[[], int]
) -> None:
    sheet = open_sheet(is_open=False)
    heard = sent(sheet)
    clock.ms = 10_000  # type: ignore[attr-defined]
    sheet.confirm()
    QTest.mouseClick(sheet.send_button, Qt.MouseButton.LeftButton)
    sheet.send_button.setFocus()
    QTest.keyClick(sheet.send_button, Qt.Key.Key_Return)
    QTest.keyClick(sheet.send_button, Qt.Key.Key_Space)
    assert heard == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_key_pressed_before_the_button_had_the_focus_does_not_send(
    open_sheet: Open, clock: Callable[[], int], key: Qt.Key
) -> None:
    sheet = open_sheet(is_open=True)
    heard = sent(sheet)
    clock.ms = 10_000  # type: ignore[attr-defined]
    sheet.send_button.setFocus()
    held = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", True)
    let_go = QKeyEvent(QEvent.Type.KeyRelease, key, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(sheet.send_button, held)
    QApplication.sendEvent(sheet.send_button, let_go)
    assert heard == []


def test_it_counts_as_shown_after_600_ms_with_every_line_on_screen(
    qtbot: QtBot, open_sheet: Open, clock: Callable[[], int]
) -> None:
    sheet = open_sheet()
    told: list[int] = []
    sheet.shown_whole.connect(told.append)
    look_for(sheet, clock, 540)
    assert told == []
    look_for(sheet, clock, 240)
    assert len(told) == 1
    assert told[0] >= 600


def test_a_long_message_must_be_scrolled_to_its_end(
    open_sheet: Open, clock: Callable[[], int]
) -> None:
    sheet = open_sheet(body="A line.\n" * 200)
    told: list[int] = []
    sheet.shown_whole.connect(told.append)
    look_for(sheet, clock, 6_000)
    assert told == []
    bar = sheet.page.verticalScrollBar()
    bar.setValue(bar.maximum())
    look_for(sheet, clock, 6_000)
    assert told == [], "the middle was jumped over"
    for value in range(0, bar.maximum() + 1, bar.pageStep() // 2):
        bar.setValue(value)
        look_for(sheet, clock, 120)
    assert len(told) == 1


def test_a_line_that_flies_by_does_not_count(open_sheet: Open, clock: Callable[[], int]) -> None:
    sheet = open_sheet(body="A line.\n" * 200)
    told: list[int] = []
    sheet.shown_whole.connect(told.append)
    bar = sheet.page.verticalScrollBar()
    for value in range(0, bar.maximum() + bar.pageStep(), bar.pageStep() - 80):
        bar.setValue(value)
        look_for(sheet, clock, 60)
    look_for(sheet, clock, 1_200)
    assert told == [], "pages were on screen for a single look each"


def test_behind_another_window_nothing_counts(
    qtbot: QtBot, open_sheet: Open, clock: Callable[[], int]
) -> None:
    sheet = open_sheet()
    told: list[int] = []
    sheet.shown_whole.connect(told.append)
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    look_for(sheet, clock, 3_000)
    assert told == []


@pytest.mark.parametrize("lines", [2, 300])
def test_tag_and_buttons_never_scroll_away_and_the_footer_is_in_the_text(
    open_sheet: Open, lines: int
) -> None:
    sheet = open_sheet(body="A line.\n" * lines)
    assert sheet.tag.isVisible()
    assert not sheet.page.isAncestorOf(sheet.tag)
    assert sheet.rect().contains(sheet.tag.mapTo(sheet, sheet.tag.rect().center()))
    assert sheet.footer.text() == "Drafted with AI, checked and sent by Priya N."
    assert sheet.footer.isVisibleTo(sheet)


def test_the_quoted_original_is_folded_but_there(open_sheet: Open) -> None:
    sheet = open_sheet()
    quoted = next(t for t in sheet.findChildren(Text) if t.text() == "> one\n> two")
    assert not quoted.isVisible()
    fold = next(b for b in sheet.findChildren(QPushButton) if "Quoted original" in b.text())
    assert fold.text() == "Quoted original, 2 lines"
    fold.click()
    assert quoted.isVisible()


def test_opening_it_shows_no_other_window(host: QWidget, open_sheet: Open) -> None:
    open_sheet()
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [host]
    assert host.isActiveWindow()


def test_at_twice_the_text_size_in_a_small_window_everything_stays_inside(
    open_sheet: Open, host: QWidget, theme: object
) -> None:
    theme.set_text_scale(200)  # type: ignore[attr-defined]
    host.resize(700, 600)
    sheet = open_sheet(is_open=True)
    for widget in (sheet.tag, sheet.back_button, sheet.send_button):
        corner = widget.mapTo(sheet, widget.rect().bottomRight())
        assert sheet.rect().contains(corner)
        assert widget.height() >= widget.minimumSizeHint().height()


def test_a_message_that_has_room_never_needs_scrolling(open_sheet: Open) -> None:
    for count in range(56, 84):
        sheet = open_sheet(body="i " * count)
        sheet.fit()
        QApplication.processEvents()
        assert sheet.page.verticalScrollBar().maximum() == 0, count
        sheet.hide()


def test_in_a_narrow_window_tag_and_change_share_a_line_and_the_way_back_keeps_its_key(
    open_sheet: Open, host: QWidget
) -> None:
    host.resize(420, 900)
    sheet = open_sheet(is_open=True)
    QApplication.processEvents()
    texts = {text.text(): text for text in sheet.findChildren(Text)}
    tag, change = sheet.tag.geometry(), texts["24% changed"].geometry()
    person = texts["Approved and sent by Priya N."].geometry()
    assert abs(tag.center().y() - change.center().y()) <= 3
    assert person.top() - tag.bottom() >= 6
    assert sheet.back_button.detail is Detail.ALL
    assert sheet.send_button.detail is not Detail.ALL

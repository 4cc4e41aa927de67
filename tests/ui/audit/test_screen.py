"""The audit screen: a door first, then a list by keyboard, one decision, both widths, nothing that opens by itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from agent_assist.presenters.audit import AuditFlow
from agent_assist.presenters.view.audit import AuditView
from agent_assist.presenters.view.parts import Tone
from agent_assist.ui.audit.screen import AuditScreen
from agent_assist.ui.theme.theme import Theme, ThemeMode
from agent_assist.ui.widgets.button import Button
from agent_assist.ui.widgets.text import Text
from tests.presenters.conftest import Agent
from tests.presenters.test_audit import PURPOSE, decided


class Shown:
    """The screen over a real log."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.office = decided(folder)
        self.flow = AuditFlow(Agent(self.office).work.context)
        screen = self.screen = AuditScreen()
        qtbot.addWidget(screen)
        screen.purpose_given.connect(self.flow.give_purpose)
        screen.selected.connect(self.flow.select)
        screen.closed.connect(self.flow.close_decision)
        screen.chosen.connect(self.flow.choose)
        screen.sought.connect(self.flow.search)
        self.flow.open()
        screen.resize(1376, 856)
        self.paint()
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        screen.take_focus()

    def paint(self) -> AuditView:
        self.screen.show_view(self.flow.view)
        return self.flow.view

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.screen.window().focusWidget(), key)
        self.paint()

    def enter(self) -> None:
        QTest.keyClicks(self.screen.door.field, PURPOSE)
        self.press(Qt.Key.Key_Return)

    def words(self) -> str:
        texts = self.screen.findChildren(Text)
        return "\n".join(text.text() for text in texts if text.isVisible())


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path):
    shown = Shown(qtbot, tmp_path)
    yield shown
    shown.office.close()


def test_before_a_purpose_there_is_only_the_door(shown: Shown) -> None:
    assert shown.screen.door.field.hasFocus()
    assert not shown.screen.list.isVisible()
    assert "Your purpose" in shown.words()
    shown.enter()
    assert not shown.screen.door.isVisible()
    assert shown.screen.list.hasFocus()
    assert shown.screen.list.model_of_rows.rowCount() == len(shown.flow.view.rows) == 10


def test_where_the_keyboard_stands_is_seen_also_when_the_rows_come_after_it(shown: Shown) -> None:
    shown.enter()
    rows = shown.screen.list
    events = rows.model_of_rows.rows
    rows.show_rows((), 0)
    assert rows.hasFocus()
    rows.show_rows(events, 0)
    assert rows.currentIndex().row() == 0
    assert shown.flow.view.decision is None


def test_moving_in_the_list_opens_nothing_and_enter_does(shown: Shown) -> None:
    shown.enter()
    shown.press(Qt.Key.Key_Home)
    shown.press(Qt.Key.Key_Down)
    assert shown.flow.view.decision is None
    shown.press(Qt.Key.Key_Return)
    assert shown.flow.view.decision is not None
    assert "The rationale as it was shown" in shown.words()
    assert "You see pseudonyms" in shown.words()
    shown.press(Qt.Key.Key_Escape)
    assert shown.flow.view.decision is None
    assert not shown.screen.decision.isVisible()


def test_a_row_is_read_out_whole(shown: Shown) -> None:
    shown.enter()
    model = shown.screen.list.model_of_rows
    spoken = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Log opened, A-")


def test_filters_and_search_reach_the_log(shown: Shown, qtbot: QtBot) -> None:
    shown.enter()
    field = shown.screen.filters["outcome"]
    field.setCurrentIndex(field.findData("rejected"))
    field.activated.emit(field.currentIndex())
    shown.paint()
    assert shown.screen.list.model_of_rows.rowCount() == 1
    field.setCurrentIndex(0)
    field.activated.emit(0)
    QTest.keyClicks(shown.screen.search, "7002")
    qtbot.waitUntil(lambda: {row.ticket for row in shown.paint().rows} == {"7002"})


def test_names_stand_over_their_columns_beside_a_scroll_bar_too(shown: Shown, qtbot: QtBot) -> None:
    shown.enter()
    rows, names = shown.screen.list, shown.screen.columns
    for height in (860, 460):
        shown.screen.resize(1376, height)
        qtbot.waitUntil(lambda: names.room_px == rows.viewport().width())
    assert rows.verticalScrollBar().maximum() > 0
    assert names.room_px < names.width()


def test_in_a_narrow_window_a_decision_takes_the_lists_place(shown: Shown) -> None:
    shown.enter()
    shown.screen.resize(420, 800)
    assert not shown.screen.columns.isVisible()
    shown.flow.select(shown.flow.view.rows[0].seq)
    shown.paint()
    assert shown.screen.decision.isVisible()
    assert not shown.screen.list.isVisible()
    shown.press(Qt.Key.Key_Escape)
    assert shown.screen.list.isVisible()


def test_a_log_that_does_not_verify_is_said_beside_a_decision_in_a_narrow_window_too(
    shown: Shown,
) -> None:
    shown.enter()
    shown.screen.resize(420, 800)
    shown.flow.select(shown.flow.view.rows[0].seq)
    whole = shown.paint()
    assert whole.state is not None
    assert not shown.screen.state.isVisible()
    title = "The log does not verify at event 3"
    broken = replace(whole.state, tone=Tone.DANGER, icon="shield-alert", title=title)
    shown.screen.show_view(replace(whole, state=broken))
    assert shown.screen.state.isVisible()
    assert title in shown.words()
    assert shown.screen.decision.isVisible()
    shown.screen.show_view(whole)
    assert not shown.screen.state.isVisible()


@pytest.mark.parametrize("width", [380, 420, 900, 1376])
@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_at_any_width_or_text_size(
    shown: Shown, theme: Theme, width: int, percent: int
) -> None:
    theme.set_text_scale(percent)
    theme.set_mode(ThemeMode.DARK)
    shown.enter()
    shown.flow.select(shown.flow.view.rows[-1].seq)
    shown.paint()
    shown.screen.resize(width, 900)
    QTest.qWait(1)
    page = shown.screen.decision.page
    assert page.page.width() <= page.viewport().width()
    assert not [t.text() for t in shown.screen.findChildren(Text) if t.isVisible() and t.is_cut]
    theme.set_text_scale(100)


def test_what_was_found_and_not_cited_is_folded(shown: Shown) -> None:
    shown.enter()
    shown.flow.select(shown.flow.view.rows[0].seq)
    view = replace(shown.paint().decision, found=("Recycling", "Lost parcels"))
    shown.screen.decision.show_view(view)
    QApplication.processEvents()
    fold = next(
        b for b in shown.screen.decision.findChildren(Button) if b.text() == "2 more were found"
    )
    assert "Recycling" not in shown.words()
    fold.click()
    assert "Recycling\nLost parcels" in shown.words()

"""Blind checks among the window's screens."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from agent_assist.adapters.words import EnglishWords
from agent_assist.presenters.workspace import Workspace
from agent_assist.ui.main_window import MainWindow
from agent_assist.ui.shell.rail import CHECKS, WORK
from agent_assist.ui.theme.theme import Theme
from tests.fakes.office import Office, open_office
from tests.fakes.runner import ImmediateRunner

A_DAY = 24 * 3600


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """One reply was sent yesterday and is in the sample."""
    monkeypatch.setattr("agent_assist.services.blind_checks.is_checked_blind", lambda _: True)
    office = open_office(tmp_path)
    yield office
    office.close()


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, office: Office) -> MainWindow:
    window = MainWindow(theme)
    qtbot.addWidget(window)
    window.show()
    bind(window, office)
    return window


def bind(window: MainWindow, office: Office) -> Workspace:
    runner = ImmediateRunner(office.clock)
    workspace = Workspace(
        reader=office.services.reader,
        clock=office.clock,
        run=runner,
        tr=EnglishWords(),
        listener=window,
        mark="",
    )
    workspace.load_tickets()
    workspace.attach(office.services)
    window.bind(workspace)
    workspace.opening.open("7001")
    runner.advance(0)
    workspace.editing.shown_whole(4000)
    workspace.approving.open_preview()
    workspace.approving.preview_shown_whole(900)
    workspace.approving.confirm_send()
    runner.advance(11)
    office.clock.advance(A_DAY)
    return workspace


def test_the_rail_leads_to_the_checks_and_back(
    qtbot: QtBot, window: MainWindow, office: Office
) -> None:
    window.rail.chosen.emit(CHECKS)
    screen = window.screens.currentWidget()
    assert screen is not window.work
    assert window.rail.current == CHECKS
    screen.answers["correct"].click()
    QTest.qWait(0)
    assert screen.answers == {}
    (verdict,) = office.log_details("audit")
    assert verdict["detail"]["blind_check"] == "correct"
    window.rail.chosen.emit(WORK)
    assert window.screens.currentWidget() is window.work


def test_the_menu_of_a_narrow_window_has_them_too(qtbot: QtBot, window: MainWindow) -> None:
    menu = window.menu()
    qtbot.addWidget(menu)
    action = next(a for a in menu.actions() if a.text() == "Blind checks")
    action.trigger()
    assert window.rail.current == CHECKS


def test_tab_stays_on_the_screen_and_its_frame(window: MainWindow) -> None:
    window.show_screen(CHECKS)
    screen = window.screens.currentWidget()
    seen = set()
    for _ in range(4):
        window.focusNextPrevChild(True)
        seen.add(window.focusWidget())
    assert set(screen.answers.values()) & seen
    assert not any(window.work.isAncestorOf(widget) for widget in seen)


def test_another_workspace_takes_the_screen_along(
    window: MainWindow, office: Office, tmp_path: Path
) -> None:
    window.show_screen(CHECKS)
    (tmp_path / "other").mkdir()
    other = open_office(tmp_path / "other")
    bind(window, other)
    assert window.screens.currentWidget() is window.work
    window.show_screen(CHECKS)
    window.screens.currentWidget().answers["not_correct"].click()
    assert office.log_details("audit") == []
    assert len(other.log_details("audit")) == 1
    other.close()

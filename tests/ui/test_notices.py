"""Notices outside the window: wanted, collected, without names, and never in the way."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from agent_assist.presenters.context import Noticed
from agent_assist.ui import notices as module
from agent_assist.ui.notices import Notices


@pytest.fixture
def told(qtbot: QtBot, theme: object, monkeypatch: pytest.MonkeyPatch) -> tuple[Notices, list[str]]:
    monkeypatch.setattr(module, "_TOGETHER_MS", 1)
    window = QWidget()
    qtbot.addWidget(window)
    heard: list[str] = []
    made = Notices(window)
    made.told.connect(heard.append)
    return made, heard


def test_nothing_is_told_unless_it_is_wanted(qtbot: QtBot, told: tuple[Notices, list[str]]) -> None:
    notices, heard = told
    notices.notice(Noticed.MAIL)
    qtbot.wait(30)
    assert heard == []


def test_what_comes_together_is_said_once_and_names_nobody(
    qtbot: QtBot, told: tuple[Notices, list[str]]
) -> None:
    notices, heard = told
    notices.use(is_on=True)
    for what in (Noticed.MAIL, Noticed.DRAFT, Noticed.DRAFT):
        notices.notice(what)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["2 drafts are ready, 1 new mail"]


def test_nothing_is_told_while_the_window_is_in_front(
    qtbot: QtBot, told: tuple[Notices, list[str]]
) -> None:
    notices, heard = told
    notices.use(is_on=True)
    window = notices.parent()
    assert isinstance(window, QWidget)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    notices.notice(Noticed.MAIL)
    qtbot.wait(30)
    assert heard == []


def test_turned_off_what_was_collected_is_forgotten(
    qtbot: QtBot, told: tuple[Notices, list[str]]
) -> None:
    notices, heard = told
    notices.use(is_on=True)
    notices.notice(Noticed.MAIL)
    notices.use(is_on=False)
    qtbot.wait(30)
    assert heard == []

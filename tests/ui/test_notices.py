"""Notices outside the window: wanted, collected, without names, and never in the way."""

from __future__ import annotations

from typing import ClassVar

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QSystemTrayIcon, QVBoxLayout, QWidget
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


class Tray(QSystemTrayIcon):
    """A tray of a system that shows messages; what was shown is kept."""

    shown: ClassVar[list[str]] = []

    def show(self) -> None:
        """Offscreen has no tray to stand in."""

    hide = show

    def showMessage(self, _title: str, words: str, *_more: object) -> None:
        self.shown.append(words)

    @staticmethod
    def isSystemTrayAvailable() -> bool:
        return True

    @staticmethod
    def supportsMessages() -> bool:
        return True


@pytest.mark.parametrize("is_minimised", [False, True])
def test_a_message_takes_the_keyboard_from_nobody(
    qtbot: QtBot,
    told: tuple[Notices, list[str]],
    monkeypatch: pytest.MonkeyPatch,
    is_minimised: bool,
) -> None:
    monkeypatch.setattr(module, "QSystemTrayIcon", Tray)
    Tray.shown.clear()
    notices, heard = told
    window, other, field = notices.parent(), QWidget(), QLineEdit()
    assert isinstance(window, QWidget)
    window.showMinimized() if is_minimised else window.show()
    QVBoxLayout(other).addWidget(field)
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    came: list[str] = []
    notices._come_forward = lambda: came.append("forward")  # type: ignore[method-assign]
    moved: list[QWidget | None] = []
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.focusChanged.connect(lambda _old, now: moved.append(now))
    notices.use(is_on=True)
    notices.notice(Noticed.DRAFT)
    qtbot.waitUntil(lambda: bool(heard))
    QTest.keyClicks(QApplication.focusWidget(), "still mine")
    assert Tray.shown == ["1 draft is ready"]
    assert field.text() == "still mine"
    assert QApplication.activeWindow() is other
    assert window.isMinimized() is is_minimised
    assert moved == came == []


def test_only_a_press_on_the_message_brings_the_window_forward(
    qtbot: QtBot, told: tuple[Notices, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "QSystemTrayIcon", Tray)
    notices, heard = told
    window, other = notices.parent(), QWidget()
    assert isinstance(window, QWidget)
    qtbot.addWidget(other)
    window.show()
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    notices.use(is_on=True)
    notices.notice(Noticed.DRAFT)
    qtbot.waitUntil(lambda: bool(heard))
    tray = notices.findChild(Tray)
    assert tray is not None
    monkeypatch.setattr(window, "raise_", lambda: None)  # offscreen windows have no order
    tray.messageClicked.emit()
    qtbot.waitUntil(window.isActiveWindow)

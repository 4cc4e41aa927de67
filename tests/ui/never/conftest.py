"""The real window over a real small company: presenters, services, store and ticket folder, with time in hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from agent_assist.adapters.words import EnglishWords
from agent_assist.presenters.workspace import Workspace
from agent_assist.services.review import Review
from agent_assist.ui.main_window import MainWindow
from agent_assist.ui.sheets.preview import PreviewSheet
from agent_assist.ui.theme.theme import Theme
from agent_assist.ui.tour.keys import Hands
from tests.fakes.office import Office, open_office
from tests.fakes.runner import ImmediateRunner


class Desk:
    """A person at the window: reads, types and presses keys."""

    def __init__(self, qtbot: QtBot, window: MainWindow, office: Office, *, hold: bool) -> None:
        self.qtbot, self.window, self.office = qtbot, window, office
        self.runner = ImmediateRunner(office.clock, hold_streams=hold)
        self.hands = Hands(window)
        self.workspace = Workspace(
            reader=office.services.reader,
            clock=office.clock,
            run=self.runner,
            tr=EnglishWords(),
            listener=window,
            mark="",
        )
        window.bind(self.workspace)
        self.workspace.load_tickets()
        self.workspace.attach(office.services)

    @property
    def review(self) -> Review:
        review = self.workspace.context.review
        assert review is not None
        return review

    @property
    def state(self) -> str:
        return self.review.state.value

    @property
    def preview(self) -> PreviewSheet | None:
        sheet = self.window.overlays.sheet
        return sheet if isinstance(sheet, PreviewSheet) else None

    def settle(self, seconds: float = 0.0) -> None:
        """Let time pass and everything be painted."""
        self.runner.advance(seconds)
        self.qtbot.waitUntil(lambda: not self.window._turn.isActive())
        QApplication.sendPostedEvents()
        QApplication.processEvents()

    def open(self, ticket_id: str = "7001") -> None:
        self.workspace.opening.open(ticket_id)
        self.settle()

    def reads(self) -> None:
        """Look at the whole draft until Approve opens; the tracker of the editor counts the time."""
        self.qtbot.waitUntil(lambda: self.state in ("shown_whole", "ready"), timeout=4000)
        self.settle()

    def waits_for_send(self) -> None:
        """Look at the preview until sending opens."""
        self.qtbot.waitUntil(lambda: self.state == "preview_shown", timeout=4000)
        self.settle()

    def goes_to(self, widget: QWidget) -> None:
        widget.setFocus()
        self.qtbot.waitUntil(widget.hasFocus)


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """Opens an office, a window and a workspace as the test wants them."""
    opened: list[tuple[Office, MainWindow]] = []

    def build(*, hold: bool = False, size: tuple[int, int] = (1440, 900), **changes) -> Desk:
        office = open_office(tmp_path, **changes)
        window = MainWindow(theme)
        qtbot.addWidget(window)
        window.resize(*size)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        opened.append((office, window))
        return Desk(qtbot, window, office, hold=hold)

    yield build
    for office, window in opened:
        window.overlays.close()
        office.close()

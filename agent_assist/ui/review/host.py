"""Puts the blind checks among the window's screens, when they are first asked for (start-up time)."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from agent_assist.presenters.workspace import Workspace
from agent_assist.ui.review.screen import BlindCheckScreen


class BlindCheckHost:
    """One workspace's blind checks in one window."""

    def __init__(self, workspace: Workspace, screens: QStackedWidget) -> None:
        self._workspace, self._screens = workspace, screens
        self.screen: BlindCheckScreen | None = None

    def open(self) -> None:
        """Show the screen and look what waits."""
        if self.screen is None:
            self.screen = BlindCheckScreen()
            self.screen.judged.connect(self._workspace.blind_checks.judge)
            self._screens.addWidget(self.screen)
        self._screens.setCurrentWidget(self.screen)
        self._workspace.blind_checks.open()
        self.repaint()
        self.screen.take_focus()

    def repaint(self) -> None:
        """Show the checks as they are now, if they were ever opened."""
        if self.screen is not None:
            self.screen.show_view(self._workspace.blind_checks.view)

    def remove(self) -> None:
        """Another workspace takes over."""
        if self.screen is not None:
            self._screens.removeWidget(self.screen)
            self.screen.deleteLater()
            self.screen = None

"""Puts the Team screen among the window's screens, when it is first asked for (start-up time)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget

from agent_assist.presenters.team import OWN
from agent_assist.presenters.workspace import Workspace
from agent_assist.ui.team.screen import TeamScreen


class TeamHost:
    """One workspace's figures in one window; `announce` tells a screen reader."""

    def __init__(
        self, workspace: Workspace, screens: QStackedWidget, announce: Callable[[str], None]
    ) -> None:
        self._workspace, self._screens, self._announce = workspace, screens, announce
        self.screen: TeamScreen | None = None

    def open(self) -> None:
        """Show the screen and read the figures anew."""
        if self.screen is None:
            self.screen = TeamScreen()
            self.screen.chosen.connect(self._workspace.team.choose)
            self.screen.spoken.connect(self._announce)
            self._screens.addWidget(self.screen)
        self._screens.setCurrentWidget(self.screen)
        self._workspace.team.open()
        self.repaint()
        self.screen.take_focus()

    def repaint(self) -> None:
        """Show the figures as they are now, if the screen was ever opened."""
        if self.screen is not None:
            self.screen.show_view(self._workspace.team.view)

    @property
    def queue(self) -> str:
        """The queue whose figures are shown, "" for all and for own figures."""
        view = self._workspace.team.view
        return view.queue if view.queue != OWN else ""

    def remove(self) -> None:
        """Another workspace takes over."""
        if self.screen is not None:
            self._screens.removeWidget(self.screen)
            self.screen.deleteLater()
            self.screen = None

"""Puts the knowledge among the window's screens, when it is first asked for (start-up time)."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from agent_assist.presenters.workspace import Workspace
from agent_assist.ui.knowledge.screen import KnowledgeScreen


class KnowledgeHost:
    """One workspace's knowledge in one window."""

    def __init__(self, workspace: Workspace, screens: QStackedWidget) -> None:
        self._flow, self._screens = workspace.knowledge, screens
        self.screen: KnowledgeScreen | None = None

    def open(self) -> None:
        """Show the screen and read what it needs."""
        if self.screen is None:
            self.screen = self._made()
            self._screens.addWidget(self.screen)
        self._screens.setCurrentWidget(self.screen)
        self._flow.open()
        self.repaint()
        self.screen.take_focus()

    def repaint(self) -> None:
        """Show the knowledge as it is now, if the screen was ever opened."""
        if self.screen is not None:
            self.screen.show_view(self._flow.view)

    def remove(self) -> None:
        """Another workspace takes over."""
        if self.screen is not None:
            self._screens.removeWidget(self.screen)
            self.screen.deleteLater()
            self.screen = None

    def _made(self) -> KnowledgeScreen:
        flow, screen = self._flow, KnowledgeScreen()
        screen.tab_chosen.connect(flow.choose_tab)
        screen.sought.connect(flow.search)
        screen.selected.connect(flow.select)
        screen.write_wanted.connect(lambda about: flow.write(about_topic=about))
        screen.typed.connect(flow.typed)
        screen.saved.connect(flow.save)
        screen.discarded.connect(flow.stop_writing)
        screen.refresh_wanted.connect(self._read_or_stop)
        return screen

    def _read_or_stop(self) -> None:
        if self._flow.is_importing:
            self._flow.call_off()
        else:
            self._flow.refresh()

"""Puts the audit screen among the window's screens, when it is first asked for (start-up time)."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from agent_assist.presenters.audit import AuditFlow
from agent_assist.presenters.workspace import Workspace
from agent_assist.ui.audit.screen import AuditScreen


class AuditHost:
    """One workspace's log in one window."""

    def __init__(self, workspace: Workspace, screens: QStackedWidget) -> None:
        self._screens = screens
        self.flow = AuditFlow(workspace.context)
        self.screen: AuditScreen | None = None

    def open(self) -> None:
        """Show the screen; it asks for a purpose first."""
        if self.screen is None:
            screen = self.screen = AuditScreen()
            screen.purpose_given.connect(self.flow.give_purpose)
            screen.chosen.connect(self.flow.choose)
            screen.sought.connect(self.flow.search)
            screen.selected.connect(self.flow.select)
            screen.closed.connect(self.flow.close_decision)
            screen.more_wanted.connect(self.flow.more)
            screen.verify_wanted.connect(self.flow.verify)
            screen.export_wanted.connect(self.flow.export)
            self._screens.addWidget(screen)
        self._screens.setCurrentWidget(self.screen)
        self.flow.open()
        self.repaint()
        self.screen.take_focus()

    def repaint(self) -> None:
        """Show the log as it is now, if the screen was ever opened."""
        if self.screen is not None:
            self.screen.show_view(self.flow.view)

    @property
    def is_checked(self) -> bool:
        """Whether the check of the whole log has an answer."""
        return self.flow.is_checked

    def remove(self) -> None:
        """Another workspace takes over."""
        if self.screen is not None:
            self._screens.removeWidget(self.screen)
            self.screen.deleteLater()
            self.screen = None

"""Opens the app: first the window with its ticket rows, then everything else behind it.

Rule: what the first row does not need is imported after it was painted (start-up time): services, store, models,
and the other regions of the screen.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from agent_assist.adapters.folder_helpdesk import FolderHelpdesk
from agent_assist.adapters.words import EnglishWords
from agent_assist.bootstrap.places import default_profile
from agent_assist.bootstrap.profile import Profile, load_profile
from agent_assist.domain.settings import Settings
from agent_assist.domain.tickets import Ticket
from agent_assist.presenters.queue import build_queue
from agent_assist.presenters.queue_order import ALL_QUEUES, QueueOrder
from agent_assist.ui.app import create_app
from agent_assist.ui.first_window import FirstWindow
from agent_assist.ui.task_runner import QtRunner
from agent_assist.ui.theme.theme import Theme, ThemeMode, current_theme

if TYPE_CHECKING:
    from agent_assist.bootstrap.demo import Demo
    from agent_assist.bootstrap.desktop import Desktop

_SHOW_AFTER_MS, _MOST_MS = 150, 500


def open_window(folder: Path | None, passphrase: str | None, *, is_demo: bool) -> int:
    """Open the app on a profile, or on the demo; returns the exit code when it is closed."""
    app = create_app(sys.argv[:1])
    opening = Opening(folder or default_profile(), passphrase, is_demo=is_demo)
    try:
        opening.start()
        return app.exec()
    finally:
        opening.close()


@dataclass(slots=True)
class Found:
    """What is known before anything heavy is imported. `reader` is None before the set-up."""

    profile: Profile
    reader: FolderHelpdesk | None = None
    tickets: tuple[Ticket, ...] = ()
    demo: Demo | None = None


class Opening:
    """The window from its first row to its end. `desktop` is there once the rows were painted."""

    def __init__(self, folder: Path, passphrase: str | None, *, is_demo: bool) -> None:
        self._folder, self._passphrase, self._is_demo = folder, passphrase, is_demo
        self._run = QtRunner()
        self._found: Found | None = None
        self.window = FirstWindow(current_theme())
        self.desktop: Desktop | None = None

    def start(self) -> None:
        """Show the rows, then the whole; ConfigurationError for a profile that cannot be used."""
        found = self._found = self._find()
        apply_looks(current_theme(), found.profile.settings)
        if found.profile.settings.is_set_up:
            found.reader = found.profile.reader()
            self._show_first_rows(found, found.reader)
        from agent_assist.bootstrap.desktop import Desktop  # start-up time

        self.desktop = Desktop(self._folder, self._passphrase, self._run, found)
        self.desktop.start()
        self.window.adopt(self.desktop.window)
        self.window.show()
        if self.window.opened_ticket and self.desktop.session is not None:
            self.desktop.session.workspace.opening.open(self.window.opened_ticket)

    def close(self) -> None:
        """Keep what was typed, void what is held, close the store, end all threads."""
        if self.desktop is not None:
            self.desktop.close()
        self._run.close()
        if self._found is not None and self._found.demo is not None:
            self._found.demo.close()

    def _find(self) -> Found:
        if not self._is_demo:
            return Found(load_profile(self._folder))
        from agent_assist.bootstrap.demo import start_demo  # start-up time

        demo = start_demo()
        return Found(demo.profile, demo=demo)

    def _show_first_rows(self, found: Found, reader: FolderHelpdesk) -> None:
        """A folder that cannot be read, or is slow, says so later in the whole window."""

        def read(tickets: tuple[Ticket, ...]) -> None:
            found.tickets = tickets
            order = QueueOrder()
            order.add(tickets)
            order.filter = found.demo.queue if found.demo is not None else ALL_QUEUES
            now = found.profile.clock.now()
            self.window.show_rows(build_queue(EnglishWords(), order, {}, now, ai_is_on=True))

        self._run.run(
            lambda: next(reader.tickets(), ()), read, lambda _: self.window.stop_waiting()
        )
        self.window.wait(_SHOW_AFTER_MS, _MOST_MS)


def apply_looks(theme: Theme, settings: Settings) -> None:
    """Theme, text size and motion as chosen."""
    theme.set_mode(ThemeMode(settings.theme))
    theme.set_text_scale(settings.text_scale_percent)
    theme.set_reduced_motion(settings.motion == "reduced")

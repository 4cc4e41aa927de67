"""Opens the app: first the window with its ticket rows, then everything else behind it.

Rule: what the first row does not need is imported after it was painted (start-up time): services, store, models,
and the other regions of the screen.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from agent_assist import __version__
from agent_assist.adapters.folder_helpdesk import FolderHelpdesk
from agent_assist.adapters.system import SystemClock
from agent_assist.adapters.words import EnglishWords
from agent_assist.bootstrap.places import default_profile
from agent_assist.domain.errors import BugError, ConfigurationError
from agent_assist.domain.tickets import Ticket
from agent_assist.presenters.queue import build_queue
from agent_assist.presenters.queue_order import ALL_QUEUES, QueueOrder
from agent_assist.ui.app import create_app, has_display
from agent_assist.ui.first_window import FirstWindow
from agent_assist.ui.task_runner import QtRunner
from agent_assist.ui.theme.theme import Theme, ThemeMode, current_theme

if TYPE_CHECKING:
    from agent_assist.adapters.single_owner import SingleOwner
    from agent_assist.bootstrap.demo import Demo
    from agent_assist.bootstrap.desktop import Desktop
    from agent_assist.bootstrap.profile import Profile
    from agent_assist.domain.settings import Settings
    from agent_assist.ports.clock import Clock

_SHOW_AFTER_MS, _MOST_MS = 150, 500
WINDOW_LOCK = "window.lock"


def open_window(folder: Path | None, passphrase: str | None, *, is_demo: bool) -> int:
    """Open the app on a profile, or on the demo; returns the exit code when it is closed."""
    return _run_window(folder or default_profile(), passphrase, is_demo=is_demo)


def open_link(folder: Path | None, passphrase: str | None, link: str) -> int:
    """Open the app at the ticket of a link, or bring the open one forward; InputError for another link."""
    from agent_assist.domain.links import ticket_of_link  # start-up time

    return _run_window(folder or default_profile(), passphrase, ticket_id=ticket_of_link(link))


def _run_window(
    folder: Path, passphrase: str | None, *, is_demo: bool = False, ticket_id: str = ""
) -> int:
    """One window for each profile; the demo is a profile of its own at every start."""
    if not has_display():
        raise ConfigurationError(
            "There is no display to open the window on. Start Agent Assist in a desktop session, or look at it "
            "without one: agent-assist tour --out FOLDER"
        )
    app = create_app(sys.argv[:1])
    owner = None if is_demo else _only_window(folder)
    if owner is not None and not owner.owns():
        from agent_assist.bootstrap.one_window import wake  # start-up time

        wake(folder, ticket_id)
        return 0
    opening = Opening(folder, passphrase, is_demo=is_demo)
    opening.window.opened_ticket = ticket_id
    try:
        opening.start()
        if owner is not None:
            from agent_assist.bootstrap.one_window import listen  # start-up time

            listen(folder, opening)
        return app.exec()
    finally:
        opening.close()
        if owner is not None:
            owner.release()


def _only_window(folder: Path) -> SingleOwner | None:
    """The lock of the profile's window; None where no lock can be made, and the store will say why."""
    from agent_assist.adapters.single_owner import SingleOwner  # start-up time

    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        return None
    return SingleOwner(folder / WINDOW_LOCK)


@dataclass(slots=True)
class Found:
    """What is known before anything heavy is imported. `reader` is None before the set-up.

    A person's profile is read before the rows, as it may change their looks; the demo's is read after them.
    """

    clock: Clock
    reader: FolderHelpdesk | None = None
    tickets: tuple[Ticket, ...] = ()
    demo: Demo | None = None
    own: Profile | None = None

    @property
    def profile(self) -> Profile:
        """The profile to open."""
        if self.demo is not None:
            return self.demo.profile
        if self.own is None:
            raise BugError("neither a profile nor the demo was found")
        return self.own


class Opening:
    """The window from its first row to its end. `desktop` is there once the rows were painted."""

    def __init__(self, folder: Path, passphrase: str | None, *, is_demo: bool) -> None:
        self._folder, self._passphrase, self._is_demo = folder, passphrase, is_demo
        self._run = QtRunner()
        self._found: Found | None = None
        self.window = FirstWindow(current_theme())
        self.desktop: Desktop | None = None
        self._end_log: Callable[[], None] | None = None

    def start(self) -> None:
        """Show the rows, then the whole; ConfigurationError for a profile that cannot be used."""
        found = self._found = self._find()
        if found.reader is not None:
            self._show_first_rows(found, found.reader)
        from agent_assist.bootstrap.desktop import Desktop  # start-up time

        self.desktop = Desktop(self._passphrase, self._run, found)
        self.desktop.start()
        self.window.adopt(self.desktop.window)
        self.window.show()
        self._note_errors()
        _collect_again()
        self.show_ticket(self.window.opened_ticket)

    def come_forward(self, ticket_id: str) -> None:
        """Somebody started the app again, or followed a link: show the window, and the ticket where one is named."""
        self.window.come_forward()
        self.show_ticket(ticket_id)

    def show_ticket(self, ticket_id: str) -> None:
        """Open a ticket; nothing for "" and during the set-up."""
        if ticket_id and self.desktop is not None and self.desktop.session is not None:
            self.desktop.session.workspace.opening.open(ticket_id)

    def close(self) -> None:
        """Keep what was typed, void what is held, close the store, end all threads."""
        if self.desktop is not None:
            self.desktop.close()
        self._run.close()
        if self._end_log is not None:
            self._end_log()
        if self._found is not None and self._found.demo is not None:
            self._found.demo.close()

    def _note_errors(self) -> None:
        """From now on errors are noted in the profile by kind and place; the demo keeps nothing."""
        if self._is_demo or not self._folder.is_dir():
            return
        from agent_assist.adapters.program_log import ProgramLog, start_program_log  # start-up time

        self._end_log = start_program_log(ProgramLog(self._folder, __version__, SystemClock().now))

    def _find(self) -> Found:
        if self._is_demo:
            from agent_assist.bootstrap.demo import start_demo  # start-up time

            demo = start_demo()
            return Found(demo.clock, demo.reader(), demo=demo)
        from agent_assist.bootstrap.profile import load_profile  # start-up time

        own = load_profile(self._folder)
        apply_looks(current_theme(), own.settings)
        return Found(own.clock, own.reader() if own.settings.is_set_up else None, own=own)

    def _show_first_rows(self, found: Found, reader: FolderHelpdesk) -> None:
        """A folder that cannot be read, or is slow, says so later in the whole window."""

        def read(tickets: tuple[Ticket, ...]) -> None:
            found.tickets = tickets
            order = QueueOrder()
            order.add(tickets)
            order.filter = found.demo.queue if found.demo is not None else ALL_QUEUES
            now = found.clock.now()
            self.window.show_rows(build_queue(EnglishWords(), order, {}, now, ai_is_on=True))

        self._run.run(
            lambda: next(reader.tickets(), ()), read, lambda _: self.window.stop_waiting()
        )
        self.window.wait(_SHOW_AFTER_MS, _MOST_MS)


def _collect_again() -> None:
    """Look for garbage again where the start held that back; what was imported until now is left out for good."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def apply_looks(theme: Theme, settings: Settings) -> None:
    """Theme, text size and motion as chosen."""
    theme.set_mode(ThemeMode(settings.theme))
    theme.set_text_scale(settings.text_scale_percent)
    theme.set_reduced_motion(settings.motion == "reduced")

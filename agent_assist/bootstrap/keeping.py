"""What runs beside an open profile: the watch over the session, the log's head every ten minutes, the team's stop.

Rule: nothing of it holds up the window, and nothing of it can send.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable

from agent_assist.domain.errors import AgentAssistError
from agent_assist.ports.helpdesk import Watch
from agent_assist.ports.session_watch import Away, SessionWatch
from agent_assist.presenters.runner import Handle, Runner
from agent_assist.presenters.workspace import Workspace

FOLLOW_AFTER_MS = 1_500
HEAD_EVERY_MS = 600_000
STOP_EVERY_MS = 5_000
"""So soon a stop that somebody else pressed is seen in a window where nobody asks for anything."""


def session_watch() -> SessionWatch | None:
    """The watch that this system offers; None where there is none yet."""
    if sys.platform != "linux":
        return None
    from agent_assist.adapters.session_watch.dbus import DBusSessionWatch  # start-up time

    return DBusSessionWatch()


class Keeping:
    """Begins when the store is open; `close` ends it."""

    def __init__(
        self,
        run: Runner,
        workspace: Workspace,
        keep_head: Callable[[], object],
        find_watch: Callable[[], SessionWatch | None] = session_watch,
    ) -> None:
        self._run = run
        self._workspace = workspace
        self._keep_head = keep_head
        self._find_watch = find_watch
        self._watch: Watch | None = None
        self._is_closed = False
        self._lock = threading.Lock()
        self._start = run.after(FOLLOW_AFTER_MS, lambda: run.run(self._follow, _nothing, _nothing))
        self._next_head: Handle = run.after(HEAD_EVERY_MS, self._keep)
        self._next_look: Handle = run.after(STOP_EVERY_MS, self._look_at_stop)

    def close(self) -> None:
        """End it; returns when no callback can come any more."""
        self._start.cancel()
        self._next_head.cancel()
        self._next_look.cancel()
        with self._lock:
            self._is_closed = True
            watch, self._watch = self._watch, None
        if watch is not None:
            watch.stop()

    def _follow(self) -> None:
        """On a worker: a profile that is closed meanwhile is not followed."""
        found = self._find_watch()
        with self._lock:
            if found is not None and not self._is_closed:
                self._watch = found.watch(self._went_away)

    def _went_away(self, away: Away) -> None:
        """Called from the watch's thread: come back to the window's own."""
        self._run.run(lambda: away, self._workspace.standing.went_away, _nothing)

    def _keep(self) -> None:
        """A head that cannot be kept is tried again; the doctor and the audit screen say why."""
        self._next_head = self._run.after(HEAD_EVERY_MS, self._keep)
        self._run.run(self._keep_head, _nothing, self._not_kept)

    def _look_at_stop(self) -> None:
        self._next_look = self._run.after(STOP_EVERY_MS, self._look_at_stop)
        self._workspace.switching.look_at_stop()

    def _not_kept(self, _error: AgentAssistError) -> None:
        self._workspace.standing.look()


def _nothing(_: object) -> None:
    """Nothing follows from it."""

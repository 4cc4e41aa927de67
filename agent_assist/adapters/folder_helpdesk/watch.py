"""Watches the folder. Rule: a change is reported within a second, a burst once, and stop really stops."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from agent_assist.domain.errors import HelpdeskError

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver

SETTLE_SECONDS = 0.15
LONGEST_BURST_SECONDS = 0.6
POLL_SECONDS = 0.7
SWEEP_SECONDS = 20.0
"""Also with notifications, as network file systems do not send them."""

_JOIN_SECONDS = 10.0
_log = logging.getLogger(__name__)


class FolderWatch:
    """A running watch: notifications of the system where there are any, else looking again and again."""

    def __init__(
        self,
        folder: Path,
        refresh: Callable[[], frozenset[str] | None],
        on_change: Callable[[frozenset[str]], None],
    ) -> None:
        self._folder = folder
        self._refresh = refresh
        self._on_change = on_change
        self._touched = threading.Event()
        self._stopping = threading.Event()
        self._observer: BaseObserver | None = None
        self._thread = threading.Thread(target=self._run, name="ticket-folder-watch", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._observer = _observer(self._folder, self._touched.set)
        # What changed between the last reading and the first notification is found at once.
        self._touched.set()
        self._thread.start()

    def stop(self) -> None:
        """Stop; no callback comes after this returns, unless it is called from a callback itself."""
        self._stopping.set()
        self._touched.set()
        if self._observer is not None:
            _stop_quietly(self._observer)
            self._observer = None
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _run(self) -> None:
        pause_seconds = SWEEP_SECONDS if self._observer is not None else POLL_SECONDS
        while not self._stopping.is_set():
            if self._touched.wait(pause_seconds):
                self._let_settle()
            if not self._stopping.is_set():
                self._look()

    def _let_settle(self) -> None:
        """Wait until nothing has changed for a moment, but not for ever."""
        left_seconds = LONGEST_BURST_SECONDS
        while left_seconds > 0 and not self._stopping.is_set():
            self._touched.clear()
            left_seconds -= SETTLE_SECONDS
            self._stopping.wait(SETTLE_SECONDS)
            if not self._touched.is_set():
                return

    def _look(self) -> None:
        self._touched.clear()
        try:
            changed = self._refresh()
        except HelpdeskError as error:
            _log.info("the ticket folder cannot be read now: %s", error)
            return
        if changed is not None and not self._stopping.is_set():
            self._on_change(changed)


def _stop_quietly(observer: BaseObserver) -> None:
    """End watchdog's threads; its inotify emitter calls an orderly end an error in the log."""
    emitter_log = logging.getLogger("watchdog.observers.inotify")

    def is_no_false_alarm(record: logging.LogRecord) -> bool:
        return "when the thread is inactive" not in record.getMessage()

    emitter_log.addFilter(is_no_false_alarm)
    try:
        emitters = list(observer.emitters)
        observer.stop()
        for thread in (observer, *emitters):
            if thread.is_alive():
                thread.join(_JOIN_SECONDS)
    finally:
        emitter_log.removeFilter(is_no_false_alarm)


def _observer(folder: Path, on_event: Callable[[], None]) -> BaseObserver | None:
    """The system's notifications, None where they cannot be had."""
    # Imported here for start-up time.
    from watchdog import events
    from watchdog.observers import Observer
    from watchdog.utils import UnsupportedLibcError

    class Handler(events.FileSystemEventHandler):
        """Any change wakes the watch; our own reading is no change."""

        def on_any_event(self, event: events.FileSystemEvent) -> None:
            if event.event_type not in ("opened", "closed_no_write"):
                on_event()

    observer: BaseObserver | None = None
    try:
        observer = Observer()
        observer.schedule(Handler(), str(folder), recursive=True)
        observer.start()
    except (OSError, RuntimeError, UnsupportedLibcError) as error:
        _log.info("no notifications, looking every %s s: %s", POLL_SECONDS, error)
        if observer is not None:
            _stop_quietly(observer)
        return None
    return observer

"""Switching tickets in the real window over the real services: milliseconds to painted, and memory on the way.

Run: `PYTHONPATH=. python tests/benchmarks/switching.py [--tickets 10000] [--messages 500]`. Drafting is "knowledge
only" over the demo's articles, so that each opened ticket also drafts, checks and logs behind the window, as on a
desk. Aims: switching at most 50 ms to painted (median and 99th percentile), a conversation of 500 messages at most
50 ms, memory after all tickets within 10 % of that after the first 500. Nothing here is a test.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QApplication

from agent_assist.adapters.credentials.temporary import TemporaryCredentials
from agent_assist.adapters.words import EnglishWords
from agent_assist.bootstrap.house import House, open_house
from agent_assist.bootstrap.places import resources
from agent_assist.bootstrap.profile import Profile, load_profile
from agent_assist.bootstrap.session import Session
from agent_assist.domain.settings import Settings
from agent_assist.ui.app import create_app
from agent_assist.ui.main_window import MainWindow
from agent_assist.ui.task_runner import QtRunner
from agent_assist.ui.theme.theme import current_theme

NOW = datetime(2026, 11, 20, 12, 30, tzinfo=UTC)
FIRST = 500
QUESTIONS = (
    "When will my refund reach my card?",
    "The courier missed me twice. Where is the parcel now, and how long is it kept?",
    "Can I still change the delivery address of my order?",
    "How do I cancel my subscription, and until when do I pay?",
    "The lamp flickers when I dim it. What can I do?",
)


def write_tickets(folder: Path, count: int, messages: int) -> None:
    """One export of `count` tickets, and one ticket with many messages."""
    chance = random.Random(7)
    rows = [_ticket(str(n), chance, 1 + n % 4) for n in range(count)]
    rows.append(_ticket("long", chance, messages))
    export = {"format": "agent-assist-tickets", "version": 1, "tickets": rows}
    (folder / "export.json").write_text(json.dumps(export), encoding="utf-8")


def _ticket(identity: str, chance: random.Random, messages: int) -> dict[str, object]:
    customer = {"name": f"Customer {identity}", "email": f"c{identity}@post.example"}
    shop = {"name": "Nordlys", "email": "help@nordlys.example"}
    start = NOW - timedelta(days=2, minutes=chance.randrange(2000))
    written = []
    for number in range(messages):
        is_agent = number % 2 == 1 and number < messages - 1
        written.append(
            {
                "id": f"<{identity}.{number}@mail.example>",
                "direction": "agent" if is_agent else "customer",
                "from": shop if is_agent else customer,
                "to": [customer if is_agent else shop],
                "sent_at": (start + timedelta(minutes=number)).isoformat(),
                "text": "Hello,\n\n" + "\n\n".join(chance.choices(QUESTIONS, k=3)) + "\n\nRegards",
            }
        )
    return {
        "id": identity, "subject": chance.choice(QUESTIONS), "queue": "Billing", "status": "open",
        "channel": "E-mail", "customer": customer, "messages": written,
    }  # fmt: skip


class DiskSession(Session):
    """A session whose store is on disk and whose keys live in memory."""

    def _build(self) -> House:
        return open_house(self.profile, self._reader, TemporaryCredentials(), keep_on_disk=True)


class Eye(QObject):
    """Sees when the conversation of a ticket is painted for the first time."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._pane = window.work.conversation
        self.painted, self.painted_at = "", 0.0
        self._pane.messages.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Remember the first paint of another ticket."""
        shown = self._pane._ticket_id
        if event.type() == QEvent.Type.Paint and shown != self.painted:
            self.painted, self.painted_at = shown, time.perf_counter()
        return False


def rss_mb() -> float:
    """Resident memory of this process."""
    with Path("/proc/self/status").open() as file:
        return next(int(line.split()[1]) / 1024 for line in file if line.startswith("VmRSS"))


class Bench:
    """The window over a session."""

    def __init__(self, app: QApplication, profile: Profile) -> None:
        self._app = app
        self.window = MainWindow(current_theme())
        self.run = QtRunner()
        self.session = DiskSession(profile, self.run, self.window, EnglishWords(), None)
        self.eye = Eye(self.window)
        self.own_ms: list[float] = []
        self.session.start(on_locked=self.window.ask_passphrase)
        self.window.bind(self.session.workspace)
        self.window.show()

    def wait(self, until: Callable[[], bool], seconds: float = 60) -> None:
        """Let events through until it holds."""
        end = time.perf_counter() + seconds
        while not until():
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)
            if time.perf_counter() > end:
                raise SystemExit("waited too long")

    def open(self, ticket_id: str) -> float:
        """Milliseconds until the conversation of this ticket is painted."""
        began, worked = time.perf_counter(), time.thread_time()
        self.session.workspace.opening.open(ticket_id)
        self.wait(lambda: self.eye.painted == ticket_id)
        self.own_ms.append((time.thread_time() - worked) * 1000)
        return (self.eye.painted_at - began) * 1000

    def close(self) -> None:
        """End the session."""
        self.session.close()
        self.run.close()
        self.window.close()


def measure(bench: Bench, count: int) -> None:
    """Open them all, one after the other."""
    workspace = bench.session.workspace
    bench.wait(lambda: workspace.context.services is not None)
    bench.wait(lambda: not workspace.context.order.is_reading)
    times: list[float] = []
    after_first = 0.0
    for number in range(count):
        times.append(bench.open(str(number)))
        if number + 1 in (FIRST, count // 2, count):
            bench.wait(lambda: workspace.drafting.busy == 0)
            gc.collect()
            now = rss_mb()
            after_first = after_first or now
            print(
                f"after {number + 1:>6,} tickets: {now:7.1f} MB, {now / after_first:5.3f} of the first figure"
            )
    times.sort()
    at = times[len(times) * 99 // 100]
    print(
        f"switching to painted: median {statistics.median(times):.1f} ms, 99th {at:.1f} ms, worst {times[-1]:.1f} ms, aim 50"
    )
    own = statistics.median(bench.own_ms)
    print(
        f"of that the window's own thread worked {own:.1f} ms (the rest is waiting: workers, other programs)"
    )
    long = [bench.open(i) for _ in range(5) for i in ("long", "1")][::2]
    print(f"a long conversation: {', '.join(f'{ms:.1f}' for ms in long)} ms, aim 50")
    print(f"own work: {', '.join(f'{ms:.1f}' for ms in bench.own_ms[-10::2])} ms")


def main() -> None:
    """Make the tickets, open them, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tickets", type=int, default=10_000)
    parser.add_argument("--messages", type=int, default=500)
    options = parser.parse_args()
    app = create_app(["switching-benchmark"])
    with tempfile.TemporaryDirectory() as name:
        inbox = Path(name) / "inbox"
        inbox.mkdir()
        write_tickets(inbox, options.tickets, options.messages)
        settings = Settings(
            helpdesk_folder=str(inbox),
            knowledge_folder=str(resources() / "demo" / "knowledge"),
            own_addresses=("help@nordlys.example",),
        )
        place = Path(name) / "profile"
        place.mkdir()
        profile = load_profile(place)
        bench = Bench(app, _with(profile, settings))
        try:
            measure(bench, options.tickets)
        finally:
            bench.close()


def _with(profile: Profile, settings: Settings) -> Profile:
    return replace(profile, settings=settings)


if __name__ == "__main__":
    main()

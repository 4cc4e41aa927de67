"""Measures the queue with 100,000 tickets, beside a bare QListView of 100,000 strings in the same run.

Run: `PYTHONPATH=. python tests/benchmarks/queue_column.py [--tickets 100000]`. Aims: open at most 150 ms, filter and sort
at most 60 ms, scroll repaint at most 4 ms. Each figure ends with the paint, so that nothing is left for later.
Times vary between machines; nothing here is a test.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QApplication, QListView

from agent_assist.adapters.words import EnglishWords
from agent_assist.domain.tickets import Address, Ticket, TicketStatus
from agent_assist.presenters.queue import build_queue
from agent_assist.presenters.queue_order import ALL_QUEUES, QueueOrder
from agent_assist.ui.app import create_app
from agent_assist.ui.queue.pane import QueuePane

NOW = datetime(2026, 11, 20, 12, 30, tzinfo=UTC)
SIZE = (268, 820)
ROUNDS, SCROLLS, BATCH = 7, 200, 2_000


def make_tickets(count: int) -> list[Ticket]:
    """Seven queues; every second ticket has a due time."""
    chance = random.Random(7)
    return [
        Ticket(
            id=str(number),
            subject=f"Where is my order {number}, and when will it come?",
            queue=f"Queue {number % 7}",
            status=TicketStatus.OPEN,
            channel="E-mail",
            customer=Address(f"Customer {number}", f"c{number}@post.example"),
            updated_at=NOW - timedelta(seconds=chance.randrange(10**6)),
            excerpt="",
            message_count=1,
            is_waiting=True,
            due_at=NOW + timedelta(seconds=chance.randrange(-(10**4), 10**6))
            if number % 2
            else None,
        )
        for number in range(count)
    ]


def timed(run: Callable[[], object]) -> float:
    """Milliseconds of one run."""
    began = time.perf_counter()
    run()
    return (time.perf_counter() - began) * 1000


def told(what: str, times: list[float], limit: str = "") -> float:
    """Print the median and the worst, and return the median."""
    median = statistics.median(times)
    print(f"{what:<58}{median:9.2f} ms  worst {max(times):8.2f}  {limit}")
    return median


class Column:
    """The queue's column over an order, as the window shows it."""

    def __init__(self, pane: QueuePane) -> None:
        self.order = QueueOrder()
        self._pane = pane

    def show(self) -> None:
        """Build the view, show it, paint it."""
        view = build_queue(EnglishWords(), self.order, {}, NOW, ai_is_on=True)
        self._pane.show_view(view)
        self._pane.list.viewport().repaint()

    def open(self, tickets: list[Ticket]) -> None:
        """Take all tickets in and show the first rows."""
        self.order.add(tickets)
        self.show()

    def filter(self, name: str) -> None:
        """Show one queue."""
        self.order.filter = name
        self.show()

    def change(self, ticket: Ticket) -> None:
        """A ticket gets another due time and moves."""
        self.order.add([ticket])
        self.show()

    def search(self, words: str) -> None:
        """One key press in the search field."""
        self.order.restrict_to(self.order.matching(words) if words else None)
        self.show()


def measure_ours(app: QApplication, tickets: list[Ticket]) -> tuple[float, float]:
    """Medians of opening and of a scroll step."""
    openings: list[float] = []
    for _ in range(ROUNDS):
        pane = QueuePane()
        pane.resize(*SIZE)
        pane.show()
        app.processEvents()
        column = Column(pane)
        openings.append(timed(lambda c=column: c.open(tickets)))
    opened = told("open: all tickets taken in, sorted, first rows painted", openings, "aim 150")
    names = [f"Queue {n}" for n in range(7)]
    told(
        "filter, first look at each queue",
        [timed(lambda n=n: column.filter(n)) for n in names],
        "aim 60",
    )
    told(
        "filter, back and forth",
        [timed(lambda n=n: column.filter(n)) for n in (ALL_QUEUES, *names)],
        "aim 60",
    )
    column.filter(ALL_QUEUES)
    moved = [replace(t, due_at=NOW + timedelta(hours=n)) for n, t in enumerate(tickets[:20])]
    told("sort: one ticket moves", [timed(lambda t=t: column.change(t)) for t in moved], "aim 60")
    batch = [replace(t, id=f"new-{t.id}") for t in tickets[:100]]
    told("sort: a batch of 100 comes in", [timed(lambda: column.open(batch))], "aim 60")
    told("nothing changed, built and painted again", [timed(column.show) for _ in range(20)])
    column = Column(pane)
    steps = range(0, len(tickets), BATCH)
    told(
        f"the same in batches of {BATCH:,}, each shown",
        [timed(lambda a=a: column.open(tickets[a : a + BATCH])) for a in steps],
    )
    told("search, the first key", [timed(lambda: column.search("7"))], "aim 60")
    keys = ["77", "773", "7731", "customer 77", "where is", "nothing like this", ""]
    told("search, each further key", [timed(lambda w=w: column.search(w)) for w in keys], "aim 60")
    return opened, told("scroll repaint", scrolled(pane.list), "aim 4")


def measure_bare(app: QApplication, count: int) -> tuple[float, float]:
    """The same of a QListView of strings."""
    texts = [f"Customer {number}" for number in range(count)]
    openings = []
    for _ in range(ROUNDS):
        bare = QListView()
        bare.setUniformItemSizes(True)
        bare.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        bare.resize(*SIZE)
        bare.show()
        app.processEvents()

        def open_bare(view: QListView = bare) -> None:
            view.setModel(QStringListModel(texts, view))
            view.doItemsLayout()
            view.viewport().repaint()

        openings.append(timed(open_bare))
    opened = told("bare QListView of strings: open", openings)
    return opened, told("bare QListView of strings: scroll repaint", scrolled(bare))


def scrolled(view: QListView) -> list[float]:
    """Milliseconds of each step through the whole list."""
    bar = view.verticalScrollBar()
    times = []
    for step in range(SCROLLS):
        bar.setValue(bar.maximum() * step // SCROLLS + step)
        times.append(timed(view.viewport().repaint))
    return times


def main() -> None:
    """Make the tickets, measure both, print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tickets", type=int, default=100_000)
    count = parser.parse_args().tickets
    app = create_app(["queue-benchmark"])
    print(f"{count:,} tickets")
    ours = measure_ours(app, make_tickets(count))
    bare = measure_bare(app, count)
    print(f"ratios to the bare list: open {ours[0] / bare[0]:.1f}, scroll {ours[1] / bare[1]:.1f}")


if __name__ == "__main__":
    main()

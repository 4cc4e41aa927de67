"""How long one keystroke costs the palette beside a queue of 100,000 tickets. Run: `python -m tests.benchmarks.palette`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from time import perf_counter

from agent_assist.adapters.words import EnglishWords
from agent_assist.domain.tickets import Address, Ticket, TicketStatus
from agent_assist.presenters.context import Context
from agent_assist.presenters.palette import PaletteFlow
from agent_assist.presenters.parts import Focus, Part
from agent_assist.presenters.saved_replies import SavedReplyFlow
from tests.fakes.clock import FakeClock
from tests.fakes.runner import ImmediateRunner

TICKETS, ROUNDS = 100_000, 20
WORDS = ("order 99", "cusotmer numbr", "hand", "qqqqzzzz")


class _Nobody:
    """A window that shows nothing."""

    def changed(self, parts: frozenset[Part]) -> None:
        """Nothing is painted."""

    def focus(self, where: Focus) -> None:
        """Nothing has the keyboard."""

    def announce(self, text: str, *, is_urgent: bool) -> None:
        """Nobody listens."""


def main() -> None:
    """Print milliseconds for each of some words: the first time, and the median of many."""
    clock = FakeClock()
    context = Context(EnglishWords(), clock, ImmediateRunner(clock), None, _Nobody())  # type: ignore[arg-type]
    start = datetime(2026, 11, 20, tzinfo=UTC)
    context.order.add(_ticket(n, start) for n in range(TICKETS))
    context.order.matching("x")
    palette = PaletteFlow(context, SavedReplyFlow(context))
    for words in WORDS:
        context.order.restrict_to(context.order.matching(words))
        times = sorted(_seek(palette, words) for _ in range(ROUNDS))
        print(f"{words!r}: worst {times[-1]:.1f} ms, median {times[len(times) // 2]:.1f} ms")


def _seek(palette: PaletteFlow, words: str) -> float:
    begun = perf_counter()
    palette.seek(words)
    _ = palette.view
    return (perf_counter() - begun) * 1000


def _ticket(number: int, start: datetime) -> Ticket:
    return Ticket(
        id=str(number),
        subject=f"Where is my order {number}",
        queue="Billing EU",
        status=next(iter(TicketStatus)),
        channel="mail",
        customer=Address(f"Customer Number{number}", f"c{number}@mail.example"),
        updated_at=start + timedelta(seconds=number),
        excerpt="",
        message_count=1,
        is_waiting=True,
    )


if __name__ == "__main__":
    main()

"""How presenters get slow work done without knowing threads. The ui implements it; tests run it at once."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from typing import Protocol, TypeVar

from agent_assist.domain.errors import AgentAssistError

T = TypeVar("T")


class Handle(Protocol):
    """Something under way that can be called off."""

    def cancel(self) -> None:
        """Stop it; no callback comes afterwards."""
        ...


class Runner(Protocol):
    """Runs work elsewhere and calls back on the caller's own thread, in order."""

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[AgentAssistError], None],
    ) -> None:
        """Call `work` on another thread; then `done` or `failed` here."""
        ...

    def run_in_order(
        self,
        lane: str,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[AgentAssistError], None],
    ) -> None:
        """Like `run`, but after all that was handed to this lane before: saves of one text, events of the log."""
        ...

    def follow(
        self,
        events: Callable[[], AsyncIterator[T]],
        on_events: Callable[[Sequence[T]], None],
        done: Callable[[], None],
        failed: Callable[[AgentAssistError], None],
    ) -> Handle:
        """Consume an asynchronous stream; events arrive here in batches, at most every 16 ms."""
        ...

    def after(self, delay_ms: int, call: Callable[[], None]) -> Handle:
        """Call once, later, here."""
        ...

"""A runner that does everything at once, and timers that wait for the test's clock."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any

from agent_assist.domain.errors import AgentAssistError
from tests.fakes.clock import FakeClock


class Timer:
    def __init__(self, due_ms: int, call: Callable[[], None]) -> None:
        self.due_ms = due_ms
        self.call = call
        self.is_cancelled = False

    def cancel(self) -> None:
        self.is_cancelled = True


class Stream:
    """A stream that a test may hold back: `go` delivers all that the source gives."""

    def __init__(
        self,
        events: Callable[[], AsyncIterator[Any]],
        on_events: Callable[[Sequence[Any]], None],
        done: Callable[[], None],
        failed: Callable[[AgentAssistError], None],
    ) -> None:
        self._events, self._on_events, self._done, self._failed = events, on_events, done, failed
        self.is_cancelled = False

    def cancel(self) -> None:
        self.is_cancelled = True

    def go(self) -> None:
        try:
            asyncio.run(self._consume())
        except AgentAssistError as error:
            if not self.is_cancelled:
                self._failed(error)
            return
        if not self.is_cancelled:
            self._done()

    async def _consume(self) -> None:
        async for event in self._events():
            if self.is_cancelled:
                return
            self._on_events([event])


class ImmediateRunner:
    """Implements presenters.runner.Runner on the test's own thread."""

    def __init__(self, clock: FakeClock, *, hold_streams: bool = False) -> None:
        self._clock = clock
        self._hold = hold_streams
        self.timers: list[Timer] = []
        self.streams: list[Stream] = []
        self.lanes: list[str] = []

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[AgentAssistError], None],
    ) -> None:
        try:
            result = work()
        except AgentAssistError as error:
            failed(error)
            return
        done(result)

    def run_in_order(
        self,
        lane: str,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[AgentAssistError], None],
    ) -> None:
        self.lanes.append(lane)
        self.run(work, done, failed)

    def follow(self, events: Any, on_events: Any, done: Any, failed: Any) -> Stream:
        stream = Stream(events, on_events, done, failed)
        self.streams.append(stream)
        self.timers.append(Timer(self._clock.monotonic_ms(), lambda: self._go(stream)))
        return stream

    def after(self, delay_ms: int, call: Callable[[], None]) -> Timer:
        timer = Timer(self._clock.monotonic_ms() + delay_ms, call)
        self.timers.append(timer)
        return timer

    def advance(self, seconds: float) -> None:
        """Let time pass; everything due meanwhile happens, in order."""
        end_ms = self._clock.monotonic_ms() + int(seconds * 1000)
        while True:
            due = [t for t in self.timers if not t.is_cancelled and t.due_ms <= end_ms]
            if not due:
                break
            timer = min(due, key=lambda t: t.due_ms)
            self.timers.remove(timer)
            late_ms = timer.due_ms - self._clock.monotonic_ms()
            self._clock.advance(max(0, late_ms) / 1000)
            timer.call()
        self._clock.advance((end_ms - self._clock.monotonic_ms()) / 1000)

    def _go(self, stream: Stream) -> None:
        if not self._hold:
            stream.go()

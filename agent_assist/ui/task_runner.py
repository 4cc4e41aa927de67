"""Slow work away from the window: threads for calls, one asyncio loop for streams, timers for later.

Rules: every callback comes on the UI thread. Results of `run` come in the order in which the work was handed over,
though work that takes long (a locked keyring, a slow helpdesk) holds up nothing behind it for more than a moment.
Work in a lane is done piece by piece in the order in which it was handed over: saves of one text, events of the log.
This is the one place with a broad `except`, because work that fails in an unforeseen way must end in a sentence.
"""

from __future__ import annotations

import logging
import traceback
from collections import deque
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from agent_assist.domain.errors import AgentAssistError, BugError

if TYPE_CHECKING:
    import asyncio

T = TypeVar("T")

BATCH_MS = 16
"""Measured: with 33 ms a word sent at 5,000 tokens a second came on screen after 58 to 74 ms, with 16 ms within 55."""
_THREADS = 3
_PATIENCE_SECONDS = 0.2
_PAINTED_SECONDS = 0.03
"""A stream begins once the window has painted what led to it: making ready what is asked holds the interpreter."""
_log = logging.getLogger(__name__)


class QtRunner(QObject):
    """A `Runner` on Qt's event loop. `close()` finishes the work in hand and ends every thread."""

    _finished = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="agent-assist")
        self._jobs: deque[_Job] = deque()
        self._lanes = _Lanes(self._pool.submit, self._work_on)
        self._loop = _StreamLoop()
        self._arrivals: deque[tuple[_Stream, _Arrival]] = deque()
        self._streams: set[_Stream] = set()
        self._later: set[_Later] = set()
        self._is_closed = False
        self._finished.connect(self._deliver_finished, Qt.ConnectionType.QueuedConnection)
        self._overtaking = QTimer(self)
        self._overtaking.setSingleShot(True)
        self._overtaking.timeout.connect(self._deliver_finished)
        self._batches = QTimer(self)
        self._batches.setInterval(BATCH_MS)
        self._batches.timeout.connect(self._deliver_arrivals)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[AgentAssistError], None],
    ) -> None:
        """Call `work` on a thread of the pool; then `done` or `failed` here. May be called from any thread."""
        if self._is_closed:
            return
        job = _Job(done, failed)
        self._jobs.append(job)
        self._pool.submit(self._work_on, job, work)

    def run_in_order(
        self,
        lane: str,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[AgentAssistError], None],
    ) -> None:
        """Like `run`, but `work` begins only when all that was handed to this lane before is over."""
        if self._is_closed:
            return
        job = _Job(done, failed)
        self._jobs.append(job)
        self._lanes.add(lane, job, work)

    def follow(
        self,
        events: Callable[[], AsyncIterator[T]],
        on_events: Callable[[Sequence[T]], None],
        done: Callable[[], None],
        failed: Callable[[AgentAssistError], None],
    ) -> _Stream:
        """Consume `events()` on the stream thread; batches arrive here every 16 ms at most."""
        stream = _Stream(on_events, done, failed, self._streams)
        if self._is_closed:
            return stream
        self._streams.add(stream)
        stream.task = self._loop.start(self._consume(stream, events))
        self._batches.start()
        return stream

    def after(self, delay_ms: int, call: Callable[[], None]) -> _Later:
        """Call once, `delay_ms` from now, here."""
        later = _Later(self, call, self._later)
        if not self._is_closed:
            later.start(delay_ms)
        return later

    def close(self) -> None:
        """Finish the calls that were handed over, call off streams and timers, end the threads. No callback follows."""
        self._is_closed = True
        for stream in tuple(self._streams):
            stream.cancel()
        for later in tuple(self._later):
            later.cancel()
        self._batches.stop()
        self._overtaking.stop()
        self._arrivals.clear()
        self._pool.shutdown(wait=True)
        self._jobs.clear()
        self._loop.close()

    def _work_on(self, job: _Job, work: Callable[[], Any]) -> None:
        try:
            job.succeed(work())
        except Exception as error:  # noqa: BLE001 - the rule of this module
            job.fail(as_app_error(error))
        self._finished.emit()

    def _deliver_finished(self) -> None:
        while (job := self._next_finished()) is not None:
            self._jobs.remove(job)
            job.hand_back()

    def _next_finished(self) -> _Job | None:
        """The first job that is over, unless one before it may still come in a moment."""
        for job in tuple(self._jobs):
            if job.is_finished:
                return job
            wait_seconds = _PATIENCE_SECONDS - (monotonic() - job.since)
            if wait_seconds > 0:
                self._overtaking.start(int(wait_seconds * 1000) + 1)
                return None
        return None

    async def _consume(self, stream: _Stream, events: Callable[[], AsyncIterator[Any]]) -> None:
        import asyncio  # start-up time

        try:
            await asyncio.sleep(_PAINTED_SECONDS)
            async for event in events():
                self._arrivals.append((stream, _Arrival(event)))
            ending = _Arrival(is_last=True)
        except Exception as error:  # noqa: BLE001 - the rule of this module
            ending = _Arrival(is_last=True, error=as_app_error(error))
        self._arrivals.append((stream, ending))

    def _deliver_arrivals(self) -> None:
        """Hand over what came, stream by stream; what a failing callback leaves comes with the next batch."""
        while self._arrivals:
            stream, arrival = self._arrivals.popleft()
            batch = [] if arrival.is_last else [arrival.event]
            while self._arrivals and not arrival.is_last and self._arrivals[0][0] is stream:
                arrival = self._arrivals.popleft()[1]
                if not arrival.is_last:
                    batch.append(arrival.event)
            stream.hand_back(batch, arrival)
        if not self._streams:
            self._batches.stop()


class _Job:
    """One call: its callbacks and, once it is over, its result."""

    def __init__(self, done: Callable[[Any], None], failed: Callable[[AgentAssistError], None]):
        self._done, self._failed = done, failed
        self._result: Any = None
        self._error: AgentAssistError | None = None
        self.is_finished, self.since = False, monotonic()

    def succeed(self, result: Any) -> None:
        self._result, self.is_finished = result, True

    def fail(self, error: AgentAssistError) -> None:
        self._error, self.is_finished = error, True

    def hand_back(self) -> None:
        if self._error is not None:
            self._failed(self._error)
        else:
            self._done(self._result)


class _Lanes:
    """Work that waits for its turn: one thread of the pool at a time for each lane that has any."""

    def __init__(
        self,
        submit: Callable[..., object],
        work_on: Callable[[_Job, Callable[[], Any]], None],
    ) -> None:
        self._submit, self._work_on = submit, work_on
        self._lock = Lock()
        self._waiting: dict[str, deque[tuple[_Job, Callable[[], Any]]]] = {}

    def add(self, lane: str, job: _Job, work: Callable[[], Any]) -> None:
        """Put work at the end of its lane."""
        with self._lock:
            is_idle = lane not in self._waiting
            self._waiting.setdefault(lane, deque()).append((job, work))
        if is_idle:
            self._submit(self._empty, lane)

    def _empty(self, lane: str) -> None:
        """Do all that waits in a lane; a lane without work is forgotten."""
        while (piece := self._next(lane)) is not None:
            self._work_on(*piece)

    def _next(self, lane: str) -> tuple[_Job, Callable[[], Any]] | None:
        with self._lock:
            if self._waiting[lane]:
                return self._waiting[lane].popleft()
            del self._waiting[lane]
            return None


class _Arrival:
    """An event of a stream, or its end."""

    __slots__ = ("error", "event", "is_last")

    def __init__(
        self, event: Any = None, *, is_last: bool = False, error: AgentAssistError | None = None
    ) -> None:
        self.event, self.is_last, self.error = event, is_last, error


class _Stream:
    """A running stream; after `cancel` nothing of it is delivered any more."""

    def __init__(
        self,
        on_events: Callable[[Sequence[Any]], None],
        done: Callable[[], None],
        failed: Callable[[AgentAssistError], None],
        running: set[_Stream],
    ) -> None:
        self._on_events, self._done, self._failed = on_events, done, failed
        self._running = running
        self._is_over = False
        self.task: Future[None] | None = None

    def cancel(self) -> None:
        """Stop it at once."""
        self._is_over = True
        self._running.discard(self)
        if self.task is not None:
            self.task.cancel()

    def hand_back(self, batch: Sequence[Any], last: _Arrival) -> None:
        """Hand over a batch, then the end if this was it; a callback may cancel in between."""
        if last.is_last:
            self._running.discard(self)
        if batch and not self._is_over:
            self._on_events(batch)
        if self._is_over or not last.is_last:
            return
        self._is_over = True
        if last.error is not None:
            self._failed(last.error)
        else:
            self._done()


class _Later:
    """A call that waits for its time."""

    def __init__(self, owner: QObject, call: Callable[[], None], waiting: set[_Later]) -> None:
        self._call, self._waiting = call, waiting
        self._timer = QTimer(owner)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._due)

    def start(self, delay_ms: int) -> None:
        """Begin to wait."""
        self._waiting.add(self)
        self._timer.start(max(0, delay_ms))

    def cancel(self) -> None:
        """Do not call."""
        if self in self._waiting:
            self._forget()

    def _due(self) -> None:
        self._forget()
        self._call()

    def _forget(self) -> None:
        self._waiting.discard(self)
        self._timer.stop()
        self._timer.deleteLater()


class _StreamLoop:
    """The asyncio loop of the stream thread, begun with the first stream (start-up time)."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: Thread | None = None

    def start(self, consuming: Any) -> Future[None]:
        """Run a coroutine on the loop."""
        import asyncio  # start-up time

        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            self._thread = Thread(target=self._loop.run_forever, name="agent-assist-streams")
            self._thread.start()
        return asyncio.run_coroutine_threadsafe(consuming, self._loop)

    def close(self) -> None:
        """Let cancelled streams unwind, then end the thread."""
        if self._loop is None or self._thread is None:
            return
        import asyncio  # start-up time

        asyncio.run_coroutine_threadsafe(_unwind(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        self._loop = self._thread = None


async def _unwind() -> None:
    import asyncio  # start-up time

    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    await asyncio.get_running_loop().shutdown_asyncgens()


def as_app_error(error: Exception) -> AgentAssistError:
    """The error itself, or a `BugError` in its place, with the place logged but never its message."""
    if isinstance(error, AgentAssistError):
        return error
    kind = type(error).__name__
    # The message may quote a customer, so only the kind of error and the lines of code are logged.
    frames = traceback.extract_tb(error.__traceback__)
    places = " < ".join(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in reversed(frames))
    _log.error("%s at %s", kind, places)
    bug = BugError(f"Your text is kept. The app's log names the place ({kind}).")
    bug.__cause__ = error
    return bug

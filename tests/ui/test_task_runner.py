"""Slow work: callbacks on the UI thread, in order; streams in batches; every failure ends in a sentence."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from agent_assist.domain.errors import AgentAssistError, BugError, StoreFull
from agent_assist.ui.task_runner import QtRunner


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[QtRunner]:
    made = QtRunner()
    yield made
    made.close()


def unexpected(error: AgentAssistError) -> None:
    raise error


def test_results_come_on_the_ui_thread_in_the_order_of_the_calls(
    qtbot: QtBot, runner: QtRunner
) -> None:
    gate, got, threads = threading.Event(), [], set()

    def take(value: str) -> None:
        got.append(value)
        threads.add(threading.current_thread())

    runner.run(lambda: str(gate.wait(5)), take, unexpected)
    runner.run(lambda: "second", take, unexpected)
    runner.run(lambda: gate.set() or "third", take, unexpected)
    qtbot.waitUntil(lambda: len(got) == 3)
    assert got == ["True", "second", "third"]
    assert threads == {threading.main_thread()}


def test_a_known_error_is_handed_over_as_it_is(qtbot: QtBot, runner: QtRunner) -> None:
    errors: list[AgentAssistError] = []

    def work() -> None:
        raise StoreFull("No space.")

    runner.run(work, lambda _: None, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], StoreFull)


def test_an_unforeseen_error_becomes_a_fault_and_its_message_is_never_logged(
    qtbot: QtBot, runner: QtRunner, caplog: pytest.LogCaptureFixture
) -> None:
    errors: list[AgentAssistError] = []

    def work() -> None:
        raise ValueError("maren.oduya@mail.example")

    with caplog.at_level(logging.ERROR):
        runner.run(work, lambda _: None, errors.append)
        qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], BugError)
    assert "maren" not in caplog.text + errors[0].message
    assert "test_task_runner.py" in caplog.text
    assert "ValueError" in caplog.text
    caplog.clear()


def test_work_that_takes_long_holds_up_nothing_behind_it(qtbot: QtBot, runner: QtRunner) -> None:
    gate, got = threading.Event(), []
    runner.run(lambda: gate.wait(20), lambda _: got.append("slow"), unexpected)
    runner.run(lambda: "quick", got.append, unexpected)
    qtbot.waitUntil(lambda: got == ["quick"])
    gate.set()
    qtbot.waitUntil(lambda: got == ["quick", "slow"])


def test_a_thousand_saves_of_one_text_are_done_in_the_order_they_were_handed_over(
    qtbot: QtBot, runner: QtRunner
) -> None:
    saved: list[int] = []
    heard: list[int] = []

    def save(number: int) -> int:
        time.sleep(0.001 if number % 100 == 0 else 0)
        saved.append(number)
        return number

    for number in range(1_000):
        runner.run_in_order("work/7001", partial(save, number), heard.append, unexpected)
        if number % 50 == 0:
            runner.run(lambda: None, lambda _: None, unexpected)
    qtbot.waitUntil(lambda: len(heard) == 1_000)
    assert saved == list(range(1_000))
    assert heard == saved


def test_a_lane_that_waits_holds_up_no_other_lane(qtbot: QtBot, runner: QtRunner) -> None:
    gate, got = threading.Event(), []
    runner.run_in_order(
        "work/7001", lambda: gate.wait(20), lambda _: got.append("slow"), unexpected
    )
    runner.run_in_order("work/7001", lambda: "behind it", got.append, unexpected)
    runner.run_in_order("log", lambda: "the log", got.append, unexpected)
    qtbot.waitUntil(lambda: got == ["the log"])
    gate.set()
    qtbot.waitUntil(lambda: got == ["the log", "slow", "behind it"])


def test_a_save_that_fails_says_so_and_the_next_one_is_done(qtbot: QtBot, runner: QtRunner) -> None:
    got: list[object] = []

    def full() -> None:
        raise StoreFull("No space.")

    runner.run_in_order("work/7001", full, got.append, lambda error: got.append(type(error)))
    runner.run_in_order("work/7001", lambda: "saved", got.append, unexpected)
    qtbot.waitUntil(lambda: len(got) == 2)
    assert got == [StoreFull, "saved"]


def test_closing_finishes_every_lane_in_order_and_leaves_no_thread(qtbot: QtBot) -> None:
    before = set(threading.enumerate())
    runner, release, done = QtRunner(), threading.Event(), []
    runner.run_in_order("a", lambda: release.wait(5), lambda _: None, unexpected)
    for number in range(100):
        lane = "ab"[number % 2]
        runner.run_in_order(lane, partial(done.append, (lane, number)), lambda _: None, unexpected)
    release.set()
    runner.close()
    assert [n for lane, n in done if lane == "a"] == list(range(0, 100, 2))
    assert [n for lane, n in done if lane == "b"] == list(range(1, 100, 2))
    assert runner._lanes._waiting == {}
    assert set(threading.enumerate()) == before
    runner.run_in_order("a", lambda: done.append("late"), lambda _: None, unexpected)
    assert "late" not in done


class Heard:
    """What a stream told."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.endings: list[str] = []

    def events(self, batch: Sequence[int]) -> None:
        self.batches.append(list(batch))

    def done(self) -> None:
        self.endings.append("done")

    def failed(self, error: AgentAssistError) -> None:
        self.endings.append(type(error).__name__)

    @property
    def all(self) -> list[int]:
        return [event for batch in self.batches for event in batch]


async def count_to(n: int) -> AsyncIterator[int]:
    for number in range(n):
        yield number


def test_a_stream_arrives_whole_in_few_batches_and_then_is_done(
    qtbot: QtBot, runner: QtRunner
) -> None:
    heard = Heard()
    runner.follow(lambda: count_to(5_000), heard.events, heard.done, heard.failed)
    qtbot.waitUntil(lambda: bool(heard.endings))
    assert heard.all == list(range(5_000))
    assert heard.endings == ["done"]
    assert len(heard.batches) < 100


def test_the_timer_runs_only_while_something_streams(qtbot: QtBot, runner: QtRunner) -> None:
    heard = Heard()
    runner.follow(lambda: count_to(3), heard.events, heard.done, heard.failed)
    assert runner._batches.isActive()
    qtbot.waitUntil(lambda: bool(heard.endings))
    qtbot.waitUntil(lambda: not runner._batches.isActive())


def test_events_before_a_failure_are_delivered_before_it(qtbot: QtBot, runner: QtRunner) -> None:
    async def broken() -> AsyncIterator[int]:
        yield 1
        raise StoreFull("No space.")

    heard = Heard()
    runner.follow(broken, heard.events, heard.done, heard.failed)
    qtbot.waitUntil(lambda: bool(heard.endings))
    assert heard.all == [1]
    assert heard.endings == ["StoreFull"]


def test_after_cancel_nothing_is_delivered_and_the_source_is_closed(
    qtbot: QtBot, runner: QtRunner
) -> None:
    heard, closed, began = Heard(), threading.Event(), threading.Event()

    async def endless() -> AsyncIterator[int]:
        try:
            while True:
                began.set()
                yield 1
                await asyncio.sleep(0.001)
        finally:
            closed.set()

    handle = runner.follow(endless, heard.events, heard.done, heard.failed)
    assert began.wait(5)
    handle.cancel()
    assert closed.wait(5)
    qtbot.wait(80)
    assert heard.batches == []
    assert heard.endings == []


def test_a_callback_that_cancels_hears_no_ending(qtbot: QtBot, runner: QtRunner) -> None:
    heard = Heard()
    handles: list[object] = []

    def cancel(batch: Sequence[int]) -> None:
        heard.events(batch)
        handles[0].cancel()  # type: ignore[attr-defined]

    handles.append(runner.follow(lambda: count_to(2), cancel, heard.done, heard.failed))
    qtbot.waitUntil(lambda: bool(heard.batches))
    qtbot.wait(80)
    assert heard.endings == []


def test_later_calls_come_once_and_not_after_cancel(qtbot: QtBot, runner: QtRunner) -> None:
    calls: list[str] = []
    runner.after(5, lambda: calls.append("kept"))
    runner.after(5, lambda: calls.append("cancelled")).cancel()
    qtbot.waitUntil(lambda: calls == ["kept"])
    qtbot.wait(30)
    assert calls == ["kept"]


def test_closing_finishes_the_work_in_hand_and_leaves_no_thread(qtbot: QtBot) -> None:
    before = set(threading.enumerate())
    runner, done, heard = QtRunner(), [], Heard()
    release = threading.Event()

    async def endless() -> AsyncIterator[int]:
        while True:
            yield 1
            await asyncio.sleep(0.001)

    for number in range(8):
        runner.run(lambda n=number: release.wait(5) and done.append(n), lambda _: None, unexpected)
    runner.follow(endless, heard.events, heard.done, heard.failed)
    runner.after(10, lambda: done.append(-1))
    release.set()
    runner.close()
    qtbot.wait(60)
    assert sorted(done) == list(range(8))
    assert heard.endings == []
    assert set(threading.enumerate()) == before

"""Beside an open profile: the session is followed, and the log's head is kept every ten minutes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from agent_assist.bootstrap.keeping import Keeping, session_watch
from agent_assist.domain.errors import StoreFull
from agent_assist.ports.session_watch import Away
from tests.fakes.clock import FakeClock
from tests.fakes.runner import ImmediateRunner


class Desktop:
    """A session that a test locks."""

    def __init__(self) -> None:
        self.on_away: Callable[[Away], None] | None = None
        self.is_stopped = False

    def watch(self, on_away: Callable[[Away], None]) -> Desktop:
        self.on_away = on_away
        return self

    def stop(self) -> None:
        self.is_stopped = True


class Standing:
    def __init__(self) -> None:
        self.heard: list[object] = []

    def went_away(self, away: Away) -> None:
        self.heard.append(away)

    def look(self) -> None:
        self.heard.append("look")


class Switching:
    def __init__(self) -> None:
        self.looks = 0

    def look_at_stop(self) -> None:
        self.looks += 1


class Work:
    def __init__(self) -> None:
        self.standing = Standing()
        self.switching = Switching()


def open_profile(keep_head: Callable[[], object]):
    run, desktop, work = ImmediateRunner(FakeClock()), Desktop(), Work()
    return run, desktop, work, Keeping(run, work, keep_head, lambda: desktop)


def test_a_lock_comes_to_the_workspace_until_the_profile_is_closed():
    run, desktop, work, keeping = open_profile(lambda: None)
    assert desktop.on_away is None, "the watch would slow the start"
    run.advance(2)
    assert desktop.on_away is not None
    desktop.on_away(Away.LOCKED)
    assert work.standing.heard == [Away.LOCKED]
    keeping.close()
    keeping.close()
    assert desktop.is_stopped


def test_a_profile_that_is_closed_at_once_is_never_followed():
    run, desktop, _, keeping = open_profile(lambda: None)
    keeping.close()
    run.advance(1000)
    assert desktop.on_away is None


def test_the_head_is_kept_every_ten_minutes_and_no_longer_after_the_end():
    kept: list[int] = []
    run, _, _, keeping = open_profile(lambda: kept.append(1))
    run.advance(599)
    assert kept == []
    run.advance(1202)
    assert kept == [1, 1, 1]
    keeping.close()
    run.advance(3600)
    assert kept == [1, 1, 1]


def test_a_head_that_cannot_be_kept_is_looked_into_and_tried_again():
    def full() -> None:
        raise StoreFull("No space.")

    run, _, work, keeping = open_profile(full)
    run.advance(1201)
    assert work.standing.heard == ["look", "look"]
    keeping.close()


def test_only_linux_has_a_watch_so_far(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.platform", "win32")
    assert session_watch() is None
    monkeypatch.setattr("sys.platform", "linux")
    assert session_watch() is not None


def test_a_stop_pressed_elsewhere_is_looked_for_until_the_profile_is_closed():
    run, _, work, keeping = open_profile(lambda: None)
    run.advance(11)
    assert work.switching.looks == 2
    keeping.close()
    run.advance(30)
    assert work.switching.looks == 2

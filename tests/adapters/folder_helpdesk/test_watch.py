"""New mail is reported within a second, a burst once, and a stopped watch is gone."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from agent_assist.adapters.folder_helpdesk import watch as watching
from agent_assist.ports.helpdesk import Watch


class Calls:
    """Keeps what was reported, and when."""

    def __init__(self) -> None:
        self.reported: list[frozenset[str]] = []
        self._news = threading.Condition()

    def __call__(self, ids: frozenset[str]) -> None:
        with self._news:
            self.reported.append(ids)
            self._news.notify_all()

    def wait_for(
        self, is_enough: Callable[[list[frozenset[str]]], bool], seconds: float = 5
    ) -> float:
        began = time.perf_counter()
        with self._news:
            assert self._news.wait_for(lambda: is_enough(self.reported), seconds), self.reported
        return time.perf_counter() - began

    @property
    def ids(self) -> set[str]:
        return set().union(*self.reported)


@contextmanager
def watched(shop: Any, calls: Calls) -> Iterator[Watch]:
    watch = shop.reader().watch(calls)
    try:
        yield watch
    finally:
        watch.stop()


def test_new_mail_is_reported_within_a_second(shop: Any) -> None:
    calls = Calls()
    with watched(shop, calls):
        shop.put_mail("a.eml")
        seconds = calls.wait_for(bool)

    (ticket,) = shop.tickets()
    assert calls.ids == {ticket.id}
    assert seconds < 1


def test_a_new_sub_folder_and_a_deleted_mail_are_noticed(shop: Any) -> None:
    path = shop.put_mail("a.eml")
    (ticket,) = shop.tickets()
    calls = Calls()
    with watched(shop, calls):
        shop.put_mail("Returns/new/1.host", message_id="<b@x>", subject="Other")
        calls.wait_for(bool)
        path.unlink()
        calls.wait_for(lambda _: ticket.id in calls.ids)


def test_a_burst_is_reported_in_few_calls(shop: Any) -> None:
    calls = Calls()
    with watched(shop, calls):
        for number in range(100):
            shop.put_mail(f"{number}.eml", message_id=f"<{number}@x>", subject=f"S{number}")
        calls.wait_for(lambda _: len(calls.ids) == 100)

    assert len(calls.reported) < 10


def test_nothing_is_reported_when_nothing_about_tickets_changed(shop: Any) -> None:
    path = shop.put_mail("a.eml")
    calls = Calls()
    with watched(shop, calls):
        shop.put("notes.txt", "not a ticket")
        path.read_bytes()
        shop.put_mail("b.eml", message_id="<b@x>", subject="Other")
        calls.wait_for(bool)

    assert len(calls.ids) == 1


def test_a_file_that_is_still_being_written_is_read_when_it_is_whole(shop: Any) -> None:
    content = (
        '{"format": "agent-assist-tickets", "tickets": [{"id": "1", "subject": "a", "messages": '
        '[{"direction": "customer", "text": "Hello", "sent_at": "2026-11-20T10:00:00Z"}]}]}'
    )
    shop.put("export.json", content[:60])
    reader = shop.reader()
    assert list(reader.tickets()) == []
    assert "still being written" in reader.problems[0]

    calls = Calls()
    watch = reader.watch(calls)
    shop.put("export.json", content)
    calls.wait_for(bool)
    watch.stop()

    assert calls.ids == {"1"}
    assert reader.problems == ()


def test_a_mail_is_read_when_it_gets_its_name(shop: Any) -> None:
    temporary = shop.put_mail("a.eml.tmp")
    reader = shop.reader()
    assert list(reader.tickets()) == []
    assert reader.problems == ("a.eml.tmp is still being written.",)

    calls = Calls()
    watch = reader.watch(calls)
    temporary.rename(shop.folder / "a.eml")
    calls.wait_for(bool)
    watch.stop()

    assert len(calls.ids) == 1


def test_after_stop_nothing_is_reported_and_no_thread_is_left(shop: Any) -> None:
    before = set(threading.enumerate())
    calls = Calls()
    with watched(shop, calls):
        pass
    shop.put_mail("a.eml")

    assert set(threading.enumerate()) <= before
    assert calls.reported == []


def test_stop_waits_for_a_callback_that_has_begun(shop: Any) -> None:
    begun, may_end = threading.Event(), threading.Event()

    def on_change(_: frozenset[str]) -> None:
        begun.set()
        may_end.wait(5)

    watch = shop.reader().watch(on_change)
    shop.put_mail("a.eml")
    assert begun.wait(5)
    stopper = threading.Thread(target=watch.stop)
    stopper.start()

    stopper.join(0.3)
    assert stopper.is_alive()
    may_end.set()
    stopper.join(5)
    assert not stopper.is_alive()


def test_a_callback_may_stop_the_watch_itself(shop: Any) -> None:
    stopped = threading.Event()
    holder: list[Watch] = []

    def on_change(_: frozenset[str]) -> None:
        holder[0].stop()
        stopped.set()

    holder.append(shop.reader().watch(on_change))
    shop.put_mail("a.eml")

    assert stopped.wait(5)
    holder[0].stop()


def test_where_notifications_fail_the_folder_is_looked_at_again_and_again(
    shop: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from watchdog.observers import Observer

    def refuse(*_: Any, **__: Any) -> None:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(Observer, "schedule", refuse)
    calls = Calls()
    with watched(shop, calls):
        shop.put_mail("a.eml")
        seconds = calls.wait_for(bool)

    assert seconds < 1.0


def test_a_folder_that_vanishes_and_comes_back_is_watched_on(
    shop: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "_observer", lambda *_: None)
    monkeypatch.setattr(watching, "POLL_SECONDS", 0.05)
    looked = threading.Event()
    monkeypatch.setattr(watching._log, "info", lambda *_: looked.set())
    calls = Calls()
    with watched(shop, calls):
        away = shop.folder.rename(f"{shop.folder}.away")
        looked.wait(5)
        away.rename(shop.folder)
        shop.put_mail("a.eml")
        calls.wait_for(bool)


def test_a_file_that_cannot_be_read_is_reported_and_again_when_it_is_gone(shop: Any) -> None:
    calls, reader = Calls(), shop.reader()
    watch = reader.watch(calls)
    try:
        (shop.folder / "broken.json").write_bytes(b"")
        calls.wait_for(lambda reported: frozenset() in reported)
        assert reader.problems == ("broken.json is empty.",)
        calls.reported.clear()
        (shop.folder / "broken.json").unlink()
        calls.wait_for(lambda reported: frozenset() in reported)
        assert reader.problems == ()
    finally:
        watch.stop()

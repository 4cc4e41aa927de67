"""Full disks and copies put back, on the whole way of a reply: nothing leaves twice, nothing is claimed that is not so."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from agent_assist.domain.errors import StoreError
from agent_assist.domain.outbox import OutboxItem, OutboxState
from agent_assist.services.sending import SendReport
from tests.fakes.small_disk import fill, small_disk_in
from tests.harness.desk import START, Desk, mails_in
from tests.harness.points import Points

DISK_BYTES = 3 << 20


def desk_on(folder: Path, *, hours: int = 0, points: Points | None = None) -> Desk:
    """The product over the ticket folder, so many hours after the first start."""
    folder.mkdir(exist_ok=True)
    now = START + timedelta(hours=hours)
    return Desk(folder, "folder", (0, 0), points or Points(), lambda: None, now)


def end_without_closing(desk: Desk) -> None:
    """As after a kill: nothing is voided, no head is kept."""
    desk.database.close()
    desk.sending.give_over()


def released(desk: Desk, item: OutboxItem) -> SendReport:
    """What became of a reply whose undo window is over."""
    report = desk.sending.release(item.id)
    assert report is not None
    return report


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk_in(tmp_path, DISK_BYTES) as folder:
        yield folder


def test_a_disk_that_fills_up_while_a_reply_is_held_sends_it_not_at_all_or_once(
    small_disk: Path,
) -> None:
    desk = desk_on(small_disk / "profile")
    held = desk.approve()
    filler = fill(small_disk)
    desk.clock.time += timedelta(seconds=11)
    report = released(desk, held)
    arrived = mails_in(desk.folder)
    if report.refused:  # the row could not even become `sending`
        assert arrived == {}
    filler.unlink()
    desk.clock.time += timedelta(seconds=30)
    assert desk.sending.release(held.id) is None or not mails_in(desk.folder)
    end_without_closing(desk)
    desk = desk_on(small_disk / "profile", hours=1)
    desk.sending.recover()
    for item in desk.sending.unknown():
        (desk.sending.confirm_sent if item.id in arrived else desk.sending.give_up)(item.id)
    settled = desk.store.item(held.id)
    assert settled.state in (OutboxState.VOIDED, OutboxState.FAILED, OutboxState.SENT)
    assert mails_in(desk.folder) == ({held.id: 1} if settled.state is OutboxState.SENT else {})
    desk.close()


def test_a_disk_with_room_for_the_row_but_not_for_the_mail_refuses_the_mail(
    tmp_path: Path, small_disk: Path
) -> None:
    """The store lies elsewhere; the ticket folder's disk is full."""
    profile = tmp_path / "profile"
    profile.mkdir()
    (small_disk / "inbox").mkdir()
    (profile / "inbox").symlink_to(small_disk / "inbox")
    desk = desk_on(profile)
    held = desk.approve()
    (small_disk / "inbox" / "outbox").mkdir()
    fill(small_disk)
    desk.clock.time += timedelta(seconds=11)
    report = released(desk, held)
    assert report.item.state is OutboxState.FAILED
    assert "the disk is full" in report.item.detail
    assert mails_in(desk.folder) == {}
    desk.close()


@pytest.mark.parametrize("error", ["full", "refused"])
@pytest.mark.parametrize("when", ["before its commit", "after its commit"])
@pytest.mark.parametrize("step", ["approve", "approved", "sending", "sent", "voided"])
def test_a_disk_that_fails_at_any_commit(tmp_path: Path, step: str, when: str, error: str) -> None:
    """`after`: the commit is on the disk, and the error said that it was not."""
    points = Points(disk_fails_at=f"{step}: {when}", disk_error=error)
    desk = desk_on(tmp_path / "profile", points=points)
    try:
        held = desk.approve()
        if step == "voided":
            desk.sending.undo(held.id)
        desk.clock.time += timedelta(seconds=11)
        desk.sending.release(held.id)
    except StoreError:
        assert step in ("approve", "voided")
    assert points.disk_fails_at == ""
    end_without_closing(desk)
    desk = desk_on(tmp_path / "profile", hours=1)
    desk.sending.recover()
    arrived = mails_in(desk.folder)
    in_doubt = {item.id for item in desk.sending.unknown()}
    for item in desk.store.items(*OutboxState):
        is_there = item.state in (OutboxState.SENT, OutboxState.RECONCILED)
        assert arrived.get(item.id, 0) == int(is_there)
        assert is_there or item.id in in_doubt or item.state is OutboxState.VOIDED
    assert desk.verdict()[0] == 6
    desk.close()


def copy(profile: Path, to: Path, names: tuple[str, ...]) -> None:
    to.mkdir(exist_ok=True)
    for name in names:
        (to / name).unlink(missing_ok=True)
        if (profile / name).exists():
            shutil.copy(profile / name, to / name)


STORE = ("store.db", "store.db-wal", "store.db-shm")


def test_a_store_copied_back_while_a_reply_was_held_sends_nothing_again_and_says_so(
    tmp_path: Path,
) -> None:
    profile, backup = tmp_path / "profile", tmp_path / "backup"
    desk = desk_on(profile)
    held = desk.approve()
    copy(profile, backup, STORE)
    desk.clock.time += timedelta(seconds=11)
    assert released(desk, held).item.state is OutboxState.SENT
    desk.close()  # keeps a head beyond the copy
    copy(backup, profile, STORE)
    desk = desk_on(profile, hours=1)
    assert "an older copy was put back" in desk.decisions.head_problem()
    (voided,) = desk.sending.recover()
    assert voided.state is OutboxState.VOIDED
    assert "look in the helpdesk" in voided.detail
    again = desk.approve()
    desk.clock.time += timedelta(seconds=11)
    report = released(desk, again)
    assert report.item.state is OutboxState.VOIDED
    assert "Nothing more is signed" in report.refused
    assert mails_in(profile) == {held.id: 1}
    end_without_closing(desk)


def test_a_whole_profile_copied_back_while_a_reply_was_being_sent_asks_the_helpdesk(
    tmp_path: Path,
) -> None:
    """Heads and all: the device cannot see that. The channel still knows."""
    profile, backup = tmp_path / "profile", tmp_path / "backup"

    def copy_now(point: str) -> None:
        if point == "channel: before the request":
            copy(profile, backup, (*STORE, "checkpoints.jsonl"))

    desk = desk_on(profile, points=Points(is_reached=copy_now))
    held = desk.approve()
    desk.clock.time += timedelta(seconds=11)
    assert released(desk, held).item.state is OutboxState.SENT
    desk.close()
    copy(backup, profile, (*STORE, "checkpoints.jsonl"))
    desk = desk_on(profile, hours=1)
    (item,) = desk.sending.recover()
    assert (item.id, item.state) == (held.id, OutboxState.RECONCILED)
    assert mails_in(profile) == {held.id: 1}
    desk.close()

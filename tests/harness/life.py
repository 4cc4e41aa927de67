"""One life of the process that is killed: start, recover, let a person settle what is unknown, check, send."""

from __future__ import annotations

import json
import os
import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from agent_assist.domain.errors import AgentAssistError, StoreError
from agent_assist.domain.outbox import OutboxItem, OutboxState
from tests.harness.channels import HttpOutbox
from tests.harness.desk import Desk, mails_in
from tests.harness.faults import Fault, KillAt, Order
from tests.harness.points import Points

_ONCE = (OutboxState.SENT, OutboxState.RECONCILED)
_NEVER = (OutboxState.VOIDED, OutboxState.FAILED)
_TOLD: dict[OutboxState, tuple[str, ...]] = {
    OutboxState.SENT: ("send_intent", "send_result"),
    OutboxState.RECONCILED: ("send_intent", "send_result", "reconcile"),
    OutboxState.FAILED: ("send_intent", "send_result"),
    OutboxState.VOIDED: ("void",),
}
SENDS = 2


@dataclass(frozen=True, slots=True)
class Plan:
    """What happens in one life. `approved` are the replies whose approval was reported before."""

    folder: Path
    channel: str
    ports: tuple[int, int]
    now: datetime
    seed: int
    approved: tuple[str, ...]
    kill_at: str = ""
    server_kill: KillAt = KillAt.NEVER
    fault: Fault = Fault.NONE
    disk_fails_at: str = ""
    disk_error: str = "full"
    clock_jump_seconds: int = 0
    find_fails: bool = False
    verifies: bool = False


class Life:
    """Runs a plan and reports each thing on a pipe, before it goes on."""

    def __init__(self, plan: Plan, report: int) -> None:
        self._plan, self._report = plan, report
        self._wal = plan.folder / "store.db-wal"
        self.points = Points(
            plan.kill_at, plan.disk_fails_at, plan.disk_error, lambda p: self._say("point", p)
        )
        self.desk = Desk(
            plan.folder, plan.channel, plan.ports, self.points, self._committed, plan.now
        )
        self._truth = HttpOutbox(plan.ports[0], Order, find_fails=lambda: False)

    def run(self) -> None:
        """The whole life; the kill comes somewhere in it."""
        self.desk.find_fails = self._plan.find_fails
        try:
            self.desk.sending.recover()
        except AgentAssistError as error:  # the disk failed at the start: start again
            self._say("start failed", error.message)
            self.desk.sending.recover()
        unknown = [item.id for item in self.desk.sending.unknown()]
        self._say("unknown", *unknown)
        self._settle(unknown)
        self._check()
        chance = random.Random(self._plan.seed)
        for number in range(SENDS):
            self._send(is_faulty=number == chance.randrange(SENDS) or number == SENDS - 1)
        self.desk.close()
        self._say("ended")

    def _settle(self, unknown: list[str]) -> None:
        """The screen shows them; a person looks in the helpdesk and says what is there."""
        got = self._got() if unknown else {}
        for outbox_id in unknown:
            try:
                self._answer(outbox_id, is_there=outbox_id in got)
            except StoreError:  # the disk failed: the person presses again
                if outbox_id in [item.id for item in self.desk.sending.unknown()]:
                    self._answer(outbox_id, is_there=outbox_id in got)

    def _answer(self, outbox_id: str, *, is_there: bool) -> None:
        sending = self.desk.sending
        (sending.confirm_sent if is_there else sending.give_up)(outbox_id)

    def _check(self) -> None:
        """At most one each, none lost, and what the product says is what the customers got."""
        got, items = self._got(), {i.id: i for i in self.desk.store.items(*OutboxState)}
        for outbox_id in self._plan.approved:
            if outbox_id not in items:
                self._fault(f"the approved reply {outbox_id} is gone")
        for outbox_id, item in items.items():
            times = got.get(outbox_id, 0)
            if times > 1:
                self._fault(f"{outbox_id} was sent {times} times")
            if (item.state in _ONCE and times != 1) or (item.state in _NEVER and times):
                self._fault(f"{outbox_id} is {item.state} and arrived {times} times")
            if item.state not in (*_ONCE, *_NEVER):
                self._fault(f"{outbox_id} is still {item.state} after the start")
        if self._plan.verifies:
            self._check_log(items)

    def _check_log(self, items: dict[str, OutboxItem]) -> None:
        """The chain is whole, and every reply has the records of what became of it, and of its approval."""
        code, sentence = self.desk.verdict()
        if code != 6:
            self._fault(sentence)
        told: dict[str, set[str]] = {outbox_id: set() for outbox_id in items}
        for record in self.desk.store.records():
            body = json.loads(record.body)
            told.setdefault(body["outbox_id"], set()).add(body["type"])
        for outbox_id, types in told.items():
            if outbox_id not in items:
                self._fault(f"the log tells of {outbox_id}, which is not there")
            elif not types >= {"decision", "approval", *_TOLD.get(items[outbox_id].state, ())}:
                self._fault(
                    f"{outbox_id} is {items[outbox_id].state}; the log tells {sorted(types)}"
                )

    def _send(self, *, is_faulty: bool) -> None:
        plan, desk = self._plan, self.desk
        desk.order = Order()
        if is_faulty:
            desk.order = Order(plan.fault, plan.server_kill, os.getpid())
        try:
            item = desk.approve()
        except AgentAssistError as error:
            self._say("not approved", error.message)
            return
        self._say("approved", item.id)
        desk.clock.time += timedelta(seconds=11 + (plan.clock_jump_seconds if is_faulty else 0))
        report = desk.sending.release(item.id)
        if report is None:
            self._fault(f"{item.id} was not released")
            return
        self._say("released", item.id, report.item.state.value)
        if plan.clock_jump_seconds and is_faulty:
            desk.clock.time = max(desk.clock.time, item.release_at)
            # Where the disk failed too, the row may still say held; the next start voids it and looks again.
            if not report.refused:
                self._fault(f"{item.id} left though the clock jumped")

    def _got(self) -> dict[str, int]:
        if self._plan.channel == "folder":
            return mails_in(self._plan.folder)
        return self._truth.mailbox()

    def _committed(self) -> None:
        self._say("wal", str(self._wal.stat().st_size))

    def _fault(self, sentence: str) -> None:
        self._say("fault", sentence)

    def _say(self, *words: str) -> None:
        os.write(self._report, json.dumps(words).encode() + b"\n")

"""A process that writes into a profile until it is told to stop or is killed; says after each step what it saved.

Run as `python writer.py FOLDER NAME COUNT`. Lines on standard output: `work N`, `approved N`, `sending N`, `sent N`,
or `refused TITLE` when the store said no.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from agent_assist.adapters.device_signer import DeviceSigner
from agent_assist.adapters.store.database import Database
from agent_assist.adapters.store.decision_store import EncryptedDecisionStore
from agent_assist.adapters.store.heads import HeadFile
from agent_assist.adapters.store.work_store import EncryptedWorkStore
from agent_assist.adapters.system import SystemRandomness
from agent_assist.domain.approvals import Approval, Shown
from agent_assist.domain.disclosure import DisclosureKind
from agent_assist.domain.envelope import Envelope
from agent_assist.domain.errors import StoreError
from agent_assist.domain.outbox import OutboxItem, OutboxState
from agent_assist.domain.provenance import Provenance
from agent_assist.domain.records import LogEntry, RecordType
from agent_assist.domain.tickets import Address
from agent_assist.domain.work import Work

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
KEY = bytes(range(32))
STEPS = ("work", "approved", "sending", "sent")


def make_item(name: str, size: int = 2_000) -> OutboxItem:
    """A held reply whose body has `size` characters."""
    who = Address("", "a@example.org")
    envelope = Envelope(
        "folder", name, who, (who,), (), (), "Re", "public", (), "", "x" * size, "", "", "en",
        DisclosureKind.AI_LIGHT, f"<{name}>", "", (),
    )  # fmt: skip
    approval = Approval(
        f"a-{name}", name, name, "alice", envelope.digest_hex, NOW, NOW + timedelta(minutes=9),
        Shown(True, True, 1, 1),
    )  # fmt: skip
    return OutboxItem(name, envelope, approval, OutboxState.HELD, NOW)


def work_text(number: int) -> str:
    """The text of a numbered save: its length and every character depend on the number."""
    return f"{number} " * (100 + number)


class Writer:
    """One profile, written to step by step."""

    def __init__(self, folder: Path, name: str) -> None:
        randomness = SystemRandomness()
        self.name = name
        self.database = Database.open(folder / "store.db", KEY)
        self.work = EncryptedWorkStore(self.database, randomness)
        self.store = EncryptedDecisionStore(
            self.database,
            signer=DeviceSigner(bytes(32)),
            randomness=randomness,
            heads=HeadFile(folder / "checkpoints.jsonl"),
        )

    def step(self, kind: str, number: int) -> None:
        """Do one of STEPS for the reply with this number."""
        reply = f"{self.name}-{number}"
        entry = LogEntry(RecordType.SEND_RESULT, NOW, "alice", reply, "a@example.org")
        if kind == "work":
            self.work.save_work(Work(self.name, "", work_text(number), Provenance(), NOW))
        elif kind == "approved":
            decision = replace(entry, type=RecordType.DECISION, content={"sent_c": "y" * 500})
            self.store.approve(decision, replace(entry, type=RecordType.APPROVAL), make_item(reply))
            self.store.move(reply, OutboxState.APPROVED, entry)
        else:
            self.store.move(reply, OutboxState(kind), entry)
        print(kind, number, flush=True)


def main(folder: Path, name: str, count: int) -> None:
    """Do all steps for `count` replies, going on behind what is there."""
    writer = Writer(folder, name)
    start = len([i for i in writer.store.items(*OutboxState) if i.id.startswith(name)])
    try:
        for number in range(start, start + count):
            for kind in STEPS:
                writer.step(kind, number)
        writer.store.keep_head()
    except StoreError as error:
        print("refused", type(error).__name__, error.title, flush=True)
    writer.database.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))

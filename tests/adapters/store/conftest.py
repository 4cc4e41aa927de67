"""A profile's store with real files and keys, and the values that go into it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from agent_assist.adapters.device_signer import DeviceSigner
from agent_assist.adapters.store.database import Database
from agent_assist.adapters.store.decision_store import EncryptedDecisionStore
from agent_assist.adapters.store.heads import AnchorFolder, HeadFile
from agent_assist.adapters.store.log_verify import LogAudit
from agent_assist.adapters.store.work_store import EncryptedWorkStore
from agent_assist.adapters.system import SystemRandomness
from agent_assist.domain.approvals import Approval, Shown
from agent_assist.domain.canonical import canonical_json
from agent_assist.domain.disclosure import DisclosureKind
from agent_assist.domain.envelope import VISIBILITY_PUBLIC, Envelope
from agent_assist.domain.outbox import OutboxItem, OutboxState
from agent_assist.domain.records import LogEntry, RecordType, leaf_hash_hex
from agent_assist.domain.tickets import Address, Attachment

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
ANNA = Address("Anna Kovács", "anna@example.org")


class Profile:
    """A profile folder, opened as the app opens it."""

    def __init__(self, folder: Path, key: bytes = bytes(range(32))) -> None:
        self.folder, self.key = folder, key
        self.path, self.heads = folder / "store.db", HeadFile(folder / "checkpoints.jsonl")
        self.signer = DeviceSigner(bytes(32))
        self.anchor: AnchorFolder | None = None
        self._opened: Database | None = None
        self.open()

    def open(self) -> None:
        randomness = SystemRandomness()
        self.close()
        self.database = self._opened = Database.open(self.path, self.key)
        self.store = EncryptedDecisionStore(
            self.database,
            signer=self.signer,
            randomness=randomness,
            heads=self.heads,
            anchor=self.anchor,
        )
        self.work = EncryptedWorkStore(self.database, randomness)
        self.audit = LogAudit(
            self.database,
            signer=self.signer,
            randomness=randomness,
            heads=self.heads,
            anchor=self.anchor,
        )

    def close(self) -> None:
        if self._opened is not None:
            self._opened.close()

    def tamper(self, sql: str, parameters: tuple[Any, ...] = ()) -> None:
        """Change the database as somebody would who has the store's key and our schema."""
        self.database.execute("DROP TRIGGER IF EXISTS records_stay_as_they_are")
        self.database.execute("DROP TRIGGER IF EXISTS records_stay")
        self.database.execute("PRAGMA foreign_keys = OFF")
        assert self.database.execute(sql, parameters) != 0

    def rechain(self, seq: int, **changes: Any) -> None:
        """Edit one record and write all later links anew, as one could without the device's key."""
        prev = None
        for number, body in self.database.rows(
            "SELECT seq, body FROM records WHERE seq >= ?", (seq,)
        ):
            parsed = json.loads(body) | (changes if number == seq else {"prev": prev})
            body = canonical_json(parsed)
            prev = leaf_hash_hex(body)
            self.tamper(
                "UPDATE records SET body = ?, hash = ? WHERE seq = ?",
                (body, bytes.fromhex(prev), number),
            )

    def append_rechained(self, body: dict[str, Any]) -> None:
        """Write one more record as one could who has the store's key, but not the device's."""
        seq, digest = self.database.rows("SELECT max(seq), hash FROM records")[0]
        data = canonical_json(body | {"seq": seq + 1, "prev": digest.hex()})
        self.database.execute(
            "INSERT INTO records VALUES (?, ?, ?)",
            (seq + 1, data, bytes.fromhex(leaf_hash_hex(data))),
        )

    def last(self) -> dict[str, Any]:
        """The newest record's values."""
        rows = self.database.rows("SELECT body FROM records ORDER BY seq DESC LIMIT 1")
        found: dict[str, Any] = json.loads(rows[0][0])
        return found


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[Profile]:
    opened = Profile(tmp_path / "profile")
    yield opened
    opened.close()


@pytest.fixture
def open_profile(tmp_path: Path) -> Iterator[Callable[..., Profile]]:
    """Opens further profiles: by default the same folder a second time."""
    opened: list[Profile] = []

    def make(folder: Path | None = None, **keys: bytes) -> Profile:
        opened.append(Profile(folder or tmp_path / "profile", **keys))
        return opened[-1]

    yield make
    for one in opened:
        one.close()


@pytest.fixture
def entry() -> Callable[..., LogEntry]:
    """Makes a log entry; any field can be given."""

    def make(type: RecordType = RecordType.SHOWN, **fields: Any) -> LogEntry:
        base = LogEntry(type, NOW, "alice", "T-1", ANNA.email)
        return replace(base, **fields)

    return make


@pytest.fixture
def decision(entry: Callable[..., LogEntry]) -> Callable[..., LogEntry]:
    """Makes the decision about a draft."""

    def make(outcome: str = "unchanged", *, draft: str = "d-1", **fields: Any) -> LogEntry:
        detail = {"queue": "Orders", "outcome": outcome, "draft": draft}
        content = {"draft_c": "Your parcel arrives on Tuesday.", "sent_c": "It arrives on Tuesday."}
        given = {"model": "small", "detail": detail, "content": content, **fields}
        return entry(given.pop("type", RecordType.DECISION), **given)

    return make


@pytest.fixture
def item() -> Callable[..., OutboxItem]:
    """Makes a held reply with its approval."""

    def make(name: str = "1", **fields: Any) -> OutboxItem:
        envelope = Envelope(
            source="folder",
            ticket_id="T-1",
            sender=Address("Help", "help@example.com"),
            to=(ANNA,),
            cc=(),
            bcc=(Address("", "log@example.com"),),
            subject="Re: Parcel",
            visibility=VISIBILITY_PUBLIC,
            attachments=(Attachment("label.pdf", "application/pdf", 12, "ab" * 32),),
            status_change="pending",
            body="It arrives on Tuesday.",
            footer="Drafted with AI, checked and sent by Alice.",
            quoted="> Where is it?",
            language="en",
            disclosure=DisclosureKind.AI_LIGHT,
            message_id=f"<{name}@example.com>",
            in_reply_to="<m1@example.org>",
            references=("<m0@example.org>", "<m1@example.org>"),
        )
        approval = Approval(
            id=f"a-{name}",
            outbox_id=f"o-{name}",
            ticket_id="T-1",
            person_account="alice",
            envelope_digest_hex=envelope.digest_hex,
            approved_at=NOW,
            expires_at=NOW + timedelta(minutes=10),
            shown=Shown(True, True, 9000, 2000),
            signature_hex="00" * 64,
        )
        base = OutboxItem(
            f"o-{name}", envelope, approval, OutboxState.HELD, NOW + timedelta(seconds=10)
        )
        return replace(base, **fields)

    return make


@pytest.fixture
def log(profile: Any, decision: Callable[..., LogEntry]) -> Any:
    """A profile with six decisions of two customers, its head kept."""
    for number in range(6):
        profile.store.append(decision(customer=f"c{number % 2}@example.org", draft=f"d-{number}"))
    profile.store.keep_head()
    return profile

"""The decision log for an auditor: lists, single decisions, a check of the whole, a copy.

Rule: only who has the role, only with a purpose, never by person; opening texts is itself a record, written before
they are opened (R34).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from agent_assist.domain.decision_query import DecisionChoices, DecisionFilter, DecisionPage
from agent_assist.domain.errors import InputError
from agent_assist.domain.people import Act
from agent_assist.domain.policy import Policy
from agent_assist.domain.records import ChainedRecord, LogEntry, RecordType
from agent_assist.ports.audit_log import AuditLog, LogState
from agent_assist.ports.clock import Clock
from agent_assist.ports.decision_store import DecisionStore
from agent_assist.ports.identity import IdentitySource

TEXT_FIELDS = ("draft_c", "sent_c", "signals_c")
PURPOSE_LEAST = 4
_LOOK_AHEAD = 2_000


@dataclass(frozen=True, slots=True)
class LoggedSource:
    """A passage that the draft was made with; `title` as it is known now, "" where it is not; whether it was cited."""

    id: str
    title: str
    is_cited: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """One decision. `body` is its record; `texts` what stands behind its commitments, None where erased.

    `later` are the records about the same reply, by type; `sources` the cited passages first.
    """

    seq: int
    hash_hex: str
    body: dict[str, Any]
    texts: dict[str, str | None]
    later: dict[str, dict[str, Any]] = field(default_factory=dict)
    sources: tuple[LoggedSource, ...] = ()


class AuditService:
    """Asks for a role and a purpose first; then reads. `title_of` gives a passage's title now, "" where it is gone."""

    def __init__(
        self,
        *,
        store: DecisionStore,
        log: AuditLog,
        identity: IdentitySource,
        policy: Policy,
        clock: Clock,
        title_of: Callable[[str], str],
    ) -> None:
        self._store = store
        self._title_of = title_of
        self._log = log
        self._identity = identity
        self._policy = policy
        self._clock = clock
        self._purpose = ""
        self._read: set[int] = set()

    @property
    def may_open(self) -> bool:
        """Whether the person here has the role."""
        return self._policy.may(self._identity.current().account, Act.OPEN_LOG)

    @property
    def is_open(self) -> bool:
        """Whether a purpose was given."""
        return bool(self._purpose)

    @property
    def anchor(self) -> str:
        """Where heads are kept besides this computer, "" for nowhere."""
        return self._log.anchor

    def open(self, purpose: str) -> None:
        """Begin with a purpose, which is logged; RoleNeeded, or InputError without a purpose."""
        self._policy.ensure_may(self._identity.current().account, Act.OPEN_LOG)
        purpose = " ".join(purpose.split())
        if len(purpose) < PURPOSE_LEAST:
            raise InputError("Say in a few words what you look for. It is kept in the log.")
        self._note("open", [], purpose)
        self._purpose = purpose

    def page(self, wanted: DecisionFilter, after: tuple[int, int] | None = None) -> DecisionPage:
        """Events, newest first."""
        self._ensure_open()
        return self._store.decisions(wanted, after)

    def choices(self) -> DecisionChoices:
        """What events can be filtered by."""
        self._ensure_open()
        return self._store.decision_choices()

    def decision(self, seq: int) -> Opened:
        """One decision with its texts; that it is opened is logged first, once for each purpose."""
        self._ensure_open()
        record = self._record(seq)
        if seq not in self._read:
            self._note("read", [seq], self._purpose)
            self._read.add(seq)
        body = json.loads(record.body)
        texts: dict[str, str | None] = {}
        for name in TEXT_FIELDS:
            if body.get(name) is not None:
                found = self._store.content(seq, name)
                texts[name] = found[1] if found is not None else None
        later = self._later(seq, body["outbox_id"])
        return Opened(seq, record.hash_hex, body, texts, later, self._sources(body))

    def verify(self, progress: Callable[[int, int], None] | None = None) -> LogState:
        """Check the whole log."""
        self._ensure_open()
        return self._log.verify(progress)

    def export(self, target: Path, seqs: Sequence[int] = ()) -> int:
        """Copy the log with the texts of these decisions; RoleNeeded, InputError."""
        self._policy.ensure_may(self._identity.current().account, Act.EXPORT)
        self._ensure_open()
        if target.exists():
            raise InputError(f"{target} exists already. Name a new file.")
        self._note("export", list(seqs), self._purpose)
        return self._log.export(target, seqs, self._purpose)

    def _ensure_open(self) -> None:
        self._policy.ensure_may(self._identity.current().account, Act.OPEN_LOG)
        if not self._purpose:
            raise InputError("Say first what you look for.")

    def _record(self, seq: int) -> ChainedRecord:
        record = next(self._store.records(seq - 1), None)
        if record is None or record.seq != seq:
            raise InputError(f"The log has no record {seq}.")
        return record

    def _sources(self, body: dict[str, Any]) -> tuple[LoggedSource, ...]:
        found = [str(i) for i in body.get("kb") or ()]
        cited = [str(i) for i in body["detail"].get("cited") or ()]
        return tuple(
            LoggedSource(i, self._title_of(i), i in cited) for i in dict.fromkeys((*cited, *found))
        )

    def _later(self, seq: int, outbox_id: str) -> dict[str, dict[str, Any]]:
        """What became of the reply, as far as the next records tell."""
        later: dict[str, dict[str, Any]] = {}
        for count, record in enumerate(self._store.records(seq)):
            if not outbox_id or count >= _LOOK_AHEAD:
                break
            if outbox_id.encode() in record.body:
                body = json.loads(record.body)
                later[body["type"]] = {"seq": record.seq, **body}
            if RecordType.SEND_RESULT in later or RecordType.VOID in later:
                break
        return later

    def _note(self, act: str, seqs: list[int], purpose: str) -> None:
        self._store.append(
            LogEntry(
                type=RecordType.AUDIT,
                at=self._clock.now(),
                actor=self._identity.current().account,
                ticket_id="",
                customer="",
                guideline=self._policy.version,
                detail={"act": act, "records": list(seqs), "purpose": purpose},
            )
        )

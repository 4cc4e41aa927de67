"""What became of rated drafts, and released calibrations. Rule: a view of the log, which it can be built from again.

Records are taken in after they were written, never with them: an approval costs no page more for it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from agent_assist.adapters.store.database import Database, Row
from agent_assist.adapters.store.record_log import stored_records
from agent_assist.analysis.calibration.record import RELEASED, from_detail
from agent_assist.domain.calibration import (
    BlindCase,
    BlindVerdict,
    Calibration,
    DecidedDraft,
    OutcomeKind,
    maker_of,
)
from agent_assist.domain.decisions import Outcome
from agent_assist.domain.errors import StoreDamaged
from agent_assist.domain.outbox import OutboxState
from agent_assist.domain.records import ChainedRecord, RecordType

FAST_MS, FAST_WEIGHT = 3_000, 0.5
"""An approval after less than 3 seconds on screen counts half: it was hardly read."""
DECIDED_MAX = 10_000
_DECIDED = frozenset({Outcome.UNCHANGED, Outcome.LIGHT, Outcome.HEAVY, Outcome.REJECTED})
_COLUMNS = "queue, points, is_capped, is_withheld, is_fast, maker"
Body = Mapping[str, Any]


class EncryptedCalibrationStore:
    """CalibrationStore on the encrypted database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._takers: dict[str, Callable[[int, Body], None]] = {
            RecordType.SHOWN: self._shown,
            RecordType.DECISION: self._decision,
            RecordType.VOID: self._void,
            RecordType.SEND_RESULT: self._sent,
            RecordType.RECONCILE: self._sent,
            RecordType.AUDIT: self._verdict,
            RecordType.RELEASE: self._release,
        }

    def catch_up(self) -> int:
        """Take in the records since the last call; the number of the newest record taken."""
        newest = self._database.row("SELECT seq FROM records ORDER BY seq DESC LIMIT 1")
        if newest is None or newest[0] == self._place():
            return int(newest[0]) if newest else 0
        with self._database.transaction():
            place = self._place()  # another thread may have been faster
            for record in stored_records(self._database, place):
                self._take(record)
                place = record.seq
            self._database.execute("UPDATE calibration_place SET seq = ?", (place,))
        return place

    def decided(self, outcome: OutcomeKind) -> tuple[DecidedDraft, ...]:
        """The newest decided (or blindly checked) drafts of all queues, oldest decision first."""
        blind = outcome is OutcomeKind.BLIND
        good, score, order = (
            ("verdict = 'correct'", "blind_score_bp", "verdict_seq")
            if blind
            else ("outcome = 'unchanged'", "score_bp", "decided_seq")
        )
        counted = f"verdict IN ('{BlindVerdict.CORRECT}', '{BlindVerdict.NOT_CORRECT}')"
        where = counted if blind else "outcome IS NOT NULL"
        rows = self._database.rows(
            f"SELECT {_COLUMNS}, {good}, {score} FROM rated_drafts WHERE {where} "
            f"ORDER BY {order} DESC LIMIT {DECIDED_MAX}"
        )
        return tuple(_decided(row, is_blind=blind) for row in reversed(rows))

    def newest_of(self, queue: str, maker: str, limit: int) -> tuple[DecidedDraft, ...]:
        """The newest decided drafts of a queue by one model and its instructions, oldest decision first."""
        rows = self._database.rows(
            f"SELECT {_COLUMNS}, outcome = 'unchanged', score_bp FROM rated_drafts "
            "WHERE queue = ? AND maker = ? AND outcome IS NOT NULL ORDER BY decided_seq DESC LIMIT ?",
            (queue, maker, limit),
        )
        return tuple(_decided(row, is_blind=False) for row in reversed(rows))

    def counts(self, queue: str, maker: str) -> tuple[int, int]:
        """How many of a maker's drafts in a queue were decided, and how many of them were sent without a change."""
        found = self._database.rows(
            "SELECT count(*), coalesce(sum(outcome = 'unchanged'), 0) FROM rated_drafts "
            "WHERE queue = ? AND maker = ? AND outcome IS NOT NULL",
            (queue, maker),
        )
        return int(found[0][0]), int(found[0][1])

    def released(self) -> Calibration | None:
        """The calibration released last."""
        found = self._database.row(
            "SELECT seq, made_at, detail FROM calibrations ORDER BY seq DESC LIMIT 1"
        )
        if found is None:
            return None
        seq, made_at, detail = found
        try:
            return from_detail(json.loads(detail), datetime.fromisoformat(made_at), seq)
        except (KeyError, ValueError, TypeError) as error:
            raise StoreDamaged(
                f"The calibration of record {seq} cannot be read ({error}). Nothing was changed. "
                "Put back the latest backup of this profile's folder."
            ) from error

    def sent_before(self, moment: datetime) -> tuple[BlindCase, ...]:
        """Drafts whose reply was sent, decided before this moment and not checked blind yet, oldest first."""
        rows = self._database.rows(
            "SELECT draft, ticket, decided_at FROM rated_drafts WHERE is_sent = 1 "
            "AND outcome IS NOT NULL AND verdict IS NULL ORDER BY decided_seq"
        )
        cases = (BlindCase(d, t, datetime.fromisoformat(at)) for d, t, at in rows)
        return tuple(case for case in cases if case.decided_at < moment)

    def _place(self) -> int:
        return int(self._database.rows("SELECT seq FROM calibration_place")[0][0])

    def _take(self, record: ChainedRecord) -> None:
        body = json.loads(record.body)
        take = self._takers.get(body["type"])
        if take is not None:
            take(record.seq, body)

    def _shown(self, _: int, body: Body) -> None:
        """The first showing counts: what was fixed then stays fixed."""
        detail = body["detail"]
        if "points" not in detail:
            return
        self._database.execute(
            "INSERT OR IGNORE INTO rated_drafts (draft, queue, ticket, points, score_bp, "
            "blind_score_bp, is_capped, is_withheld, maker) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                detail["draft"],
                detail["queue"],
                body["ticket"],
                json.dumps(detail["points"], separators=(",", ":")),
                detail["score_bp"],
                detail["blind_score_bp"],
                int(detail["capped"]),
                int(detail["withheld"]),
                maker_of(body["model"], body["prompt"]),
            ),
        )

    def _decision(self, seq: int, body: Body) -> None:
        """The newest decision about a draft counts; one that was never used for the reply is not decided."""
        detail = body["detail"]
        outcome = detail.get("outcome")
        is_approval = outcome != Outcome.REJECTED
        is_fast = is_approval and int(detail.get("visible_ms") or 0) < FAST_MS
        self._database.execute(
            "UPDATE rated_drafts SET outcome = ?2, decided_seq = ?3, decided_at = ?4, is_fast = ?5, "
            "outbox_id = ?6 WHERE draft = ?1",
            (
                str(detail.get("draft", "")),
                outcome if outcome in _DECIDED else None,
                seq,
                body["ts"],
                int(is_fast),
                body["outbox_id"] or "",
            ),
        )

    def _void(self, _: int, body: Body) -> None:
        """An approval that was taken back decides nothing."""
        if body["outbox_id"]:
            self._database.execute(
                "UPDATE rated_drafts SET outcome = NULL WHERE outbox_id = ?", (body["outbox_id"],)
            )

    def _sent(self, _: int, body: Body) -> None:
        detail = body["detail"]
        if detail.get("state") == OutboxState.SENT or detail.get("found") is True:
            self._database.execute(
                "UPDATE rated_drafts SET is_sent = 1 WHERE outbox_id = ?", (body["outbox_id"],)
            )

    def _verdict(self, seq: int, body: Body) -> None:
        verdict = body["detail"].get("blind_check")
        if verdict in set(BlindVerdict):
            self._database.execute(
                "UPDATE rated_drafts SET verdict = ?2, verdict_seq = ?3 WHERE draft = ?1",
                (str(body["detail"].get("draft", "")), verdict, seq),
            )

    def _release(self, seq: int, body: Body) -> None:
        if body["detail"].get("released") == RELEASED:
            self._database.execute(
                "INSERT INTO calibrations (seq, made_at, detail) VALUES (?, ?, ?)",
                (seq, body["ts"], json.dumps(body["detail"], separators=(",", ":"))),
            )


def _decided(row: Row, *, is_blind: bool) -> DecidedDraft:
    queue, points, is_capped, is_withheld, is_fast, maker, is_good, score = row
    return DecidedDraft(
        queue=queue,
        points=json.loads(points),
        is_good=bool(is_good),
        score_bp=score,
        weight=FAST_WEIGHT if is_fast and not is_blind else 1.0,
        is_capped=bool(is_capped),
        is_withheld=bool(is_withheld),
        maker=maker,
    )

"""From the log's records to cases. Rule: reads what was logged and nothing else, for a store and for an exported copy alike.

A case begins when a draft is shown, when the program abstains, or when a reply without a draft is approved; later
records complete it. A record of another type, or a damaged one, is left alone: the log's check is the one to say so.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Protocol

from agent_assist.domain.calibration import BlindVerdict
from agent_assist.domain.decisions import Outcome, RejectReason
from agent_assist.domain.disclosure import DisclosureKind
from agent_assist.domain.drafts import AbstainReason
from agent_assist.domain.records import RecordType
from agent_assist.domain.statistics import Case, CaseKind, Place

Body = Mapping[str, Any]


class CaseBook(Protocol):
    """Where cases are kept while records are read."""

    def by_key(self, key: str) -> Case | None:
        """The case of a draft."""
        ...

    def by_outbox(self, outbox_id: str) -> Case | None:
        """The case whose reply this is."""
        ...

    def newest_of(self, ticket: str) -> Case | None:
        """The newest case of a ticket."""
        ...

    def put(self, case: Case) -> None:
        """Keep a new case, or a changed one in place of the old."""
        ...


def read_record(book: CaseBook, seq: int, raw: bytes | str) -> None:
    """Take one record in."""
    try:
        body = json.loads(raw)
        read = _READERS.get(body["type"])
        if read is not None:
            read(book, seq, body)
    except (ValueError, KeyError, TypeError):
        return


def topic_of(article: str) -> str:
    """The article's id without its section and its language: `returns.de#2` is about `returns`."""
    name = article.split("#", 1)[0]
    stem, dot, tail = name.rpartition(".")
    return stem if dot and len(tail) == 2 else name


def _shown(book: CaseBook, _: int, body: Body) -> None:
    """The first showing of a draft counts."""
    detail = body["detail"]
    if book.by_key(detail["draft"]) is None:
        articles = [a for a in body["kb"] if ":" not in a]
        book.put(
            Case(
                key=detail["draft"],
                kind=CaseKind.DRAFT,
                ticket=body["ticket"],
                agent=body["actor"],
                shown_at=_seconds(body),
                place=_place(
                    body, detail.get("topic") or topic_of(articles[0] if articles else "")
                ),
                score_bp=detail.get("score_bp"),
                blind_score_bp=detail.get("blind_score_bp"),
                cost_micros=detail.get("cost_micros"),
                currency=str(detail.get("currency") or ""),
            )
        )


def _abstained(book: CaseBook, seq: int, body: Body) -> None:
    """Asked twice about one ticket without anything in between, it is one case."""
    newest = book.newest_of(body["ticket"])
    if newest is not None and newest.kind is CaseKind.ABSTAINED and newest.outcome is None:
        return
    case = _new(CaseKind.ABSTAINED, seq, body)
    book.put(replace(case, abstained=AbstainReason(body["detail"]["reason"])))


def _decision(book: CaseBook, seq: int, body: Body) -> None:
    detail = body["detail"]
    outcome, draft = Outcome(detail["outcome"]), str(detail.get("draft") or "")
    case = book.by_key(draft) if draft else None
    if case is None and not draft:
        newest = book.newest_of(body["ticket"])
        is_answer = newest is not None and newest.kind is not CaseKind.DRAFT
        case = newest if is_answer and newest and newest.outcome is None else None
    if case is None:
        case = _new(CaseKind.DRAFT if draft else CaseKind.ALONE, seq, body)
    place, language = case.place, str(detail.get("language") or "")
    kind = detail.get("disclosure")
    book.put(
        replace(
            case,
            place=place if place.language or not language else replace(place, language=language),
            agent=body["actor"],
            outcome=outcome,
            decided_at=_seconds(body),
            edit_bp=int(body["edit_bp"] or 0),
            visible_ms=int(detail.get("visible_ms") or 0),
            words=int(detail.get("words") or 0),
            reasons=tuple(RejectReason(reason) for reason in detail.get("reasons") or ()),
            disclosure=DisclosureKind(kind) if kind else None,
            outbox_id=str(body["outbox_id"] or ""),
        )
    )


def _void(book: CaseBook, _: int, body: Body) -> None:
    """An approval that was taken back decides nothing."""
    case = book.by_outbox(body["outbox_id"]) if body["outbox_id"] else None
    if case is not None:
        book.put(replace(case, outcome=None, decided_at=None, disclosure=None, outbox_id=""))


def _escalated(book: CaseBook, _: int, body: Body) -> None:
    case = book.newest_of(body["ticket"])
    if case is not None and case.outcome is None:
        book.put(replace(case, is_escalated=True))


def _verdict(book: CaseBook, _: int, body: Body) -> None:
    verdict, draft = body["detail"].get("blind_check"), body["detail"].get("draft")
    case = book.by_key(str(draft)) if verdict and draft else None
    if case is not None:
        book.put(replace(case, verdict=BlindVerdict(verdict)))


def _new(kind: CaseKind, seq: int, body: Body) -> Case:
    """A case that no draft began; a draft of an older program is known by its decision only."""
    key = str(body["detail"].get("draft") or f"{body['device']}/{seq}")
    place = _place(body, "")
    return Case(key, kind, body["ticket"], body["actor"], _seconds(body), place)


def _place(body: Body, topic: str) -> Place:
    detail = body["detail"]
    return Place(
        queue=str(detail.get("queue") or ""),
        topic=str(topic),
        language=str(detail.get("language") or ""),
        channel=str(detail.get("channel") or ""),
        model=str(body["model"] or ""),
        prompt=str(body["prompt"] or "").split(":", 1)[0],
    )


def _seconds(body: Body) -> int:
    return int(datetime.fromisoformat(body["ts"]).astimezone(UTC).timestamp())


_READERS: Mapping[str, Callable[[CaseBook, int, Body], None]] = {
    RecordType.SHOWN: _shown,
    RecordType.ABSTAINED: _abstained,
    RecordType.DECISION: _decision,
    RecordType.VOID: _void,
    RecordType.ESCALATE: _escalated,
    RecordType.AUDIT: _verdict,
}

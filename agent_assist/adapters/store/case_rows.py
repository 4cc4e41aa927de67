"""Cases as rows of numbers. Rule: a text that repeats is stored once, and an enum by its place, which never changes."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TypeVar

from agent_assist.adapters.store.database import Database, Row, Value
from agent_assist.domain.calibration import BlindVerdict
from agent_assist.domain.decisions import Outcome, RejectReason
from agent_assist.domain.disclosure import DisclosureKind
from agent_assist.domain.drafts import AbstainReason
from agent_assist.domain.statistics import Case, CaseKind, Place

COLUMNS = (
    "key, ticket, outbox, agent, week, kind, shown_at, queue, topic, language, channel, model, prompt, "
    "score_bp, blind_score_bp, cost_micros, currency, outcome, decided_at, edit_bp, visible_ms, words, "
    "reasons, disclosure, verdict, abstained, is_escalated"
)
E = TypeVar("E", bound=StrEnum)
_KINDS, _OUTCOMES, _REASONS = tuple(CaseKind), tuple(Outcome), tuple(RejectReason)
_DISCLOSURES, _VERDICTS, _ABSTAINED = (
    tuple(DisclosureKind),
    tuple(BlindVerdict),
    tuple(AbstainReason),
)


class Words:
    """Numbers for texts that repeat."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._numbers: dict[str, int] = {}
        self._texts: dict[int, str] = {}

    def number(self, text: str) -> int:
        """The number of a text; a new one is stored at once."""
        if text not in self._numbers:
            self._database.execute("INSERT OR IGNORE INTO stat_words (text) VALUES (?)", (text,))
            self._load()
        return self._numbers[text]

    def text(self, number: int) -> str:
        """The text of a number."""
        if number not in self._texts:
            self._load()
        return self._texts[number]

    def forget(self) -> None:
        """What was stored was rolled back: read it again."""
        self._numbers.clear()
        self._texts.clear()

    def _load(self) -> None:
        # By steps, because agents and topics come one by one.
        newest = max(self._texts, default=0)
        for number, text in self._database.rows(
            "SELECT id, text FROM stat_words WHERE id > ?", (newest,)
        ):
            self._numbers[text], self._texts[number] = number, text


def row_of(case: Case, words: Words) -> tuple[Value, ...]:
    """The values of a case in the order of COLUMNS."""
    place, number = case.place, words.number
    return (
        case.key,
        case.ticket,
        case.outbox_id or None,
        number(case.agent),
        case.week,
        _KINDS.index(case.kind),
        case.shown_at,
        *(number(text) for text in (place.queue, place.topic, place.language)),
        *(number(text) for text in (place.channel, place.model, place.prompt)),
        case.score_bp,
        case.blind_score_bp,
        case.cost_micros,
        number(case.currency),
        _place_of(_OUTCOMES, case.outcome),
        case.decided_at,
        case.edit_bp,
        case.visible_ms,
        case.words,
        sum(1 << _REASONS.index(reason) for reason in set(case.reasons)),
        _place_of(_DISCLOSURES, case.disclosure),
        _place_of(_VERDICTS, case.verdict),
        _place_of(_ABSTAINED, case.abstained),
        int(case.is_escalated),
    )


def case_of(row: Row, words: Words) -> Case:
    """The case of a row of COLUMNS."""
    key, ticket, outbox, agent, _, kind, shown_at, *places = row[:13]
    (score, blind_score, cost, currency, outcome, decided_at, edit_bp, visible_ms, length,
     reasons, disclosure, verdict, abstained, is_escalated) = row[13:]  # fmt: skip
    return Case(
        key=key,
        kind=_KINDS[kind],
        ticket=ticket,
        agent=words.text(agent),
        shown_at=shown_at,
        place=Place(*(words.text(number) for number in places)),
        score_bp=score,
        blind_score_bp=blind_score,
        cost_micros=cost,
        currency=words.text(currency),
        outcome=_at(_OUTCOMES, outcome),
        decided_at=decided_at,
        edit_bp=edit_bp,
        visible_ms=visible_ms,
        words=length,
        reasons=tuple(r for place, r in enumerate(_REASONS) if reasons >> place & 1),
        disclosure=_at(_DISCLOSURES, disclosure),
        outbox_id=outbox or "",
        verdict=_at(_VERDICTS, verdict),
        abstained=_at(_ABSTAINED, abstained),
        is_escalated=bool(is_escalated),
    )


def _place_of(values: Sequence[E], value: E | None) -> int:
    return -1 if value is None else values.index(value)


def _at(values: Sequence[E], place: int) -> E | None:
    return None if place < 0 else values[place]

"""Which events of the log the audit screen asks for, and what it gets. Rule: there is no filter by person.

Source: the requirements, 34: the audit log opens single decisions; it ranks and follows nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from agent_assist.domain.decisions import Outcome
from agent_assist.domain.disclosure import LIGHT_EDIT_MAX_BP
from agent_assist.domain.records import RecordType

UNCHANGED, LIGHT, HEAVY, NO_EDIT = "unchanged", "light", "heavy", "none"


def edit_class_of(edit_bp: int | None) -> str:
    """How far a sent text is from its draft (edit ratio in basis points): the requirements' one definition."""
    if edit_bp is None:
        return NO_EDIT
    if edit_bp == 0:
        return UNCHANGED
    return LIGHT if edit_bp <= LIGHT_EDIT_MAX_BP else HEAVY


DECISIONS = tuple(outcome.value for outcome in Outcome)
WINDOW_OVER, NOT_FOUND = "window_over", "not_found"


def event_of(kind: str, detail: Mapping[str, Any]) -> str:
    """What a record tells, in one word: a decision by its outcome, a send by its result, others by their type."""
    if kind == RecordType.DECISION:
        return str(detail.get("outcome") or kind)
    if kind == RecordType.SEND_RESULT:
        return str(detail.get("state") or kind)
    if kind == RecordType.APPROVAL and "step" in detail:
        return WINDOW_OVER
    if kind == RecordType.RECONCILE and not detail.get("found"):
        return NOT_FOUND
    if kind == RecordType.STOP:
        return f"stop_{detail.get('scope', 'agent')}_{detail.get('ai', '')}"
    return kind


@dataclass(frozen=True, slots=True)
class DecisionFilter:
    """What to look for; "" and None leave a field open.

    `since` is included and `until` is not (both aware); `queue`, `outcome` (see `event_of`), `edit_class` and
    `language` are exact; `text` is how a ticket's id begins, or a record's number, or how its hash begins (six
    digits at least). Texts of replies are sealed for each customer and are not searched.
    """

    since: datetime | None = None
    until: datetime | None = None
    queue: str = ""
    outcome: str = ""
    edit_class: str = ""
    language: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One event in a list. `seq` is its record's number, by which it can be opened and proved.

    `actor` is a pseudonym; `confidence` and `disclosure` are "" where the record has none.
    """

    seq: int
    at: datetime
    ticket_id: str
    queue: str
    outcome: str
    edit_class: str
    language: str
    actor: str
    confidence: str
    disclosure: str
    hash_hex: str


@dataclass(frozen=True, slots=True)
class DecisionPage:
    """Some events, newest first. `after` asks for the page behind them; None when this is the last."""

    rows: tuple[DecisionRow, ...]
    after: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class DecisionChoices:
    """What occurs in the log and can be filtered by, each in alphabetical order."""

    queues: tuple[str, ...]
    outcomes: tuple[str, ...]
    edit_classes: tuple[str, ...]
    languages: tuple[str, ...]

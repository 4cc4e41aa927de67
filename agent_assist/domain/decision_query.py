"""Which decisions the audit screen asks for, and what it gets. Rule: there is no filter by person.

Source: the requirements, 34: the audit log opens single decisions; it ranks and follows nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from agent_assist.domain.disclosure import LIGHT_EDIT_MAX_BP

UNCHANGED, LIGHT, HEAVY, NO_EDIT = "unchanged", "light", "heavy", "none"


def edit_class_of(edit_bp: int | None) -> str:
    """How far a sent text is from its draft (edit ratio in basis points): the requirements' one definition."""
    if edit_bp is None:
        return NO_EDIT
    if edit_bp == 0:
        return UNCHANGED
    return LIGHT if edit_bp <= LIGHT_EDIT_MAX_BP else HEAVY


@dataclass(frozen=True, slots=True)
class DecisionFilter:
    """What to look for; "" and None leave a field open.

    `since` is included and `until` is not (both aware); `queue`, `outcome`, `edit_class` and `language` are
    exact; `text` is how a ticket's id begins. Texts of replies are sealed for each customer and are not searched.
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
    """One decision in a list. `seq` is its record's number, by which it can be opened and proved."""

    seq: int
    at: datetime
    ticket_id: str
    queue: str
    outcome: str
    edit_class: str
    language: str


@dataclass(frozen=True, slots=True)
class DecisionPage:
    """Some decisions, newest first. `after` asks for the page behind them; None when this is the last."""

    rows: tuple[DecisionRow, ...]
    after: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class DecisionChoices:
    """What occurs in the log and can be filtered by, each in alphabetical order."""

    queues: tuple[str, ...]
    outcomes: tuple[str, ...]
    edit_classes: tuple[str, ...]
    languages: tuple[str, ...]

"""What people decided about drafts, and the words for it. Rule: every accept, edit and reject is one of these."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RejectReason(StrEnum):
    """Why a draft does not work, in the fixed order of the screen (keys 1 to 8)."""

    WRONG_FACT = "wrong_fact"
    MISSING_INFORMATION = "missing_information"
    AGAINST_POLICY = "against_policy"
    TONE = "tone"
    UNFAIR = "unfair"
    WRONG_LANGUAGE = "wrong_language"
    NEEDS_PERSON = "needs_person"
    OTHER = "other"


class Outcome(StrEnum):
    """What became of a draft that was decided."""

    UNCHANGED = "unchanged"
    LIGHT = "light"
    HEAVY = "heavy"
    REJECTED = "rejected"
    UNUSED = "unused"


@dataclass(frozen=True, slots=True)
class Rejection:
    """A rejected draft: at least one reason unless policy allows none, and an optional note."""

    reasons: tuple[RejectReason, ...]
    note: str

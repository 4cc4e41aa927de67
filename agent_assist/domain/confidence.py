"""Bands and the terms behind them. Rule: never a model's raw number; no band without enough decided drafts.

Source: the scorecard is additive in points, 20 points double the odds; a band is shown from 100 decided
drafts while the expected calibration error of past predictions is at most 0.10.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

BAND_MIN_DECISIONS = 100
BAND_MAX_ECE_BP = 1000
POINTS_DOUBLE_ODDS = 20


class Band(StrEnum):
    """The verdict in words; UNCALIBRATED and NOT_RATED are never painted like a rating."""

    WELL_SUPPORTED = "well_supported"
    PARTLY_SUPPORTED = "partly_supported"
    NOT_SURE = "not_sure"
    UNCALIBRATED = "uncalibrated"
    NOT_RATED = "not_rated"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class Term:
    """One signal's share of the score: `points` is what it adds, `detail` says in words what was seen.

    `sentence` is the index of the sentence it is about, None when it is about the whole draft.
    """

    signal: str
    points: int
    detail: str
    sentence: int | None = None


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The terms, which sum exactly to the score, and the vetoes that cap the band."""

    terms: tuple[Term, ...]
    vetoes: tuple[str, ...]

    @property
    def points(self) -> int:
        """The score: the sum of the terms."""
        return sum(term.points for term in self.terms)


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """How drafts like this one fared: `decided` of them, `unchanged` sent without a change.

    `ece_bp` is the prequential calibration error of its queue in basis points, None while unknown;
    `has_held` is false when past scores did not fit what happened, over all or lately;
    `needed` is how many decided drafts the policy asks for before a band is shown.
    """

    decided: int
    unchanged: int
    ece_bp: int | None
    needed: int = BAND_MIN_DECISIONS
    has_held: bool = True


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a draft stands among its like: `good` of `decided` past drafts with a similar score.

    Similar is a score from `from_bp` to `to_bp`; theirs were fixed before their outcome.
    `low_bp` and `high_bp` are the 95% interval of that share in basis points; `is_blind` says that good
    means "correct when people checked them blind", otherwise "sent without a change". `probability_bp` is
    what the points stand for; `band` is the draft's even while the rating is withheld.
    """

    band: Band
    probability_bp: int
    from_bp: int
    to_bp: int
    decided: int
    good: int
    low_bp: int
    high_bp: int
    is_blind: bool


@dataclass(frozen=True, slots=True)
class Rating:
    """What the badge says: the band, and the record it rests on; no standing without a calibration."""

    band: Band
    record: TrackRecord
    scorecard: Scorecard
    standing: Standing | None = None

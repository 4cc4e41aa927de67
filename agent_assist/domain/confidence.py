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

    `ece_bp` is the prequential calibration error in basis points, None while unknown.
    """

    decided: int
    unchanged: int
    ece_bp: int | None


@dataclass(frozen=True, slots=True)
class Rating:
    """What the badge says: the band, and the record it rests on."""

    band: Band
    record: TrackRecord
    scorecard: Scorecard

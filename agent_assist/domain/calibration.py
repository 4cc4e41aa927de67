"""What past decisions say about the score. Rule: two outcomes, never mixed, and each number says which one it means.

All fractions are basis points (10,000 = 1), because a released calibration is a log record and those hold
whole numbers only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

ALL_QUEUES_FIT = ""
"""The queue name of the fit over all queues."""
WHOLE_BP = 10_000


def maker_of(model: str, prompt: str) -> str:
    """What a calibration holds for: one model under one wording of its instructions (`version:digest`)."""
    return f"{model} {prompt}".strip()


class OutcomeKind(StrEnum):
    """COLLEAGUES: "sent without a change". BLIND: "correct when people checked them blind"."""

    COLLEAGUES = "colleagues"
    BLIND = "blind"


class BlindVerdict(StrEnum):
    """What a person who did not see the score says about a draft; CANNOT_TELL counts neither way."""

    CORRECT = "correct"
    NOT_CORRECT = "not_correct"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class DecidedDraft:
    """One draft whose fate is known, with what was fixed before anybody decided.

    `points` are the hand-made points of each signal; `score_bp` is the probability given by the
    calibration in force when the draft was shown, None when there was none; `weight` is 1, less for an
    approval too fast to have been read; `is_capped` when a veto stood; `is_withheld` when no rating was shown;
    `maker` the model and instructions that made it (`maker_of`).
    """

    queue: str
    points: Mapping[str, int]
    is_good: bool
    score_bp: int | None = None
    weight: float = 1.0
    is_capped: bool = False
    is_withheld: bool = False
    maker: str = ""


@dataclass(frozen=True, slots=True)
class Weights:
    """The terms of a calibrated score: points = start + Σ weight x hand-made points, each term rounded.

    `by_signal` holds basis points of the hand-made weight (10,000 = as made by hand); a signal that is
    absent keeps the hand-made weight.
    """

    start_points: int = 0
    by_signal: Mapping[str, int] = field(default_factory=dict)

    def of(self, signal: str) -> int:
        """The weight of a signal in basis points."""
        return self.by_signal.get(signal, WHOLE_BP)


@dataclass(frozen=True, slots=True)
class ScoreGroup:
    """How past drafts with similar scores fared: those from `from_bp` up to the next group.

    Scores were fixed before their outcome. No group reaches across the border of a band.
    """

    from_bp: int
    decided: int
    good: int


@dataclass(frozen=True, slots=True)
class Quality:
    """How well past scores fitted what happened. None where there are too few scores to say.

    `ece_bp` and `floor_bp`: expected calibration error, and what pure chance would give at this count.
    `platt_slope_bp`: 10,000 when the score is neither too bold nor too shy (from 200 decisions).
    `is_drifting`: lately the outcomes are clearly others than the scores said, as after a change of model.
    `isotonic_gap_bp`: mean distance to the monotone fit, a diagnostic only (from 1,000 decisions).
    """

    scored: int = 0
    ece_bp: int | None = None
    floor_bp: int | None = None
    brier_bp: int | None = None
    brier_skill_bp: int | None = None
    auroc_bp: int | None = None
    platt_slope_bp: int | None = None
    isotonic_gap_bp: int | None = None
    is_drifting: bool = False


@dataclass(frozen=True, slots=True)
class Fit:
    """One queue's calibration for one outcome, or with ALL_QUEUES_FIT the one over all queues, of one `maker`.

    `well_from_bp` is the probability from which the top band holds, None while no group of past drafts
    proves it; the withheld counts are the stratum that nobody's rating could have influenced.
    """

    queue: str
    outcome: OutcomeKind
    decided: int
    good: int
    weights: Weights
    quality: Quality = Quality()
    well_from_bp: int | None = None
    groups: tuple[ScoreGroup, ...] = ()
    withheld_decided: int = 0
    withheld_good: int = 0
    maker: str = ""


@dataclass(frozen=True, slots=True)
class Calibration:
    """A released calibration: all fits that were in force together. `seq` is its record in the log."""

    made_at: datetime
    fits: tuple[Fit, ...]
    seq: int = 0
    digest_hex: str = ""

    def fit(self, queue: str, outcome: OutcomeKind, maker: str) -> Fit | None:
        """The queue's fit for this model and its instructions, else theirs over all queues, else None."""
        found = {f.queue: f for f in self.fits if f.outcome is outcome and f.maker == maker}
        return found.get(queue) or found.get(ALL_QUEUES_FIT)


@dataclass(frozen=True, slots=True)
class FixedScore:
    """What is written down about a draft when it is shown, before anybody decides: the whole vector and the scores.

    The scores are None while no calibration for that outcome is in force.
    """

    points: Mapping[str, int]
    score_bp: int | None
    blind_score_bp: int | None
    is_capped: bool
    is_withheld: bool


@dataclass(frozen=True, slots=True)
class BlindCase:
    """A draft that may be checked blind: which one, on which ticket, decided when."""

    draft_id: str
    ticket_id: str
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class Precedent:
    """The nearest past decisions to a draft: how many were looked at, how many of them were good.

    `base_bp` is the rate over all past decisions looked through.
    """

    near: int
    good: int
    base_bp: int


@dataclass(frozen=True, slots=True)
class Guide:
    """All that rating one draft needs to know of the past.

    All of it is about drafts of the same model under the same instructions: another's past says nothing about it.
    `decided` and `good` count this queue's decided drafts; `fit` is the queue's fit in force (the one
    over all queues for a young queue); `blind_fit` the same for blind checks; `past` the decided drafts
    to look for precedents in, newest last; `band_min_decisions` is the policy's.
    """

    decided: int = 0
    good: int = 0
    fit: Fit | None = None
    blind_fit: Fit | None = None
    past: tuple[DecidedDraft, ...] = ()
    is_withheld: bool = False
    band_min_decisions: int = 100
    released: Calibration | None = None

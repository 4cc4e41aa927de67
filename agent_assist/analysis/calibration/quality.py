"""All measures of past scores in one value. Rule: a measure that the count cannot carry is absent, not guessed."""

from __future__ import annotations

import math
from collections.abc import Sequence

from agent_assist.analysis.calibration.cross_checks import (
    ISOTONIC_FROM,
    PLATT_FROM,
    isotonic_gap,
    platt,
)
from agent_assist.analysis.calibration.metrics import (
    Scored,
    auroc,
    brier,
    brier_skill,
    calibration_error,
    sampling_floor,
)
from agent_assist.domain.calibration import WHOLE_BP, Quality

QUALITY_FROM = 60
RECENT, DRIFT_GAP, DRIFT_DEVIATIONS = 100, 0.10, 2.6


def quality_of(scored: Sequence[Scored]) -> Quality:
    """The measures; only the count below 60 scores."""
    count = len(scored)
    if count < QUALITY_FROM:
        return Quality(scored=count)
    return Quality(
        scored=count,
        ece_bp=_bp(calibration_error(scored)),
        floor_bp=_bp(sampling_floor(scored)),
        brier_bp=_bp(brier(scored)),
        brier_skill_bp=_bp(brier_skill(scored)),
        auroc_bp=_bp(auroc(scored)),
        platt_slope_bp=_bp(platt(scored)[1]) if count >= PLATT_FROM else None,
        is_drifting=is_drifting(scored),
        isotonic_gap_bp=_bp(isotonic_gap(scored)) if count >= ISOTONIC_FROM else None,
    )


def is_drifting(scored: Sequence[Scored]) -> bool:
    """Whether the newest hundred went otherwise than scored: by more than 10 in 100, and hardly by chance.

    `scored` is in the order of the decisions. 2.6 standard deviations: one false alarm in a hundred.
    """
    recent = scored[-RECENT:]
    if len(recent) < QUALITY_FROM:
        return False
    gap = abs(math.fsum(good - p for p, good in recent)) / len(recent)
    deviation = math.sqrt(math.fsum(p * (1 - p) for p, _ in recent)) / len(recent)
    return gap > max(DRIFT_GAP, DRIFT_DEVIATIONS * deviation)


def _bp(share: float | None) -> int | None:
    return None if share is None else round(share * WHOLE_BP)

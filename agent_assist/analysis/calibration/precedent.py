"""S11, precedent: how the nearest past decisions went. Rule: only what was decided before counts."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from heapq import nsmallest

from agent_assist.domain.calibration import WHOLE_BP, DecidedDraft, Precedent
from agent_assist.domain.confidence import POINTS_DOUBLE_ODDS

NEAREST, LOOKED_THROUGH_MAX = 20, 500
POINTS_MAX = 20


def nearest_precedent(points: Mapping[str, int], past: Sequence[DecidedDraft]) -> Precedent | None:
    """The 20 decisions with the most similar points (sum of absolute differences); None below 20."""
    newest = past[-LOOKED_THROUGH_MAX:]
    if len(newest) < NEAREST:
        return None
    near = nsmallest(NEAREST, newest, key=lambda draft: _distance(points, draft.points))
    base = sum(draft.is_good for draft in newest) / len(newest)
    return Precedent(NEAREST, sum(draft.is_good for draft in near), round(base * WHOLE_BP))


def precedent_points(found: Precedent) -> int:
    """Points for the smoothed rate against the base rate, at most 20 either way.

    Smoothing: 20 more decisions at the base rate are added; the base rate itself is kept off 0 and 1.
    """
    base = (found.base_bp / WHOLE_BP * 100 + 1) / 102
    rate = (found.good + NEAREST * base) / (found.near + NEAREST)
    points = POINTS_DOUBLE_ODDS * (_log2_odds(rate) - _log2_odds(base))
    return max(-POINTS_MAX, min(POINTS_MAX, round(points)))


def _distance(ours: Mapping[str, int], theirs: Mapping[str, int]) -> int:
    signals = (ours.keys() | theirs.keys()) - {"S11"}
    return sum(abs(ours.get(signal, 0) - theirs.get(signal, 0)) for signal in signals)


def _log2_odds(share: float) -> float:
    return math.log2(share / (1 - share))

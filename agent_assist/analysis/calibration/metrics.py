"""How well probabilities fit what happened: ECE, its sampling floor, Brier score and skill, AUROC.

Sources: formula 7 of the requirements (10 equal-mass bins); AUROC as Mann and Whitney's statistic.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

Scored = tuple[float, bool]
"""A probability fixed before its outcome, and whether it was good."""
BINS_MAX, BIN_MIN = 10, 20


def calibration_error(scored: Sequence[Scored]) -> float:
    """ECE = Σ n_b/N · |share good − mean probability| over equal-mass bins. At least one case.

    Ten bins; fewer while a bin would hold less than 20 cases and measure little but chance.
    """
    count = len(scored)
    return math.fsum(
        len(group) / count * abs(_share_good(group) - _mean_probability(group))
        for group in _bins(scored)
    )


def sampling_floor(scored: Sequence[Scored]) -> float:
    """The ECE that chance alone gives probabilities that are exactly right.

    The mean of |N(0, σ²)| is σ·√(2/π), with σ² = mean p(1 − p) / n in each bin.
    """
    count = len(scored)
    total = 0.0
    for group in _bins(scored):
        variance = math.fsum(p * (1 - p) for p, _ in group) / len(group) ** 2
        total += len(group) / count * math.sqrt(variance * 2 / math.pi)
    return total


def brier(scored: Sequence[Scored]) -> float:
    """The mean of (probability − outcome)²."""
    return math.fsum((p - good) ** 2 for p, good in scored) / len(scored)


def brier_skill(scored: Sequence[Scored]) -> float | None:
    """1 − Brier / Brier of always saying the base rate; None when all outcomes are alike."""
    base = _share_good(scored)
    if base in (0.0, 1.0):
        return None
    return 1 - brier(scored) / (base * (1 - base))


def auroc(scored: Sequence[Scored]) -> float | None:
    """The chance that a good case has the higher probability, ties counting half; None without both kinds."""
    ordered = sorted(scored, key=lambda pair: pair[0])
    good_count = sum(good for _, good in ordered)
    bad_count = len(ordered) - good_count
    if not good_count or not bad_count:
        return None
    rank_sum, at = 0.0, 0
    while at < len(ordered):
        end = at
        while end < len(ordered) and ordered[end][0] == ordered[at][0]:
            end += 1
        rank_sum += (at + 1 + end) / 2 * sum(good for _, good in ordered[at:end])
        at = end
    return (rank_sum - good_count * (good_count + 1) / 2) / (good_count * bad_count)


def _bins(scored: Sequence[Scored]) -> list[list[Scored]]:
    ordered = sorted(scored, key=lambda pair: pair[0])
    count = len(ordered)
    bins = max(1, min(BINS_MAX, count // BIN_MIN))
    edges = [round(k * count / bins) for k in range(bins + 1)]
    return [ordered[a:b] for a, b in pairwise(edges) if b > a]


def _share_good(group: Sequence[Scored]) -> float:
    return sum(good for _, good in group) / len(group)


def _mean_probability(group: Sequence[Scored]) -> float:
    return math.fsum(p for p, _ in group) / len(group)

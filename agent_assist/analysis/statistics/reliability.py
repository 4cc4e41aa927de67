"""Whether scores came true, from sums by hundredth of the score: reliability diagram, ECE and Brier (formula 7).

Scores that share a hundredth stay in one bin, so the ten bins are equal in mass as far as that allows. Brier is
exact. On single scores see analysis/calibration/metrics.py, with which this agrees where no hundredth is cut.
"""

from __future__ import annotations

import math

from agent_assist.analysis.calibration.intervals import wilson
from agent_assist.analysis.calibration.metrics import BIN_MIN, BINS_MAX
from agent_assist.analysis.statistics.measures import score_keys
from agent_assist.domain.calibration import WHOLE_BP, OutcomeKind
from agent_assist.domain.statistics import Reliability, ReliabilityBin, Share, Tally

SCORED_MIN = 100
"""Below this many scored drafts a diagram would show chance."""
_STEPS = 101


def share(good: int, count: int) -> Share:
    """A share with Wilson's interval."""
    return Share(good, count, *wilson(good, count))


def reliability(shape: Tally, kind: OutcomeKind) -> Reliability | None:
    """The diagram of one kind of score; None below 100 scored drafts."""
    counted, good_of, sum_of, squares, of_good = score_keys(kind)
    steps = [
        (n, shape.get(f"{good_of}{step}", 0), shape.get(f"{sum_of}{step}", 0))
        for step in range(_STEPS)
        if (n := shape.get(f"{counted}{step}", 0))
    ]
    count = sum(n for n, _, _ in steps)
    if count < SCORED_MIN:
        return None
    bins = tuple(
        ReliabilityBin(total / n / WHOLE_BP, share(good, n)) for n, good, total in _bins(steps)
    )
    ece = math.fsum(b.actual.count / count * abs(b.actual.share - b.stated) for b in bins)
    good = sum(g for _, g, _ in steps)
    squared = shape.get(squares, 0) - 2 * WHOLE_BP * shape.get(of_good, 0) + good * WHOLE_BP**2
    return Reliability(kind, count, bins, ece, squared / count / WHOLE_BP**2)


def may_be_chance(outside: int, bins: int) -> bool:
    """Whether so many of the bins lie beside what they state, above or below, though all state the truth (5% level).

    Each honest bin does with 1 in 20: its interval is a 95% interval. The binomial tail tells how likely so many are.
    """
    fewer = math.fsum(math.comb(bins, k) * 0.05**k * 0.95 ** (bins - k) for k in range(outside))
    return 1 - fewer > 0.05 + 1e-12


def _bins(steps: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Up to ten sums of neighbouring steps, each step in the bin where its middle lies."""
    count = sum(n for n, _, _ in steps)
    wanted = max(1, min(BINS_MAX, count // BIN_MIN))
    sums: dict[int, tuple[int, int, int]] = {}
    before = 0
    for n, good, total in steps:
        place = min(wanted - 1, (2 * before + n) * wanted // (2 * count))
        old = sums.get(place, (0, 0, 0))
        sums[place] = (old[0] + n, old[1] + good, old[2] + total)
        before += n
    return [sums[place] for place in sorted(sums)]

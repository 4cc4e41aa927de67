"""Intervals of a share: Wilson's two-sided one for display, Clopper and Pearson's exact bound for the top band.

Sources: Wilson 1927 (formula 2 of the requirements), Clopper and Pearson 1934.
"""

from __future__ import annotations

import math

Z_95 = 1.96
_BISECTIONS = 60


def wilson(good: int, count: int, z: float = Z_95) -> tuple[float, float]:
    """The interval of good/count; (0, 1) for nothing counted."""
    if count == 0:
        return 0.0, 1.0
    share, square = good / count, z * z
    middle = share + square / (2 * count)
    reach = z * math.sqrt(share * (1 - share) / count + square / (4 * count * count))
    scale = 1 + square / count
    return max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale)


def upper_bound(bad: int, count: int, miss: float = 0.05) -> float:
    """The exact one-sided upper bound of bad/count: the true share is above it with probability `miss` at most."""
    if bad >= count:
        return 1.0
    low, high = bad / count, 1.0
    for _ in range(_BISECTIONS):
        middle = (low + high) / 2
        if _at_most(bad, count, middle) > miss:
            low = middle
        else:
            high = middle
    return high


def _at_most(bad: int, count: int, share: float) -> float:
    """P(X ≤ bad) for X binomial(count, share), summed in logarithms."""
    if share <= 0:
        return 1.0
    if share >= 1:
        return 0.0
    log_in, log_out = math.log(share), math.log1p(-share)
    return math.fsum(
        math.exp(_log_choose(count, k) + k * log_in + (count - k) * log_out) for k in range(bad + 1)
    )


def _log_choose(count: int, k: int) -> float:
    return math.lgamma(count + 1) - math.lgamma(k + 1) - math.lgamma(count - k + 1)

"""Second opinions on the fit: Platt's line from 200 decisions, a monotone fit as a diagnostic from 1,000.

Neither changes a score. Sources: Platt 1999; pool adjacent violators, Ayer and others 1955.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from agent_assist.analysis.calibration.linear import solve
from agent_assist.analysis.calibration.metrics import Scored

PLATT_FROM, ISOTONIC_FROM = 200, 1000
_STEPS, _EDGE = 40, 1e-6


def platt(scored: Sequence[Scored]) -> tuple[float, float]:
    """Intercept and slope of outcome on the score's logit; (0, 1) is perfect. A slope below 1 is too bold."""
    cases = [(_logit(p), good) for p, good in scored]
    intercept, slope = 0.0, 1.0
    for _ in range(_STEPS):
        pull = [0.0, 0.0]
        bend = [[_EDGE, 0.0], [0.0, _EDGE]]
        for x, good in cases:
            share = 1 / (1 + math.exp(-max(-60.0, min(60.0, intercept + slope * x))))
            away, weight = good - share, share * (1 - share)
            pull[0] += away
            pull[1] += away * x
            bend[0][0] += weight
            bend[0][1] += weight * x
            bend[1][1] += weight * x * x
        bend[1][0] = bend[0][1]
        step = solve(bend, pull)
        intercept, slope = intercept + step[0], slope + step[1]
        if max(map(abs, step)) < _EDGE:
            break
    return intercept, slope


def isotonic(scored: Sequence[Scored]) -> list[tuple[float, float]]:
    """For each case, sorted by probability: the probability and the monotone fit of the outcome."""
    ordered = sorted(scored, key=lambda pair: pair[0])
    blocks: list[list[float]] = []  # sum of outcomes, count
    for _, group in _ties(ordered):
        blocks.append([float(sum(good for _, good in group)), float(len(group))])
        while len(blocks) > 1 and blocks[-2][0] * blocks[-1][1] >= blocks[-1][0] * blocks[-2][1]:
            total, count = blocks.pop()
            blocks[-1][0] += total
            blocks[-1][1] += count
    fitted = [total / count for total, count in blocks for _ in range(int(count))]
    return [(p, value) for (p, _), value in zip(ordered, fitted, strict=True)]


def isotonic_gap(scored: Sequence[Scored]) -> float:
    """The mean distance between the score and its monotone fit."""
    return math.fsum(abs(p - value) for p, value in isotonic(scored)) / len(scored)


def _ties(ordered: Sequence[Scored]) -> list[tuple[float, list[Scored]]]:
    groups: list[tuple[float, list[Scored]]] = []
    for case in ordered:
        if not groups or groups[-1][0] != case[0]:
            groups.append((case[0], []))
        groups[-1][1].append(case)
    return groups


def _logit(probability: float) -> float:
    p = min(1 - _EDGE, max(_EDGE, probability))
    return math.log(p / (1 - p))

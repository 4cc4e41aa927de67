"""The fit: the most probable weights (MAP) of a logistic score under a normal prior, none below zero.

odds = 2 ** (points / 20); signs are fixed, because a signal that speaks for a draft can never speak against it.
Newton's method with halved steps; weights that would turn negative are held at zero while the rest is solved.
Source: standard penalised logistic regression; tests compare it with scipy's bounded optimiser.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from agent_assist.analysis.calibration.linear import Matrix, solve
from agent_assist.analysis.calibration.prior import Prior
from agent_assist.domain.confidence import POINTS_DOUBLE_ODDS

LOGIT_PER_POINT = math.log(2) / POINTS_DOUBLE_ODDS
_STEPS_MAX, _HALVINGS_MAX, _ROUNDS_MAX, _SMALL = 50, 30, 12, 1e-9


@dataclass(frozen=True, slots=True)
class Row:
    """One case: its features (1 for the start, then points of each signal), outcome and weight."""

    features: tuple[float, ...]
    is_good: bool
    weight: float


def probability_of(points: float) -> float:
    """The probability that a score stands for: 20 points double the odds."""
    logit = points * LOGIT_PER_POINT
    if logit >= 0:
        return 1 / (1 + math.exp(-logit))
    odds = math.exp(logit)
    return odds / (1 + odds)


def fit(rows: Sequence[Row], prior: Prior) -> list[float]:
    """Start (points) and weights (multiples of the hand-made ones) that are most probable given the rows."""
    problem = _Problem(rows, prior)
    held: set[int] = set()
    found = problem.centre
    for _ in range(_ROUNDS_MAX):
        found = _newton(problem, [0.0 if i in held else v for i, v in enumerate(found)], held)
        negative = {i for i, value in enumerate(found) if i and value < 0}
        if not negative:
            release = _wants_up(problem, found, held)
            if not release:
                break
            held -= release
        held |= negative
    return [value if not i else max(0.0, value) for i, value in enumerate(found)]


class _Problem:
    """The penalised loss, its slope and curvature, in logits."""

    def __init__(self, rows: Sequence[Row], prior: Prior) -> None:
        self.centre = [prior.start_mean, *prior.means]
        self._precision = prior.precision()
        self._rows = [
            ([(i, v * LOGIT_PER_POINT) for i, v in enumerate(row.features) if v], row.is_good, row.weight)
            for row in rows
        ]  # fmt: skip

    def loss(self, at: Sequence[float]) -> float:
        """Penalty plus weighted negative log-likelihood."""
        total = sum(d * g for d, g in zip(self._away(at), self._pull(at), strict=True)) / 2
        for features, is_good, weight in self._rows:
            logit = sum(at[i] * v for i, v in features)
            signed = -logit if is_good else logit
            total += weight * (max(signed, 0.0) + math.log1p(math.exp(-abs(signed))))
        return total

    def slope(self, at: Sequence[float]) -> list[float]:
        """The gradient of the loss."""
        return self.slope_and_curvature(at)[0]

    def slope_and_curvature(self, at: Sequence[float]) -> tuple[list[float], Matrix]:
        """Gradient and Hessian of the loss."""
        slope = self._pull(at)
        curvature = [list(row) for row in self._precision]
        for features, is_good, weight in self._rows:
            logit = sum(at[i] * v for i, v in features)
            share = 1 / (1 + math.exp(-max(-700.0, min(700.0, logit))))
            push, bend = weight * (share - is_good), weight * share * (1 - share)
            for i, v in features:
                slope[i] += push * v
                row, bent = curvature[i], bend * v
                for j, other in features:
                    row[j] += bent * other
        return slope, curvature

    def _away(self, at: Sequence[float]) -> list[float]:
        return [value - mean for value, mean in zip(at, self.centre, strict=True)]

    def _pull(self, at: Sequence[float]) -> list[float]:
        away = self._away(at)
        return [sum(p * d for p, d in zip(row, away, strict=True)) for row in self._precision]


def _newton(problem: _Problem, start: list[float], held: set[int]) -> list[float]:
    at, loss = start, problem.loss(start)
    free = [i for i in range(len(start)) if i not in held]
    for _ in range(_STEPS_MAX):
        slope, curvature = problem.slope_and_curvature(at)
        step = solve([[curvature[i][j] for j in free] for i in free], [slope[i] for i in free])
        at, gained = _stepped(problem, at, dict(zip(free, step, strict=True)), loss)
        loss -= gained
        if gained < _SMALL:
            break
    return at


def _stepped(
    problem: _Problem, at: list[float], step: dict[int, float], loss: float
) -> tuple[list[float], float]:
    """The first of the full, half, quarter … step that lowers the loss, and by how much."""
    share = 1.0
    for _ in range(_HALVINGS_MAX):
        there = [value - share * step.get(i, 0.0) for i, value in enumerate(at)]
        gained = loss - problem.loss(there)
        if gained > 0:
            return there, gained
        share /= 2
    return at, 0.0


def _wants_up(problem: _Problem, at: Sequence[float], held: set[int]) -> set[int]:
    if not held:
        return set()
    slope = problem.slope(at)
    return {i for i in held if slope[i] < -_SMALL}

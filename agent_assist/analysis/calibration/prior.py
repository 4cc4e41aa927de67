"""What is believed before any decision: the hand-made scorecard, and for a queue the fit over all queues.

Weights move together (one common factor) and a little apart. Rule: a young queue is shrunk to what is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agent_assist.domain.calibration import WHOLE_BP, Weights

SIGNALS = ("S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10", "S11", "S12")


@dataclass(frozen=True, slots=True)
class Prior:
    """A normal prior: the start in points, each weight around its mean as a multiple of the hand-made one.

    The weights' covariance is common² · 11ᵀ + apart² · I.
    """

    start_mean: float
    start_deviation: float
    means: tuple[float, ...]
    common_deviation: float
    apart_deviation: float

    def precision(self) -> list[list[float]]:
        """The inverse covariance over (start, weights), by Sherman and Morrison's formula."""
        size = len(self.means)
        apart, common = self.apart_deviation**2, self.common_deviation**2
        shared = common / (apart * (apart + size * common))
        matrix = [[0.0] * (size + 1) for _ in range(size + 1)]
        matrix[0][0] = 1 / self.start_deviation**2
        for i in range(size):
            for j in range(size):
                matrix[i + 1][j + 1] = (1 / apart if i == j else 0.0) - shared
        return matrix


def hand_made(signals: Sequence[str] = SIGNALS) -> Prior:
    """Before any decision: start 0, every weight as made by hand, and little trust in their common scale."""
    return Prior(0.0, 40.0, (1.0,) * len(signals), 0.5, 0.3)


def shrunk_to(weights: Weights, signals: Sequence[str] = SIGNALS) -> Prior:
    """For one queue: the fit over all queues; mostly its start may differ."""
    means = tuple(weights.of(signal) / WHOLE_BP for signal in signals)
    return Prior(float(weights.start_points), 20.0, means, 0.15, 0.15)

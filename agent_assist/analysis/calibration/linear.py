"""Solves the small, positive definite systems of the fit by Cholesky's decomposition."""

from __future__ import annotations

import math
from collections.abc import Sequence

Matrix = list[list[float]]


def solve(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """x with matrix · x = right; the matrix is symmetric and positive definite, of a dozen rows."""
    lower = cholesky(matrix)
    size = len(right)
    forward: list[float] = []
    for i in range(size):
        known = sum(lower[i][k] * forward[k] for k in range(i))
        forward.append((right[i] - known) / lower[i][i])
    solution = [0.0] * size
    for i in reversed(range(size)):
        known = sum(lower[k][i] * solution[k] for k in range(i + 1, size))
        solution[i] = (forward[i] - known) / lower[i][i]
    return solution


def cholesky(matrix: Sequence[Sequence[float]]) -> Matrix:
    """The lower triangle L with L · Lᵀ = matrix; ValueError when it is not positive definite."""
    lower: Matrix = [[0.0] * len(matrix) for _ in matrix]
    for i, row in enumerate(matrix):
        for j in range(i + 1):
            rest = row[j] - sum(lower[i][k] * lower[j][k] for k in range(j))
            lower[i][j] = math.sqrt(rest) if i == j else rest / lower[j][j]
    return lower

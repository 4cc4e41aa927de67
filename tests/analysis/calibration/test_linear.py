from __future__ import annotations

import pytest

from agent_assist.analysis.calibration.linear import cholesky, solve

MATRIX = [[4.0, 2.0, 0.0], [2.0, 5.0, 1.0], [0.0, 1.0, 3.0]]


def test_a_system_is_solved():
    assert solve(MATRIX, [10.0, 15.0, 11.0]) == pytest.approx([18 / 11, 19 / 11, 34 / 11])
    found = solve(MATRIX, [1.0, -2.0, 0.5])
    back = [sum(m * x for m, x in zip(row, found, strict=True)) for row in MATRIX]
    assert back == pytest.approx([1.0, -2.0, 0.5])


def test_the_triangle_times_itself_is_the_matrix():
    lower = cholesky(MATRIX)
    product = [[sum(a * b for a, b in zip(r, s, strict=True)) for s in lower] for r in lower]
    assert [pytest.approx(row) for row in MATRIX] == product


def test_what_is_not_positive_definite_is_refused():
    with pytest.raises(ValueError):  # noqa: PT011  (math.sqrt says "math domain error" or its like)
        cholesky([[1.0, 2.0], [2.0, 1.0]])

"""Second opinions: Platt's line and the monotone fit, against scikit-learn where it is installed."""

from __future__ import annotations

import math
import random

import pytest

from agent_assist.analysis.calibration.cross_checks import isotonic, isotonic_gap, platt
from tests.analysis.calibration.test_metrics import drawn


def bold(count: int, factor: float) -> list[tuple[float, bool]]:
    """Scores whose logit is `factor` times the true one."""
    chance = random.Random(3)
    cases = []
    for _ in range(count):
        logit = chance.gauss(0.5, 1)
        said = 1 / (1 + math.exp(-factor * logit))
        cases.append((said, chance.random() < 1 / (1 + math.exp(-logit))))
    return cases


def test_a_right_score_has_slope_one_and_a_bold_one_less():
    assert platt(bold(20_000, 1.0))[1] == pytest.approx(1.0, abs=0.06)
    assert platt(bold(20_000, 2.0))[1] == pytest.approx(0.5, abs=0.04)


def test_platt_survives_scores_of_zero_and_one():
    assert all(map(math.isfinite, platt([(0.0, False), (1.0, True), (0.5, True), (0.5, False)])))


def test_the_monotone_fit_pools_what_falls():
    scored = [(0.1, False), (0.2, True), (0.3, False), (0.4, True)]
    assert isotonic(scored) == [(0.1, 0.0), (0.2, 0.5), (0.3, 0.5), (0.4, 1.0)]
    assert isotonic_gap(scored) == pytest.approx((0.1 + 0.3 + 0.2 + 0.6) / 4)


def test_the_line_is_that_of_a_logistic_regression():
    models = pytest.importorskip("sklearn.linear_model")
    scored = bold(800, 1.7)
    logits = [[math.log(p / (1 - p))] for p, _ in scored]
    model = models.LogisticRegression(C=1e9, tol=1e-10).fit(logits, [g for _, g in scored])
    intercept, slope = platt(scored)
    assert (intercept, slope) == pytest.approx((model.intercept_[0], model.coef_[0][0]), abs=1e-4)


def test_the_monotone_fit_is_scikit_learns():
    isotonics = pytest.importorskip("sklearn.isotonic")
    scored = [(round(p, 2), good) for p, good in drawn(400)]
    ours = isotonic(scored)
    theirs = isotonics.IsotonicRegression().fit(
        [p for p, _ in scored], [float(g) for _, g in scored]
    )
    expected = theirs.predict([p for p, _ in ours])
    assert [value for _, value in ours] == pytest.approx(list(expected), abs=1e-9)

"""The fit: pulled to its prior, never with a wrong sign, and the same as a general optimiser's."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_assist.analysis.calibration.map_logistic import (
    LOGIT_PER_POINT,
    Row,
    fit,
    probability_of,
)
from agent_assist.analysis.calibration.prior import Prior, hand_made, shrunk_to
from agent_assist.domain.calibration import Weights

SIGNALS = ("S1", "S4", "S6")
PRIOR = hand_made(SIGNALS)


def rows(count: int, start: float, weights: tuple[float, ...], seed: int = 1) -> list[Row]:
    chance = random.Random(seed)
    made = []
    for _ in range(count):
        points = [chance.choice((-20, -10, 0, 10, 20)) for _ in weights]
        total = start + sum(w * p for w, p in zip(weights, points, strict=True))
        good = chance.random() < probability_of(total)
        made.append(Row((1.0, *map(float, points)), good, chance.choice((0.5, 1.0))))
    return made


def test_without_rows_the_fit_is_the_prior():
    assert fit([], PRIOR) == pytest.approx([0.0, 1.0, 1.0, 1.0])


def test_many_rows_bring_the_truth_back():
    start, *weights = fit(rows(20_000, -12, (0.5, 1.5, 2.0)), PRIOR)
    assert start == pytest.approx(-12, abs=2)
    assert weights == pytest.approx([0.5, 1.5, 2.0], abs=0.15)


def test_few_rows_move_the_fit_little_and_more_rows_more():
    away = [abs(fit(rows(n, 0, (3.0, 1.0, 1.0)), PRIOR)[1] - 1) for n in (10, 100, 10_000)]
    assert away[0] < 0.2 < away[1] < away[2] < 2.2


def test_a_signal_that_seems_to_speak_the_other_way_is_worth_nothing_but_never_less():
    found = fit(rows(3_000, 0, (-1.0, 1.0, 1.0)), PRIOR)
    assert found[1] == 0.0
    assert found[2] > 0.5


def test_a_row_of_half_weight_is_half_a_row():
    whole = [Row((1.0, 10.0, 0.0, 0.0), True, 1.0)]
    halves = [Row((1.0, 10.0, 0.0, 0.0), True, 0.5)] * 2
    assert fit(whole, PRIOR) == pytest.approx(fit(halves, PRIOR))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(-90, 90), st.integers(-90, 90), st.integers(-90, 90), st.booleans()),
        max_size=30,
    )
)
def test_any_rows_have_a_finite_fit_with_the_right_signs(cases):
    made = [Row((1.0, float(a), float(b), float(c)), good, 1.0) for a, b, c, good in cases]
    found = fit(made, PRIOR)
    assert all(map(math.isfinite, found))
    assert min(found[1:]) >= 0


def test_twenty_points_double_the_odds():
    for points in (-1_000.0, -20.0, 0.0, 37.0):
        here, there = probability_of(points), probability_of(points + 20)
        assert there / (1 - there) == pytest.approx(2 * here / (1 - here))
    assert probability_of(-1e6) == 0.0


def test_a_queues_prior_is_centred_on_the_fit_over_all_queues():
    prior = shrunk_to(Weights(12, {"S1": 5_000, "S4": 20_000}), SIGNALS)
    assert fit([], prior) == pytest.approx([12.0, 0.5, 2.0, 1.0])


@pytest.mark.parametrize("weights", [(0.5, 1.5, 2.0), (-1.0, 1.0, 0.2), (-0.3, -0.3, 3.0)])
def test_the_fit_is_that_of_scipys_bounded_optimiser(weights):
    optimize = pytest.importorskip("scipy.optimize")
    made = rows(150, 10, weights)
    start, bounds = [0.0, 1.0, 1.0, 1.0], [(None, None), *[(0, None)] * 3]
    best = optimize.minimize(
        lambda at: loss(made, PRIOR, at), start, bounds=bounds, method="L-BFGS-B",
        options={"ftol": 1e-14, "gtol": 1e-9, "maxiter": 5_000},
    )  # fmt: skip
    ours = fit(made, PRIOR)
    assert loss(made, PRIOR, ours) <= best.fun + 1e-7
    assert ours == pytest.approx(list(best.x), abs=2e-3)


def loss(made: list[Row], prior: Prior, at) -> float:
    """The penalised loss, written a second time and straightforwardly."""
    away = [at[0] - prior.start_mean, *(w - m for w, m in zip(at[1:], prior.means, strict=True))]
    precision = prior.precision()
    total = sum(away[i] * precision[i][j] * away[j] for i in range(4) for j in range(4)) / 2
    for row in made:
        logit = LOGIT_PER_POINT * sum(a * f for a, f in zip(at, row.features, strict=True))
        total += row.weight * math.log1p(math.exp(-logit if row.is_good else logit))
    return total


def test_the_priors_precision_is_the_inverse_of_its_covariance():
    common, apart = PRIOR.common_deviation**2, PRIOR.apart_deviation**2
    covariance = [[common + (apart if i == j else 0) for j in range(3)] for i in range(3)]
    precision = [row[1:] for row in PRIOR.precision()[1:]]
    for i in range(3):
        for j in range(3):
            product = sum(covariance[i][k] * precision[k][j] for k in range(3))
            assert product == pytest.approx(float(i == j), abs=1e-9)

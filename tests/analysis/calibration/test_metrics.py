"""How well probabilities fit: by hand, and against scikit-learn where it is installed."""

from __future__ import annotations

import random

import pytest

from agent_assist.analysis.calibration.metrics import (
    auroc,
    brier,
    brier_skill,
    calibration_error,
    sampling_floor,
)


def drawn(count: int, seed: int = 1, *, shift: float = 0.0) -> list[tuple[float, bool]]:
    """Probabilities that are right, or too high by `shift`."""
    chance = random.Random(seed)
    true = [chance.uniform(0.1, 0.8) for _ in range(count)]
    return [(p + shift, chance.random() < p) for p in true]


def test_the_error_is_the_weighted_distance_of_each_bin():
    """20 at .9 of which 16 good, 20 at .2 of which 6 good: (|.8-.9| + |.3-.2|) / 2."""
    scored = [(0.9, i < 16) for i in range(20)] + [(0.2, i < 6) for i in range(20)]
    assert calibration_error(scored) == pytest.approx(0.1)


def test_probabilities_that_are_right_stay_near_the_floor_of_chance():
    scored = [drawn(1_000, seed) for seed in range(20)]
    error = sum(map(calibration_error, scored)) / 20
    floor = sum(map(sampling_floor, scored)) / 20
    assert error == pytest.approx(floor, abs=0.005)


def test_a_shift_is_found_whatever_its_sign():
    for shift in (-0.1, 0.1):
        assert calibration_error(drawn(4_000, shift=shift)) == pytest.approx(0.1, abs=0.02)


def test_few_cases_make_one_bin():
    assert calibration_error([(0.5, True), (0.7, False)]) == pytest.approx(0.1)


def test_skill_is_zero_for_the_base_rate_and_one_for_knowing():
    outcomes = [True] * 30 + [False] * 70
    assert brier_skill([(0.3, good) for good in outcomes]) == pytest.approx(0.0)
    assert brier_skill([(float(good), good) for good in outcomes]) == 1.0
    assert brier_skill([(0.9, True)]) is None


def test_the_area_counts_ties_half():
    assert auroc([(0.1, False), (0.9, True)]) == 1.0
    assert auroc([(0.9, False), (0.1, True)]) == 0.0
    assert auroc([(0.5, False), (0.5, True), (0.5, True)]) == 0.5
    assert auroc([(0.5, True)]) is None


def test_brier_and_area_are_scikit_learns():
    metrics = pytest.importorskip("sklearn.metrics")
    scored = [(round(p, 2), good) for p, good in drawn(500)]  # with ties
    probabilities, outcomes = zip(*scored, strict=True)
    assert brier(scored) == pytest.approx(metrics.brier_score_loss(outcomes, probabilities))
    assert auroc(scored) == pytest.approx(metrics.roc_auc_score(outcomes, probabilities))

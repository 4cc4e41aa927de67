"""The measured calibration is a test: one simulated world of each size, with the aims of the design."""

from __future__ import annotations

from statistics import fmean

import pytest

from tests.benchmarks.calibration import Figures, measure


@pytest.fixture(scope="module")
def figures() -> Figures:
    return measure(runs=1, seed=7)


def test_the_fit_beats_the_scorecard_alone_and_gets_better_with_decisions(figures: Figures):
    fitted = {size: fmean(errors) for size, errors in figures.fitted_error.items()}
    by_hand = {size: fmean(errors) for size, errors in figures.hand_error.items()}
    assert all(fitted[size] < by_hand[size] for size in (200, 1_000, 2_000))
    assert fitted[2_000] < 0.03


def test_prequential_error_stays_near_the_floor_of_chance(figures: Figures):
    assert all(error <= floor + 0.02 for error, floor in figures.prequential)


def test_skill_and_order_are_close_to_what_the_truth_itself_allows(figures: Figures):
    assert all(ours >= best - 0.05 for ours, best in figures.skill)
    assert all(ours >= best - 0.03 for ours, best in figures.area)


def test_the_terms_shown_sum_exactly_to_the_score(figures: Figures):
    assert figures.additivity == 0

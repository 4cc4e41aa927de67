"""Intervals of a share, against published values and scipy and statsmodels where they are installed."""

from __future__ import annotations

import pytest

from agent_assist.analysis.calibration.intervals import upper_bound, wilson


def test_fifty_nine_clean_cases_are_the_fewest_that_prove_five_percent():
    assert upper_bound(0, 59) == pytest.approx(1 - 0.05 ** (1 / 59), abs=1e-12)
    assert upper_bound(0, 59) <= 0.05 < upper_bound(0, 58)


def test_the_bound_grows_with_every_bad_case_and_ends_at_one():
    bounds = [upper_bound(bad, 20) for bad in range(21)]
    assert bounds == sorted(bounds)
    assert bounds[-1] == 1.0


def test_wilsons_interval_as_published():
    """Newcombe 1998, table I: 81 of 263 gives .2553 to .3662, 15 of 148 .0624 to .1605, 0 of 20 0 to .1611."""
    for good, count, low, high in ((81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605)):
        assert wilson(good, count) == pytest.approx((low, high), abs=5e-5)
    assert wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=5e-5)
    assert wilson(29, 29)[1] == 1.0
    assert wilson(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize(("bad", "count"), [(0, 59), (1, 93), (3, 40), (17, 300), (499, 1_000)])
def test_the_exact_bound_is_scipys(bad: int, count: int):
    stats = pytest.importorskip("scipy.stats")
    assert upper_bound(bad, count) == pytest.approx(
        stats.beta.ppf(0.95, bad + 1, count - bad), abs=1e-9
    )


@pytest.mark.parametrize(("good", "count"), [(0, 7), (5, 7), (134, 186), (990, 1_000)])
def test_wilsons_interval_is_statsmodels(good: int, count: int):
    proportion = pytest.importorskip("statsmodels.stats.proportion")
    expected = proportion.proportion_confint(good, count, method="wilson")
    assert wilson(good, count, 1.959963984540054) == pytest.approx(expected, abs=1e-9)

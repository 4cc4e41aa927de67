from __future__ import annotations

from agent_assist.analysis.calibration.quality import is_drifting, quality_of
from agent_assist.domain.calibration import Quality
from tests.analysis.calibration.test_metrics import drawn


def test_each_measure_waits_for_enough_scores():
    assert quality_of(drawn(59)) == Quality(scored=59)
    young, grown, old = (quality_of(drawn(n)) for n in (60, 200, 1_000))
    assert None not in (young.ece_bp, young.floor_bp, young.brier_bp, young.auroc_bp)
    assert (young.platt_slope_bp, grown.isotonic_gap_bp) == (None, None)
    assert grown.platt_slope_bp is not None
    assert old.isotonic_gap_bp is not None


def test_outcomes_that_are_all_alike_have_no_skill_and_no_area():
    alike = quality_of([(0.9, True)] * 80)
    assert (alike.brier_skill_bp, alike.auroc_bp, alike.ece_bp) == (None, None, 1_000)


def test_a_hundred_outcomes_against_their_scores_are_a_drift_and_chance_is_none():
    assert is_drifting([*drawn(400), *((0.7, n % 2 == 0) for n in range(100))])
    assert is_drifting([*drawn(400), *((0.3, n % 2 == 0) for n in range(100))])
    assert not is_drifting([(0.7, n % 2 == 0) for n in range(59)])
    alarms = sum(is_drifting(drawn(300, seed)) for seed in range(400))
    assert alarms / 400 <= 0.03


def test_what_went_wrong_before_the_newest_hundred_is_no_drift():
    assert not is_drifting([*((0.9, False) for _ in range(100)), *drawn(100)])

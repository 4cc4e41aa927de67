from __future__ import annotations

from agent_assist.analysis.calibration.quality import quality_of
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

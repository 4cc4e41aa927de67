from __future__ import annotations

from agent_assist.analysis.calibration.prior import SIGNALS, hand_made, shrunk_to
from agent_assist.domain.calibration import Weights


def test_before_any_decision_every_weight_is_as_made_by_hand():
    prior = hand_made()
    assert prior.means == (1.0,) * len(SIGNALS)
    assert prior.start_mean == 0.0


def test_a_queue_is_held_closer_to_all_queues_than_those_to_the_hand():
    young, all_queues = shrunk_to(Weights(5)), hand_made()
    assert young.start_mean == 5.0
    assert young.start_deviation < all_queues.start_deviation
    assert young.common_deviation < all_queues.common_deviation

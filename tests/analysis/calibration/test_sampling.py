from __future__ import annotations

from agent_assist.analysis.calibration.sampling import is_checked_blind, is_withheld

IDS = [str(n) for n in range(20_000)]


def test_one_ticket_in_twenty_and_one_draft_in_ten():
    assert 0.045 < sum(map(is_withheld, IDS)) / len(IDS) < 0.055
    assert 0.09 < sum(map(is_checked_blind, IDS)) / len(IDS) < 0.11


def test_the_two_samples_have_nothing_to_do_with_each_other():
    both = sum(is_withheld(i) and is_checked_blind(i) for i in IDS) / len(IDS)
    assert 0.002 < both < 0.008


def test_the_same_ticket_is_always_treated_alike():
    assert [is_withheld("7001")] * 3 == [is_withheld("7001") for _ in range(3)]
    assert isinstance(is_withheld("\ud800"), bool)

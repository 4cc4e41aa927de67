"""S11: how the nearest past decisions went."""

from __future__ import annotations

from agent_assist.analysis.calibration.precedent import nearest_precedent, precedent_points
from agent_assist.domain.calibration import DecidedDraft, Precedent


def past(points: int, good: int, bad: int) -> list[DecidedDraft]:
    return [DecidedDraft("A", {"S1": points}, n < good) for n in range(good + bad)]


def test_below_twenty_decisions_there_is_no_precedent():
    assert nearest_precedent({"S1": 5}, past(5, 19, 0)) is None


def test_the_twenty_nearest_are_looked_at_and_the_base_rate_is_of_all():
    decided = [*past(20, 15, 5), *past(-20, 0, 20)]
    assert nearest_precedent({"S1": 18}, decided) == Precedent(20, 15, 3_750)
    assert nearest_precedent({"S1": -18}, decided) == Precedent(20, 0, 3_750)


def test_older_than_five_hundred_decisions_is_forgotten():
    decided = [*past(20, 0, 100), *past(-20, 500, 0)]
    assert nearest_precedent({"S1": 20}, decided) == Precedent(20, 20, 10_000)


def test_the_precedent_does_not_look_at_itself():
    decided = [DecidedDraft("A", {"S1": 10, "S11": 20}, True)] * 20 + past(0, 0, 20)
    assert nearest_precedent({"S1": 10}, decided) == Precedent(20, 20, 5_000)


def test_better_than_usual_adds_points_as_usual_none_and_worse_takes_some():
    better, usual, worse = (precedent_points(Precedent(20, good, 5_000)) for good in (18, 10, 2))
    assert better == -worse > 0
    assert usual == 0


def test_points_stay_within_twenty_and_exist_when_everything_went_one_way():
    assert precedent_points(Precedent(20, 20, 500)) == 20
    assert precedent_points(Precedent(20, 0, 9_900)) == -20
    assert precedent_points(Precedent(20, 20, 10_000)) >= 0
    assert precedent_points(Precedent(20, 0, 0)) <= 0

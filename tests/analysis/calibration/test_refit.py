"""One refit: over all queues, then queue by queue; scores fixed before outcomes judge it."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from agent_assist.analysis.calibration.map_logistic import probability_of
from agent_assist.analysis.calibration.prior import hand_made
from agent_assist.analysis.calibration.refit import (
    calibrated_points,
    fitted_weights,
    prequential,
    refit,
    score_bp,
)
from agent_assist.domain.calibration import DecidedDraft, OutcomeKind, Weights

COLLEAGUES = OutcomeKind.COLLEAGUES


def desk(count: int, start: int, *, queue: str = "A", seed: int = 1) -> list[DecidedDraft]:
    chance = random.Random(f"{queue}/{seed}")
    decided = []
    for _ in range(count):
        points = {"S1": chance.randint(-20, 20), "S5": chance.randint(-30, 30)}
        good = chance.random() < probability_of(start + sum(points.values()))
        decided.append(DecidedDraft(queue, points, good))
    return decided


def fit_of(fits, queue: str):
    return next(fit for fit in fits if fit.queue == queue)


def test_below_thirty_there_is_no_fit():
    assert refit(desk(29, 0), COLLEAGUES) == ()
    assert {fit.queue for fit in refit(desk(30, 0), COLLEAGUES)} == {"", "A"}


def test_a_young_queue_has_no_fit_of_its_own():
    fits = refit([*desk(100, 0), *desk(10, 0, queue="B")], COLLEAGUES)
    assert {fit.queue for fit in fits} == {"", "A"}


def test_each_maker_is_fitted_by_itself():
    """A model that replaces another inherits neither its start nor its decisions."""
    mixed = [
        *(replace(d, maker="old") for d in desk(200, 40)),
        *(replace(d, maker="new") for d in desk(60, -40, seed=2)),
        *(replace(d, maker="newest") for d in desk(29, 0, seed=3)),
    ]
    fits = {(fit.maker, fit.queue): fit for fit in refit(mixed, COLLEAGUES)}
    assert set(fits) == {("old", ""), ("old", "A"), ("new", ""), ("new", "A")}
    assert fits["new", "A"].decided == 60
    alone = fit_of(refit(desk(60, -40, seed=2), COLLEAGUES), "A")
    assert fits["new", "A"].weights == alone.weights


def test_queues_that_differ_get_different_starts_shrunk_to_each_other():
    pairs = zip(desk(150, 30), desk(150, -30, queue="B"), strict=True)
    fits = refit([draft for pair in pairs for draft in pair], COLLEAGUES)
    high, low = fit_of(fits, "A").weights.start_points, fit_of(fits, "B").weights.start_points
    assert low < -15 < fit_of(fits, "").weights.start_points < 15 < high


def test_old_decisions_fade():
    """A desk that turned from bad to good is believed by its newest decisions."""
    turned = fit_of(refit([*desk(500, -40), *desk(500, 40, seed=2)], COLLEAGUES), "A")
    back = fit_of(refit([*desk(500, 40), *desk(500, -40, seed=2)], COLLEAGUES), "A")
    assert turned.weights.start_points > 0 > back.weights.start_points


def test_a_sudden_change_is_noticed_and_then_the_past_fades_faster():
    """A model that was exchanged for a worse one: the newest hundred contradict their scores."""
    steady = fit_of(refit([replace(d, score_bp=7_000) for d in desk(300, 25)], COLLEAGUES), "A")
    worse = [replace(d, score_bp=7_000) for d in [*desk(300, 25), *desk(100, -40, seed=2)]]
    changed = fit_of(refit(worse, COLLEAGUES), "A")
    assert (steady.quality.is_drifting, changed.quality.is_drifting) == (False, True)
    slow = fitted_weights(worse, hand_made())
    assert changed.weights.start_points < slow.start_points - 5


def test_a_score_that_was_fixed_judges_and_is_never_made_anew():
    decided = [replace(draft, score_bp=1_234) for draft in desk(80, 0)]
    assert {draft.score_bp for draft in prequential(decided)} == {1_234}
    assert len(prequential(decided)) == 50


def test_where_no_score_was_fixed_only_the_past_gives_one():
    decided = desk(90, 10)
    scored = prequential(decided)
    flipped = [*decided[:60], *(replace(d, is_good=not d.is_good) for d in decided[60:])]
    again = prequential(flipped)
    assert [d.score_bp for d in scored[:50]] == [d.score_bp for d in again[:50]]
    assert [d.score_bp for d in scored[50:]] != [d.score_bp for d in again[50:]]


def test_quality_is_absent_while_there_is_too_little_to_say():
    few, many, most = (fit_of(refit(desk(n, 0), COLLEAGUES), "A").quality for n in (60, 150, 300))
    assert few.ece_bp is None
    assert many.ece_bp is not None
    assert many.platt_slope_bp is None
    assert most.platt_slope_bp is not None
    assert most.isotonic_gap_bp is None


def test_the_withheld_stratum_is_counted_apart():
    decided = [replace(d, is_withheld=n % 20 == 0) for n, d in enumerate(desk(100, 0))]
    fit = fit_of(refit(decided, COLLEAGUES), "A")
    assert fit.withheld_decided == 5
    assert fit.withheld_good == sum(d.is_good for d in decided if d.is_withheld)


def test_points_are_the_start_and_each_signals_share():
    weights = Weights(7, {"S1": 5_000, "S5": 0})
    assert calibrated_points({"S1": 15, "S5": 30, "S6": -30}, weights) == 7 + 8 + 0 - 30
    assert score_bp({}, Weights()) == 5_000


@pytest.mark.parametrize("outcome", OutcomeKind)
def test_a_fit_says_which_outcome_it_is_about(outcome: OutcomeKind):
    assert {fit.outcome for fit in refit(desk(40, 0), outcome)} == {outcome}

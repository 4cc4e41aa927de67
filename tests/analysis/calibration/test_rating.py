"""The rating of one draft: exact sums, capped bands, the right outcome."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_assist.analysis.calibration.rating import (
    START,
    calibrated,
    fit_in_force,
    points_by_signal,
    rate,
)
from agent_assist.analysis.calibration.refit import calibrated_points
from agent_assist.domain.calibration import (
    DecidedDraft,
    Fit,
    Guide,
    OutcomeKind,
    Quality,
    ScoreGroup,
    Weights,
)
from agent_assist.domain.confidence import Band, Scorecard, Term

CARD = Scorecard((Term("S1", 20, "a"), Term("S6", -30, "b"), Term("S12", 0, "c")), ())
GROUPS = (ScoreGroup(0, 20, 5), ScoreGroup(5_000, 186, 134), ScoreGroup(9_000, 90, 90))
FIT = Fit("A", OutcomeKind.COLLEAGUES, 300, 240, Weights(10, {"S1": 5_000, "S6": 10_000}),
          Quality(270, ece_bp=400), 9_000, GROUPS)  # fmt: skip
GUIDE = Guide(300, 240, FIT)


@given(
    st.lists(
        st.builds(
            Term, st.sampled_from(["S1", "S4", "S6", "S8"]), st.integers(-60, 60), st.just("x")
        ),
        max_size=12,
    ),
    st.integers(-60, 60),
    st.dictionaries(st.sampled_from(["S1", "S4", "S6", "S8"]), st.integers(0, 30_000)),
)
def test_the_shown_terms_sum_exactly_to_the_models_score(terms, start, weights):
    card, fitted = Scorecard(tuple(terms), ()), Weights(start, weights)
    shown = calibrated(card, fitted)
    assert shown.points == calibrated_points(points_by_signal(card), fitted)
    assert [t.detail for t in shown.terms[1:]] == [t.detail for t in card.terms]


def test_a_fitted_card_begins_with_where_the_queue_starts():
    rating, _ = rate(CARD, GUIDE, is_capped=False)
    assert [(t.signal, t.points) for t in rating.scorecard.terms] == [
        (START, 10), ("S1", 10), ("S6", -30), ("S11", 0), ("S12", 0),
    ]  # fmt: skip


def test_without_a_past_the_hand_made_points_stand_and_no_band_is_claimed():
    rating, fixed = rate(CARD, Guide(), is_capped=False)
    assert rating.band is Band.UNCALIBRATED
    assert rating.scorecard.points == -10
    assert (fixed.score_bp, dict(fixed.points)) == (None, {"S1": 20, "S6": -30})


def test_a_band_comes_with_the_count_and_interval_of_similar_scores():
    rating, _ = rate(Scorecard(CARD.terms[:1], ()), GUIDE, is_capped=False)
    assert rating.band is Band.PARTLY_SUPPORTED
    standing = rating.standing
    assert (standing.good, standing.decided) == (134, 186)
    assert (standing.from_bp, standing.probability_bp, standing.to_bp) == (5_000, 6_667, 9_000)
    assert (standing.low_bp, standing.high_bp) == (6_520, 7_800)


def test_a_veto_caps_the_band_however_high_the_score():
    high = Scorecard((Term("S1", 300, "a"),), ())
    assert rate(high, GUIDE, is_capped=False)[0].band is Band.WELL_SUPPORTED
    rating, fixed = rate(high, GUIDE, is_capped=True)
    assert rating.band is Band.PARTLY_SUPPORTED
    assert fixed.is_capped


@pytest.mark.parametrize(
    "fit",
    [
        None,
        replace(FIT, decided=99),
        replace(FIT, queue=""),
        replace(FIT, quality=Quality(270, ece_bp=1_001)),
        replace(FIT, quality=Quality(40)),
        replace(FIT, quality=Quality(270, ece_bp=400, is_drifting=True)),
    ],
    ids=["no fit", "99 decisions", "all queues", "error .1001", "error unknown", "drift"],
)
def test_no_band_without_enough_decisions_of_this_queue_whose_scores_held(fit):
    assert fit_in_force(Guide(300, 240, fit)) is None
    assert rate(CARD, Guide(300, 240, fit), is_capped=False)[0].band is Band.UNCALIBRATED


def test_blind_checks_carry_the_band_where_enough_exist():
    blind = replace(FIT, outcome=OutcomeKind.BLIND, weights=Weights(50))
    rating, fixed = rate(CARD, replace(GUIDE, blind_fit=blind), is_capped=False)
    assert rating.standing.is_blind
    assert rating.scorecard.points == 50 - 10
    assert (fixed.score_bp, fixed.blind_score_bp) == (4_142, 8_000)
    young = replace(blind, decided=60)
    assert not rate(CARD, replace(GUIDE, blind_fit=young), is_capped=False)[0].standing.is_blind


def test_a_withheld_rating_is_known_but_not_shown():
    rating, fixed = rate(CARD, replace(GUIDE, is_withheld=True), is_capped=False)
    assert (rating.band, fixed.is_withheld) == (Band.WITHHELD, True)
    assert rating.standing.band is Band.NOT_SURE
    nothing_to_withhold = Guide(is_withheld=True)
    assert not rate(CARD, nothing_to_withhold, is_capped=False)[1].is_withheld


def test_precedent_is_a_term_before_the_last():
    past = tuple(DecidedDraft("A", {"S1": 20, "S6": -30}, True) for _ in range(20))
    far = tuple(DecidedDraft("A", {"S1": -20}, False) for _ in range(20))
    rating, fixed = rate(CARD, Guide(40, 20, past=(*past, *far)), is_capped=False)
    assert rating.scorecard.terms[-2].signal == "S11"
    assert "20 of the 20" in rating.scorecard.terms[-2].detail
    assert fixed.points["S11"] > 0

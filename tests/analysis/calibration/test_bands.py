"""The top band is proved by past drafts; a veto caps it."""

from __future__ import annotations

import random

from agent_assist.analysis.calibration.bands import (
    ScoredDraft,
    band_at,
    group_of,
    score_groups,
    well_supported_from,
)
from agent_assist.domain.calibration import ScoreGroup
from agent_assist.domain.confidence import Band


def past(score_bp: int, good: int, bad: int = 0, *, is_capped: bool = False) -> list[ScoredDraft]:
    return [ScoredDraft(score_bp, n < good, is_capped) for n in range(good + bad)]


def test_fifty_nine_clean_drafts_prove_the_top_band_and_fifty_eight_do_not():
    assert well_supported_from(past(9_600, 59)) == 9_500
    assert well_supported_from(past(9_600, 58)) is None
    assert well_supported_from(past(9_600, 58, 1)) is None
    assert well_supported_from(past(9_600, 92, 1)) == 9_500


def test_the_threshold_goes_down_while_the_proof_holds_and_stops_where_it_fails():
    clean, mixed = past(9_600, 200), past(8_600, 30, 20)
    assert well_supported_from([*clean, *past(9_100, 60)]) == 9_000
    assert well_supported_from([*clean, *past(9_100, 60), *past(8_600, 20)]) == 8_500
    assert well_supported_from([*clean, *mixed]) == 9_500
    assert well_supported_from([*past(9_600, 40, 20), *past(8_600, 2_000)]) is None


def test_a_lower_threshold_needs_drafts_of_its_own():
    assert well_supported_from([*past(9_600, 300), *past(9_100, 19)]) == 9_500
    assert well_supported_from([*past(9_600, 300), *past(9_100, 20)]) == 9_000


def test_drafts_with_a_veto_neither_prove_the_top_band_nor_reach_it():
    assert well_supported_from(past(9_600, 500, is_capped=True)) is None
    assert band_at(9_900, 9_500, is_capped=True) is Band.PARTLY_SUPPORTED
    assert band_at(9_900, 9_500, is_capped=False) is Band.WELL_SUPPORTED


def test_below_even_odds_the_draft_says_it_is_not_sure():
    assert band_at(4_999, None, is_capped=False) is Band.NOT_SURE
    assert band_at(5_000, None, is_capped=True) is Band.PARTLY_SUPPORTED


def test_drafts_are_grouped_by_score_and_no_group_reaches_across_a_band():
    drafts = [*past(9_700, 60), *past(7_000, 20, 10), *past(2_000, 1, 9)]
    assert score_groups(drafts, 9_500) == (
        ScoreGroup(0, 10, 1),
        ScoreGroup(5_000, 30, 20),
        ScoreGroup(9_500, 60, 60),
    )


def test_a_full_band_is_split_into_groups_of_thirty_at_least():
    drafts = [ScoredDraft(5_000 + 20 * n, n % 2 == 0, False) for n in range(200)]
    groups = score_groups(drafts, None)[1:]
    assert [group.from_bp for group in groups] == [5_000, 5_800, 6_600, 7_400, 8_200]
    assert [group.decided for group in groups] == [40] * 5


def test_drafts_with_the_same_score_are_never_parted_and_no_group_is_empty():
    groups = score_groups([*past(7_000, 100, 20), *past(8_000, 40)], None)
    assert groups[1:] == (ScoreGroup(5_000, 120, 100), ScoreGroup(8_000, 40, 40))


def test_a_score_finds_its_group_and_where_it_ends():
    groups = (ScoreGroup(0, 10, 1), ScoreGroup(5_000, 30, 20))
    assert group_of(4_999, groups) == (groups[0], 5_000)
    assert group_of(10_000, groups) == (groups[1], 10_000)
    assert group_of(5_000, ()) == (ScoreGroup(0, 0, 0), 10_000)


def test_a_desk_where_one_in_ten_is_changed_hardly_ever_proves_it():
    """With a true rate of 10% the promise of 5% is proved in at most one run in twenty, whatever is tried."""
    proved = 0
    for run in range(300):
        chance = random.Random(run)
        drafts = [
            ScoredDraft(chance.choice((8_600, 9_100, 9_600)), chance.random() < 0.9, False)
            for _ in range(400)
        ]
        proved += well_supported_from(drafts) is not None
    assert proved / 300 <= 0.05

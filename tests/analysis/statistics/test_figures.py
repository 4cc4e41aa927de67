"""The lead's figures against counts made by hand and against other people's formulas."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_assist.analysis.calibration.metrics import brier, calibration_error
from agent_assist.analysis.statistics.figures import figures_of, quantile
from agent_assist.analysis.statistics.measures import is_fast, seconds_of, seconds_step
from agent_assist.analysis.statistics.reliability import may_be_chance, reliability
from agent_assist.analysis.statistics.tallies import cells_of, count_case, total
from agent_assist.domain.calibration import BlindVerdict, OutcomeKind
from agent_assist.domain.decisions import Outcome, RejectReason
from agent_assist.domain.disclosure import DisclosureKind
from agent_assist.domain.drafts import AbstainReason
from agent_assist.domain.statistics import Case, CaseKind, Dimension, Figures
from tests.analysis.statistics.conftest import decided, group, moment


def figures(cases: list[Case]) -> Figures:
    return figures_of(total(cells_of(cases)[Dimension.ALL].values()))


def mixed() -> list[Case]:
    """6 unchanged, 2 light, 1 heavy, 1 rejected; 1 put aside, 2 without an article, 1 with AI off."""
    more = [
        decided(10, outcome=Outcome.LIGHT, edit_bp=300),
        decided(11, outcome=Outcome.LIGHT, edit_bp=2_000),
        decided(12, outcome=Outcome.HEAVY, edit_bp=2_001),
        decided(13, outcome=Outcome.REJECTED, reasons=(RejectReason.TONE, RejectReason.WRONG_FACT)),
        decided(14, outcome=Outcome.UNUSED),
        decided(15, kind=CaseKind.ABSTAINED, outcome=None, decided_at=None,
                abstained=AbstainReason.NOT_ENOUGH_EVIDENCE, is_escalated=True),
        decided(16, kind=CaseKind.ABSTAINED, outcome=None, decided_at=None,
                abstained=AbstainReason.NOT_ENOUGH_EVIDENCE),
        decided(17, kind=CaseKind.ALONE, outcome=Outcome.UNUSED, disclosure=DisclosureKind.HUMAN),
    ]  # fmt: skip
    return [*(decided(n, disclosure=DisclosureKind.AI_UNCHANGED) for n in range(6)), *more]


def test_decisions_are_split_into_unchanged_light_heavy_and_rejected() -> None:
    found = figures(mixed())
    assert [s.good for s in (found.unchanged, found.light, found.heavy, found.rejected)] == [
        6,
        2,
        1,
        1,
    ]
    assert (found.acceptance.good, found.acceptance.count, found.decided) == (8, 10, 10)
    assert found.unused == 1, "put aside for own words counts neither way"


def test_coverage_counts_every_case_that_could_have_had_a_draft() -> None:
    found = figures(mixed())
    assert (found.coverage.good, found.coverage.count) == (11, 14)
    assert (found.abstained.good, found.without_article.good, found.escalated.good) == (2, 2, 1)


def test_a_customer_who_asked_for_a_person_could_have_had_no_draft() -> None:
    asked = decided(
        1,
        kind=CaseKind.ABSTAINED,
        outcome=None,
        decided_at=None,
        abstained=AbstainReason.PERSON_ASKED,
    )
    assert figures([decided(0), asked]).coverage.count == 1


def test_edits_are_counted_in_tenths_and_the_border_of_light_is_exact() -> None:
    found = figures(mixed())
    assert found.edit_bins == (6, 1, 1, 1, 0, 0, 0, 0, 0, 0)
    assert (found.edit.count, found.edit.median, found.edit.p90) == (9, 0.0, 0.21)


def test_reasons_are_shares_of_all_decisions() -> None:
    found = dict(figures(mixed()).reasons)
    assert (found[RejectReason.TONE].good, found[RejectReason.TONE].count) == (1, 10)
    assert found[RejectReason.OTHER].good == 0


@pytest.mark.parametrize(("visible_ms", "expected"), [(11_999, True), (12_000, False)])
def test_ninety_words_take_twelve_seconds_to_read(visible_ms: int, expected: bool) -> None:
    assert is_fast(decided(0, words=90, visible_ms=visible_ms)) is expected


def test_fast_approvals_are_a_share_of_accepted_drafts_and_unknown_lengths_are_not_fast() -> None:
    cases = [
        decided(0, visible_ms=1_000),
        decided(1, visible_ms=1_000, words=0),
        decided(2, visible_ms=1_000, outcome=Outcome.HEAVY, edit_bp=9_000),
        decided(3),
    ]
    fast = figures(cases).fast
    assert (fast.good, fast.count) == (1, 3)


def test_what_customers_were_told_and_what_drafts_cost() -> None:
    found = figures([*mixed(), decided(30, cost_micros=1_500, currency="EUR"),
                     decided(31, cost_micros=500, currency="EUR")])  # fmt: skip
    assert {kind: s.good for kind, s in found.disclosure} == {
        DisclosureKind.AI_UNCHANGED: 6, DisclosureKind.HUMAN: 1}  # fmt: skip
    assert [(c.currency, c.micros, c.drafts) for c in found.cost] == [("EUR", 2_000, 2)]


@settings(deadline=None)
@given(st.integers(0, 40_000))
def test_a_time_is_kept_to_about_two_percent(seconds: int) -> None:
    assert 1 + seconds_of(seconds_step(seconds)) == pytest.approx(1 + seconds, rel=0.022)


@settings(deadline=None)
@given(st.lists(st.integers(0, 100), min_size=1, max_size=200), st.sampled_from((0.5, 0.9)))
def test_quantiles_are_nearest_rank_as_numpy_has_them(values: list[int], share: float) -> None:
    import numpy as np

    steps = sorted({value: values.count(value) for value in values}.items())
    expected = np.quantile(values, share, method="inverted_cdf")
    assert quantile(steps, share) == expected


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 40), st.sampled_from(list(Outcome))), max_size=40), st.data()
)
def test_a_case_taken_out_leaves_the_sums_as_if_it_had_never_been(
    drawn: list[tuple[int, Outcome]], data: st.DataObject
) -> None:
    cases = [decided(n, week=n % 3, outcome=o, score_bp=100 * n) for n, o in drawn]
    cells = cells_of(cases)
    extra = decided(99, outcome=data.draw(st.sampled_from(list(Outcome))), score_bp=5_000)
    count_case(cells, extra)
    count_case(cells, extra, -1)
    kept = {d: {k: c for k, c in its.items() if c.counts or c.shape} for d, its in cells.items()}
    before = {
        d: {k: c for k, c in its.items() if c.counts or c.shape}
        for d, its in cells_of(cases).items()
    }
    assert {d: c for d, c in kept.items() if c} == {d: c for d, c in before.items() if c}


# other people's formulas


def scored(count: int = 2_000, seed: int = 4) -> list[tuple[int, bool]]:
    chance = random.Random(seed)
    pairs = []
    for _ in range(count):
        score = chance.randint(500, 9_900)
        pairs.append((score, chance.random() < score / 10_000 * 0.9 + 0.03))
    return pairs


def blind_cases(pairs: list[tuple[int, bool]]) -> list[Case]:
    verdict = {True: BlindVerdict.CORRECT, False: BlindVerdict.NOT_CORRECT}
    return [
        decided(n, blind_score_bp=score, verdict=verdict[good])
        for n, (score, good) in enumerate(pairs)
    ]


def test_shares_have_the_wilson_interval_of_statsmodels() -> None:
    proportion = pytest.importorskip("statsmodels.stats.proportion")
    cases = [decided(n, outcome=Outcome.UNCHANGED if n < 73 else Outcome.HEAVY) for n in range(100)]
    found = figures(cases).acceptance
    low, high = proportion.proportion_confint(73, 100, method="wilson")
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-4)


def test_shares_have_the_wilson_interval_of_scipy() -> None:
    stats = pytest.importorskip("scipy.stats")
    cases = [decided(n, outcome=Outcome.UNCHANGED if n < 7 else Outcome.HEAVY) for n in range(40)]
    found, expected = (
        figures(cases).acceptance,
        stats.binomtest(7, 40).proportion_ci(method="wilson"),
    )
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high), abs=1e-4)


def test_the_brier_score_is_that_of_scikit_learn() -> None:
    metrics = pytest.importorskip("sklearn.metrics")
    pairs = scored()
    found = figures(blind_cases(pairs)).blind_reliability
    assert found is not None
    expected = metrics.brier_score_loss([good for _, good in pairs], [s / 10_000 for s, _ in pairs])
    assert found.brier == pytest.approx(expected, abs=1e-12)
    assert found.brier == pytest.approx(brier([(s / 10_000, g) for s, g in pairs]), abs=1e-12)


def test_the_reliability_diagram_is_that_of_scikit_learn_where_scores_keep_to_ten_values() -> None:
    calibration = pytest.importorskip("sklearn.calibration")
    chance = random.Random(2)
    pairs = [(1_000 * (n % 10) + 500, chance.random() < (n % 10) / 10) for n in range(2_000)]
    found = figures(blind_cases(pairs)).blind_reliability
    assert found is not None
    actual, stated = calibration.calibration_curve(
        [good for _, good in pairs], [s / 10_000 for s, _ in pairs], n_bins=10
    )
    assert [b.stated for b in found.bins] == pytest.approx(list(stated))
    assert [b.actual.share for b in found.bins] == pytest.approx(list(actual))


def test_the_calibration_error_is_that_of_single_scores_up_to_cut_hundredths() -> None:
    pairs = scored()
    found = figures(blind_cases(pairs)).blind_reliability
    assert found is not None
    single = calibration_error([(s / 10_000, good) for s, good in pairs])
    assert found.ece == pytest.approx(single, abs=0.006)
    assert sum(b.actual.count for b in found.bins) == found.count == 2_000


def test_colleagues_scores_count_what_was_sent_unchanged_and_blind_ones_what_was_judged() -> None:
    cases = [replace(case, score_bp=6_000) for case in group(120, 5)]
    found = figures(cases)
    assert found.blind_reliability is None
    assert found.reliability is not None
    assert found.reliability.ece == pytest.approx(0.4)
    assert figures(cases[:99]).reliability is None, "below 100 a diagram would show chance"


def test_nothing_scored_has_no_diagram() -> None:
    assert reliability({}, OutcomeKind.BLIND) is None


def test_a_decision_counts_in_its_own_week_not_in_that_of_its_draft() -> None:
    late = decided(1, decided_at=moment(1))
    assert late.week == decided(1, week=1).week


@pytest.mark.parametrize("bins", [1, 3, 5, 10])
def test_how_many_bins_may_lie_beside_the_line_by_chance_is_scipys_binomial_test(bins: int) -> None:
    stats = pytest.importorskip("scipy.stats")
    for outside in range(bins + 1):
        tail = stats.binomtest(outside, bins, 0.05, alternative="greater").pvalue
        assert may_be_chance(outside, bins) == (tail > 0.05), (outside, bins)

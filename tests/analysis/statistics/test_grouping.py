"""No combination of what is shown gives a group that is too small: proved over the linear system of all sums."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_assist.analysis.statistics.grouping import blocks_of, values_of
from agent_assist.analysis.statistics.measures import cell_of
from agent_assist.analysis.statistics.report import Sums, report_of
from agent_assist.analysis.statistics.tallies import cells_of, decided, is_safe, join
from agent_assist.domain.statistics import (
    Case,
    Cell,
    CellKey,
    Dimension,
    Limits,
    Query,
    block_of,
    monday_of,
    week_of_day,
)
from tests.analysis.statistics.conftest import MONDAY, group

LIMITS = Limits()
TOPICS, LANGUAGES, QUEUES = ("invoices", "returns", "warranty"), ("en", "de"), ("Billing", "Orders")
FIRST_WEEK = week_of_day(MONDAY)

Fine = tuple[str, int, str, str]


@st.composite
def histories(draw: st.DrawFn) -> list[Case]:
    """Two queues over up to six weeks (two blocks), three topics in two languages, groups of every size."""
    cases: list[Case] = []
    weeks = draw(st.integers(1, 6))
    sizes = st.sampled_from((0, 0, 1, 3, 8, 12, 29, 30, 31, 45, 70))
    for queue in QUEUES:
        for week in range(weeks):
            for topic in TOPICS:
                for language in LANGUAGES:
                    count = draw(sizes)
                    agents = draw(st.integers(1, 14))
                    cases += group(
                        count, agents, queue=queue, week=week, topic=topic, language=language
                    )
    return cases


class Attack:
    """Everything that can be asked for, as sums over the finest cells: queue, week, topic, language."""

    def __init__(self, cases: list[Case]) -> None:
        self.cells = cells_of(cases)
        self.fine: list[Fine] = sorted(self.all_cells(cases))
        self.counts = {f: Cell() for f in self.fine}
        for case in cases:
            place = (case.place.queue, case.week, case.place.topic, case.place.language)
            join(self.counts[place], cell_of(case))

    @staticmethod
    def all_cells(cases: list[Case]) -> set[Fine]:
        """The weeks, topics and languages that occur in a block, in every mix: which of them are empty is not shown."""
        by_block: dict[tuple[str, int], list[Case]] = {}
        for case in cases:
            by_block.setdefault((case.place.queue, block_of(case.week)), []).append(case)
        return {
            (queue, week, topic, language)
            for (queue, _), its in by_block.items()
            for week in {c.week for c in its}
            for topic in {c.place.topic for c in its}
            for language in {c.place.language for c in its}
        }

    def row(self, is_in) -> np.ndarray:
        return np.array([float(is_in(f)) for f in self.fine])

    def published(self) -> list[np.ndarray]:
        rows = []
        for queue in QUEUES:
            blocks = blocks_of(self.cells.get(Dimension.ALL, {}), queue, LIMITS)
            for block, runs in blocks.runs.items():
                rows += [self.row(lambda f, r=r: CellKey(f[1], f[0]) in r.keys) for r in runs]
                for place, dimension in ((2, Dimension.TOPIC), (3, Dimension.LANGUAGE)):
                    cells = self.cells[dimension]
                    its = [k for k in cells if k.queue == queue and block_of(k.week) == block]
                    for value in values_of(cells, its, LIMITS).shown:
                        rows.append(
                            self.row(
                                lambda f, v=value, p=place, b=block, q=queue: (
                                    f[0] == q and block_of(f[1]) == b and f[p] == v
                                )
                            )
                        )
        return rows

    def too_small(self) -> list[tuple[str, np.ndarray]]:
        """Every group somebody might look for that must not be known, by queue and any mix of the other three."""
        kinds = {}
        for f in self.fine:
            queue, week, topic, language = f
            parts = (
                ("week", week),
                ("block", block_of(week)),
                ("topic", topic),
                ("language", language),
            )
            for size in range(len(parts) + 1):
                for some in combinations(parts, size):
                    kinds.setdefault((queue, *some), []).append(f)
        found = []
        for name, members in kinds.items():
            sums = Cell()
            for f in members:
                join(sums, self.counts[f])
            if sums.agents and not is_safe(sums, LIMITS):
                inside = set(members)
                found.append((str(name), self.row(lambda f, i=inside: f in i)))
        return found


def is_known(rows: np.ndarray, wanted: np.ndarray) -> bool:
    """Whether a sum can be made from the rows by adding and taking away."""
    answer, *_ = np.linalg.lstsq(rows.T, wanted, rcond=None)
    return bool(np.allclose(rows.T @ answer, wanted, atol=1e-7))


@settings(max_examples=60, deadline=None)
@given(histories())
def test_no_combination_of_what_is_shown_gives_a_group_that_is_too_small(cases: list[Case]) -> None:
    attack = Attack(cases)
    rows = attack.published()
    if not rows:
        return
    for name, wanted in attack.too_small():
        known = is_known(np.array(rows), wanted)
        assert not known, name


@settings(max_examples=30, deadline=None)
@given(histories(), st.sampled_from(("", *QUEUES)), st.integers(0, 6), st.integers(0, 6))
def test_every_report_is_a_sum_of_those_groups_whatever_period_is_asked_for(
    cases: list[Case], queue: str, since: int, until: int
) -> None:
    attack = Attack(cases)
    rows = attack.published()
    query = Query(
        queue=queue, since=monday_of(FIRST_WEEK + since), until=monday_of(FIRST_WEEK + until + 1)
    )
    for by in (Dimension.TOPIC, Dimension.LANGUAGE, Dimension.QUEUE):
        cells = attack.cells
        sums = Sums(
            cells.get(Dimension.ALL, {}), cells.get(by, {}), cells.get(Dimension.CHANNEL, {}), ()
        )
        report = report_of(sums, Query(query.queue, "", by, query.since, query.until), LIMITS)
        weights = np.array([decided(attack.counts[f].counts) for f in attack.fine])
        sizes = [round(float(row @ weights)) for row in rows]
        shown = [r.figures for r in report.rows if r.figures] + [s.figures for s in report.spans]
        for figures in (*shown, *([report.figures] if report.figures else [])):
            assert figures.decided >= LIMITS.decisions
            assert figures.agents >= LIMITS.agents
            assert is_sum_of(figures.decided, sizes)


def is_sum_of(whole: int, parts: list[int]) -> bool:
    sums = {0}
    for part in parts:
        sums |= {s + part for s in sums if s + part <= whole}
    return whole in sums


def test_the_smallest_value_that_may_be_shown_is_hidden_when_one_hidden_value_could_be_told_from_it() -> (
    None
):
    cases = [
        *group(100, 12, topic="returns"),
        *group(40, 12, topic="invoices"),
        *group(5, 5, topic="rare"),
    ]
    cells = cells_of(cases)[Dimension.TOPIC]
    values = values_of(cells, list(cells), LIMITS)
    assert set(values.shown) == {"returns"}
    assert values.hidden == ("invoices", "rare")


def test_hidden_values_that_are_safe_together_hide_nothing_else() -> None:
    cases = [
        *group(100, 12, topic="returns"),
        *group(40, 12, topic="invoices"),
        *group(20, 12, topic="rare"),
        *group(15, 12, topic="rarer"),
    ]
    cells = cells_of(cases)[Dimension.TOPIC]
    assert set(values_of(cells, list(cells), LIMITS).shown) == {"returns", "invoices"}


def test_a_week_that_is_too_small_is_only_shown_with_its_neighbour() -> None:
    cases = [
        *group(40, 12, week=0),
        *group(20, 12, week=1),
        *group(25, 12, week=2),
        *group(9, 9, week=3),
    ]
    runs = blocks_of(cells_of(cases)[Dimension.ALL], "Billing", LIMITS).runs[block_of(FIRST_WEEK)]
    assert [(r.first_week - FIRST_WEEK, r.last_week - FIRST_WEEK) for r in runs] == [(0, 0), (1, 3)]


def test_nine_agents_are_too_few_however_many_decisions_they_make() -> None:
    blocks = blocks_of(cells_of(group(900, 9))[Dimension.ALL], "Billing", LIMITS)
    assert (dict(blocks.runs), blocks.too_small) == ({}, 1)


def test_no_setting_brings_the_group_under_seven_agents_or_thirty_decisions() -> None:
    assert Limits(agents=1, decisions=1) == Limits(agents=7, decisions=30)


def test_an_unknown_language_is_a_group_like_any_other() -> None:
    """Else it would be what is missing in the sum of the others."""
    cases = [
        *group(60, 12, language="en"),
        *group(50, 12, language="de"),
        *group(4, 4, language=""),
    ]
    cells = cells_of(cases)[Dimension.LANGUAGE]
    values = values_of(cells, list(cells), LIMITS)
    assert (set(values.shown), values.hidden) == ({"en"}, ("", "de"))

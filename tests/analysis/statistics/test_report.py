"""The answer to a lead's question."""

from __future__ import annotations

from datetime import date, timedelta

from agent_assist.analysis.statistics.report import Sums, report_of
from agent_assist.analysis.statistics.tallies import cells_of
from agent_assist.domain.decisions import Outcome
from agent_assist.domain.statistics import Case, Dimension, Limits, Query, Report
from tests.analysis.statistics.conftest import MONDAY, group


def report(cases: list[Case], **query: object) -> Report:
    asked = Query(**{"by": Dimension.TOPIC, **query})  # type: ignore[arg-type]
    cells = cells_of(cases)
    split = cells.get(asked.by, {})
    sums = Sums(cells.get(Dimension.ALL, {}), split, cells.get(Dimension.CHANNEL, {}), ())
    return report_of(sums, asked, Limits())


def test_an_empty_log_says_so() -> None:
    found = report([])
    assert (found.is_empty, found.figures, found.rows, found.spans) == (True, None, (), ())


def test_a_queue_too_small_is_in_no_total() -> None:
    found = report([*group(100, 12), *group(29, 12, queue="Small")])
    assert found.figures is not None
    assert (found.figures.decided, found.left_out) == (100, 1)
    assert found.queues == ("Billing",)
    assert report([*group(100, 12), *group(29, 12, queue="Small")], queue="Small").figures is None


def test_the_most_accepted_come_first_and_the_hidden_last_by_name() -> None:
    cases = [
        *group(60, 12, topic="a", outcome=Outcome.HEAVY),
        *group(60, 12, topic="z"),
        *group(20, 12, topic="c"),
        *group(20, 12, topic="b"),
    ]
    rows = [(row.value, row.figures is not None) for row in report(cases).rows]
    assert rows == [("z", True), ("a", True), ("b", False), ("c", False)]


def test_a_topic_hidden_in_one_period_says_in_how_many_it_is_shown() -> None:
    cases = [
        *group(60, 12, week=0, topic="a"),
        *group(60, 12, week=0, topic="b"),
        *group(60, 12, week=4, topic="a"),
        *group(9, 9, week=4, topic="b"),
        *group(60, 12, week=4, topic="c"),
    ]
    rows = {row.value: row for row in report(cases).rows}
    assert (rows["b"].blocks, rows["b"].of_blocks) == (1, 2)
    assert rows["b"].figures is not None
    assert rows["b"].figures.decided == 60


def test_a_period_takes_whole_weeks_only() -> None:
    cases = [c for week in range(4) for c in group(40, 12, week=week)]
    found = report(cases, since=MONDAY + timedelta(days=1), until=MONDAY + timedelta(days=20))
    assert (found.first, found.last) == (MONDAY + timedelta(days=7), MONDAY + timedelta(days=20))
    assert found.figures is not None
    assert found.figures.decided == 80
    assert found.rows == (), "no block of four weeks lies in it"


def test_queues_can_be_compared() -> None:
    cases = [*group(60, 12), *group(50, 12, queue="Orders", outcome=Outcome.HEAVY)]
    rows = report(cases, by=Dimension.QUEUE).rows
    assert [(row.value, row.figures.decided) for row in rows if row.figures] == [
        ("Billing", 60),
        ("Orders", 50),
    ]


def test_weeks_stand_on_the_time_line_in_order() -> None:
    cases = [c for week in (2, 0, 1) for c in group(40, 12, week=week)]
    spans = report(cases).spans
    assert [s.first for s in spans] == [MONDAY, MONDAY + timedelta(7), MONDAY + timedelta(14)]
    assert spans[-1].last == date(2026, 11, 15)


def test_the_screens_shorter_report_counts_the_same() -> None:
    cases = [
        c for week in range(6) for topic in "abc" for c in group(31, 12, week=week, topic=topic)
    ]
    whole, short = report(cases), report(cases, has_distributions=False)
    assert whole.figures == short.figures
    assert [(r.value, r.figures and r.figures.acceptance) for r in whole.rows] == [
        (r.value, r.figures and r.figures.acceptance) for r in short.rows
    ]
    assert [s.figures.agents for s in whole.spans] == [s.figures.agents for s in short.spans]

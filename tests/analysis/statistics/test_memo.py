"""What is remembered between two reports is never another answer."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta

from agent_assist.analysis.statistics.memo import Memo
from agent_assist.analysis.statistics.report import Sums, report_of
from agent_assist.analysis.statistics.tallies import CellsByDimension, add_cell, cells_of
from agent_assist.domain.decisions import Outcome
from agent_assist.domain.statistics import Case, Cell, Dimension, Limits, Query
from tests.analysis.statistics.conftest import MONDAY, group

QUERIES = (
    Query(),
    Query(has_distributions=False),
    Query(by=Dimension.LANGUAGE, since=MONDAY),
    Query(queue="Billing", by=Dimension.QUEUE, until=MONDAY + timedelta(days=40)),
    Query(channel="E-mail", has_distributions=False),
)


def with_one_more(cells: CellsByDimension, case: Case) -> CellsByDimension:
    """As the store does it: cells that change are new objects, the others stay the same ones."""
    grown = {dimension: dict(its) for dimension, its in cells.items()}
    for dimension, its in cells_of([case]).items():
        for key, part in its.items():
            new = Cell()
            add_cell(new, grown.setdefault(dimension, {}).get(key, Cell()))
            add_cell(new, part)
            grown[dimension][key] = new
    return grown


def sums(cells: CellsByDimension, query: Query) -> Sums:
    split = cells.get(query.by, {})
    return Sums(cells.get(Dimension.ALL, {}), split, cells.get(Dimension.CHANNEL, {}), ())


def test_after_each_new_decision_the_report_is_the_one_made_from_scratch() -> None:
    chance = random.Random(5)
    cases = [
        case
        for week in range(10)
        for topic in ("returns", "warranty", "rare")
        for case in group(14 if topic == "rare" else 40, 12, week=week, topic=topic)
    ]
    cells, memo = cells_of(cases), Memo()
    for number in range(40):
        query = QUERIES[number % len(QUERIES)]
        if chance.random() < 0.7:
            (case,) = group(1, 1, week=chance.randrange(10), topic=chance.choice(("rare", "new")))
            outcome = chance.choice((Outcome.HEAVY, Outcome.LIGHT))
            agent = f"agent{chance.randrange(30)}"
            case = replace(case, key=f"more-{number}", agent=agent, outcome=outcome)
            cells = with_one_more(cells, case)
        found = report_of(sums(cells, query), query, Limits(), memo)
        assert found == report_of(sums(cells, query), query, Limits()), (number, query)


def test_what_rests_on_unchanged_cells_is_not_worked_out_again() -> None:
    memo, cells = Memo(), [Cell({"light": 1}), Cell({"heavy": 2})]
    made: list[int] = []
    for _ in range(2):
        memo.of("name", cells, lambda: made.append(1))
    assert len(made) == 1
    memo.of("name", [cells[0], Cell({"heavy": 2})], lambda: made.append(1))
    assert len(made) == 2, "an equal cell is not the same cell"
    memo.of("name", cells[:1], lambda: made.append(1))
    assert len(made) == 3

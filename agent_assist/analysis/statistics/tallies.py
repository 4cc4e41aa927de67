"""Adding sums up, and asking them. Rule: a sum that becomes nought is gone, so that equal cells are equal."""

from __future__ import annotations

from collections.abc import Iterable

from agent_assist.analysis.statistics.measures import AGENT, DECIDED, cell_of, split_by
from agent_assist.domain.statistics import Case, Cell, CellKey, Dimension, Limits, Tally

CellsByDimension = dict[Dimension, dict[CellKey, Cell]]


def add(into: Tally, tally: Tally, sign: int = 1) -> None:
    """Add (or with sign -1 take away) one tally."""
    for measure, count in tally.items():
        total = into.get(measure, 0) + sign * count
        if total:
            into[measure] = total
        else:
            into.pop(measure, None)


def total(cells: Iterable[Cell]) -> Cell:
    """The sum of cells."""
    whole = Cell({}, {})
    for cell in cells:
        add(whole.counts, cell.counts)
        add(whole.shape, cell.shape)
    return whole


def count_case(cells: CellsByDimension, case: Case, sign: int = 1) -> None:
    """Count a case in all of its cells, or with sign -1 take it out of them."""
    part, week, queue = cell_of(case), case.week, case.place.queue
    for dimension, value in split_by(case):
        cell = cells.setdefault(dimension, {}).setdefault(CellKey(week, queue, value), Cell({}, {}))
        add(cell.counts, part.counts, sign)
        add(cell.shape, part.shape, sign)


def cells_of(cases: Iterable[Case]) -> CellsByDimension:
    """The cells of these cases."""
    cells: CellsByDimension = {}
    for case in cases:
        count_case(cells, case)
    return cells


def decided(counts: Tally) -> int:
    """How many drafts were decided."""
    return sum(counts.get(outcome.value, 0) for outcome in DECIDED)


def agents(counts: Tally) -> int:
    """How many agents decided."""
    return sum(measure.startswith(AGENT) for measure in counts)


def is_safe(counts: Tally, limits: Limits) -> bool:
    """Whether a group is large enough to be shown (R34)."""
    return decided(counts) >= limits.decisions and agents(counts) >= limits.agents

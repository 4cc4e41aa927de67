"""Adding sums up, and asking them. Rule: a sum that becomes nought is gone, so that equal cells are equal."""

from __future__ import annotations

from collections.abc import Iterable

from agent_assist.analysis.statistics.measures import DECIDED, cell_of, split_by
from agent_assist.domain.statistics import Case, Cell, CellKey, Dimension, Limits, Tally

CellsByDimension = dict[Dimension, dict[CellKey, Cell]]
_DECIDED = tuple(outcome.value for outcome in DECIDED)


def add(into: Tally, tally: Tally, sign: int = 1) -> None:
    """Add (or with sign -1 take away) one tally."""
    for measure, count in tally.items():
        total = into.get(measure, 0) + sign * count
        if total:
            into[measure] = total
        else:
            into.pop(measure, None)


def add_cell(into: Cell, part: Cell, sign: int = 1) -> None:
    """Add (or with sign -1 take away) one cell."""
    add(into.counts, part.counts, sign)
    add(into.shape, part.shape, sign)
    add(into.agents, part.agents, sign)


def join(into: Cell, cell: Cell) -> None:
    """Add counts; of the agents only who they are is kept, which is quicker than how much each did."""
    add(into.counts, cell.counts)
    into.agents.update(cell.agents)


def total(cells: Iterable[Cell], *, has_shape: bool = True) -> Cell:
    """The sum of cells, for figures; without the distributions where nobody asks for them."""
    whole = Cell()
    for cell in cells:
        join(whole, cell)
        if has_shape:
            add(whole.shape, cell.shape)
    return whole


def count_case(cells: CellsByDimension, case: Case, sign: int = 1) -> None:
    """Count a case in all of its cells, or with sign -1 take it out of them."""
    part, week, queue = cell_of(case), case.week, case.place.queue
    for dimension, value in split_by(case):
        cell = cells.setdefault(dimension, {}).setdefault(CellKey(week, queue, value), Cell())
        add_cell(cell, part, sign)


def cells_of(cases: Iterable[Case]) -> CellsByDimension:
    """The cells of these cases."""
    cells: CellsByDimension = {}
    for case in cases:
        count_case(cells, case)
    return cells


def decided(counts: Tally) -> int:
    """How many drafts were decided."""
    return sum(counts.get(outcome, 0) for outcome in _DECIDED)


def is_safe(cell: Cell, limits: Limits) -> bool:
    """Whether a group is large enough to be shown (R34)."""
    return len(cell.agents) >= limits.agents and decided(cell.counts) >= limits.decisions

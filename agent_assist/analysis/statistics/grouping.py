"""Which groups may be shown (R34). Rule: everything shown is a sum of safe groups that are never cut anywhere else.

A queue's decisions are cut once in time and once by each dimension, always at the same places:
- blocks of four weeks that begin on fixed Mondays; a block too small is in no total at all;
- within a block, runs of whole weeks, each safe; what is left at the end joins the run before it;
- within a block, the values of a dimension: those too small, and as many of the smallest others as it takes
  to make what is hidden safe too, are hidden together.
Rows, columns, totals, other periods and other filters are unions of these groups, so no sum or difference of them
is less than a whole safe group (proved over the linear system in the tests). Bound: somebody who knows from elsewhere
which topics never occur in which language knows more than these figures say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from agent_assist.analysis.statistics.tallies import decided, is_safe, join
from agent_assist.domain.statistics import Cell, CellKey, Limits, block_of


@dataclass(frozen=True, slots=True)
class Run:
    """Whole weeks of a queue that are only shown together."""

    first_week: int
    last_week: int
    keys: tuple[CellKey, ...]


@dataclass(frozen=True, slots=True)
class Blocks:
    """A queue's safe blocks with their runs, and how many blocks are too small."""

    runs: Mapping[int, tuple[Run, ...]]
    too_small: int


@dataclass(frozen=True, slots=True)
class Values:
    """The values of a dimension in one block: those shown, with their counts, and those hidden together."""

    shown: Mapping[str, tuple[CellKey, ...]]
    hidden: tuple[str, ...]
    sums: Mapping[str, Cell]


def blocks_of(cells: Mapping[CellKey, Cell], queue: str, limits: Limits) -> Blocks:
    """Cut a queue's weeks (cells of dimension ALL) into safe runs."""
    by_block: dict[int, list[CellKey]] = defaultdict(list)
    for key in sorted(key for key in cells if key.queue == queue):
        by_block[block_of(key.week)].append(key)
    found = {block: _runs(cells, keys, limits) for block, keys in by_block.items()}
    kept = {block: runs for block, runs in found.items() if runs}
    too_small = sum(_has_decisions(cells, by_block[b]) for b, runs in found.items() if not runs)
    return Blocks(kept, too_small)


def values_of(cells: Mapping[CellKey, Cell], keys: Iterable[CellKey], limits: Limits) -> Values:
    """Cut one block of a queue by value; `keys` are the cells of a dimension in that block."""
    of_value: dict[str, list[CellKey]] = defaultdict(list)
    for key in sorted(keys):
        of_value[key.value].append(key)
    sums = {value: _sum(cells, its) for value, its in of_value.items()}
    shown = {value for value, cell in sums.items() if is_safe(cell, limits)}
    hidden = {v for v, cell in sums.items() if v not in shown and decided(cell.counts)}
    _make_hidden_safe(sums, shown, hidden, limits)
    return Values(
        {value: tuple(of_value[value]) for value in sorted(shown)},
        tuple(sorted(hidden)),
        {value: sums[value] for value in shown},
    )


def _make_hidden_safe(
    sums: Mapping[str, Cell], shown: set[str], hidden: set[str], limits: Limits
) -> None:
    """Complementary suppression: hide the smallest shown values until what is hidden is a safe group itself.

    Values without any decision are neither: there is nobody to protect.
    """
    together = Cell()
    for value in hidden:
        join(together, sums[value])
    while hidden and not is_safe(together, limits) and shown:
        smallest = min(shown, key=lambda value: (decided(sums[value].counts), value))
        shown.discard(smallest)
        hidden.add(smallest)
        join(together, sums[smallest])


def _runs(
    cells: Mapping[CellKey, Cell], keys: Iterable[CellKey], limits: Limits
) -> tuple[Run, ...]:
    """The shortest safe runs of weeks from the block's start on; the rest joins the last one."""
    groups: list[list[CellKey]] = []
    rest: list[CellKey] = []
    so_far = Cell()
    for key in keys:
        rest.append(key)
        join(so_far, cells[key])
        if is_safe(so_far, limits):
            groups.append(rest)
            rest, so_far = [], Cell()
    if groups:
        groups[-1].extend(rest)
    return tuple(Run(group[0].week, group[-1].week, tuple(group)) for group in groups)


def _sum(cells: Mapping[CellKey, Cell], keys: Iterable[CellKey]) -> Cell:
    whole = Cell()
    for key in keys:
        join(whole, cells[key])
    return whole


def _has_decisions(cells: Mapping[CellKey, Cell], keys: Iterable[CellKey]) -> bool:
    return any(cells[key].agents for key in keys)

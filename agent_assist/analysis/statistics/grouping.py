"""Which groups may be shown (R34). Rule: everything shown is a sum of safe groups that are never cut anywhere else.

A queue's decisions are cut once in time and once by each dimension, always at the same places:
- blocks of four weeks that begin on fixed Mondays; a block too small is in no total at all;
- within a block, runs of whole weeks, each safe; what is left at the end joins the run before it;
- within a block, the values of a dimension: those too small, and as many of the smallest others as it takes
  to make what is hidden safe too, are hidden together.
Rows, columns, totals, other periods and other filters are unions of these groups, so no sum or difference of them
is less than a whole safe group (proved over the linear system in the tests).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from agent_assist.analysis.statistics.tallies import add, agents, decided, is_safe
from agent_assist.domain.statistics import Cell, CellKey, Limits, Tally, block_of


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
    """The values of a dimension in one block: those shown, and those hidden together."""

    shown: Mapping[str, tuple[CellKey, ...]]
    hidden: tuple[str, ...]


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
    counts = {value: _counts(cells, its) for value, its in of_value.items()}
    shown = {value for value, tally in counts.items() if is_safe(tally, limits)}
    hidden = {value for value in counts if value not in shown and decided(counts[value])}
    _make_hidden_safe(counts, shown, hidden, limits)
    return Values({value: tuple(of_value[value]) for value in sorted(shown)}, tuple(sorted(hidden)))


def _make_hidden_safe(
    counts: Mapping[str, Tally], shown: set[str], hidden: set[str], limits: Limits
) -> None:
    """Complementary suppression: hide the smallest shown values until what is hidden is a safe group itself.

    Values without any decision are neither: there is nobody to protect.
    """
    together: Tally = {}
    for value in hidden:
        add(together, counts[value])
    while hidden and not is_safe(together, limits) and shown:
        smallest = min(shown, key=lambda value: (decided(counts[value]), value))
        shown.discard(smallest)
        hidden.add(smallest)
        add(together, counts[smallest])


def _runs(
    cells: Mapping[CellKey, Cell], keys: Iterable[CellKey], limits: Limits
) -> tuple[Run, ...]:
    """The shortest safe runs of weeks from the block's start on; the rest joins the last one."""
    groups: list[list[CellKey]] = []
    rest: list[CellKey] = []
    sums: Tally = {}
    for key in keys:
        rest.append(key)
        add(sums, cells[key].counts)
        if is_safe(sums, limits):
            groups.append(rest)
            rest, sums = [], {}
    if groups:
        groups[-1].extend(rest)
    return tuple(Run(group[0].week, group[-1].week, tuple(group)) for group in groups)


def _counts(cells: Mapping[CellKey, Cell], keys: Iterable[CellKey]) -> Tally:
    sums: Tally = {}
    for key in keys:
        add(sums, cells[key].counts)
    return sums


def _has_decisions(cells: Mapping[CellKey, Cell], keys: Iterable[CellKey]) -> bool:
    return agents(_counts(cells, keys)) > 0

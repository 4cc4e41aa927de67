"""The answer to a lead's question. Rule: only sums of safe groups leave this module; what is too small is named, not counted.

A total covers the runs of weeks that lie in the period, a split the blocks of four weeks that do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from agent_assist.analysis.statistics.figures import figures_of
from agent_assist.analysis.statistics.grouping import Blocks, Run, Values, blocks_of, values_of
from agent_assist.analysis.statistics.memo import Memo
from agent_assist.analysis.statistics.tallies import total
from agent_assist.domain.statistics import (
    BLOCK_WEEKS,
    Cell,
    CellKey,
    Cells,
    Dimension,
    Figures,
    Limits,
    Query,
    Release,
    Report,
    Row,
    SpanFigures,
    block_of,
    first_week_of,
    monday_of,
    week_of_day,
)

_FAR = 1 << 30


@dataclass(frozen=True, slots=True)
class Sums:
    """What a report is made from: the cells of the whole queues, of the dimension asked for, and of the channels."""

    whole: Cells
    split: Cells
    channels: Cells
    releases: tuple[Release, ...]


def report_of(sums: Sums, query: Query, limits: Limits, memo: Memo | None = None) -> Report:
    """The report; every part of it follows the same groups, whatever was asked.

    `memo` remembers for the next report of the same source and limits; without one nothing is remembered.
    """
    memo = memo if memo is not None else Memo()
    keys_of = _by_queue(sums.whole)
    queues = sorted(keys_of)
    wanted = [query.queue] if query.queue else queues
    found = {queue: _blocks(sums.whole, queue, keys_of[queue], limits, memo) for queue in queues}
    period = _Period.of(query)
    chosen = {queue: found[queue] for queue in wanted if queue in found}
    runs = [run for blocks in chosen.values() for run in period.runs(blocks)]
    channels = _split(Dimension.CHANNEL, sums.channels, chosen, period, limits, memo)
    has_shape = query.has_distributions
    spans = () if query.channel else _spans(sums.whole, runs, memo, has_shape=has_shape)
    figures = _whole(sums.whole, runs, memo)
    if query.channel:
        figures = _figures(sums.channels, _keys_of(channels, query.channel))
    blocks = sorted({block for blocks in found.values() for block in blocks.runs})
    return Report(
        query=query,
        figures=figures,
        rows=_rows(sums, chosen, period, query, limits, memo),
        spans=spans,
        releases=sums.releases,
        queues=tuple(queue for queue in queues if found[queue].runs),
        channels=tuple(sorted({value for values in channels.values() for value in values.shown})),
        blocks=tuple(monday_of(first_week_of(block)) for block in blocks),
        first=monday_of(min(run.first_week for run in runs)) if runs else None,
        last=_last_day(max(run.last_week for run in runs)) if runs else None,
        left_out=sum(blocks.too_small for blocks in chosen.values()),
        is_empty=not sums.whole,
    )


_Split = Mapping[tuple[str, int], Values]


def _by_queue(cells: Cells) -> dict[str, list[CellKey]]:
    keys: dict[str, list[CellKey]] = defaultdict(list)
    for key in cells:
        keys[key.queue].append(key)
    return keys


def _blocks(
    cells: Cells, queue: str, keys: Sequence[CellKey], limits: Limits, memo: Memo
) -> Blocks:
    its = [cells[key] for key in keys]
    return memo.of(("blocks", queue), its, lambda: blocks_of(cells, queue, limits))


def _whole(cells: Cells, runs: Sequence[Run], memo: Memo) -> Figures | None:
    """The figures of the runs; each run's sum is remembered, and the sum of a queue's."""
    by_queue: dict[str, list[Run]] = defaultdict(list)
    for run in runs:
        by_queue[run.keys[0].queue].append(run)
    sums = [_queue_sum(cells, queue, its, memo) for queue, its in by_queue.items()]
    return figures_of(total(sums)) if sums else None


def _queue_sum(cells: Cells, queue: str, runs: Sequence[Run], memo: Memo) -> Cell:
    parts = [_run_sum(cells, run, memo) for run in runs]
    return memo.of(("queue", queue, runs[0].first_week), parts, lambda: total(parts))


def _run_sum(cells: Cells, run: Run, memo: Memo) -> Cell:
    its = [cells[key] for key in run.keys]
    return its[0] if len(its) == 1 else memo.of(("run", run.keys[0]), its, lambda: total(its))


@dataclass(frozen=True, slots=True)
class _Period:
    """Whole weeks from `first` to `last`."""

    first: int
    last: int

    @classmethod
    def of(cls, query: Query) -> _Period:
        """The whole weeks that lie between two days."""
        since, until = query.since, query.until
        first = week_of_day(since + timedelta(days=6)) if since else -_FAR
        return cls(first, week_of_day(until + timedelta(days=1)) - 1 if until else _FAR)

    def runs(self, blocks: Blocks) -> list[Run]:
        """The runs that lie wholly in it."""
        return [
            run
            for runs in blocks.runs.values()
            for run in runs
            if self.first <= run.first_week and run.last_week <= self.last
        ]

    def has(self, block: int) -> bool:
        """Whether a block lies wholly in it."""
        first = first_week_of(block)
        return self.first <= first and first + BLOCK_WEEKS - 1 <= self.last


def _split(
    dimension: Dimension,
    cells: Cells,
    chosen: Mapping[str, Blocks],
    period: _Period,
    limits: Limits,
    memo: Memo,
) -> dict[tuple[str, int], Values]:
    """The groups of a dimension, by queue and block."""
    keys: dict[tuple[str, int], list[CellKey]] = defaultdict(list)
    for key in cells:
        block = block_of(key.week)
        blocks = chosen.get(key.queue)
        if blocks is not None and block in blocks.runs and period.has(block):
            keys[key.queue, block].append(key)

    def values(place: tuple[str, int], its: list[CellKey]) -> Values:
        name = ("values", dimension, *place)
        return memo.of(name, [cells[k] for k in its], lambda: values_of(cells, its, limits))

    return {place: values(place, its) for place, its in keys.items()}


def _keys_of(split: _Split, value: str) -> Iterable[CellKey]:
    return (key for values in split.values() for key in values.shown.get(value, ()))


def _figures(cells: Cells, keys: Iterable[CellKey]) -> Figures | None:
    found = [cells[key] for key in keys]
    return figures_of(total(found)) if found else None


def _rows(
    sums: Sums,
    chosen: Mapping[str, Blocks],
    period: _Period,
    query: Query,
    limits: Limits,
    memo: Memo,
) -> tuple[Row, ...]:
    if query.by is Dimension.ALL:
        return ()
    if query.by is Dimension.QUEUE:
        return _sorted([_queue_row(sums.whole, q, b, period) for q, b in chosen.items()])
    split = _split(query.by, sums.split, chosen, period, limits, memo)
    values = {v for values in split.values() for v in (*values.shown, *values.hidden)}
    return _sorted([_value_row(sums.split, split, value, query, memo) for value in values])


def _queue_row(cells: Cells, queue: str, blocks: Blocks, period: _Period) -> Row:
    keys = [key for run in period.runs(blocks) for key in run.keys]
    shown = len({block_of(key.week) for key in keys})
    return Row(queue, _figures(cells, keys), shown, shown + blocks.too_small)


def _value_row(cells: Cells, split: _Split, value: str, query: Query, memo: Memo) -> Row:
    shown = sum(value in values.shown for values in split.values())
    hidden = sum(value in values.hidden for values in split.values())
    if query.has_distributions:
        return Row(value, _figures(cells, _keys_of(split, value)), shown, shown + hidden)
    sums = [values.sums[value] for values in split.values() if value in values.sums]
    name = ("value", query.by, value)
    figures = (
        memo.of(name, sums, lambda: figures_of(total(sums, has_shape=False))) if sums else None
    )
    return Row(value, figures, shown, shown + hidden)


def _sorted(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Most accepted first; what is hidden comes last, by name, so that its place tells nothing."""

    def order(row: Row) -> tuple[float, str]:
        return (-row.figures.acceptance.share if row.figures else 1.0, row.value)

    return tuple(sorted(rows, key=order))


def _spans(
    cells: Cells, runs: Iterable[Run], memo: Memo, *, has_shape: bool
) -> tuple[SpanFigures, ...]:
    """The time line: runs of several queues that share weeks are one span."""
    spans: list[tuple[int, int, list[CellKey]]] = []
    for run in sorted(runs, key=lambda run: run.first_week):
        if spans and run.first_week <= spans[-1][1]:
            first, last, keys = spans.pop()
            spans.append((first, max(last, run.last_week), [*keys, *run.keys]))
        else:
            spans.append((run.first_week, run.last_week, list(run.keys)))

    def figures(keys: Sequence[CellKey]) -> Figures:
        its = [cells[key] for key in keys]
        name = ("span", keys[0], has_shape)
        return memo.of(name, its, lambda: figures_of(total(its, has_shape=has_shape)))

    return tuple(
        SpanFigures(monday_of(first), _last_day(last), figures(keys)) for first, last, keys in spans
    )


def _last_day(week: int) -> date:
    return monday_of(week) + timedelta(days=6)

"""The queue column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from agent_assist.presenters.view.tone import Tone

if TYPE_CHECKING:  # start-up time
    from agent_assist.presenters.view.parts import BannerView, EmptyView


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A row: name and time left, subject, state.

    `time_left` says how long until it is due, how long it is overdue, or how long the customer has waited.
    `state_icon` is a Lucide name, or "bars-3", "bars-2", "bars-1", "bars-0" for a badge's bars. `is_due`
    paints the time in danger colour with a clock. `accessible` is the row's whole accessible name.
    """

    ticket_id: str
    name: str
    time_left: str
    is_due: bool
    subject: str
    state_icon: str
    state_words: str
    state_tone: Tone
    accessible: str


class RowsInSight(Sequence[QueueRow]):
    """Rows made one by one when they are asked for, from the ids of their tickets."""

    def __init__(self, ids: tuple[str, ...], row: Callable[[str], QueueRow]) -> None:
        self.ids = ids
        self._row = row

    def __len__(self) -> int:
        """How many."""
        return len(self.ids)

    @overload
    def __getitem__(self, place: int) -> QueueRow: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[QueueRow]: ...

    def __getitem__(self, place: int | slice) -> QueueRow | Sequence[QueueRow]:
        """A row as it stands now."""
        if isinstance(place, slice):
            return RowsInSight(self.ids[place], self._row)
        return self._row(self.ids[place])


@dataclass(frozen=True, slots=True)
class QueueSection:
    """A heading with its count, and its rows ("Due soon 1")."""

    title: str
    rows: Sequence[QueueRow]

    @property
    def ids(self) -> tuple[str, ...]:
        """The tickets of the rows; for rows made on demand without making them."""
        rows = self.rows
        return rows.ids if isinstance(rows, RowsInSight) else tuple(row.ticket_id for row in rows)


@dataclass(frozen=True, slots=True)
class QueueView:
    """The whole column; `filters` are the queue names that the filter menu offers, `filter` the one in force.

    `problems` stands below the rows: what could not be read, and where to look.
    """

    title: str
    count_line: str
    sections: tuple[QueueSection, ...]
    filters: tuple[str, ...]
    filter: str
    empty: EmptyView | None = None
    problems: BannerView | None = None

"""The queue column."""

from __future__ import annotations

from dataclasses import dataclass

from agent_assist.presenters.view.parts import EmptyView, Tone


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A row: name and time left, subject, state.

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


@dataclass(frozen=True, slots=True)
class QueueSection:
    """A heading with its count, and its rows ("Due soon 1")."""

    title: str
    rows: tuple[QueueRow, ...]


@dataclass(frozen=True, slots=True)
class QueueView:
    """The whole column; `filters` are the queue names that the filter menu offers, `filter` the one in force."""

    title: str
    count_line: str
    sections: tuple[QueueSection, ...]
    filters: tuple[str, ...]
    filter: str
    empty: EmptyView | None = None
    warning: str = ""

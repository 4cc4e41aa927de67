"""The Team screen as values: tiles, charts with their sentence and table, and what can be chosen.

Rule: a chart is data here; window, picture file and mail draw the same from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from agent_assist.presenters.view.parts import EmptyView, Tone

Options = tuple[tuple[str, str], ...]
"""(value, words) of each choice."""


class ChartKind(StrEnum):
    """How a chart is drawn."""

    INTERVALS = "intervals"
    BARS = "bars"
    RELIABILITY = "reliability"
    HISTOGRAM = "histogram"
    TIMELINE = "timeline"


@dataclass(frozen=True, slots=True)
class PointView:
    """One mark: `value`, `low` and `high` are 0..1 (HISTOGRAM: counts), `at` its place from left to right, 0..1.

    `text` and `count` are printed beside it; `spoken` is the whole of it in words; a HISTOGRAM's `is_hatched` bar is
    not counted as accepted.
    """

    label: str
    value: float
    low: float
    high: float
    text: str
    count: str
    spoken: str
    at: float = 0.0
    is_hatched: bool = False


@dataclass(frozen=True, slots=True)
class MarkView:
    """A line across a time line: something was released."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class BandSpan:
    """A band of the confidence under the axis, from `start` to `end` (0..1); `bars` of three are filled."""

    start: float
    end: float
    words: str
    bars: int
    tone: Tone


@dataclass(frozen=True, slots=True)
class BadgeLine:
    """A verdict at the right of a chart's title; the icon says it without colour."""

    words: str
    icon: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class ChartView:
    """One card. `sentence` says what is to be seen; `hidden` what is left out and why; `rows` are its table.

    Without points `nothing` stands in the chart's place.
    """

    key: str
    kind: ChartKind
    title: str
    subtitle: str
    sentence: str
    points: tuple[PointView, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    axis: str = ""
    hidden: str = ""
    nothing: str = ""
    badge: BadgeLine | None = None
    marks: tuple[MarkView, ...] = ()
    bands: tuple[BandSpan, ...] = ()
    choices: Options = ()
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class TileView:
    """One large number with its interval or count, and a line below; `is_essential` stays in a narrow window."""

    label: str
    value: str
    beside: str
    line: str
    warns: bool = False
    is_essential: bool = False


@dataclass(frozen=True, slots=True)
class AnswerView:
    """What the figures say about a question that a lead comes with; `icon` and `tone` as for a verdict."""

    question: str
    lead: str
    body: str
    icon: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class LaterView:
    """A figure that nothing measures yet: what will appear, and when."""

    title: str
    body: str


@dataclass(frozen=True, slots=True)
class TeamView:
    """The whole screen. `note` is never empty for synthetic figures; `privacy` says what is hidden and why.

    `answers` come before all numbers; `later` names what is not measured yet.
    """

    title: str
    narrow_title: str
    subtitle: str
    privacy: str
    note: str
    queues: Options
    queue: str
    periods: Options
    period: str
    channels: Options
    channel: str
    tiles: tuple[TileView, ...]
    charts: tuple[ChartView, ...]
    empty: EmptyView | None
    answers: tuple[AnswerView, ...] = ()
    later: tuple[LaterView, ...] = ()
    is_busy: bool = False
    problem: str = ""

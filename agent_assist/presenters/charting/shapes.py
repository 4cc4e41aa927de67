"""What a chart is made of: lines, boxes, dots and words in the theme's colour names. Rule: no Qt, no colour values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from agent_assist.presenters.view.team import PointView

Ink = Literal[
    "text", "text2", "text3", "accent", "accent_soft", "line", "line_strong", "danger", "ok", "warn"
]
Side = Literal["left", "middle", "right"]


@dataclass(frozen=True, slots=True)
class Line:
    """From one point to another."""

    x1: float
    y1: float
    x2: float
    y2: float
    ink: Ink
    width: float = 1.0
    is_dashed: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with an outline; hatched instead of filled where `is_hatched`."""

    x: float
    y: float
    width: float
    height: float
    ink: Ink
    fill: Ink | None = None
    is_hatched: bool = False
    is_dashed: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled circle with a rim in the ground's colour, so that it stands off from lines."""

    x: float
    y: float
    radius: float
    ink: Ink


@dataclass(frozen=True, slots=True)
class Words:
    """Text whose middle line is at `y`; `side` says what of it is at `x`."""

    x: float
    y: float
    text: str
    ink: Ink = "text"
    side: Side = "left"
    is_bold: bool = False
    is_small: bool = False


Shape = Line | Box | Dot | Words


@dataclass(frozen=True, slots=True)
class Target:
    """Where the mark of point `index` is, for the keyboard's ring and the pointer."""

    index: int
    x: float
    y: float
    width: float
    height: float


@dataclass(slots=True)
class Drawing:
    """A chart laid out: shapes from back to front, and where its points are."""

    width: float
    height: float
    shapes: list[Shape] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Ruler:
    """How large things are: `px` scales a length with the text, `wide` measures words."""

    px: Callable[[float], float]
    wide: Callable[[str], float]

    def cut(self, words: str, room: float) -> str:
        """The words, ended by "…" where room is short."""
        if self.wide(words) <= room:
            return words
        while words and self.wide(words + "…") > room:
            words = words[:-1]
        return words.rstrip() + "…"


def quarter_below(points: Sequence[PointView]) -> float:
    """Where a scale begins that shows every interval: 0, .25, .5 or .75."""
    low = min((point.low for point in points), default=0.0)
    return 0.25 * min(int(low / 0.25), 3)

"""Charts on a plane: reliability diagram, time line, histogram."""

from __future__ import annotations

from collections.abc import Sequence

from agent_assist.presenters.charting.bands import BANDS_PX, lay_out_band
from agent_assist.presenters.charting.shapes import (
    Box,
    Dot,
    Drawing,
    Line,
    Ruler,
    Target,
    Words,
    quarter_below,
)
from agent_assist.presenters.view.team import ChartKind, ChartView, PointView

_LEFT_PX, _BOTTOM_PX, _TOP_PX, _DOT_PX, _CAP_PX = 40, 40, 10, 4.5, 4
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)
_MARK_ROWS, _BANDS_BELOW_PX = 3, 28


def lay_out_plane(chart: ChartView, width: float, height: float, ruler: Ruler) -> Drawing:
    """The chart in exactly this size."""
    drawing = Drawing(width, height)
    if chart.kind is ChartKind.HISTOGRAM:
        _histogram(drawing, chart, ruler)
        return drawing
    low = quarter_below(chart.points)
    extra_bottom = BANDS_PX if chart.bands else 0
    plane = _Plane(drawing, ruler, low, len(_mark_rows(chart)) * 16, extra_bottom)
    plane.ticks([tick for tick in _TICKS if tick >= low])
    if chart.kind is ChartKind.RELIABILITY:
        plane.diagonal()
        labels = [(tick, f"{100 * tick:.0f}%") for tick in _TICKS]
    else:
        _marks(plane, chart)
        labels = [(point.at, point.label) for point in chart.points]
    plane.points(chart.points)
    plane.below(labels)
    for band in chart.bands:
        left, right = plane.x(band.start), plane.x(band.end)
        lay_out_band(drawing, band, ruler, left, right, plane.bottom + ruler.px(_BANDS_BELOW_PX))
    plane.name_axis(chart.axis)
    return drawing


class _Plane:
    """The room for marks inside the scales."""

    def __init__(
        self, drawing: Drawing, ruler: Ruler, low: float, extra_top: float, extra_bottom: float
    ) -> None:
        px = ruler.px
        self.drawing, self.ruler, self.low = drawing, ruler, low
        self.left, self.right = px(_LEFT_PX), drawing.width - px(18)
        self.top = px(_TOP_PX + extra_top)
        self.bottom = drawing.height - px(_BOTTOM_PX + extra_bottom)

    def x(self, at: float) -> float:
        """Where a place from left to right lies."""
        return self.left + (self.right - self.left) * at

    def y(self, share: float) -> float:
        """Where a share lies."""
        return self.bottom - (self.bottom - self.top) * (share - self.low) / (1 - self.low)

    def ticks(self, ticks: Sequence[float]) -> None:
        """The lines of the scale."""
        for tick in ticks:
            y = self.y(tick)
            self.drawing.shapes += [
                Line(self.left, y, self.right, y, "line"),
                Words(self.left - self.ruler.px(8), y, f"{100 * tick:.0f}%", "text2", "right",
                      is_small=True),
            ]  # fmt: skip

    def diagonal(self) -> None:
        """Stated equals actual."""
        start = self.low
        self.drawing.shapes.append(
            Line(self.x(start), self.y(start), self.x(1), self.y(1), "text2", 1, is_dashed=True)
        )

    def points(self, points: Sequence[PointView]) -> None:
        """Dots with standing intervals."""
        cap, radius = self.ruler.px(_CAP_PX), self.ruler.px(_DOT_PX)
        for index, point in enumerate(points):
            x, low, high = self.x(point.at), self.y(max(point.low, self.low)), self.y(point.high)
            self.drawing.shapes += [
                Line(x, low, x, high, "accent", 2),
                Line(x - cap, low, x + cap, low, "accent", 2),
                Line(x - cap, high, x + cap, high, "accent", 2),
                Dot(x, self.y(point.value), radius, "accent"),
            ]
            side = self.ruler.px(12)
            top = min(high, self.y(point.value) - side)
            self.drawing.targets.append(
                Target(index, x - side, top, 2 * side, max(low - top, 2 * side))
            )

    def below(self, labels: Sequence[tuple[float, str]]) -> None:
        """The words under the plane: as many labels as have room."""
        y, free_from = self.bottom + self.ruler.px(13), 0.0
        for at, words in labels:
            half = self.ruler.wide(words) / 2
            if self.x(at) - half >= free_from:
                self.drawing.shapes.append(
                    Words(self.x(at), y, words, "text2", "middle", is_small=True)
                )
                free_from = self.x(at) + half + self.ruler.px(8)

    def name_axis(self, words: str) -> None:
        """What the scale from left to right is, at the bottom: under its middle, as far as the edges allow."""
        half, width = self.ruler.wide(words) / 2, self.drawing.width
        y = self.drawing.height - self.ruler.px(10)
        middle = max(min((self.left + self.right) / 2, width - half), min(half, width / 2))
        self.drawing.shapes.append(Words(middle, y, words, "text2", "middle", is_small=True))


def _mark_rows(chart: ChartView) -> range:
    return range(min(len(chart.marks), _MARK_ROWS))


def _marks(plane: _Plane, chart: ChartView) -> None:
    """Releases: a dashed line each, its words in rows above the plane so that they do not meet."""
    px = plane.ruler.px
    for index, mark in enumerate(chart.marks):
        x, y = plane.x(mark.at), px(10 + 16 * (index % _MARK_ROWS))
        plane.drawing.shapes.append(Line(x, y + px(8), x, plane.bottom, "text3", 1, is_dashed=True))
        has_room = x + plane.ruler.wide(mark.words) + 4 <= plane.drawing.width
        side = "left" if has_room else "right"
        shift = px(4) if has_room else -px(4)
        plane.drawing.shapes.append(
            Words(x + shift, y, mark.words, "text2", "left" if side == "left" else "right",
                  is_small=True)
        )  # fmt: skip


def _histogram(drawing: Drawing, chart: ChartView, ruler: Ruler) -> None:
    px, points = ruler.px, chart.points
    top, bottom = px(22), drawing.height - px(_BOTTOM_PX)
    most = max((point.value for point in points), default=1.0) or 1.0
    step = drawing.width / max(len(points), 1)
    for index, point in enumerate(points):
        x, height = index * step + step * 0.06, (bottom - top) * point.value / most
        middle = (index + 0.5) * step
        if point.is_hatched:
            bar = Box(x, bottom - height, step * 0.88, height, "text2", is_hatched=True)
        else:
            bar = Box(x, bottom - height, step * 0.88, height, "accent", "accent_soft")
        drawing.shapes += [
            bar,
            Words(middle, bottom - height - px(10), point.text, side="middle", is_small=True),
            Words(middle, bottom + px(13), point.label, "text2", "middle", is_small=True),
        ]
        target_top = bottom - max(height, px(24))
        drawing.targets.append(Target(index, x, target_top, step * 0.88, bottom - target_top))
    drawing.shapes += [
        Line(0, bottom, drawing.width, bottom, "line_strong"),
        Words(drawing.width / 2, bottom + px(30), chart.axis, "text2", "middle", is_small=True),
    ]

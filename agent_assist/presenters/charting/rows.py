"""Charts with a row for each value: dots with intervals, and bars with intervals."""

from __future__ import annotations

from collections.abc import Sequence

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

_ROW_PX, _GAP_PX, _DOT_PX, _SMALL_DOT_PX, _CAP_PX = 30, 12, 4.5, 3, 5
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


def rows_height(chart: ChartView, ruler: Ruler) -> float:
    """The height of its rows, and of the scale below them."""
    scale = 26 if chart.kind is ChartKind.INTERVALS else 4
    return ruler.px(_ROW_PX) * len(chart.points) + ruler.px(scale)


def lay_out_rows(chart: ChartView, width: float, ruler: Ruler) -> Drawing:
    """Label, mark, percentage and count in each row."""
    drawing = Drawing(width, rows_height(chart, ruler))
    px, points = ruler.px, chart.points
    right = max((ruler.wide(p.count) for p in points), default=0.0)
    value = max((ruler.wide(p.text) * 1.1 for p in points), default=0.0)
    longest = max((ruler.wide(p.label) for p in points), default=0.0) + 2
    gap = px(_GAP_PX)
    label = min(longest, 0.46 * width)
    left, end = label + gap, width - right - value - 2 * gap
    is_scaled = chart.kind is ChartKind.INTERVALS
    top = 1.0 if is_scaled else max((p.high for p in points), default=1.0) or 1.0
    is_tight = is_scaled and (end - left) / (len(_TICKS) - 1) <= ruler.wide("100%") + px(4)
    low = quarter_below(points) if is_tight else 0.0
    span = _Span(left, end - left, low, top)
    if is_scaled:
        _scale(drawing, span, (low, 1.0) if is_tight else _TICKS, ruler)
    for index, point in enumerate(points):
        middle = px(_ROW_PX) * (index + 0.5)
        drawing.shapes.append(Words(0, middle, ruler.cut(point.label, label)))
        if is_scaled:
            _dot(drawing, span, middle, point, ruler.px(_SMALL_DOT_PX if is_tight else _DOT_PX))
        else:
            _bar(drawing, span, middle, point, ruler)
        drawing.shapes += [
            Words(width - right - gap, middle, point.text, side="right", is_bold=True),
            Words(width, middle, point.count, "text2", "right"),
        ]
        drawing.targets.append(
            Target(index, 0, middle - px(_ROW_PX) / 2 + 1, width, px(_ROW_PX) - 2)
        )
    return drawing


class _Span:
    """The room for marks: from `left` for a share of `low`, `width` long up to a share of `top`."""

    def __init__(self, left: float, width: float, low: float, top: float) -> None:
        self._left, self._width, self._low, self._top = left, width, low, top

    def x(self, share: float) -> float:
        """Where a share lies."""
        return self._left + self._width * min((share - self._low) / (self._top - self._low), 1.0)


def _scale(drawing: Drawing, span: _Span, ticks: Sequence[float], ruler: Ruler) -> None:
    bottom = drawing.height - ruler.px(22)
    for tick in ticks:
        x = span.x(tick)
        drawing.shapes.append(Line(x, 0, x, bottom, "line"))
        drawing.shapes.append(
            Words(x, drawing.height - ruler.px(10), f"{100 * tick:.0f}%", "text2", "middle",
                  is_small=True)
        )  # fmt: skip


def interval_line(drawing: Drawing, x1: float, x2: float, y: float, cap: float) -> None:
    """A line with two caps, lying."""
    drawing.shapes += [
        Line(x1, y, x2, y, "accent", 2),
        Line(x1, y - cap, x1, y + cap, "accent", 2),
        Line(x2, y - cap, x2, y + cap, "accent", 2),
    ]


def _dot(drawing: Drawing, span: _Span, y: float, point: PointView, radius: float) -> None:
    interval_line(drawing, span.x(point.low), span.x(point.high), y, radius + 0.5)
    drawing.shapes.append(Dot(span.x(point.value), y, radius, "accent"))


def _bar(drawing: Drawing, span: _Span, y: float, point: PointView, ruler: Ruler) -> None:
    half, cap = ruler.px(6), ruler.px(_CAP_PX)
    start = span.x(0)
    drawing.shapes.append(
        Box(start, y - half, max(span.x(point.value) - start, 1), 2 * half, "accent", "accent_soft")
    )
    low, high = span.x(point.low), span.x(point.high)
    drawing.shapes += [
        Line(low, y, high, y, "text2", 1.5),
        Line(low, y - cap, low, y + cap, "text2", 1.5),
        Line(high, y - cap, high, y + cap, "text2", 1.5),
    ]

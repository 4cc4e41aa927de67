"""One chart in one size. Rule: whoever draws asks here, so that no two drawings of a chart differ."""

from __future__ import annotations

from agent_assist.presenters.charting.bands import BANDS_PX
from agent_assist.presenters.charting.planes import lay_out_plane
from agent_assist.presenters.charting.rows import lay_out_rows, rows_height
from agent_assist.presenters.charting.shapes import Drawing, Ruler
from agent_assist.presenters.view.team import ChartKind, ChartView

_PLANE_PX = 216
_ROWS = (ChartKind.INTERVALS, ChartKind.BARS)


def natural_height(chart: ChartView, ruler: Ruler) -> float:
    """The height a chart asks for."""
    if chart.kind in _ROWS:
        return rows_height(chart, ruler)
    return ruler.px(_PLANE_PX + (BANDS_PX if chart.bands else 0))


def lay_out(chart: ChartView, width: float, height: float, ruler: Ruler) -> Drawing:
    """The chart's shapes; charts of rows take the height of their rows."""
    if chart.kind in _ROWS:
        return lay_out_rows(chart, width, ruler)
    return lay_out_plane(chart, width, height, ruler)

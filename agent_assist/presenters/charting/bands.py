"""The confidence bands under the axis of a reliability diagram: a bracket over each, its bars and its name below."""

from __future__ import annotations

from agent_assist.presenters.charting.shapes import Box, Drawing, Ink, Line, Ruler, Words
from agent_assist.presenters.view.parts import Tone
from agent_assist.presenters.view.team import BandSpan

BANDS_PX = 28
"""The room that they take between the scale and the axis' words."""
_CAP_PX, _NAME_PX, _GAP_PX, _SPILL_PX = 4, 14, 4, 12
_BAR_PX, _BAR_STEP_PX, _BAR_HEIGHTS_PX = 3, 5, (5, 8, 12)
_BARS_WIDTH_PX = 2 * _BAR_STEP_PX + _BAR_PX
_INKS: dict[Tone, Ink] = {Tone.DANGER: "danger", Tone.WARN: "warn", Tone.OK: "ok"}


def lay_out_band(
    drawing: Drawing, band: BandSpan, ruler: Ruler, left: float, right: float, y: float
) -> None:
    """One band from `left` to `right` with its bracket at `y`; where its name has no room the bars stand for it."""
    px, ink = ruler.px, _INKS.get(band.tone, "text2")
    cap = px(_CAP_PX)
    drawing.shapes.append(Line(left, y, right, y, "line_strong"))
    for x in (left, right):
        drawing.shapes.append(Line(x, y - cap, x, y + cap, "line_strong"))
    bars, words = px(_BARS_WIDTH_PX), ruler.wide(band.words)
    whole = bars + px(_GAP_PX) + words
    has_name = whole <= right - left + px(_SPILL_PX)
    x = (left + right - (whole if has_name else bars)) / 2
    middle = y + px(_NAME_PX)
    _bars(drawing, band.bars, ruler, x, middle + px(_BAR_HEIGHTS_PX[-1]) / 2, ink)
    if has_name:
        name = Words(x + bars + px(_GAP_PX), middle, band.words, "text2", is_small=True)
        drawing.shapes.append(name)


def _bars(
    drawing: Drawing, filled: int, ruler: Ruler, left: float, bottom: float, ink: Ink
) -> None:
    """Three rising bars, as on the badge: their count says the band without colour."""
    px = ruler.px
    for index, height in enumerate(_BAR_HEIGHTS_PX):
        x = left + index * px(_BAR_STEP_PX)
        fill = ink if index < filled else None
        drawing.shapes.append(Box(x, bottom - px(height), px(_BAR_PX), px(height), ink, fill))

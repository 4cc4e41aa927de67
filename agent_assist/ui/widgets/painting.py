"""Shapes that several widgets paint: frames, the hatched pattern, confidence bars, the focus ring."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from agent_assist.presenters.view.tone import Tone
from agent_assist.ui.theme.tokens import Ink

FOCUS_WIDTH_PX = 2
FOCUS_MARGIN_PX = 4
"""Room that a control keeps around its frame: a 2 px gap and a 2 px ring, so the ring is never clipped."""

_DOT_PITCH_PX, _DOT_PX = 4.0, 1.8
HATCH_PITCH_PX = 4.0
HATCH_WIDTH_PX = 1.25

_TONES: dict[Tone, tuple[Ink, Ink]] = {
    Tone.NEUTRAL: ("text2", "sunken"),
    Tone.ACCENT: ("accent", "accent_soft"),
    Tone.AI: ("ai", "ai_soft"),
    Tone.OK: ("ok", "ok_soft"),
    Tone.WARN: ("warn", "warn_soft"),
    Tone.DANGER: ("danger", "danger_soft"),
}


def tone_inks(tone: Tone) -> tuple[Ink, Ink]:
    """The text colour of a tone and its soft fill."""
    return _TONES[tone]


def paint_frame(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | None = None,
    line: QColor | None = None,
    width: float = 1,
    dashes: tuple[float, ...] = (),
) -> None:
    """A rounded rectangle whose line lies wholly inside `rect`; `dashes` in pixels."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    if line is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        pen = QPen(line, width)
        if dashes:
            pen.setDashPattern([length / width for length in dashes])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        half = width / 2
        rect = rect.adjusted(half, half, -half, -half)
        radius -= half
    painter.drawRoundedRect(rect, radius, radius)
    painter.restore()


def paint_hatch(painter: QPainter, rect: QRectF, color: QColor) -> None:
    """Slanted lines clipped to `rect`: the pattern that means AI words. It starts afresh in every rect."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(color, HATCH_WIDTH_PX, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    rise = rect.width()
    lines = []
    y = rect.top() + HATCH_PITCH_PX / 2
    while y < rect.bottom() + rise + HATCH_PITCH_PX:
        lines.append(QLineF(rect.left() - 1, y + 1, rect.right() + 1, y - rise - 1))
        y += HATCH_PITCH_PX
    painter.drawLines(lines)
    painter.restore()


def paint_dots(painter: QPainter, rect: QRectF, color: QColor) -> None:
    """A grid of dots clipped to `rect`: words put together without a language model."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(color, _DOT_PX, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    dots, row, y = [], 0, rect.top() + 2.9
    while y < rect.bottom() + _DOT_PX:
        x = rect.left() + 2.4 + (row % 2) * _DOT_PITCH_PX / 2
        while x < rect.right() + _DOT_PX:
            dots.append(QPointF(x, y))
            x += _DOT_PITCH_PX
        y += _DOT_PITCH_PX * 0.75
        row += 1
    painter.drawPoints(dots)
    painter.restore()


def paint_bars(painter: QPainter, rect: QRectF, bars: int, color: QColor) -> None:
    """Three rising bars, `bars` of them filled and the rest outlined; 0 paints all of them dotted."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    unit = rect.width() / 13
    for index, share in enumerate((0.42, 0.71, 1.0)):
        height = rect.height() * share
        bar = QRectF(rect.left() + index * 4.75 * unit, rect.bottom() - height, 3.5 * unit, height)
        if bars == 0:
            pen = QPen(color, 1)
            pen.setDashPattern([1, 1])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))
        elif index < bars:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawRoundedRect(bar, unit, unit)
        else:
            painter.setPen(QPen(color, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), unit, unit)
    painter.restore()


def paint_focus_ring(
    painter: QPainter, frame: QRectF, radius: float, color: QColor, gap: float = 2
) -> None:
    """The 2 px ring, `gap` outside `frame`; the caller keeps `FOCUS_MARGIN_PX` free around it."""
    out = gap + FOCUS_WIDTH_PX
    ring = frame.adjusted(-out, -out, out, out)
    paint_frame(painter, ring, radius + out, None, color, FOCUS_WIDTH_PX)

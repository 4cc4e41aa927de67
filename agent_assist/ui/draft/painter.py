"""Paints what stands around the words: rail, marks, chips, streaming block. None of it is text: bytes stay clean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from agent_assist.domain.provenance import Origin
from agent_assist.presenters.view.draft import MarkKind, MarkView
from agent_assist.ui.draft.lines import ScreenLine
from agent_assist.ui.theme.theme import Theme
from agent_assist.ui.theme.tokens import Ink
from agent_assist.ui.widgets.chip import CHIP_HEIGHT_PX, CHIP_WIDTH_PX, paint_chip
from agent_assist.ui.widgets.painting import paint_dots, paint_hatch

RAIL_WIDTH_PX = 7
_CHIP_GAP_PX = 3
_LIFT_PX = 1.2

_FILLS: dict[MarkKind, Ink] = {
    MarkKind.CHECK: "warn_soft",
    MarkKind.NO_SOURCE: "danger_soft",
}


@dataclass(frozen=True, slots=True)
class PlacedChip:
    """A chip, where it stands in the viewport."""

    mark: MarkView
    box: QRectF


def paint_rail(
    painter: QPainter,
    theme: Theme,
    box: QRectF,
    origins: frozenset[Origin],
    is_mirrored: bool,
    *,
    is_composed: bool = False,
) -> None:
    """One line's piece of the rail: hatched for AI words, solid for the person's, split for both.

    Dots instead of the hatching where no language model was at work, as on the draft's tag.
    """
    if not origins:
        return
    paint_words = paint_dots if is_composed else paint_hatch
    has_ai, has_own = Origin.AI in origins, len(origins - {Origin.AI}) > 0
    half = box.width() / 2
    if has_ai and has_own:
        left = QRectF(box.left(), box.top(), half, box.height())
        right = QRectF(box.left() + half, box.top(), half, box.height())
        ai, own = (right, left) if is_mirrored else (left, right)
        paint_words(painter, ai, theme.ink("ai"))
        painter.fillRect(own, theme.ink("accent"))
    elif has_ai:
        paint_words(painter, box.adjusted(0, 0, 0, -1), theme.ink("ai"))
    else:
        painter.fillRect(box, theme.ink("accent"))


def paint_mark(
    painter: QPainter, theme: Theme, line: ScreenLine, left: float, right: float, kind: MarkKind
) -> None:
    """One line's piece of a mark, from `left` to `right` in the viewport: soft fill, then its line."""
    base = line.text_bottom + _LIFT_PX - 2.1
    fill = _FILLS.get(kind)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if fill is not None:
        bottom = base + (4.4 if kind is MarkKind.NO_SOURCE else 1.6)
        box = QRectF(left - 1.5, line.top + 0.5, right - left + 3, bottom - line.top - 0.5)
        painter.fillRect(box, theme.ink(fill))
    left, right = left - 0.5, right + 0.5
    if kind is MarkKind.SOURCED:
        _rule(painter, theme.ink("line_strong"), left, right, base + 1.5, 1.2, (1.8, 1.4))
    elif kind is MarkKind.SPELLING:
        _wave(painter, theme.ink("text2"), left, right, base + 4.2)
    elif kind is MarkKind.CHECK:
        _rule(painter, theme.ink("warn"), left, right, base + 1.2, 1.7, (6.0, 3.0))
    elif kind is MarkKind.NO_SOURCE:
        _rule(painter, theme.ink("danger"), left - 1, right + 1, base + 0.7, 1.25)
        _rule(painter, theme.ink("danger"), left - 1, right + 1, base + 3.7, 1.25)
    else:
        _rule(painter, theme.ink("ok"), left, right, base + 1.3, 1.3)
    painter.restore()


def place_chips(
    theme: Theme,
    ends: Iterable[tuple[ScreenLine, MarkView]],
    left: float,
    columns: int,
) -> list[PlacedChip]:
    """Chips beside the lines on which their marks end, `columns` abreast, never one over another."""
    placed: list[PlacedChip] = []
    width, height = theme.px(CHIP_WIDTH_PX), theme.px(CHIP_HEIGHT_PX)
    row_top, column, line_top = 0.0, columns, -1.0
    for line, mark in ends:
        middle = line.top + (line.text_bottom - line.top) / 2
        wanted = middle - height / 2 - 0.5
        if line.top != line_top:
            line_top, column = line.top, 0
            lowest = placed[-1].box.bottom() + 2 if placed else wanted
            row_top = max(wanted, lowest)
        elif column == columns:
            column, row_top = 0, row_top + height + 2
        box = QRectF(left + column * (width + _CHIP_GAP_PX), round(row_top), width, height)
        placed.append(PlacedChip(mark, box))
        column += 1
    return placed


def paint_chips(painter: QPainter, theme: Theme, chips: Iterable[PlacedChip]) -> None:
    """Paint the placed chips."""
    for chip in chips:
        paint_chip(painter, theme, chip.box, chip.mark.chip, chip.mark.kind)


def paint_stream_block(painter: QPainter, theme: Theme, x: float, line: ScreenLine) -> None:
    """The block behind the last streamed word: more is coming."""
    height = line.text_bottom - line.top
    box = QRectF(x + 3, line.top + height * 0.1, theme.px(8), height * 0.86)
    painter.fillRect(box, theme.ink("ai"))


def _wave(painter: QPainter, color: QColor, left: float, right: float, y: float) -> None:
    """Below the lines of claims, so that a word can have both."""
    path, step, height = QPainterPath(QPointF(left, y)), 2.0, 1.3
    x, is_up = left, True
    while x < right:
        x = min(x + step, right)
        path.lineTo(x, y - height if is_up else y + height)
        is_up = not is_up
    painter.setPen(QPen(color, 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def _rule(
    painter: QPainter,
    color: QColor,
    left: float,
    right: float,
    y: float,
    width: float,
    dashes: tuple[float, ...] = (),
) -> None:
    # On the device's own pixels, or a fine line turns into a grey smear.
    ratio = painter.device().devicePixelRatio()
    width = max(round(width * ratio), 1) / ratio
    top = round((y - width / 2) * ratio) / ratio
    if not dashes:
        painter.fillRect(QRectF(left, top, right - left, width), color)
        return
    pen = QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([length / width for length in dashes])
    painter.setPen(pen)
    painter.drawLine(QLineF(left, top + width / 2, right, top + width / 2))

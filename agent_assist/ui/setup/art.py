"""The picture beside the set-up: a draft with its rail, its marks, and three equal buttons. Decoration."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from agent_assist.presenters.view.draft import MarkKind
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import RADIUS_CONTROL, RADIUS_SHEET, SEMIBOLD, TypeRole
from agent_assist.ui.widgets.chip import CHIP_HEIGHT_PX, CHIP_WIDTH_PX, paint_chip
from agent_assist.ui.widgets.painting import paint_frame, paint_hatch

_HEIGHT_PX, _LINE_PX, _BAR_PX, _RAIL_PX = 378, 26, 11, 9
_PARAGRAPHS: tuple[tuple[str, tuple[float, ...], dict[int, tuple[str, MarkKind]]], ...] = (
    ("ai", (0.74, 0.87, 0.57), {0: ("1", MarkKind.SOURCED), 2: ("!", MarkKind.NO_SOURCE)}),
    ("own", (0.83, 0.66), {1: ("✓", MarkKind.SETTLED)}),
    ("both", (0.78, 0.9, 0.4), {}),
)


class SetupArt(QWidget):
    """Painted from the same parts as the real draft."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._theme = follow_theme(self.update)

    def sizeHint(self) -> QSize:
        """As drawn."""
        return QSize(300, _HEIGHT_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Card, paragraphs, buttons."""
        painter, theme = QPainter(self), self._theme
        card = QRectF(self.rect())
        paint_frame(painter, card, RADIUS_SHEET, theme.ink("surface"), theme.ink("line"))
        top = 28.0
        for kind, shares, chips in _PARAGRAPHS:
            self._paint_rail(painter, QRectF(22, top, _RAIL_PX, len(shares) * _LINE_PX), kind)
            for number, share in enumerate(shares):
                line = QRectF(48, top + number * _LINE_PX, card.width() - 104, _LINE_PX)
                self._paint_line(painter, line, share, chips.get(number))
            top += (len(shares) + 1) * _LINE_PX
        self._paint_buttons(painter, card)

    def _paint_rail(self, painter: QPainter, box: QRectF, kind: str) -> None:
        theme = self._theme
        if kind == "own":
            painter.fillRect(box, theme.ink("accent"))
            return
        paint_hatch(painter, box, theme.ink("ai"))
        if kind == "both":
            middle = QRectF(box.center().x(), box.top() + _LINE_PX, box.width() / 2, _LINE_PX)
            painter.fillRect(middle, theme.ink("accent"))

    def _paint_line(
        self, painter: QPainter, line: QRectF, share: float, chip: tuple[str, MarkKind] | None
    ) -> None:
        theme = self._theme
        top = line.center().y() - _BAR_PX / 2
        bar = QRectF(line.left(), top, line.width() * share, _BAR_PX)
        paint_frame(painter, bar, 4, theme.ink("line"))
        if chip is None:
            return
        right = self.width() - 20 - CHIP_WIDTH_PX
        box = QRectF(right, line.center().y() - CHIP_HEIGHT_PX / 2, CHIP_WIDTH_PX, CHIP_HEIGHT_PX)
        paint_chip(painter, theme, box, *chip)
        if chip[1] is MarkKind.NO_SOURCE:
            painter.setPen(QPen(theme.ink("danger"), 1.2))
            for drop in (2.0, 5.0):
                y = bar.bottom() + drop
                painter.drawLine(QLineF(bar.left() + bar.width() * 0.33, y, bar.right(), y))

    def _paint_buttons(self, painter: QPainter, card: QRectF) -> None:
        theme = self._theme
        width = (card.width() - 44 - 16) / 3
        font = theme.font(TypeRole.BODY, SEMIBOLD)
        font.setPixelSize(13)
        for number, words in enumerate((self.tr("Reject"), self.tr("Edit"), self.tr("Approve"))):
            box = QRectF(22 + number * (width + 8), card.bottom() - 66, width, 37)
            line = theme.ink("line_strong")
            paint_frame(painter, box, RADIUS_CONTROL, theme.ink("surface"), line)
            painter.setFont(font)
            painter.setPen(theme.ink("text"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

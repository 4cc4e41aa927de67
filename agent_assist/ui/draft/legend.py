"""What the patterns and lines mean, in one row under the draft."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import TypeRole
from agent_assist.ui.widgets.painting import paint_dots, paint_hatch

_SIGN_WIDTH_PX, _RAIL_WIDTH_PX, _SIGN_GAP_PX, _GAP_PX = 16, 7, 5, 11


class Legend(QWidget):
    """Five signs with their words; those that do not fit are left out from the end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_composed = False
        self._words: tuple[str, ...] = ()
        self._say()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._theme = follow_theme(self._restyle)

    def set_composed(self, is_composed: bool) -> None:
        """Whether the draft's words come from help articles without a language model."""
        if is_composed != self._is_composed:
            self._is_composed = is_composed
            self._say()
            self.update()

    def sizeHint(self) -> QSize:
        """One line of small type."""
        return QSize(0, self._theme.line_px(TypeRole.META))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint signs and words as far as they fit."""
        painter = QPainter(self)
        font = self._font()
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        left = 0.0
        for index, words in enumerate(self._words):
            sign = self._theme.px(_RAIL_WIDTH_PX if index < 2 else _SIGN_WIDTH_PX)
            text = left + sign + self._theme.px(_SIGN_GAP_PX)
            end = text + metrics.horizontalAdvance(words)
            if end > self.width() + 1:
                return
            self._paint_sign(painter, index, QRectF(left, 0, sign, self.height()))
            painter.setPen(self._theme.ink("text3"))
            box = QRectF(text, 0, end - text + 2, self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
            left = end + self._theme.px(_GAP_PX)

    def _paint_sign(self, painter: QPainter, index: int, box: QRectF) -> None:
        middle = box.center().y()
        rail = QRectF(box.left(), middle - box.height() * 0.38, box.width(), box.height() * 0.76)
        ink = self._theme.ink
        if index == 0:
            (paint_dots if self._is_composed else paint_hatch)(painter, rail, ink("ai"))
        elif index == 1:
            painter.fillRect(rail, ink("accent"))
        elif index == 2:
            _rule(painter, box, middle + 1, ink("danger"), 1.25)
            _rule(painter, box, middle + 4, ink("danger"), 1.25)
        elif index == 3:
            _rule(painter, box, middle + 3, ink("warn"), 1.7, (6.5, 3.0))
        else:
            _rule(painter, box, middle + 3, ink("line_strong"), 1.2, (1.8, 1.4))

    def _say(self) -> None:
        first = self.tr("Article words") if self._is_composed else self.tr("AI words")
        self._words = (
            first,
            self.tr("Your words"),
            self.tr("No source"),
            self.tr("Check this"),
            self.tr("Sourced"),
        )
        pattern = (
            self.tr("Dotted: words of help articles.")
            if self._is_composed
            else self.tr("Hatched: AI words.")
        )
        rest = self.tr(
            "Solid: your words. Double line: no source. Dashes: check this. Dots: sourced."
        )
        self.setAccessibleName(f"{pattern} {rest}")

    def _font(self) -> QFont:
        return self._theme.font(TypeRole.META)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


def _rule(
    painter: QPainter,
    box: QRectF,
    y: float,
    color: QColor,
    width: float,
    dashes: tuple[float, ...] = (),
) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    if dashes:
        pen.setDashPattern([length / width for length in dashes])
    painter.setPen(pen)
    painter.drawLine(QLineF(box.left(), y, box.right(), y))
    painter.restore()

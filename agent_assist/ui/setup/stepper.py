"""The five steps as a line of numbers: done ones are ticked, the current one is framed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import MEDIUM, SEMIBOLD, Ink, TypeRole
from agent_assist.ui.widgets.painting import paint_frame

_SIDE_PX, _GAP_PX, _RULE_PX = 22, 7, 22


class Stepper(QLabel):
    """A label, so that screen readers hear "Step 3 of 5, Drafting". Without room only the current step has words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[str, ...] = ()
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._theme = follow_theme(self._restyle)

    def show_steps(self, steps: tuple[str, ...], current: int) -> None:
        """Show the steps; `current` counts from 0."""
        self._steps, self._current = steps, current
        words = self.tr("Step {n} of {total}, {name}")
        words = words.replace("{n}", str(current + 1)).replace("{total}", str(len(steps)))
        self.setAccessibleName(words.replace("{name}", steps[current] if steps else ""))
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(self._theme.px(240), self._theme.px(_SIDE_PX + 2))

    def minimumSizeHint(self) -> QSize:
        """Numbers only."""
        return QSize(self._theme.px(160), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Circles, words, rules between them."""
        painter, theme = QPainter(self), self._theme
        px = theme.px
        has_all_words = self._width(all_words=True) <= self.width()
        left = 1.0
        for number, words in enumerate(self._steps):
            circle = QRectF(left, (self.height() - px(_SIDE_PX)) / 2, px(_SIDE_PX), px(_SIDE_PX))
            self._paint_circle(painter, circle, number)
            left = circle.right()
            if has_all_words or number == self._current:
                left = self._paint_words(painter, left + px(_GAP_PX), words, number)
            if number < len(self._steps) - 1:
                rule = QRectF(left + px(13), self.height() / 2, px(_RULE_PX), 1)
                painter.fillRect(
                    rule, theme.ink("line_strong" if number < self._current else "line")
                )
                left = rule.right() + px(13)

    def _paint_circle(self, painter: QPainter, circle: QRectF, number: int) -> None:
        theme, radius = self._theme, circle.width() / 2
        if number < self._current:
            paint_frame(painter, circle, radius, theme.ink("accent"))
            tick = theme.icon("check", 14, "on_accent", self.devicePixelRatioF())
            inset = (circle.width() - theme.px(14)) / 2
            painter.drawPixmap(round(circle.left() + inset), round(circle.top() + inset), tick)
            return
        ink: Ink = "accent" if number == self._current else "line_strong"
        paint_frame(painter, circle, radius, None, theme.ink(ink), 1.4)
        painter.setFont(theme.font(TypeRole.MICRO, SEMIBOLD, tabular=True))
        painter.setPen(theme.ink("accent" if number == self._current else "text2"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(number + 1))

    def _paint_words(self, painter: QPainter, left: float, words: str, number: int) -> float:
        theme = self._theme
        is_current = number == self._current
        font = theme.font(TypeRole.BODY, SEMIBOLD if is_current else MEDIUM)
        painter.setFont(font)
        painter.setPen(theme.ink("text" if is_current else "text2"))
        width = QFontMetricsF(font).horizontalAdvance(words)
        box = QRectF(left, 0, width + 2, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
        return left + width

    def _width(self, *, all_words: bool) -> float:
        metrics = QFontMetricsF(self._theme.font(TypeRole.BODY, SEMIBOLD))
        px = self._theme.px
        width = len(self._steps) * px(_SIDE_PX + _GAP_PX) + (len(self._steps) - 1) * px(
            _RULE_PX + 26
        )
        return width + (sum(metrics.horizontalAdvance(w) for w in self._steps) if all_words else 0)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

"""The five steps as a line of numbers: done ones are ticked, the current one is framed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import MEDIUM, SEMIBOLD, Ink, TypeRole
from agent_assist.ui.widgets.painting import paint_frame

_SIDE_PX, _GAP_PX, _RULE_PX = 22, 7, 22
_BAR_PX, _BAR_GAP_PX = 6, 4


class Stepper(QLabel):
    """A label, so that screen readers hear "Step 3 of 5: Drafting"; without room it is bars and those words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[str, ...] = ()
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._theme = follow_theme(self._restyle)

    def show_steps(self, steps: tuple[str, ...], current: int) -> None:
        """Show the steps; `current` counts from 0."""
        self._steps, self._current = steps, current
        words = self.tr("Step {n} of {total}: {name}")
        words = words.replace("{n}", str(current + 1)).replace("{total}", str(len(steps)))
        self.setAccessibleName(words.replace("{name}", steps[current] if steps else ""))
        self.update()

    def sizeHint(self) -> QSize:
        """One line; bars have their words below them."""
        short = self._theme.px(_BAR_PX + 4) + self._theme.line_px(TypeRole.META) + 4
        height = short if self.is_short else self._theme.px(_SIDE_PX + 2)
        return QSize(self._theme.px(240), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """It may have become bars, or circles again."""
        super().resizeEvent(event)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Numbers only."""
        return QSize(self._theme.px(160), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Circles, words, rules between them."""
        painter, theme = QPainter(self), self._theme
        px = theme.px
        if self.is_short:
            self._paint_short(painter)
            return
        left = 1.0
        for number, words in enumerate(self._steps):
            circle = QRectF(left, (self.height() - px(_SIDE_PX)) / 2, px(_SIDE_PX), px(_SIDE_PX))
            self._paint_circle(painter, circle, number)
            left = circle.right()
            left = self._paint_words(painter, left + px(_GAP_PX), words, number)
            if number < len(self._steps) - 1:
                rule = QRectF(left + px(13), self.height() / 2, px(_RULE_PX), 1)
                painter.fillRect(
                    rule, theme.ink("line_strong" if number < self._current else "line")
                )
                left = rule.right() + px(13)

    @property
    def is_short(self) -> bool:
        """Whether there is room for bars and the current step's words only."""
        return self._width() > self.width()

    def _paint_short(self, painter: QPainter) -> None:
        theme, count = self._theme, max(len(self._steps), 1)
        width = (self.width() - (count - 1) * _BAR_GAP_PX) / count
        for number in range(len(self._steps)):
            bar = QRectF(number * (width + _BAR_GAP_PX), 1, width, theme.px(_BAR_PX))
            is_done, is_current = number < self._current, number == self._current
            fill = theme.ink("accent" if is_done else "accent_soft" if is_current else "surface")
            line = theme.ink("accent" if is_done or is_current else "line_strong")
            paint_frame(painter, bar, bar.height() / 2, fill, line)
        painter.setFont(theme.font(TypeRole.META, MEDIUM))
        painter.setPen(theme.ink("text2"))
        words = QRectF(0, theme.px(_BAR_PX + 4), self.width(), theme.line_px(TypeRole.META) + 4)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.accessibleName())

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

    def _width(self) -> float:
        metrics = QFontMetricsF(self._theme.font(TypeRole.BODY, SEMIBOLD))
        px, count = self._theme.px, len(self._steps)
        width = count * px(_SIDE_PX + _GAP_PX) + (count - 1) * px(_RULE_PX + 26)
        return width + sum(metrics.horizontalAdvance(words) for words in self._steps)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

"""The confidence badge. Rule: bars differ in count, so it reads in grey; without a rating the frame is dashed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from agent_assist.presenters.view.parts import BadgeView, Tone
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import RADIUS_CHIP, SEMIBOLD, SIZE_HIT_MIN, TypeRole
from agent_assist.ui.widgets.painting import paint_bars, paint_frame, tone_inks

BARS_WIDTH_PX, BARS_HEIGHT_PX = 14, 12
_PADDING_PX, _GAP_PX = 8, 7


class ConfidenceBadge(QLabel):
    """Bars and words for a `BadgeView`; its second line is the accessible name's end."""

    def __init__(self, view: BadgeView | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = BadgeView("", 0, Tone.NEUTRAL, "")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._theme = follow_theme(self._restyle)
        if view is not None:
            self.show_view(view)
        self._restyle()

    def show_view(self, view: BadgeView) -> None:
        """Show bars and words."""
        if view == self._view:
            return
        self._view = view
        self.setText(view.words)
        parts = f"{view.headline} {view.line}".strip()
        self.setAccessibleName(f"Confidence: {view.words}" + (f", {parts}" if parts else ""))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Bars, words and padding."""
        theme = self._theme
        width = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        width += theme.px(BARS_WIDTH_PX) + theme.px(_GAP_PX) + 2 * theme.px(_PADDING_PX)
        return QSize(int(width) + 2, theme.px(SIZE_HIT_MIN))

    def minimumSizeHint(self) -> QSize:
        """The same: a rating is never shortened."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Frame, bars, words."""
        painter = QPainter(self)
        theme, (ink, soft) = self._theme, tone_inks(self._view.tone)
        frame = QRectF(self.rect())
        dashes = (3.0, 2.0) if self._view.bars == 0 else ()
        line = theme.ink("line_strong" if self._view.bars == 0 else ink)
        paint_frame(
            painter, frame, RADIUS_CHIP, theme.ink(soft), _softened(line), theme.line_width, dashes
        )
        width, height = theme.px(BARS_WIDTH_PX), theme.px(BARS_HEIGHT_PX)
        top = round((frame.height() - height) / 2)
        bars = QRectF(theme.px(_PADDING_PX) + 1, top, width, height)
        paint_bars(painter, bars, self._view.bars, theme.ink(ink))
        painter.setPen(theme.ink(ink))
        painter.setFont(self.font())
        box = frame.adjusted(bars.right() + theme.px(_GAP_PX), 0, 0, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self.text())

    def _restyle(self) -> None:
        self.setFont(self._theme.font(TypeRole.BODY, SEMIBOLD))
        self.updateGeometry()
        self.update()


def _softened(color: QColor) -> QColor:
    # The frame of a badge is decoration: its words and bars carry the state.
    softened = QColor(color)
    softened.setAlphaF(0.6)
    return softened

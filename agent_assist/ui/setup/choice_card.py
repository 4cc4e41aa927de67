"""A radio button as a card: icon, title, a line. One that may not be chosen says why and can still be read."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from agent_assist.presenters.view.window import ChoiceView
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import RADIUS_CARD, SEMIBOLD, TypeRole
from agent_assist.ui.widgets.icon_label import IconLabel
from agent_assist.ui.widgets.painting import FOCUS_MARGIN_PX, paint_focus_ring, paint_frame
from agent_assist.ui.widgets.radio_card import MARK_PX, RadioCard, paint_radio_mark
from agent_assist.ui.widgets.text import Text


class ChoiceCard(RadioCard):
    """Connect to `clicked`; it is never sent for a card that may not be chosen."""

    def __init__(self, view: ChoiceView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self.setAccessibleName(view.title)
        self.setAccessibleDescription(f"{view.detail} {view.why_not}".strip())
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        words = QVBoxLayout()
        words.setSpacing(1)
        ink = "text" if view.is_enabled else "text2"
        words.addWidget(Text(TypeRole.BODY, ink, view.title, weight=SEMIBOLD, wraps=True))  # type: ignore[arg-type]
        detail = f"{view.detail} {view.why_not}".strip() if not view.is_enabled else view.detail
        words.addWidget(Text(TypeRole.BODY, "text2", detail, wraps=True))
        self.row.setSpacing(14)
        self.row.addWidget(IconLabel(view.icon, 20, "text2"), 0, Qt.AlignmentFlag.AlignTop)
        self.row.addLayout(words, 1)
        self.let_clicks_through()
        self._theme = follow_theme(self._restyle)
        self._restyle()

    def hitButton(self, pos: QPoint) -> bool:
        """All of the card can be pressed, if it may be chosen."""
        return self.view.is_enabled and super().hitButton(pos)

    def nextCheckState(self) -> None:
        """Choose it, unless it may not be."""
        if self.view.is_enabled:
            super().nextCheckState()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Frame, mark, ring."""
        painter, theme, margin = QPainter(self), self._theme, FOCUS_MARGIN_PX
        frame = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        if self.isChecked():
            fill, line = theme.ink("accent_soft"), theme.ink("accent")
            paint_frame(painter, frame, RADIUS_CARD, fill, line, 2)
        elif self.view.is_enabled:
            fill = theme.ink("hover" if self.underMouse() else "surface")
            line = theme.ink("line_strong")
            paint_frame(painter, frame, RADIUS_CARD, fill, line, theme.line_width)
        else:
            paint_frame(painter, frame, RADIUS_CARD, None, theme.ink("line"), 1, (4.0, 3.0))
        self._paint_mark(painter, frame)
        if self.hasFocus():
            paint_focus_ring(painter, frame, RADIUS_CARD, theme.ink("focus"))

    def _restyle(self) -> None:
        edge, mark = FOCUS_MARGIN_PX, self._theme.px(MARK_PX + 26)
        self.row.setContentsMargins(16 + edge, 11 + edge, mark + edge, 11 + edge)
        self.updateGeometry()
        self.update()

    def _paint_mark(self, painter: QPainter, frame: QRectF) -> None:
        theme, side = self._theme, self._theme.px(MARK_PX)
        box = QRectF(frame.right() - theme.px(16) - side, frame.top() + theme.px(14), side, side)
        if not self.view.is_enabled:
            lock = theme.icon("lock", MARK_PX, "text2", self.devicePixelRatioF())
            painter.drawPixmap(box.topLeft().toPoint(), lock)
            return
        paint_radio_mark(painter, theme, box, is_on=self.isChecked())

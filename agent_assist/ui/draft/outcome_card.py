"""An outcome to pick: a radio mark, a title, a neutral note, its key."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import RADIUS_CARD, SEMIBOLD, TypeRole
from agent_assist.ui.widgets.key_caps import KeyCaps
from agent_assist.ui.widgets.painting import FOCUS_MARGIN_PX, paint_focus_ring, paint_frame
from agent_assist.ui.widgets.radio_card import MARK_PX, RadioCard, paint_radio_mark
from agent_assist.ui.widgets.text import Text


class OutcomeCard(RadioCard):
    """Connect to `clicked`. Up and Down only move: nothing is picked on the way."""

    def __init__(
        self, title: str, note: str, keys: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAutoExclusive(False)
        self.setAccessibleName(title)
        self.setAccessibleDescription(", ".join(part for part in (note, " ".join(keys)) if part))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(TypeRole.READ, text=title, weight=SEMIBOLD, wraps=True))
        words.addWidget(Text(TypeRole.BODY, "text2", note, wraps=True))
        self.row.setSpacing(12)
        self.row.addLayout(words, 1)
        self.row.addWidget(KeyCaps(keys), 0, Qt.AlignmentFlag.AlignVCenter)
        self.let_clicks_through()
        self._theme = follow_theme(self._restyle)
        self._restyle()

    def nextCheckState(self) -> None:
        """What is checked is what the presenter says."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move to the neighbour; Space picks."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Frame, mark, ring."""
        painter, theme, margin = QPainter(self), self._theme, FOCUS_MARGIN_PX
        frame = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        is_on = self.isChecked()
        fill, line = theme.ink("accent_soft" if is_on else "surface"), theme.ink("line_strong")
        paint_frame(painter, frame, RADIUS_CARD, fill, line, 2 if is_on else theme.line_width)
        side = theme.px(MARK_PX)
        box = QRectF(frame.left() + theme.px(14), frame.center().y() - side / 2, side, side)
        paint_radio_mark(painter, theme, box, is_on=is_on)
        if self.hasFocus():
            paint_focus_ring(painter, frame, RADIUS_CARD, theme.ink("focus"))

    def _restyle(self) -> None:
        edge = FOCUS_MARGIN_PX
        left = self._theme.px(MARK_PX + 26)
        self.row.setContentsMargins(left + edge, 5 + edge, 14 + edge, 5 + edge)
        self.updateGeometry()
        self.update()

"""An outcome to pick: a radio mark, a title, a neutral note, its key."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import RADIUS_CARD, SEMIBOLD, TypeRole
from agent_assist.ui.widgets.key_caps import KeyCaps
from agent_assist.ui.widgets.painting import FOCUS_MARGIN_PX, paint_focus_ring, paint_frame
from agent_assist.ui.widgets.text import Text

_MARK_PX = 16


class OutcomeCard(QRadioButton):
    """Connect to `clicked`. Up and Down only move: nothing is picked on the way."""

    def __init__(
        self, title: str, note: str, keys: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAutoExclusive(False)
        self.setAccessibleName(title)
        self.setAccessibleDescription(", ".join(part for part in (note, " ".join(keys)) if part))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(TypeRole.READ, text=title, weight=SEMIBOLD, wraps=True))
        words.addWidget(Text(TypeRole.BODY, "text2", note, wraps=True))
        self._row = QHBoxLayout(self)
        self._row.setSpacing(12)
        self._row.addLayout(words, 1)
        self._row.addWidget(KeyCaps(keys), 0, Qt.AlignmentFlag.AlignVCenter)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._theme = follow_theme(self._restyle)
        self._restyle()

    def sizeHint(self) -> QSize:
        """The words and the room around them."""
        hint = self._row.totalSizeHint()
        return QSize(hint.width(), self.heightForWidth(max(hint.width(), self.width())))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the companion."""
        return QSize(200, self.heightForWidth(max(200, self.width())))

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The words broken at this width."""
        return self._row.totalHeightForWidth(width)

    def hitButton(self, pos: QPoint) -> bool:
        """All of the card can be pressed."""
        return self.rect().contains(pos)

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
        side = theme.px(_MARK_PX)
        box = QRectF(frame.left() + theme.px(14), frame.center().y() - side / 2, side, side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.ink("surface"))
        painter.setPen(QPen(theme.ink("accent" if is_on else "line_strong"), 1.5))
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        if is_on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.ink("accent"))
            inset = side * 0.28
            painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))
        if self.hasFocus():
            paint_focus_ring(painter, frame, RADIUS_CARD, theme.ink("focus"))

    def _restyle(self) -> None:
        edge = FOCUS_MARGIN_PX
        left = self._theme.px(_MARK_PX + 26)
        self._row.setContentsMargins(left + edge, 5 + edge, 14 + edge, 5 + edge)
        self.updateGeometry()
        self.update()

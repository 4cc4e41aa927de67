"""A round mark with a person's initials; decoration beside the name, so screen readers skip it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import SEMIBOLD, SIZE_HIT_MIN, TypeRole


class Avatar(QWidget):
    """Initials in a circle; a colleague's is tinted, a customer's neutral."""

    def __init__(
        self, initials: str = "", is_agent: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._initials, self._is_agent = initials, is_agent
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._theme = follow_theme(self._restyle)

    def show_person(self, initials: str, is_agent: bool) -> None:
        """Show these initials."""
        self._initials, self._is_agent = initials, is_agent
        self.update()

    def sizeHint(self) -> QSize:
        """24 pixels across, scaled."""
        side = self._theme.px(SIZE_HIT_MIN)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint circle and initials."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.ink("accent_soft" if self._is_agent else "sunken"))
        painter.drawEllipse(QRectF(self.rect()))
        font = self._theme.font(TypeRole.MICRO, SEMIBOLD)
        font.setPixelSize(max(self._theme.px(9.5), 8))
        painter.setFont(font)
        painter.setPen(self._theme.ink("accent" if self._is_agent else "text2"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._initials[:2])

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

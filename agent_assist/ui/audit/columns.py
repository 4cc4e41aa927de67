"""The names over the columns of the list, at the places where the rows have them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from agent_assist.ui.audit.rows import cells
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import MEDIUM, TypeRole

_HEIGHT_PX, _SIDE_PX = 36, 14


class ColumnNames(QWidget):
    """Painted with the same arithmetic as the rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._reserved_px = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._theme = follow_theme(self._restyle)

    def show_names(self, names: tuple[str, ...]) -> None:
        """Show these names."""
        self._names = names
        self.setAccessibleName(", ".join(names))
        self.update()

    @property
    def room_px(self) -> int:
        """The width that the names are spread over."""
        return self.width() - self._reserved_px

    def reserve(self, width_px: int) -> None:
        """Leave room on the right for the rows' scroll bar, so that names stand over their columns."""
        if width_px != self._reserved_px:
            self._reserved_px = width_px
            self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(self._theme.px(200), self._theme.px(_HEIGHT_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The names and the line below."""
        painter, theme = QPainter(self), self._theme
        font = theme.font(TypeRole.BODY, MEDIUM)
        painter.setFont(font)
        painter.setPen(theme.ink("text2"))
        side = theme.px(_SIDE_PX)
        box = QRectF(self.rect()).adjusted(side, 0, -side - self._reserved_px, 0)
        for cell, name in zip(cells(box), self._names, strict=False):
            cut = QFontMetricsF(font).elidedText(name, Qt.TextElideMode.ElideRight, cell.width())
            painter.drawText(cell, Qt.AlignmentFlag.AlignVCenter, cut)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.ink("line"))

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

"""From, To, Cc, Bcc and Subject of a reply, as the customer's mail program will show them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import MEDIUM, SEMIBOLD, TypeRole
from agent_assist.ui.widgets.text import Text

_NAMES_PX = 60


class EnvelopeRows(QWidget):
    """Rows of (name, value); the last address line is never cut, it wraps."""

    def __init__(self, rows: tuple[tuple[str, str], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = follow_theme(self.update)
        self.grid = grid = QGridLayout(self)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, self._theme.px(_NAMES_PX) - 8)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for number, (name, value) in enumerate(rows):
            is_subject = number > 0 and "@" not in value and number >= len(rows) - 1
            weight = SEMIBOLD if is_subject else None
            grid.addWidget(Text(TypeRole.BODY, "text2", name, weight=MEDIUM), number, 0, top)
            grid.addWidget(Text(TypeRole.BODY, "text", value, weight=weight, wraps=True), number, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A band that sets the envelope apart from the letter."""
        QPainter(self).fillRect(self.rect(), self._theme.ink("panel"))

"""A row with a title and a line: a numbered source, a saved reply, an article."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from agent_assist.ui.theme.tokens import MEDIUM, TypeRole
from agent_assist.ui.widgets.chip import Chip
from agent_assist.ui.widgets.row_button import RowButton
from agent_assist.ui.widgets.text import Text


class ListRow(RowButton):
    """Connect to `clicked`. `number` 0 shows no chip."""

    def __init__(
        self,
        title: str,
        line: str,
        accessible: str,
        number: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(accessible)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(TypeRole.BODY, text=title, weight=MEDIUM, wraps=True))
        words.addWidget(Text(TypeRole.META, "text3", line, wraps=True))
        row = QHBoxLayout()
        row.setContentsMargins(0, 1, 0, 1)
        row.setSpacing(10)
        if number:
            row.addWidget(Chip(str(number)), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.set_content(row)

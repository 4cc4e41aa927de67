"""A section's heading with its count at the right or beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from agent_assist.ui.theme.tokens import SEMIBOLD, TypeRole
from agent_assist.ui.widgets.text import Text


class SectionHeader(QWidget):
    """ "Sources" and "4"; with `count_beside` the count follows the title, as in the queue."""

    def __init__(
        self,
        title: str = "",
        count: str = "",
        *,
        count_beside: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = Text(TypeRole.META, "text2", weight=SEMIBOLD, wraps=not count_beside)
        self._count = Text(TypeRole.META, "text2", tabular=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._title, 0 if count_beside else 1)
        row.addWidget(self._count)
        if count_beside:
            row.addStretch(1)
        self.set_words(title, count)

    def set_words(self, title: str, count: str = "") -> None:
        """Show title and count."""
        self._title.set_text(title)
        self._count.set_text(count)

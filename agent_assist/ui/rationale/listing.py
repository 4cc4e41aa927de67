"""A heading over a list of rows, built again only when the list changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from agent_assist.ui.widgets.painting import FOCUS_MARGIN_PX
from agent_assist.ui.widgets.section_header import SectionHeader


class Listing(QWidget):
    """ "Sources 4" and what stands below it; hidden while it has neither title nor rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key: object = None
        self._header = SectionHeader()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        # Rows keep room for their focus ring; the heading stands over their words.
        head = QVBoxLayout()
        head.setContentsMargins(FOCUS_MARGIN_PX, 0, FOCUS_MARGIN_PX, 0)
        head.addWidget(self._header)
        column.addLayout(head)
        column.addLayout(self._rows)

    def holds(self, key: object) -> bool:
        """Whether the rows were built from `key`; if not, it is remembered and the caller builds them."""
        if key == self._key:
            return True
        self._key = key
        return False

    def show_rows(self, title: str, count: str, rows: Sequence[QWidget]) -> None:
        """Show heading and rows in place of those before."""
        self._header.set_words(title, count)
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for row in rows:
            self._rows.addWidget(row)
            # A layout shows what it was given only in a later turn: until then the rows would be blank.
            row.show()
        self.setVisible(bool(rows))

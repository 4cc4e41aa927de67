"""A list's rows as Qt's list views want them. Rule: rows that were only added to leave the others where they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
DISPLAY_ROLE = int(Qt.ItemDataRole.DisplayRole)
SPOKEN_ROLE = int(Qt.ItemDataRole.AccessibleTextRole)
TIP_ROLE = int(Qt.ItemDataRole.ToolTipRole)

AnyIndex = QModelIndex | QPersistentModelIndex
_Row = TypeVar("_Row")


class RowsModel(QAbstractListModel, Generic[_Row]):
    """Rows of one kind: `ROW_ROLE` gives the row itself, `words` what each other role says of it."""

    def __init__(
        self, words: Mapping[int, Callable[[_Row], str]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self.rows: tuple[_Row, ...] = ()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: AnyIndex, role: int = DISPLAY_ROLE) -> object:
        """The row itself, or it in words; None for a place that is gone or a role that says nothing."""
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        words = self._words.get(int(role))
        return words(row) if words is not None else None

    def show(self, rows: tuple[_Row, ...]) -> bool:
        """Take these rows. Whether anything changed."""
        old, count = self.rows, len(self.rows)
        if rows == old:
            return False
        if count and rows[:count] == old:
            self.beginInsertRows(QModelIndex(), count, len(rows) - 1)
            self.rows = rows
            self.endInsertRows()
        else:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
        return True

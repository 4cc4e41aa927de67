"""The facts to check, one row each. Rule: every fact is confirmed by itself; there is no "confirm all"."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from agent_assist.presenters.view.draft import MarkKind
from agent_assist.presenters.view.rationale import CheckRow
from agent_assist.ui.shown_keys import shown_keys
from agent_assist.ui.theme.tokens import SEMIBOLD, Ink, TypeRole
from agent_assist.ui.widgets.button import Button, ButtonKind
from agent_assist.ui.widgets.card import Card
from agent_assist.ui.widgets.chip import Chip
from agent_assist.ui.widgets.flow import FlowLayout
from agent_assist.ui.widgets.text import Text

_QUOTE_CHARS = 40
_LINES: dict[MarkKind, Ink] = {MarkKind.NO_SOURCE: "danger", MarkKind.CHECK: "warn"}


def quoted(words: str) -> str:
    """The fact in quotation marks: its first words up to about forty characters, with "…" where more follows."""
    flat = " ".join(words.split())
    if len(flat) > _QUOTE_CHARS:
        flat = flat[: _QUOTE_CHARS - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"
    return f"“{flat}”"


class CheckCard(Card):
    """One row, known by its `key`. Signals `go_to()` and `confirm()`, each from its own focusable button."""

    go_to = Signal()
    confirm = Signal()

    def __init__(self, row: CheckRow, has_key: bool, parent: QWidget | None = None) -> None:
        line = _LINES.get(row.kind, "line")
        super().__init__("surface", line, dashed=row.kind is MarkKind.CHECK, parent=parent)
        self.key = row.key
        self.setAccessibleName(row.accessible)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Chip(row.chip, row.kind), 0, Qt.AlignmentFlag.AlignTop)
        quote = Text(TypeRole.BODY, text=quoted(row.quote), weight=SEMIBOLD, wraps=True)
        quote.setToolTip(row.quote)
        head.addWidget(quote, 1)
        words = QVBoxLayout()
        words.setContentsMargins(8, 0, 8, 0)
        words.setSpacing(3)
        words.addLayout(head)
        words.addWidget(Text(TypeRole.META, "text2", row.reason, wraps=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 7, 2, 8)
        column.setSpacing(3)
        column.addLayout(words)
        if row.kind is not MarkKind.SETTLED:
            column.setContentsMargins(2, 7, 2, 3)
            column.addLayout(self._buttons(row, has_key))

    def _buttons(self, row: CheckRow, has_key: bool) -> FlowLayout:
        go_to = Button(
            ButtonKind.LINK,
            self.tr("Go to text"),
            keys=shown_keys().caps("check-next") if has_key else (),
        )
        confirm = Button(ButtonKind.LINK, self.tr("I checked it"))
        for button, signal in ((go_to, self.go_to), (confirm, self.confirm)):
            button.setAccessibleDescription(row.accessible)
            button.acted.connect(signal)
        keys = "+".join(shown_keys().caps("confirm"))
        confirm.setToolTip(self.tr("{words} ({keys})").format(words=confirm.text(), keys=keys))
        buttons = FlowLayout(2)
        buttons.addWidget(go_to)
        buttons.addWidget(confirm)
        return buttons


class CheckRows(QWidget):
    """All rows. Signals `go_to(str)` and `confirm(str)` with the row's key."""

    go_to = Signal(str)
    confirm = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[CheckRow, ...] = ()
        self._cards: dict[CheckRow, CheckCard] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_rows(self, rows: tuple[CheckRow, ...]) -> None:
        """Show these rows; rows that did not change keep their widgets, and so the focus."""
        if rows == self._rows:
            return
        self._rows = rows
        for row in [row for row in self._cards if row not in rows]:
            self._drop(self._cards.pop(row))
        for index, row in enumerate(rows):
            if row not in self._cards:
                self._cards[row] = self._card(row, index == 0)
            self._column.insertWidget(index, self._cards[row])
            # A layout shows what it was given only in a later turn: until then the rows would be blank.
            self._cards[row].show()

    def _card(self, row: CheckRow, has_key: bool) -> CheckCard:
        card = CheckCard(row, has_key)
        card.go_to.connect(lambda key=row.key: self.go_to.emit(key))
        card.confirm.connect(lambda key=row.key: self.confirm.emit(key))
        return card

    def _drop(self, card: CheckCard) -> None:
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

"""What was opened from the list: an article's sections, or a topic's questions."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from agent_assist.presenters.view.knowledge import KnowledgePage
from agent_assist.presenters.view.parts import ButtonView
from agent_assist.ui.sheets.page import Page
from agent_assist.ui.theme.tokens import SEMIBOLD, TypeRole
from agent_assist.ui.widgets.button import Button, ButtonKind
from agent_assist.ui.widgets.card import Card
from agent_assist.ui.widgets.text import Text

_MOST_SECTIONS = 60


class ArticlePage(QWidget):
    """Shows a `KnowledgePage`. Signals `closed()` and `write_wanted()`."""

    closed = Signal()
    write_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: KnowledgePage | None = None
        self.back = Button(ButtonKind.PLAIN, self.tr("Back to the list"), "arrow-left")
        self.back.acted.connect(self.closed)
        self.write = Button(ButtonKind.SMALL)
        self.write.acted.connect(self.write_wanted)
        self._title = Text(TypeRole.TITLE, "text", weight=SEMIBOLD, wraps=True)
        self._mark = Text(TypeRole.BODY, "warn", weight=SEMIBOLD, wraps=True)
        self._line = Text(TypeRole.META, "text2", wraps=True)
        self.page = Page()
        self.page.column.setSpacing(10)
        row = QHBoxLayout()
        row.addWidget(self.write)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._title)
        column.addWidget(self._mark)
        column.addWidget(self._line)
        column.addLayout(row)
        column.addWidget(self.page, 1)

    def show_view(self, view: KnowledgePage) -> None:
        """Show it; the same again costs nothing and keeps the place."""
        if view == self._view:
            return
        is_other = self._view is None or view.id != self._view.id
        self._view = view
        self._title.set_text(view.title)
        self._mark.set_text(view.mark)
        self._mark.setVisible(bool(view.mark))
        self._line.set_text(view.line)
        self.write.show_view(view.write or ButtonView("", is_shown=False))
        self._fill(view)
        if is_other:
            self.page.verticalScrollBar().setValue(0)

    def _fill(self, view: KnowledgePage) -> None:
        column = self.page.column
        while (item := column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for heading, text in view.sections[:_MOST_SECTIONS]:
            column.addWidget(_section(heading, text))
        more = len(view.sections) - _MOST_SECTIONS
        if more > 0:
            words = self.tr("%n more sections are in the file.", "", more)
            column.addWidget(Text(TypeRole.META, "text2", words, wraps=True))
        column.addStretch(1)
        self.page.setAccessibleName(view.title)


def _section(heading: str, text: str) -> Card:
    card = Card("panel")
    column = QVBoxLayout(card)
    column.setContentsMargins(14, 10, 14, 10)
    column.setSpacing(4)
    if heading:
        column.addWidget(Text(TypeRole.META, "text2", heading, weight=SEMIBOLD, wraps=True))
    column.addWidget(Text(TypeRole.BODY, "text", text, wraps=True))
    return card

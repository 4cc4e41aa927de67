"""Help without AI: search, saved replies, articles. The app is whole without a model."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from agent_assist.presenters.view.rationale import HelpRow, RationaleView
from agent_assist.ui.rationale.list_row import ListRow
from agent_assist.ui.rationale.listing import Listing
from agent_assist.ui.widgets.field import TextField


class HelpPage(QWidget):
    """Paints a `RationaleView` in its mode WITHOUT_AI.

    Signals: `insert_text(str)` the text of the saved reply that was chosen; `read_article(str)` the id of an article;
    `search_help(str)` what was typed.
    """

    insert_text = Signal(str)
    read_article = Signal(str)
    search_help = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = TextField(self.tr("Search replies and articles"), "search")
        self.search.textEdited.connect(self.search_help)
        self._replies = Listing()
        self._articles = Listing()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 8)
        column.setSpacing(12)
        column.addWidget(self.search)
        column.addWidget(self._replies)
        column.addWidget(self._articles)
        column.addStretch(1)

    def show_view(self, view: RationaleView) -> None:
        """Show what was found."""
        self._fill(
            self._replies,
            self.tr("Saved replies"),
            view.saved_replies,
            lambda row: self.insert_text.emit(row.text),
        )
        self._fill(
            self._articles,
            view.articles_title,
            view.articles,
            lambda row: self.read_article.emit(row.id),
        )

    def _fill(
        self,
        listing: Listing,
        title: str,
        rows: tuple[HelpRow, ...],
        chosen: Callable[[HelpRow], None],
    ) -> None:
        if not listing.holds((title, rows)):
            listing.show_rows(title, str(len(rows)), [_row(row, chosen) for row in rows])


def _row(row: HelpRow, chosen: Callable[[HelpRow], None]) -> ListRow:
    widget = ListRow(row.title, row.line, f"{row.title}, {row.line}")
    widget.clicked.connect(lambda _=False: chosen(row))
    return widget

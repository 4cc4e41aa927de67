"""The top of the draft column: tag, recipient, time of saving. Rule: the tag is never shortened or scrolled away."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from agent_assist.presenters.view.draft import DraftView
from agent_assist.ui.theme.tokens import TypeRole
from agent_assist.ui.widgets.tag import DisclosureTag
from agent_assist.ui.widgets.text import Text


class DraftHeader(QWidget):
    """Paints the head of a `DraftView`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tag = DisclosureTag()
        self._to = Text(TypeRole.BODY, "text3")
        self._saved = Text(TypeRole.BODY, "text3", tabular=True)
        self._label = Text(TypeRole.META, "text3")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.tag)
        row.addWidget(self._to, 1)
        row.addWidget(self._saved)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 8)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._label)

    def show_view(self, view: DraftView) -> None:
        """Show tag and lines; empty lines take no room."""
        self.tag.setVisible(view.tag is not None)
        if view.tag is not None:
            self.tag.show_view(view.tag)
        self._to.set_text(view.to_line)
        self._saved.set_text(view.saved_line)
        self._label.set_text(view.label_line)
        self._label.setVisible(bool(view.label_line))
        self.setVisible(view.tag is not None or bool(view.to_line or view.label_line))

"""The top of the draft column: tag, recipient, time of saving. Rule: the tag is never shortened or scrolled away."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from agent_assist.presenters.view.draft import DraftView
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import TypeRole
from agent_assist.ui.widgets.tag import DisclosureTag
from agent_assist.ui.widgets.text import Text

_SIDE_PX = 20


class DraftHeader(QWidget):
    """Paints the head of a `DraftView`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tag = DisclosureTag()
        self._to = Text(TypeRole.META, "text3")
        self._saved = Text(TypeRole.META, "text3", tabular=True)
        self._side, self._is_compact = _SIDE_PX, False
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        for row in (self._first, self._second):
            row.setSpacing(12)
        self._first.addWidget(self.tag)
        self._first.addStretch(1)
        self._wraps: bool | None = None
        self._column = QVBoxLayout(self)
        self._column.setSpacing(4)
        self._column.addLayout(self._first)
        self._column.addLayout(self._second)
        self._theme = follow_theme(self._fit)
        self.set_side(_SIDE_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the tag leaves no room, the other words go below it."""
        super().resizeEvent(event)
        self._fit()

    def set_side(self, side_px: int, *, is_compact: bool = False) -> None:
        """Room at both sides; in a narrow window the ticket's head names the recipient, so no row is spent on it."""
        self._side, self._is_compact = side_px, is_compact
        self._column.setContentsMargins(side_px, 12, side_px, 8)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 2 * self._side + 12
        tag, to, saved = (p.sizeHint().width() + 12 for p in (self.tag, self._to, self._saved))
        drops_to = self._is_compact and tag + to + saved > room
        self._to.setVisible(not drops_to)
        wraps = tag + saved + (0 if drops_to else to) > room
        # In a row of its own the recipient comes before the time of saving.
        self._saved.setVisible(not wraps or drops_to or to + saved <= room)
        if wraps is self._wraps:
            return
        self._wraps = wraps
        row = self._second if wraps else self._first
        row.addWidget(self._to, 1000)
        row.addWidget(self._saved)

    def show_view(self, view: DraftView) -> None:
        """Show tag and lines; empty lines take no room."""
        self.tag.setVisible(view.tag is not None)
        if view.tag is not None:
            self.tag.show_view(view.tag)
        self._to.set_text(view.to_line)
        self._saved.set_text(view.saved_line)
        self._fit()
        self.setVisible(view.tag is not None or bool(view.to_line))

"""Words found in the conversation: all of them marked, one of them in sight. Rule: finding changes no text."""

from __future__ import annotations

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from agent_assist.ui.theme.theme import Theme
from agent_assist.ui.theme.tokens import Ink

MOST_FOUND = 500


class Found:
    """The places of the words in a view; `number` counts from 1 and is 0 for none."""

    def __init__(self, view: QTextEdit, theme: Theme) -> None:
        self._view, self._theme = view, theme
        self._words = ""
        self._places: list[QTextCursor] = []
        self.number = 0

    @property
    def count(self) -> int:
        """How many places hold the words, at most 500."""
        return len(self._places)

    def seek(self, words: str) -> None:
        """Find these words, whatever their case; the first place from what is in sight on is the current one."""
        self._words = words
        self._look()
        top = self._view.cursorForPosition(self._view.viewport().rect().topLeft()).position()
        below = (n for n, c in enumerate(self._places, 1) if c.selectionStart() >= top)
        self.number = next(below, self.count)
        self._show()

    def step(self, by: int) -> None:
        """The next (1) or the previous (-1) place; after the last comes the first."""
        if self._places:
            self.number = (self.number - 1 + by) % self.count + 1
            self._show()

    def look_again(self) -> None:
        """The document was written anew."""
        self._look()
        self.number = min(max(self.number, 1), self.count)
        self._mark()

    def _look(self) -> None:
        self._places = []
        document = self._view.document()
        place = document.find(self._words) if self._words else QTextCursor()
        while not place.isNull() and self.count < MOST_FOUND:
            self._places.append(place)
            place = document.find(self._words, place)

    def _show(self) -> None:
        self._mark()
        if self.number:
            bare = QTextCursor(self._places[self.number - 1])
            bare.setPosition(bare.selectionEnd())
            # Ensuring a cursor in sight, not a selection: the words keep the marks painted here.
            self._view.setTextCursor(bare)
            self._view.ensureCursorVisible()

    def _mark(self) -> None:
        marks = []
        for number, place in enumerate(self._places, 1):
            is_current = number == self.number
            mark = QTextEdit.ExtraSelection()
            mark.cursor = place
            mark.format = self._chars(is_current=is_current)
            marks.append(mark)
        self._view.setExtraSelections(marks)

    def _chars(self, *, is_current: bool) -> QTextCharFormat:
        ground: Ink = "accent" if is_current else "warn_soft"
        words: Ink = "on_accent" if is_current else "text"
        chars = QTextCharFormat()
        chars.setBackground(self._theme.ink(ground))
        chars.setForeground(self._theme.ink(words))
        return chars

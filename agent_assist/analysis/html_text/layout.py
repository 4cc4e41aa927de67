"""Builds the plain text of a page: lines, paragraphs, quote marks, list marks, table cells.

Rule: white space collapses as in a browser, except where the style keeps it.
"""

from __future__ import annotations

import re

_SPACES = re.compile(r"[ \t\n\r\f]+")
_MANY_BREAKS = re.compile(r"\n{3,}")
_DEEPEST_QUOTE = 10


class Layout:
    """Lines under construction. A break or a cell mark is written only when text follows it."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._breaks = 0
        self._space = False
        self._mark = ""
        self._line_is_empty = True
        self._quote_depth = 0
        self._cell = False
        self._quote_is_fresh = False

    def text(self, text: str, *, keeps_space: bool = False) -> None:
        """Add visible characters."""
        if keeps_space:
            for index, line in enumerate(text.split("\n")):
                if index:
                    self.line()
                self._words(line)
            return
        collapsed = _SPACES.sub(" ", text)
        words = collapsed.strip(" ")
        if not words:
            self._space = self._space or bool(collapsed)
            return
        self._space = self._space or collapsed[0] == " "
        self._words(words)
        self._space = collapsed[-1] == " "

    def line(self) -> None:
        """A single line break, as `<br>` makes it."""
        self._breaks += not self._quote_is_fresh
        self._space = False

    def block(self) -> None:
        """What follows starts on a line of its own."""
        if not self._line_is_empty:
            self._breaks = max(self._breaks, 1)
        self._space = self._cell = False

    def paragraph(self) -> None:
        """What follows is set apart by an empty line."""
        if self._parts and not self._quote_is_fresh:
            self._breaks = max(self._breaks, 2)
        self._space = self._cell = False

    def item(self, mark: str) -> None:
        """A list item with its mark."""
        self.block()
        self._mark = mark

    def cell(self) -> None:
        """A table cell: set off from the one before it on the same line."""
        self._cell = not self._line_is_empty and self._breaks == 0

    def quote(self, change: int) -> None:
        """Enter (+1) or leave (-1) a quotation; its lines start with `> `."""
        self.block()
        if change > 0:
            self._flush_breaks()
        self._quote_is_fresh = change > 0
        self._quote_depth = min(_DEEPEST_QUOTE, max(0, self._quote_depth + change))

    def result(self) -> str:
        """The finished text, without blank edges."""
        lines = (line.rstrip() for line in "".join(self._parts).split("\n"))
        return _MANY_BREAKS.sub("\n\n", "\n".join(lines)).strip("\n")

    def _words(self, words: str) -> None:
        if not words:
            return
        self._flush_breaks()
        self._quote_is_fresh = False
        if self._line_is_empty:
            self._parts.append("> " * self._quote_depth + self._mark)
            self._mark = ""
        elif self._cell:
            self._parts.append(" | ")
        elif self._space:
            self._parts.append(" ")
        self._parts.append(words)
        self._line_is_empty = self._space = self._cell = False

    def _flush_breaks(self) -> None:
        if self._breaks and self._parts:
            empty_line = "\n" + "> " * self._quote_depth
            self._parts.append(empty_line * min(self._breaks - 1, 2) + "\n")
            self._line_is_empty = True
        self._breaks = 0

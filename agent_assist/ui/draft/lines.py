"""The text lines on screen, with their place in the viewport and in the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextBlock, QTextLine
from PySide6.QtWidgets import QTextEdit


class ScreenLine(NamedTuple):
    """A line: its block, its units `[start, end)` within the block, and its place in the viewport in pixels."""

    block: QTextBlock
    line: QTextLine
    start: int
    end: int
    left: float
    top: float
    height: float
    is_last_of_block: bool

    @property
    def bottom(self) -> float:
        """Lower edge, where the next line begins."""
        return self.top + self.height

    @property
    def text_bottom(self) -> float:
        """Lower edge of the glyphs: below it there is room for underlines."""
        return self.top + self.line.height()

    def x_of(self, unit: int) -> float:
        """Viewport x of a unit of the block."""
        return self.left + cursor_x(self.line, min(max(unit, self.start), self.end))


def cursor_x(line: QTextLine, unit: int) -> float:
    """`QTextLine.cursorToX` without the position that PySide returns beside it."""
    found: object = line.cursorToX(unit)
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]


def lines_between(edit: QTextEdit, top: float, bottom: float) -> Iterator[ScreenLine]:
    """The lines that touch the viewport's heights from `top` to `bottom`."""
    layout = edit.document().documentLayout()
    shift_x, shift_y = edit.horizontalScrollBar().value(), edit.verticalScrollBar().value()
    block = edit.cursorForPosition(QPoint(0, int(top))).block()
    if block.previous().isValid():
        block = block.previous()
    while block.isValid():
        rect = layout.blockBoundingRect(block).translated(-shift_x, -shift_y)
        if rect.top() > bottom:
            return
        if rect.bottom() >= top:
            following = block.next()
            below = layout.blockBoundingRect(following).top() - shift_y
            end = below if following.isValid() else rect.bottom()
            yield from _lines_of(block, rect.left(), rect.top(), end, top, bottom)
        block = block.next()


def _lines_of(
    block: QTextBlock, left: float, top: float, end: float, first: float, last: float
) -> Iterator[ScreenLine]:
    layout = block.layout()
    count = layout.lineCount()
    # A paragraph of a thousand lines is not walked through for the thirty on screen.
    after = bisect_right(range(count), first - top, key=lambda index: layout.lineAt(index).y())
    for index in range(max(after - 1, 0), count):
        line = layout.lineAt(index)
        line_top = top + line.y()
        if line_top > last:
            return
        is_last = index == count - 1
        line_end = end if is_last else top + layout.lineAt(index + 1).y()
        if line_end < first:
            continue
        start = line.textStart()
        stop = start + line.textLength()
        yield ScreenLine(block, line, start, stop, left, line_top, line_end - line_top, is_last)

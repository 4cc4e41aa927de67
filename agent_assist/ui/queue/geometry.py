"""Where rows and section headings stand. Pure: rows are of one height, so nothing is measured row by row."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's heading: its words, its count, and where it begins."""

    title: str
    count: int
    top: int


class QueueGeometry:
    """Offsets in pixels from the top of the list, for sections of `(title, rows)`."""

    def __init__(self, sections: Sequence[tuple[str, int]], row_px: int, heading_px: int) -> None:
        self.row_px, self.heading_px = row_px, heading_px
        self.headings: list[Heading] = []
        self._first_rows: list[int] = []
        rows = 0
        for index, (title, count) in enumerate(sections):
            self.headings.append(Heading(title, count, rows * row_px + index * heading_px))
            self._first_rows.append(rows)
            rows += count
        self.row_count = rows

    @property
    def height(self) -> int:
        """Height of everything."""
        return self.row_count * self.row_px + len(self.headings) * self.heading_px

    def top_of(self, row: int) -> int:
        """Where a row begins."""
        return row * self.row_px + bisect_right(self._first_rows, row) * self.heading_px

    def row_at(self, y: int) -> int:
        """The row at a height, -1 on a heading or beside the rows."""
        section = bisect_right([heading.top for heading in self.headings], y) - 1
        if section < 0 or y >= self.height:
            return -1
        into = y - self.headings[section].top - self.heading_px
        return -1 if into < 0 else self._first_rows[section] + into // self.row_px

    def rows_between(self, top: int, bottom: int) -> range:
        """The rows that touch `[top, bottom)`."""
        first = max(0, (top - len(self.headings) * self.heading_px) // self.row_px)
        while first < self.row_count and self.top_of(first) + self.row_px <= top:
            first += 1
        last = first
        while last < self.row_count and self.top_of(last) < bottom:
            last += 1
        return range(first, last)

"""Counting characters: Qt counts UTF-16 units, everything else here counts code points.

Also what may enter the editor at all: plain text with "\\n" between lines.
"""

from __future__ import annotations

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_NEW_LINES = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
# Half surrogates, Qt's own frame marks, the object mark, and control characters other than tab and line feed.
_FORBIDDEN = re.compile("[\ud800-\udfff\ufdd0\ufdd1\ufffc\x00-\x08\x0e-\x1f\x7f]")


def clean_text(text: str) -> str:
    """The text as the editor can hold it: one kind of line end, nothing that Qt would read as markup."""
    return _FORBIDDEN.sub("", _NEW_LINES.sub("\n", text))


class OffsetMap:
    """Turns code-point offsets of one text into UTF-16 offsets and back; both are the same without emoji."""

    def __init__(self, text: str) -> None:
        self._wide = [match.start() for match in _ASTRAL.finditer(text)]
        self._wide_units = [start + index for index, start in enumerate(self._wide)]

    def to_units(self, offset: int) -> int:
        """The UTF-16 offset of a code-point offset."""
        return offset + bisect_left(self._wide, offset) if self._wide else offset

    def to_points(self, units: int) -> int:
        """The code-point offset of a UTF-16 offset; inside a pair it is the pair's start."""
        return units - bisect_left(self._wide_units, units)

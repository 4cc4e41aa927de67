"""Where the mails of an `.mbox` file lie (RFC 4155 and its dialects). Rule: any size, a line at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

_MAX_LINE_BYTES = 65_536
_SEPARATOR = re.compile(rb"From [^\n]{0,300}\d\d:\d\d")
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)


def mail_ranges(file: BinaryIO) -> Iterator[tuple[int, int]]:
    """Offset and length of every mail; a file without separator lines is one mail.

    A separator follows an empty line and holds a time, so that a sentence which begins with "From" is none.
    """
    start = position = 0
    is_after_blank = True
    while line := file.readline(_MAX_LINE_BYTES):
        is_first = position == 0 and line.startswith(b"From ")
        if is_after_blank and (is_first or _SEPARATOR.match(line)):
            if position > start:
                yield start, position - start
            start = position
        is_after_blank = line in (b"\n", b"\r\n")
        position += len(line)
    if position > start:
        yield start, position - start


def unescaped(data: bytes) -> bytes:
    """Lines that were escaped as ">From " when they were put into the file."""
    return _ESCAPED.sub(rb"\1", data)

"""The parts of a mail as ranges of its bytes.

Rule: bounded memory. The standard library's parser keeps a 50 MB mail several times over; here a part is
a view of the one copy, and a broken structure gives the parts that can be told apart.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from email.message import Message as StandardMessage

from agent_assist.adapters.folder_helpdesk.header_block import Headers, read_headers

MAX_DEPTH = 25
MAX_PARTS = 500
_NESTED = {"message/rfc822", "message/global"}


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its headers, its type, its raw body, and the parts inside it."""

    headers: Headers
    content: StandardMessage
    media_type: str
    body: memoryview
    children: tuple[Part, ...] = ()

    @property
    def encoding(self) -> str:
        """The Content-Transfer-Encoding, lower case."""
        value = self.headers.raw("content-transfer-encoding").decode("latin-1")
        return value.split(";")[0].split("(")[0].strip().strip("\"'").lower()


@dataclass(slots=True)
class Walk:
    """What one reading may still use, and what it noticed."""

    data: bytes
    parts_left: int = MAX_PARTS
    warnings: list[str] = field(default_factory=list)


def read_part(
    walk: Walk, start: int, end: int, default: str = "text/plain", depth: int = 0
) -> Part:
    """The part between two offsets, with everything inside it."""
    headers, body_start, _ = read_headers(walk.data, start, end)
    content = headers.content()
    media_type = content.get_content_type() if headers.has("content-type") else default
    walk.parts_left -= 1
    children: tuple[Part, ...] = ()
    if depth < MAX_DEPTH and walk.parts_left > 0:
        children = _children(walk, content, media_type, (body_start, end), depth)
    elif media_type.startswith("multipart/"):
        walk.warnings.append("This mail is nested too deeply; its inner parts are not shown.")
    return Part(headers, content, media_type, memoryview(walk.data)[body_start:end], children)


def _children(
    walk: Walk, content: StandardMessage, media_type: str, body: tuple[int, int], depth: int
) -> tuple[Part, ...]:
    if media_type in _NESTED and content.get("content-transfer-encoding", "7bit") != "base64":
        return (read_part(walk, *body, depth=depth + 1),)
    if not media_type.startswith("multipart/"):
        return ()
    inner = "message/rfc822" if media_type == "multipart/digest" else "text/plain"
    children: list[Part] = []
    for start, end in _ranges(walk, _boundary(content), body):
        if walk.parts_left <= 0:
            walk.warnings.append(
                f"This mail has more than {MAX_PARTS} parts; the rest is not shown."
            )
            break
        children.append(read_part(walk, start, end, inner, depth + 1))
    return tuple(children)


def _boundary(content: StandardMessage) -> bytes:
    try:
        boundary = content.get_boundary()
    except (ValueError, LookupError):
        boundary = None
    return (boundary or "").rstrip().encode("latin-1", "replace")


def _ranges(walk: Walk, boundary: bytes, body: tuple[int, int]) -> list[tuple[int, int]]:
    """Offsets of the parts between boundary lines; the last one may lack its end."""
    position, end = body
    ranges: list[tuple[int, int]] = []
    part_start = -1
    while boundary:
        found, after, is_last = _boundary_line(walk.data, boundary, position, end)
        if part_start >= 0:
            ranges.append((part_start, _without_line_end(walk.data, part_start, found)))
        if found >= end or is_last:
            break
        part_start = position = after
        if len(ranges) > MAX_PARTS:
            break
    if boundary and part_start >= 0 and found >= end:
        walk.warnings.append("This mail breaks off before its end.")
    return ranges


def _boundary_line(data: bytes, boundary: bytes, start: int, end: int) -> tuple[int, int, bool]:
    """Where the next boundary line starts and ends, and whether it closes; `end` when there is none."""
    marker = b"--" + boundary
    found = data.find(marker, start, end)
    while found >= 0:
        line_end = data.find(b"\n", found, end)
        line_end = end if line_end < 0 else line_end + 1
        rest = data[found + len(marker) : min(line_end, found + len(marker) + 200)].strip()
        starts_line = found == start or data[found - 1 : found] == b"\n"
        if starts_line and rest in (b"", b"--"):
            return found, line_end, rest == b"--"
        found = data.find(marker, found + len(marker), end)
    return end, end, False


def _without_line_end(data: bytes, start: int, end: int) -> int:
    """The line end before a boundary belongs to the boundary (RFC 2046)."""
    if end > start and data[end - 1 : end] == b"\n":
        end -= 1
        if end > start and data[end - 1 : end] == b"\r":
            end -= 1
    return end

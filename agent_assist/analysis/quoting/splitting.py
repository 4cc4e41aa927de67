"""Goes through a mail line by line and puts each line in its part.

Rule: a quotation that marks its lines ends where the marks end, so that replies between and below are
kept; one that does not goes to the end of the mail. Linear in the length of the text.
"""

from __future__ import annotations

from dataclasses import dataclass

from agent_assist.analysis.quoting import attributions, headers
from agent_assist.analysis.quoting.signatures import find_signature

# Where no quotation has begun by then, only lines marked with ">" are taken for quoted.
_MOST_LINES_SEARCHED = 5_000


@dataclass(frozen=True, slots=True)
class ReplyParts:
    """`reply` is what was written now; `quoted` earlier mail; `signature` what stands below. Each may be ""."""

    reply: str
    quoted: str
    signature: str


def split_reply(text: str) -> ReplyParts:
    """Part a plain-text mail. Line ends become "\\n"; blank edges of each part are dropped."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    is_quoted = _quoted_lines(lines)
    own = [line for line, quoted in zip(lines, is_quoted, strict=True) if not quoted]
    earlier = [line for line, quoted in zip(lines, is_quoted, strict=True) if quoted]
    start = find_signature(own)
    end = len(own) if start is None else start
    return ReplyParts(_joined(own[:end]), _joined(earlier), _joined(own[end:]))


def _joined(lines: list[str]) -> str:
    return "\n".join(lines).strip("\n\t ")


def _is_marked(line: str) -> bool:
    return line[:5].lstrip().startswith(">")


def _quoted_lines(lines: list[str]) -> list[bool]:
    """For each line whether it is quoted."""
    is_quoted = [_is_marked(line) for line in lines]
    for index in range(min(len(lines), _MOST_LINES_SEARCHED)):
        if is_quoted[index] or not lines[index].strip():
            continue
        start = _unmarked_quotation(lines, index)
        if start is not None:
            return is_quoted[:start] + [True] * (len(lines) - start)
        _mark_announcement(lines, index, is_quoted)
    return is_quoted


def _unmarked_quotation(lines: list[str], index: int) -> int | None:
    """Where a quotation begins that runs to the end of the mail, seen from this line."""
    if headers.is_parting_line(lines[index]):
        return index
    if headers.is_header_block(lines, index):
        return headers.with_rule_above(lines, index)
    start = attributions.find_start(lines, index)
    if start is None or _is_marked(_next_filled(lines, index)):
        return None
    return start if attributions.is_certain(" ".join(lines[start : index + 1])) else None


def _mark_announcement(lines: list[str], index: int, is_quoted: list[bool]) -> None:
    """An announcement above marked lines is quoted with them."""
    start = attributions.find_start(lines, index)
    if start is not None and _is_marked(_next_filled(lines, index)):
        is_quoted[start : index + 1] = [True] * (index + 1 - start)


def _next_filled(lines: list[str], index: int) -> str:
    """The next line with text, looked for in the following ten."""
    return next((line for line in lines[index + 1 : index + 11] if line.strip()), "")

"""The text as a reader would take it, with the way back to the text as it was written.

Detection runs on this view: HTML entities, percent and JSON escapes are decoded, compatibility
forms folded (NFKC, any script's digits to ASCII, typographic dashes and quotes), invisible
characters removed. The rule kept here: every character of the view knows which stretch of the
input it stands for, so that a hidden spelling is masked where it really stands.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

# Each decoding can uncover another one (`&amp;#64;`, `%2540`); more layers than this are nonsense.
_MAX_DECODING_ROUNDS = 3

_ESCAPE = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"
    r"|&#[0-9]{2,7}"
    r"|%[0-7][0-9a-fA-F]|%[c-dC-D][0-9a-fA-F]%[89abAB][0-9a-fA-F]"
    r"|%[eE][0-9a-fA-F](?:%[89abAB][0-9a-fA-F]){2}|%[fF][0-4](?:%[89abAB][0-9a-fA-F]){3}"
    r"|\\u\{[0-9a-fA-F]{1,6}\}|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\/"
)
_NOT_PLAIN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]|[\x00-\x7f]?[^\x00-\x7f]+")

_DASHES = dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
_QUOTES = dict.fromkeys("‘’‚‛′ʼ＇", "'") | dict.fromkeys("“”„‟″＂", '"')
_OTHER = {"。": ".", "｡": ".", "․": ".", "\u2028": "\n", "\u2029": "\n", "\x85": "\n"}
_FOLDED = _DASHES | _QUOTES | _OTHER
_INVISIBLE_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u3164\uffa0\u2800")


@dataclass(frozen=True, slots=True)
class NormalisedView:
    """`text` to search in; `starts[i]` and `ends[i]` give its character's stretch of the input.

    Both are None when the view is the input itself.
    """

    text: str
    starts: list[int] | None = None
    ends: list[int] | None = None

    def to_input(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the input that the view's `[start, end)` stands for (not empty)."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def normalised_view(text: str) -> NormalisedView:
    """The view of any text at all: lone surrogates and control characters are no error."""
    view = NormalisedView(text)
    for _ in range(_MAX_DECODING_ROUNDS):
        decoded = _decoded(view)
        if decoded is view:
            break
        view = decoded
    return _folded(view)


def _decoded(view: NormalisedView) -> NormalisedView:
    text = view.text
    if "&" not in text and "%" not in text and "\\" not in text:
        return view
    return _replaced(view, _ESCAPE, _decode_escape)


def _folded(view: NormalisedView) -> NormalisedView:
    if view.text.isascii() and view.text.isprintable():
        return view
    return _replaced(view, _NOT_PLAIN, _fold_run)


Piece = tuple[str, int, int]


def _replaced(
    view: NormalisedView, pattern: re.Pattern[str], pieces_of: Callable[[str], Iterable[Piece]]
) -> NormalisedView:
    """The view with each match rewritten; a piece is (new text, from, to) inside the match."""
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for match in pattern.finditer(view.text):
        pieces = list(pieces_of(match[0]))
        if pieces == [(match[0], 0, len(match[0]))]:
            continue
        _copy(view, done, match.start(), chars, starts, ends)
        for new, from_, to in pieces:
            start, end = view.to_input(match.start() + from_, match.start() + to)
            chars.append(new)
            starts.extend([start] * len(new))
            ends.extend([end] * len(new))
        done = match.end()
    if not done:
        return view
    _copy(view, done, len(view.text), chars, starts, ends)
    return NormalisedView("".join(chars), starts, ends)


def _copy(
    view: NormalisedView, from_: int, to: int, chars: list[str], starts: list[int], ends: list[int]
) -> None:
    chars.append(view.text[from_:to])
    if view.starts is None or view.ends is None:
        starts.extend(range(from_, to))
        ends.extend(range(from_ + 1, to + 1))
    else:
        starts.extend(view.starts[from_:to])
        ends.extend(view.ends[from_:to])


def _decode_escape(escape: str) -> Iterable[Piece]:
    decoded = _decoded_text(escape)
    if decoded is None:
        return [(escape, 0, len(escape))]
    return [(decoded, 0, len(escape))]


def _decoded_text(escape: str) -> str | None:
    if escape[0] == "&":
        decoded = html.unescape(escape)
        return None if decoded == escape else decoded
    if escape[0] == "%":
        try:
            return bytes.fromhex(escape.replace("%", "")).decode("utf-8")
        except UnicodeDecodeError:
            return None
    if escape == "\\/":
        return "/"
    return _from_code_units(re.findall(r"[0-9a-fA-F]{2,}", escape))


def _from_code_units(units: list[str]) -> str | None:
    values = [int(unit, 16) for unit in units]
    if len(values) == 2:
        return chr(0x10000 + ((values[0] - 0xD800) << 10) + (values[1] - 0xDC00))
    return chr(values[0]) if len(values) == 1 and values[0] <= 0x10FFFF else None


def _fold_run(run: str) -> Iterable[Piece]:
    """Fold cluster by cluster: a letter and its combining marks can only be folded together."""
    at = 0
    while at < len(run):
        end = at + 1
        while end < len(run) and _continues(run[end]):
            end += 1
        cluster = run[at:end]
        folded = _fold_cluster(cluster)
        yield folded, at, end
        at = end


def _continues(char: str) -> bool:
    return unicodedata.combining(char) != 0 or _is_invisible(char) or "\u1161" <= char <= "\u11ff"


def _fold_cluster(cluster: str) -> str:
    visible = "".join(char for char in cluster if not _is_invisible(char))
    folded = "".join(_FOLDED.get(char, char) for char in visible)
    return "".join(map(_fold_char, unicodedata.normalize("NFKC", folded)))


def _fold_char(char: str) -> str:
    if char in _FOLDED:
        return _FOLDED[char]
    if not char.isascii() and char.isdecimal():
        return str(unicodedata.decimal(char))
    return char


def _is_invisible(char: str) -> bool:
    if char.isascii():
        return (char < " " and char not in "\t\n\v\f\r") or char == "\x7f"
    if (
        char in _INVISIBLE_LETTERS
        or "\ufe00" <= char <= "\ufe0f"
        or "\U000e0000" <= char < "\U000e1000"
    ):
        return True
    return unicodedata.category(char) == "Cf"

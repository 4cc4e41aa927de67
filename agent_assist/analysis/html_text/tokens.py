"""Cuts HTML into tags, text and comments in one pass.

Rule: linear whatever arrives. The standard library's parser takes quadratic time on unclosed tags and
comments, so mail is not given to it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9:_-]{0,40}")
# `<jane@example.org>` and `<https://…>` are plain text somebody forgot to escape.
_ADDRESS = re.compile(r"<(?:https?://|mailto:|[\w.+-]{1,80}@)", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""([^\s"'<>/=\x00]{1,100})(?:\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s"'<>`]+)))?"""
)
_TAG_END = re.compile(r""">|"|'""")
# Text inside these is not markup and is never shown.
_RAW_TEXT = frozenset({"script", "style", "title", "textarea", "xmp", "noembed", "noframes"})


@dataclass(frozen=True, slots=True)
class Text:
    """Characters between tags, entities decoded."""

    text: str


@dataclass(frozen=True, slots=True)
class Comment:
    """The inside of a comment."""

    text: str


@dataclass(frozen=True, slots=True)
class Start:
    """A start tag; `attributes` has lower-case names, `raw` the text of a raw-text element."""

    name: str
    attributes: dict[str, str]
    raw: str = ""


@dataclass(frozen=True, slots=True)
class End:
    """An end tag."""

    name: str


Token = Text | Comment | Start | End


class Cutter:
    """One pass over one document. Positions where a search found nothing are remembered."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._last_close = source.rfind(">")
        self._quotes_are_closed = True
        self._missing: set[str] = set()
        self._lower = ""

    def tokens(self) -> Iterator[Token]:
        """The tokens in order; a `<` that opens nothing is text."""
        source, position, text_from = self._source, 0, 0
        while (position := source.find("<", position)) >= 0:
            cut = self._cut(position)
            if cut is None:
                position += 1
                continue
            if position > text_from:
                yield Text(html.unescape(source[text_from:position]))
            token, position = cut
            text_from = position
            if token is not None:
                yield token
        if text_from < len(source):
            yield Text(html.unescape(source[text_from:]))

    def _cut(self, start: int) -> tuple[Token | None, int] | None:
        """The token that opens at `start` and where it ends; None where it is only a character."""
        source = self._source
        if start > self._last_close:
            return None
        if source.startswith("<!--", start):
            return self._comment(start)
        following = source[start + 1 : start + 2]
        if following in ("!", "?"):
            return None, source.find(">", start) + 1
        if following == "/":
            return self._end_tag(start)
        return self._start_tag(start) if following.isalpha() and following.isascii() else None

    def _find(self, needle: str, start: int) -> int:
        if needle in self._missing:
            return -1
        found = self._source.find(needle, start)
        if found < 0:
            self._missing.add(needle)
        return found

    def _comment(self, start: int) -> tuple[Token, int]:
        end = self._find("-->", start + 4)
        if end >= 0:
            return Comment(self._source[start + 4 : end]), end + 3
        end = self._source.find(">", start)
        return Comment(self._source[start + 4 : end]), end + 1

    def _end_tag(self, start: int) -> tuple[Token | None, int]:
        name = _NAME.match(self._source, start + 2)
        end = self._source.find(">", start)
        return (End(name.group().lower()) if name else None), end + 1

    def _start_tag(self, start: int) -> tuple[Token, int] | None:
        name_match = _NAME.match(self._source, start + 1)
        if name_match is None or _ADDRESS.match(self._source, start):
            return None
        name = name_match.group().lower()
        end = self._tag_end(name_match.end())
        attributes = _attributes(self._source[name_match.end() : end])
        if name in _RAW_TEXT:
            return self._raw_element(name, attributes, end + 1)
        return Start(name, attributes), end + 1

    def _tag_end(self, start: int) -> int:
        """The `>` that closes a tag, outside quotes; where quotes never close, the first `>`."""
        position = start
        while self._quotes_are_closed:
            match = _TAG_END.search(self._source, position)
            if match is None:
                self._quotes_are_closed = False
                break
            if match.group() == ">":
                return match.start()
            position = self._find(match.group(), match.end()) + 1
            self._quotes_are_closed = position > 0
        return self._source.find(">", start)

    def _raw_element(self, name: str, attributes: dict[str, str], start: int) -> tuple[Token, int]:
        if not self._lower:
            self._lower = self._source.lower()
        closing = f"</{name}"
        end = -1 if closing in self._missing else self._lower.find(closing, start)
        if end < 0:
            self._missing.add(closing)
            return Start(name, attributes), start
        return Start(name, attributes, raw=self._source[start:end]), end


def _attributes(inside: str) -> dict[str, str]:
    """The first value of each attribute, as browsers take it; at most 20,000 characters are read."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(inside[:20_000]):
        name = match.group(1).lower()
        value = match.group(2) or match.group(3) or match.group(4) or ""
        found.setdefault(name, html.unescape(value))
    return found

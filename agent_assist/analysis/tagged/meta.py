"""Collects `[missing]` and `[rating]` lines. Rule: what the model would need to know is never lost."""

from __future__ import annotations

import re

from agent_assist.analysis.tagged.tags import Mark, Tag, parse_rating
from agent_assist.domain.drafts import SelfRating

_BULLET = re.compile(r"^[\s>*_#\-•–·`]*(?:\d{1,3}[.)]\s+)?")
_STARTS_WITH_BULLET = re.compile(r"\s*(?:[*\-•–·]|\d{1,3}[.)])\s")
_RATING = re.compile(r"\[\s*/?\s*rating\s*[:\]]", re.IGNORECASE)
_NOTHING = frozenset({"", "none", "nothing", "n/a", "no", "-"})


class MetaLines:
    """What stands after the reply, and a first line that may be a preamble."""

    def __init__(self) -> None:
        self._line = ""
        self._mark: Mark | None = None
        self._expects_list = False
        self._held = ""
        self.missing: list[str] = []
        self.rating: SelfRating | None = None

    def open(self, tag: Tag) -> None:
        """A `[missing]` or `[rating]` line begins; the tag itself may carry the words."""
        self.end_line()
        self._mark, self._line = tag.mark, tag.quote + " " if tag.quote else ""

    def close(self) -> None:
        """A sentence of the reply begins."""
        self._mark, self._expects_list = None, False

    def take(self, char: str) -> None:
        """One character of such a line."""
        self._line += char

    def end_line(self) -> None:
        """The line is over."""
        line, self._line = self._line, ""
        words, *ratings = _RATING.split(line)
        if self._mark is Mark.RATING or ratings:
            self.rating = parse_rating(" ".join(ratings) or words) or self.rating
        if self._mark is Mark.MISSING:
            self._add(words)

    def takes_untagged(self, raw: str, *, has_text: bool) -> bool:
        """Whether an untagged line lists one more missing thing."""
        if self._mark is not Mark.MISSING:
            return False
        return self._expects_list or has_text or _STARTS_WITH_BULLET.match(raw) is not None

    def drops_untagged(self, *, has_text: bool) -> bool:
        """Whether an untagged line is chat after the end of the reply."""
        return self._mark is Mark.RATING and has_text

    def hold(self, line: str) -> None:
        """Keep a preamble, in case nothing else comes."""
        self._held = line

    def drop_held(self) -> None:
        """The reply has begun: the preamble was one."""
        self._held = ""

    def take_held(self) -> str:
        """The preamble, once."""
        held, self._held = self._held, ""
        return held

    def _add(self, words: str) -> None:
        text = " ".join(_BULLET.sub("", words).strip(" *_`:").split())
        self._expects_list = not text
        if text.rstrip(".").lower() not in _NOTHING:
            self.missing.append(text)

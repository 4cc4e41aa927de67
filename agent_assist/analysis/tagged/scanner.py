"""Reads an answer character by character. Rule: what arrives in one piece or in many reads the same.

States: START (nothing decided on this line yet), HELD (a first line that may be a preamble), TAG
(an open bracket), AFTER_TAG, PROSE, META (the rest of a `[missing]` or `[rating]` line), DROP.
"""

from __future__ import annotations

import re
from enum import Enum, auto

from agent_assist.analysis.tagged.composer import Composer
from agent_assist.analysis.tagged.meta import MetaLines
from agent_assist.analysis.tagged.preamble import MAX_PREAMBLE_CHARACTERS, is_fence, is_preamble
from agent_assist.analysis.tagged.tags import (
    MAX_TAG_CHARACTERS,
    Mark,
    Tag,
    may_become_tag,
    parse_tag,
    parse_unclosed,
    tag_end,
)

_DECORATION = re.compile(r"[\s>*_#\-•–·`~]*(?:\d{1,3}(?:[.)]\s*)?)?[*_`]*")
_MAX_DECORATION = 40


class _State(Enum):
    START = auto()
    HELD = auto()
    TAG = auto()
    AFTER_TAG = auto()
    PROSE = auto()
    META = auto()
    DROP = auto()


class Scanner:
    """Turns characters into calls on a Composer and MetaLines."""

    def __init__(self, composer: Composer, meta: MetaLines) -> None:
        self._composer = composer
        self._meta = meta
        self._state = _State.START
        self._buffer = ""
        self._lead: str | None = None
        self._line_is_blank = True
        self._is_first_line = True
        self._is_fenced = False
        self._wrapping = ""
        self._marks = ""
        self.found_tags = False

    def feed(self, char: str) -> None:
        """Take one character; line ends are `\\n`."""
        if char == "\n":
            self._end_line()
        else:
            self._take(char)

    def finish(self) -> None:
        """The answer is over: decide what is still open."""
        self._end_line()
        self._release_held(is_last=True)
        self._composer.end_sentence()

    def _take(self, char: str) -> None:
        handlers = {
            _State.START: self._start,
            _State.HELD: self._hold,
            _State.TAG: self._bracket,
            _State.AFTER_TAG: self._after_tag,
            _State.PROSE: self._prose,
            _State.META: self._meta.take,
        }
        handler = handlers.get(self._state)
        if handler is not None:
            handler(char)

    def _start(self, char: str) -> None:
        if char == "[":
            self._open_bracket(self._buffer)
            return
        self._buffer += char
        fits = len(self._buffer) <= _MAX_DECORATION
        if not (fits and _DECORATION.fullmatch(self._buffer)):
            self._begin_prose(self._buffer)

    def _open_bracket(self, lead: str | None) -> None:
        self._lead, self._buffer, self._state = lead, "", _State.TAG

    def _begin_prose(self, raw: str) -> None:
        """A line that does not begin with a tag."""
        self._buffer = ""
        self._line_is_blank = False
        if self._meta.takes_untagged(raw, has_text=not self._composer.is_empty):
            self._state = _State.META
            self._feed_all(raw)
        elif self._meta.drops_untagged(has_text=not self._composer.is_empty):
            self._state = _State.DROP
        elif self._is_first_line:
            self._state, self._buffer = _State.HELD, raw
        else:
            self._write_untagged(raw)

    def _write_untagged(self, raw: str) -> None:
        self._release_held()
        self._composer.begin_untagged()
        self._state = _State.PROSE
        self._feed_all(raw)

    def _hold(self, char: str) -> None:
        self._buffer += char
        if len(self._buffer) > MAX_PREAMBLE_CHARACTERS:
            self._leave_first_line()

    def _leave_first_line(self) -> None:
        raw, self._buffer = self._buffer, ""
        self._is_first_line = False
        self._write_untagged(raw)

    def _bracket(self, char: str) -> None:
        self._buffer += char
        at_start = self._lead is not None
        end = tag_end(self._buffer) if char == "]" else -1
        if end >= 0:
            tag = parse_tag(self._buffer[:end], at_line_start=at_start)
            if tag is not None:
                self._apply(tag)
                return
        if len(self._buffer) > MAX_TAG_CHARACTERS:
            self._give_up()
        elif end >= 0 or not may_become_tag(self._buffer, at_line_start=at_start):
            self._not_a_tag()

    def _give_up(self) -> None:
        """Far too long for a tag: prose, read only once, so that no answer takes for ever."""
        raw, lead = self._buffer, self._lead
        read = parse_unclosed(raw) if lead is not None else None
        if read is not None:
            self._apply(read[0])
            self._feed_all(read[1])
            return
        self._buffer, self._lead, self._state = "", None, _State.PROSE
        self._line_is_blank = self._is_first_line = False
        if lead is not None:
            self._composer.begin_untagged()
        for char in f"{lead or ''}[{raw}":
            (self._composer.space if char.isspace() else self._composer.put)(char)

    def _not_a_tag(self) -> None:
        raw, lead = self._buffer, self._lead
        self._buffer, self._lead = "", None
        if lead is not None:
            self._begin_prose(lead + "[" + raw)
            return
        self._state = _State.PROSE
        self._composer.put("[")
        self._feed_all(raw)

    def _apply(self, tag: Tag) -> None:
        lead, self._lead, self._buffer = self._lead, None, ""
        self._line_is_blank = False
        if tag.mark is Mark.CITATION:
            self._composer.cite(tag)
            self._state = _State.PROSE
            return
        self._is_first_line = False
        self.found_tags = True
        self._meta.drop_held()
        self._perform(tag, lead or "")

    def _perform(self, tag: Tag, lead: str) -> None:
        if tag.mark is Mark.SENTENCE:
            self._meta.close()
            self._composer.begin_sentence(tag)
            self._wrapping, self._marks = _wrapping(lead), ""
            self._state = _State.AFTER_TAG
        elif tag.mark is Mark.BREAK:
            self._composer.line_break()
            self._state = _State.START
        else:
            self._composer.end_sentence()
            self._meta.open(tag)
            self._state = _State.META

    def _after_tag(self, char: str) -> None:
        if char in self._wrapping:
            self._marks += char
            return
        if char.isspace() or char == ":":
            return
        self._wrapping = "" if self._marks else self._wrapping
        self._marks = ""
        self._state = _State.PROSE
        self._prose(char)

    def _prose(self, char: str) -> None:
        if char in self._wrapping:
            self._marks += char
            return
        marks, self._marks = self._marks, ""
        for mark in marks:
            self._composer.put(mark)
        if char == "[":
            self._open_bracket(None)
        elif char.isspace():
            self._composer.space(char)
        else:
            self._composer.put(char)

    def _end_line(self) -> None:
        if self._state is _State.TAG and self._goes_on():
            self._buffer += " "
            return
        if self._state is _State.TAG:
            self._close_bracket()
        if self._state is _State.HELD:
            self._end_first_line()
        if self._state is _State.META:
            self._meta.end_line()
        if self._state is _State.START:
            self._end_undecided()
        self._next_line()

    def _goes_on(self) -> bool:
        """A tag whose quote runs over the end of the line."""
        opened = '"' in self._buffer and "]" not in self._buffer
        return opened and self._buffer.count('"') == 1 and len(self._buffer) < 600

    def _close_bracket(self) -> None:
        """The line is over and the tag was never closed."""
        read = parse_unclosed(self._buffer) if self._lead is not None else None
        if read is None:
            self._not_a_tag()
            if self._state is _State.TAG:
                self._close_bracket()
            return
        tag, rest = read
        self._apply(tag)
        self._feed_all(rest)

    def _end_first_line(self) -> None:
        if is_fence(self._buffer):
            self._drop_first_line()
            self._is_fenced = True
        elif is_preamble(self._buffer):
            self._meta.hold(self._buffer)
            self._drop_first_line()
        else:
            self._leave_first_line()
            if self._state is _State.TAG:
                self._close_bracket()

    def _drop_first_line(self) -> None:
        self._buffer, self._is_first_line, self._state = "", False, _State.DROP

    def _end_undecided(self) -> None:
        """A line of white space or decoration only; decoration goes, except inside an untagged text."""
        raw, self._buffer = self._buffer, ""
        bare = raw.strip()
        if is_fence(raw) and (self._composer.is_empty or self._is_fenced):
            self._is_fenced = not self._is_fenced
        elif any(c.isdigit() for c in bare) or (
            bare and not self.found_tags and not self._composer.is_empty
        ):
            self._write_untagged(raw)
        elif not bare:
            for char in raw:
                self._composer.space(char)
        self._line_is_blank = self._line_is_blank and not bare

    def _next_line(self) -> None:
        if self._line_is_blank:
            self._composer.paragraph()
        self._composer.space("\n")
        self._state, self._buffer, self._lead = _State.START, "", None
        self._line_is_blank = True
        self._wrapping, self._marks = "", ""

    def _release_held(self, *, is_last: bool = False) -> None:
        """A preamble is put back only where it is all that came."""
        held = self._meta.take_held()
        if held and is_last and self._composer.is_empty:
            self._composer.begin_untagged()
            for char in held:
                self._prose(char)

    def _feed_all(self, text: str) -> None:
        for char in text:
            self._take(char)


def _wrapping(lead: str) -> str:
    """The mark that encloses a tag, or the whole line, in Markdown."""
    return "*" if "**" in lead else "`" if "`" in lead else ""

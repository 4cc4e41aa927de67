"""Builds the reply's text from sentences. Rule: the pieces, joined, are exactly the text.

Sentences of a paragraph are joined by one space; a blank line starts a paragraph; lines without
tags keep their own white space, so that an untagged answer stays as it came.
"""

from __future__ import annotations

from dataclasses import dataclass

from agent_assist.analysis.tagged.tags import Tag
from agent_assist.domain.drafts import Sentence

_CLOSERS = ".!?…:;,)\"'”’»"
_TIGHT = ".,;:!?)…"


@dataclass(frozen=True, slots=True)
class Piece:
    """Text to append (may be empty), and the sentence that it completes, if it does."""

    text: str
    sentence: Sentence | None = None


class Composer:
    """Appends characters, keeps offsets in code points, and hands out pieces."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._length = 0
        self._fresh: list[str] = []
        self._pieces: list[Piece] = []
        self._gap = ""
        self._breaks = 0
        self._is_paragraph = False
        self._is_blank_since_tag = False
        self._is_new_unit = False
        self._is_tagged = False
        self._was_tagged = False
        self._drops_gap = False
        self._tag: Tag | None = None
        self._start: int | None = None
        self.sentences: list[Sentence] = []

    @property
    def text(self) -> str:
        """The reply so far."""
        return "".join(self._text)

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been written yet."""
        return self._length == 0

    def space(self, char: str) -> None:
        """White space, kept until it is known what follows; once only around a removed citation."""
        if not (self._drops_gap and self._gap):
            self._gap += char

    def paragraph(self) -> None:
        """A blank line."""
        self._is_paragraph = self._is_blank_since_tag = True

    def line_break(self) -> None:
        """A `[br]`: one line break inside the paragraph."""
        self._breaks = min(self._breaks + 1, 2)

    def begin_sentence(self, tag: Tag) -> None:
        """What follows is one sentence with this tag."""
        self.end_sentence()
        self._tag = tag
        self._is_blank_since_tag = False
        self._begin_unit(tagged=True)

    def begin_untagged(self) -> None:
        """What follows has no tag: it goes on with an open sentence, or stands for itself."""
        if self._continues():
            self._is_new_unit = True
            return
        self.end_sentence()
        self._begin_unit(tagged=False)

    def cite(self, tag: Tag) -> None:
        """A citation found inside prose belongs to the sentence it stands in."""
        self._drops_gap = True
        if self._tag is not None:
            cited = tuple(dict.fromkeys((*self._tag.cited, *tag.cited)))
            self._tag = Tag(self._tag.mark, self._tag.kind, cited, self._tag.quote or tag.quote)

    def put(self, char: str) -> None:
        """One visible character."""
        self._append(self._separator(char) + char)
        if self._tag is not None and self._start is None:
            self._start = self._length - 1
        self._gap, self._breaks = "", 0
        self._is_paragraph = self._is_new_unit = self._drops_gap = False
        self._was_tagged = self._is_tagged

    def end_sentence(self) -> None:
        """Close the open sentence, if it has text."""
        if self._tag is not None and self._start is not None:
            tag = self._tag
            done = Sentence(self._start, self._length, tag.kind, tag.cited, tag.quote)
            self.sentences.append(done)
            self._flush(done)
        self._tag, self._start = None, None

    def take(self) -> tuple[Piece, ...]:
        """The pieces since the last call."""
        self._flush(None)
        pieces, self._pieces = tuple(self._pieces), []
        return pieces

    def _begin_unit(self, *, tagged: bool) -> None:
        self._is_tagged = tagged
        self._is_new_unit = True

    def _continues(self) -> bool:
        if self._tag is None or self._is_blank_since_tag or self._breaks:
            return False
        return self._start is None or self._text[-1][-1] not in _CLOSERS

    def _separator(self, char: str) -> str:
        if self.is_empty:
            return ""
        if not self._is_new_unit:
            return "" if self._drops_gap and char in _TIGHT else self._gap
        if self._breaks:
            return "\n" * self._breaks
        if self._is_tagged or self._was_tagged:
            return "\n\n" if self._is_paragraph else " "
        return self._gap or "\n"

    def _append(self, text: str) -> None:
        self._text.append(text)
        self._fresh.append(text)
        self._length += len(text)

    def _flush(self, sentence: Sentence | None) -> None:
        if self._fresh or sentence is not None:
            self._pieces.append(Piece("".join(self._fresh), sentence))
            self._fresh = []

"""The protocol in which a model answers: one sentence a line, each with its kind, sources and quote.

    [courtesy] Hi Maren,

    [fact missed-deliveries#2 "held at the depot for 7 days"] Your parcel waits there for 7 days.
    [br]
    [question] Shall we try once more?
    [missing] the day that suits the customer
    [rating] fairly sure

Rule: an answer that ignores the protocol keeps its text; nothing of the protocol reaches the text.
"""

from __future__ import annotations

from dataclasses import dataclass

from agent_assist.analysis.tagged.composer import Composer, Piece
from agent_assist.analysis.tagged.meta import MetaLines
from agent_assist.analysis.tagged.scanner import Scanner
from agent_assist.analysis.tagged.thinking import ThinkingFilter
from agent_assist.domain.drafts import SelfRating, Sentence

__all__ = ["Piece", "TaggedAnswer", "TaggedLineParser", "parse_tagged"]


@dataclass(frozen=True, slots=True)
class TaggedAnswer:
    """A whole answer as read.

    `sentences` are those with a tag, offsets in code points of `text`; text outside them was not
    tagged. `tagged` says whether any tag was found. `text` is empty for an abstention.
    """

    text: str
    sentences: tuple[Sentence, ...]
    missing: tuple[str, ...]
    self_rating: SelfRating | None
    tagged: bool


class TaggedLineParser:
    """Reads an answer as it streams; any chunking gives the same result."""

    def __init__(self) -> None:
        self._composer = Composer()
        self._meta = MetaLines()
        self._scanner = Scanner(self._composer, self._meta)
        self._thinking = ThinkingFilter()
        self._after_return = False
        self._is_finished = False

    def feed(self, chunk: str) -> tuple[Piece, ...]:
        """The pieces that this chunk makes certain; their texts, joined, are the reply so far."""
        for char in chunk:
            for passed in self._thinking.feed(char):
                self._take(passed)
        return self._composer.take()

    def finish(self) -> tuple[Piece, ...]:
        """The last pieces; call once, when the stream is over or was cut off."""
        if not self._is_finished:
            self._is_finished = True
            for passed in self._thinking.finish():
                self._take(passed)
            self._scanner.finish()
        return self._composer.take()

    @property
    def answer(self) -> TaggedAnswer:
        """What was read; complete after `finish`."""
        return TaggedAnswer(
            text=self._composer.text,
            sentences=tuple(self._composer.sentences),
            missing=tuple(self._meta.missing),
            self_rating=self._meta.rating,
            tagged=self._scanner.found_tags,
        )

    def _take(self, char: str) -> None:
        """Line ends become `\\n`, also where they arrive in two pieces."""
        if char == "\n" and self._after_return:
            self._after_return = False
            return
        self._after_return = char == "\r"
        self._scanner.feed("\n" if char == "\r" else char)


def parse_tagged(text: str) -> TaggedAnswer:
    """Read a whole answer at once."""
    parser = TaggedLineParser()
    parser.feed(text)
    parser.finish()
    return parser.answer

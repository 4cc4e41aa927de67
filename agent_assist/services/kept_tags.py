"""The tags of a draft that still hold after an edit. Rule: what was not touched keeps its citation and its quote.

A sentence is untouched when its exact words stand in the new text as a sentence: what begins or ends in the
middle of one ("It is not true that …") was touched, even though its own words are all there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from agent_assist.analysis.sentences import split_sentences
from agent_assist.domain.drafts import Draft, Sentence


def kept_tags(draft: Draft, text: str) -> tuple[Sentence, ...]:
    """The draft's tagged sentences that stand unchanged in `text`, at their new places, in order."""
    if text == draft.text:
        return draft.sentences
    places = _Places.of(text)
    kept: list[Sentence] = []
    after = 0
    for sentence in sorted(draft.sentences, key=lambda sentence: sentence.start):
        start = _place_of(draft.text, sentence, places, kept, after)
        if start is None:
            continue
        moved = replace(sentence, start=start, end=start + sentence.end - sentence.start)
        kept.append(moved)
        if start >= after:
            after = moved.end
    return tuple(sorted(kept, key=lambda sentence: sentence.start))


@dataclass(frozen=True, slots=True)
class _Places:
    """A text, and where its sentences begin and end."""

    text: str
    starts: frozenset[int]
    ends: frozenset[int]

    @classmethod
    def of(cls, text: str) -> _Places:
        spans = split_sentences(text)
        return cls(text, frozenset(s for s, _ in spans), frozenset(e for _, e in spans))

    def begins(self, start: int, line_before: str) -> bool:
        """Whether a sentence begins here, or the line up to here is as it was in the draft."""
        return start in self.starts or _line_before(self.text, start) == line_before

    def ends_at(self, end: int, line_after: str) -> bool:
        """Whether a sentence ends here, or the line from here on is as it was in the draft."""
        return end in self.ends or _line_after(self.text, end) == line_after


def _place_of(
    old: str, sentence: Sentence, places: _Places, kept: list[Sentence], after: int
) -> int | None:
    """Where the sentence stands now: behind the one before it, else wherever it was moved to."""
    words = old[sentence.start : sentence.end]
    before, behind = _line_before(old, sentence.start), _line_after(old, sentence.end)
    for start in (*_found(places.text, words, after), *_found(places.text, words, 0)):
        end = start + len(words)
        is_free = all(end <= other.start or other.end <= start for other in kept)
        if is_free and places.begins(start, before) and places.ends_at(end, behind):
            return start
    return None


def _found(text: str, words: str, at: int) -> Iterator[int]:
    while words and (at := text.find(words, at)) >= 0:
        yield at
        at += len(words)


def _line_before(text: str, at: int) -> str:
    return text[text.rfind("\n", 0, at) + 1 : at]


def _line_after(text: str, at: int) -> str:
    end = text.find("\n", at)
    return text[at:] if end < 0 else text[at:end]

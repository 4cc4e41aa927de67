"""Looks a customer's own words up in the phrase tables.

Rule: quoted mail does not count, for our own footer there says how to reach a person.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from agent_assist.analysis.normalise import fold
from agent_assist.analysis.person_request.eastern import (
    CZECH,
    FINNISH,
    POLISH,
    ROMANIAN,
    RUSSIAN,
    TURKISH,
)
from agent_assist.analysis.person_request.english import ENGLISH
from agent_assist.analysis.person_request.german import GERMAN
from agent_assist.analysis.person_request.grammar import Phrases
from agent_assist.analysis.person_request.northern import DANISH, DUTCH, NORWEGIAN, SWEDISH
from agent_assist.analysis.person_request.romance import FRENCH, ITALIAN, PORTUGUESE, SPANISH
from agent_assist.analysis.person_request.typos import mend
from agent_assist.analysis.quoting import split_reply

LANGUAGES: tuple[Phrases, ...] = (
    ENGLISH, GERMAN, FRENCH, SPANISH, ITALIAN, DUTCH, POLISH, PORTUGUESE, SWEDISH, DANISH, TURKISH, NORWEGIAN,
    CZECH, FINNISH, ROMANIAN, RUSSIAN,
)  # fmt: skip
_SENTENCE_ENDS = re.compile(r"[.!?;:]+(?=\s|$)|\n+")
_EDGES = "\"'“”„«»<>()[]{}*_.,!?:;-– "
_LONGEST_CHARS = 20_000
_LONGEST_SENTENCE_CHARS = 600
_MOST_SENTENCES = 400
_LONGEST_BARE_REPLY_WORDS = 4


def wants_person(text: str, keywords: Collection[str] = ()) -> bool:
    """Whether the customer asks for a human being.

    `keywords` are the words our footers ask for (“PERSON”); one of them counts where a line of the reply
    holds little else. Only the first 20,000 characters of the customer's own words are read.
    """
    sentences = list(_sentences(text))
    mended = [mend(sentence) for sentence in sentences]
    bare = {fold(word) for word in keywords} | {word for table in LANGUAGES for word in table.bare}
    named = {fold(word) for word in keywords}
    if any(_is_bare(sentence, bare if len(sentences) == 1 else named) for sentence in sentences):
        return True
    return any(_wishes(ENGLISH, sentence) for sentence in mended) or any(
        _wishes(table, sentence) for sentence in sentences for table in LANGUAGES[1:]
    )


def asks_if_ai(text: str) -> bool:
    """Whether the customer asks whether a machine is writing."""
    return any(
        table.question.search(sentence) for sentence in _sentences(text) for table in LANGUAGES
    )


def _sentences(text: str) -> Iterator[str]:
    own = split_reply(text[: 2 * _LONGEST_CHARS]).reply[:_LONGEST_CHARS]
    for number, part in enumerate(_SENTENCE_ENDS.split(own)):
        if number >= _MOST_SENTENCES:
            return
        if sentence := fold(part)[:_LONGEST_SENTENCE_CHARS].strip(_EDGES):
            yield sentence


def _is_bare(sentence: str, words: Collection[str]) -> bool:
    """Whether a short line is one of the words, with at most a “please” around it."""
    if sentence in words:
        return True
    parts = [part.strip(_EDGES) for part in sentence.split()]
    return len(parts) <= _LONGEST_BARE_REPLY_WORDS and any(
        part in words and len(parts) <= 2 for part in parts
    )


def _wishes(table: Phrases, sentence: str) -> bool:
    """A wish that no refusal stands before and that is not part of a question about the machine."""
    asked = [match.span() for match in table.question.finditer(sentence)]
    for match in table.wish.finditer(sentence):
        start, end = match.span()
        if asked and (match.lastgroup is None or _overlaps(asked, start, end)):
            continue
        if not table.refusal.search(sentence[:start]):
            return True
    return False


def _overlaps(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(first < end and start < last for first, last in spans)

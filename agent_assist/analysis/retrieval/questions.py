"""Finds what a customer asks, question by question. Rule: at most a handful, none lost for want of a question mark.

"How do I send it back, and how long do I have?" asks two things; each must be answered or named as open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from agent_assist.analysis.facts.flat import flat
from agent_assist.analysis.retrieval.asking_words import GREETINGS, LANGUAGES
from agent_assist.analysis.sentences import split_sentences

MAX_QUESTIONS = 8
MAX_QUESTION_CHARACTERS = 400
CONTEXT_SENTENCES = 2
_LEAST_CHARACTERS = 8
_LEAD = re.compile(
    rf"(?:[-*•–]\s+|\(?\d{{1,2}}[.)]\s+)?(?:{GREETINGS}(?: [^\W\d_]+){{0,2}}[,:!]\s+)?(?:ps:? )?"
)
_STARTS = re.compile("|".join(f"(?:(?:{w.joints}),? )?(?:{w.starts})" for w in LANGUAGES.values()))
_REQUESTS = re.compile(
    "|".join(f"(?:(?:{w.joints}),? )?(?:{w.requests})(?!\\w)" for w in LANGUAGES.values())
)
_FURTHER = re.compile(
    "|".join(
        rf"(?:, ?(?:(?:{w.joints}) )?| (?:{w.joints}) )(?={w.goes_on})" for w in LANGUAGES.values()
    )
)
_GOES_ON = re.compile("|".join(w.goes_on for w in LANGUAGES.values()))
_IS_QUESTION = re.compile(r"[?？][\s\"'”»)]*$")


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing asked, and the sentences around it that say what "that" and "it" are."""

    question: str
    context: str


def split_questions(text: str) -> list[str]:
    """What a message asks, at most MAX_QUESTIONS; empty where nothing is plainly asked.

    Each is verbatim, but for white space: one question, or one request ("I want my money back").
    """
    return [asked.question for asked in find_asked(text)]


def find_asked(text: str) -> list[Asked]:
    """The same, each with its own sentence and what was said just before."""
    found: dict[str, Asked] = {}
    said = sentences(text)
    for place, sentence in enumerate(said):
        before = said[max(0, place - CONTEXT_SENTENCES) : place]
        for part, question in enumerate(_asked(sentence)):
            cut = question[:MAX_QUESTION_CHARACTERS]
            context = [*(before if part == 0 else before[-1:]), sentence]
            found.setdefault(cut, Asked(cut, " ".join(context)))
    return list(found.values())[:MAX_QUESTIONS]


def sentences(text: str) -> list[str]:
    """The sentences of a text, each on one line; wrapped lines are joined."""
    return [" ".join(text[start:end].split()) for start, end in split_sentences(text)]


def _asked(sentence: str) -> Iterator[str]:
    bare = sentence[_lead(sentence) :]
    words = flat(bare)
    if _IS_QUESTION.search(words) or _STARTS.match(words):
        yield from _parts(bare, words)
    elif _REQUESTS.match(words):
        yield bare


def _lead(sentence: str) -> int:
    """How much of it is a list's marker or a greeting."""
    match = _LEAD.match(flat(sentence))
    return match.end() if match and re.search(r"\w", sentence[match.end() :]) else 0


def _parts(sentence: str, words: str) -> Iterator[str]:
    """Its questions: cut before each further one, where something is asked before that already."""
    start = 0
    for match in _FURTHER.finditer(words):
        before = words[start : match.start()]
        if _asks(before) and match.end() - start >= _LEAST_CHARACTERS:
            yield sentence[start : match.start()].strip()
            start = match.end()
    yield sentence[start:].strip()


def _asks(words: str) -> bool:
    return bool(_STARTS.match(words) or _GOES_ON.match(words) or _FURTHER.search(words))

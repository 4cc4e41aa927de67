"""Chooses the sentences of passages that answer a message. Rule: whole sentences, verbatim, or nothing.

Each thing asked is judged alone. A section answers it by its words, read with the subject where they
tell little ("how long do I have?"), and it must fit the whole message too: "do I get that money back?"
means something else under each subject. What no section answers is named as open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent_assist.analysis.retrieval.expected import gives_what_is_wanted
from agent_assist.analysis.retrieval.indexed import indexed
from agent_assist.analysis.retrieval.query import build_query
from agent_assist.analysis.retrieval.questions import Asked, find_asked, sentences
from agent_assist.analysis.retrieval.section_fit import (
    POINTING_FULLNESS,
    SURE_TOPIC,
    Fit,
    Sections,
)
from agent_assist.domain.evidence import Passage, PassageKind

MAX_SENTENCES = 3
MAX_STATEMENTS = 8
NEARLY_AS_GOOD = 0.25
TOO_CLOSE = 0.06
_BULLET = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+")


@dataclass(frozen=True, slots=True)
class Answer:
    """Sentences of one passage, in its order."""

    passage: Passage
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What answers a message, and the questions that nothing answers."""

    answers: tuple[Answer, ...]
    unanswered: tuple[str, ...]


def choose(
    subject: str, text: str, passages: Sequence[Passage], language: str, told: str = ""
) -> Chosen:
    """Answers from these passages, all in the message's language, in the order of what was asked.

    `told` is what the customer wrote before: it says what the message is about, and asks nothing any more.
    """
    pool = [each for each in indexed(passages) if usable_sentences(each.passage)]
    sections = Sections(pool, build_query(f"{subject}\n{text}\n{told}", language))
    asked = find_asked(text)
    if not asked:
        return _for_statements(subject, text, sections, language)
    fits = _spread(_acceptable(asked, sections))
    found: dict[str, tuple[str, ...]] = {}
    places = {each.passage.id: each.passage for each in pool}
    for each, best in zip(asked, fits, strict=True):
        for fit in _together(best):
            passage = fit.section.passage
            closest = _closest(passage, each.question, language)
            found[passage.id] = (*found.get(passage.id, ()), *closest)
    answers = (Answer(places[i], _in_order(places[i], s)) for i, s in found.items())
    unanswered = (a.question for a, best in zip(asked, fits, strict=True) if not best)
    return Chosen(tuple(answers), tuple(unanswered))


def _acceptable(asked: Sequence[Asked], sections: Sections) -> list[list[Fit]]:
    """For each question the sections that may answer it, the best first."""
    found: list[list[Fit]] = []
    before = ""
    for each in asked:
        fits = sections.fits(each)
        again = [f for f in fits if f.section.passage.id == before and f.goes_on]
        fits = again or _clear([fit for fit in fits if fit.is_answer])
        before = fits[0].section.passage.id if fits else ""
        found.append(fits)
    return found


def _clear(fits: list[Fit]) -> list[Fit]:
    """None where the question says little by itself and two articles fit it alike: better open than wrong."""
    if not fits or fits[0].fullness > POINTING_FULLNESS:
        return fits
    article = article_of(fits[0])
    rival = next((fit for fit in fits if article_of(fit) != article), None)
    return [] if rival and rival.score > fits[0].score - TOO_CLOSE else fits


def article_of(fit: Fit) -> str:
    """The id of the article that a section belongs to."""
    return fit.section.passage.id.split("#", 1)[0]


def _spread(fits: list[list[Fit]]) -> list[list[Fit]]:
    """Of questions with one best section, the surest keeps it; another takes one that fits nearly as well."""
    surest: dict[str, float] = {}
    for best in (each[0] for each in fits if each):
        passage_id = best.section.passage.id
        surest[passage_id] = max(best.score, surest.get(passage_id, 0.0))
    return [_other(each, surest) if each else each for each in fits]


def _other(fits: list[Fit], surest: dict[str, float]) -> list[Fit]:
    best = fits[0]
    if best.score >= surest[best.section.passage.id]:
        return fits
    free = (f for f in fits[1:] if f.section.passage.id not in surest)
    other = next((f for f in free if f.score >= best.score - NEARLY_AS_GOOD), None)
    return [other] if other else fits


def _together(fits: list[Fit]) -> list[Fit]:
    """The best section; for "What shall I do?" also the one of the same article that fits nearly as well."""
    if not fits or fits[0].fullness:
        return fits[:1]
    same = [fit for fit in fits if article_of(fit) == article_of(fits[0])]
    near = [f for f in same if f.score >= fits[0].score - NEARLY_AS_GOOD][:2]
    return sorted(near, key=lambda fit: fit.section.passage.id)


def usable_sentences(passage: Passage) -> tuple[str, ...]:
    """The sentences that can stand in a reply as they are: no variables, greetings or bare labels.

    An order and a ticket's fields are lists of labels, so they have none. What goes on from a greeting in lower case is a fragment.
    """
    if passage.kind in (PassageKind.ORDER, PassageKind.TICKET):
        return ()
    lines = passage.text.splitlines()
    if passage.kind is PassageKind.SAVED_REPLY:
        lines = _body_lines(lines)
    found = (s for line in lines for s in sentences(_BULLET.sub("", line)))
    return tuple(s for s in found if _stands_alone(s, passage.kind))


def _stands_alone(sentence: str, kind: PassageKind) -> bool:
    if kind is PassageKind.SAVED_REPLY and sentence[0].islower():
        return False
    return "{{" not in sentence and not sentence.endswith(":") and len(sentence.split()) > 2


def _for_statements(subject: str, text: str, sections: Sections, language: str) -> Chosen:
    """A message that asks nothing plainly: the statement that a section answers best."""
    best: Fit | None = None
    answered = ""
    for statement in sentences(text)[:MAX_STATEMENTS]:
        fits = _acceptable([Asked(statement, statement)], sections)[0]
        fit = fits[0] if fits else None
        if fit and fit.topic >= SURE_TOPIC and (best is None or fit.score > best.score):
            best, answered = fit, statement
    if best is None:
        return Chosen((), (" ".join(text.split()) or subject,))
    passage = best.section.passage
    return Chosen((Answer(passage, _closest(passage, answered, language)),), ())


def _closest(passage: Passage, question: str, language: str) -> tuple[str, ...]:
    """A short section whole, because its sentences explain each other; else the closest and the next."""
    found = usable_sentences(passage)
    if len(found) <= MAX_SENTENCES:
        return found
    asked = set(build_query(question, language).terms)
    scores = [
        len(asked & set(build_query(s, language).terms))
        + bool(gives_what_is_wanted(question, s, language))
        for s in found
    ]
    closest = scores.index(max(scores))
    return found[closest : closest + 2]


def _in_order(passage: Passage, chosen: Sequence[str]) -> tuple[str, ...]:
    return tuple(sentence for sentence in usable_sentences(passage) if sentence in chosen)


def _body_lines(lines: list[str]) -> list[str]:
    """A saved reply without its greeting and closing: the paragraphs between the first and the last."""
    paragraphs = [p for p in "\n".join(lines).split("\n\n") if p.strip()]
    inner = paragraphs[1:-1] if len(paragraphs) > 2 else paragraphs
    return [line for paragraph in inner for line in paragraph.splitlines()]

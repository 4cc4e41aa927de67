"""Chooses the sentences of passages that answer a message. Rule: whole sentences, verbatim, or nothing.

A passage may answer a question only if it also fits the whole message (TOPICAL_SHARE of the best match):
"do I get that money back?" means something else under each subject. It answers if it covers MIN_COVERAGE
of the question's weight, read together with the subject.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from agent_assist.analysis.retrieval.answerability import figures
from agent_assist.analysis.retrieval.indexed import IndexedPassage, indexed
from agent_assist.analysis.retrieval.query import Query, build_query
from agent_assist.analysis.retrieval.questions import sentences, split_questions
from agent_assist.analysis.retrieval.ranking import rank
from agent_assist.analysis.retrieval.rarity import Rarity
from agent_assist.domain.evidence import Passage, PassageKind

MIN_COVERAGE = 0.3
TOPICAL_SHARE = 0.5
SEARCH_BONUS = 0.3
"""The search knew how rare each word is in all the knowledge; here only a few passages are known."""
MAX_SENTENCES = 3
MAX_STATEMENTS = 8
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


def choose(subject: str, text: str, passages: Sequence[Passage], language: str) -> Chosen:
    """Answers from these passages, all in the message's language, best first."""
    pool = [each for each in indexed(passages) if usable_sentences(each.passage)]
    whole = build_query(f"{subject}\n{text}", language)
    rarity = _rarity(pool, whole)
    ranked = rank(pool, whole, rarity)
    least = TOPICAL_SHARE * max((each.match for each in ranked), default=0.0)
    fitting = {each.indexed.passage.id for each in ranked if each.match and each.match >= least}
    topical = [each for each in pool if each.passage.id in fitting]
    asked = split_questions(text)
    if not asked:
        return _for_statements(subject, text, topical, rarity, language)
    found: dict[str, Answer] = {}
    unanswered: list[str] = []
    for question in asked:
        best = _best(f"{question}\n{subject}", topical, rarity, language)
        if best is None or _only_repeats(question, best, found, language):
            unanswered.append(question)
        else:
            found.setdefault(best.passage.id, _answer(best, question, language))
    return Chosen(tuple(found.values()), tuple(unanswered))


def usable_sentences(passage: Passage) -> tuple[str, ...]:
    """The sentences that can stand in a reply as they are: no variables, greetings or bare labels.

    An order is a list of labels, so it has none.
    """
    if passage.kind is PassageKind.ORDER:
        return ()
    lines = passage.text.splitlines()
    if passage.kind is PassageKind.SAVED_REPLY:
        lines = _body_lines(lines)
    found = (s for line in lines for s in sentences(_BULLET.sub("", line)))
    return tuple(s for s in found if "{{" not in s and not s.endswith(":") and len(s.split()) > 2)


def _for_statements(
    subject: str, text: str, topical: list[IndexedPassage], rarity: Rarity, language: str
) -> Chosen:
    """A message that asks nothing plainly: the first statement that a passage answers."""
    for statement in sentences(text)[:MAX_STATEMENTS]:
        best = _best(f"{statement}\n{subject}", topical, rarity, language)
        if best is not None:
            return Chosen((_answer(best, statement, language),), ())
    return Chosen((), (" ".join(text.split()) or subject,))


def _best(
    question: str, topical: list[IndexedPassage], rarity: Rarity, language: str
) -> IndexedPassage | None:
    """The passage that covers the question; of two alike the one that the search put first."""
    query = build_query(question, language)
    best: IndexedPassage | None = None
    best_score = 0.0
    for place, each in enumerate(topical):
        coverage = figures(query, each, rarity).coverage
        score = coverage * (1 + SEARCH_BONUS / (place + 1))
        if coverage >= MIN_COVERAGE and score > best_score:
            best, best_score = each, score
    return best


def _only_repeats(
    question: str, best: IndexedPassage, found: dict[str, Answer], language: str
) -> bool:
    """Whether the passage is used already and shares no telling word with this question itself."""
    query = build_query(question, language)
    own = set(query.terms_for(best.passage.language)) - query.weak
    return best.passage.id in found and not own & {*best.title, *best.body}


def _answer(best: IndexedPassage, question: str, language: str) -> Answer:
    """A short section whole, because its sentences explain each other; else the closest and the next."""
    found = usable_sentences(best.passage)
    if len(found) <= MAX_SENTENCES:
        return Answer(best.passage, found)
    asked = set(build_query(question, language).terms)
    overlaps = [len(asked & set(build_query(s, language).terms)) for s in found]
    closest = overlaps.index(max(overlaps))
    return Answer(best.passage, found[closest : closest + 2])


def _rarity(pool: list[IndexedPassage], whole: Query) -> Rarity:
    counts = Counter(term for each in pool for term in {*each.title, *each.body})
    return Rarity(len(pool), counts, whole.weak)


def _body_lines(lines: list[str]) -> list[str]:
    """A saved reply without its greeting and closing: the paragraphs between the first and the last."""
    paragraphs = [p for p in "\n".join(lines).split("\n\n") if p.strip()]
    inner = paragraphs[1:-1] if len(paragraphs) > 2 else paragraphs
    return [line for paragraph in inner for line in paragraph.splitlines()]

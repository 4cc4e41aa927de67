"""Chooses the sentences of passages that answer a question. Rule: whole sentences, verbatim, or nothing.

Score of a sentence for a question: the share of the question's terms, weighted by how rare they are
among the offered sentences (idf = ln(1 + n / df)), that the sentence or, at half weight, its title has.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from agent_assist.analysis.retrieval.questions import sentences
from agent_assist.analysis.retrieval.terms import terms
from agent_assist.domain.evidence import Passage, PassageKind

MIN_COVERAGE = 0.3
MAX_SENTENCES = 3
_RANK_BONUS = 0.3
_SAVED_REPLY_WEIGHT = 0.7
_EVENT = re.compile(r"^\d{4}-\d{2}-\d{2} \d{2}:\d{2}: ")
_BULLET = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+")


@dataclass(frozen=True, slots=True)
class Answer:
    """Sentences of one passage, in its order; `coverage` is the share of the question they cover, 0..1."""

    passage: Passage
    sentences: tuple[str, ...]
    coverage: float


def choose(question: str, passages: Sequence[Passage], language: str) -> Answer | None:
    """The best answer that the passages, best first, hold for the question; None where they do not."""
    asked = set(terms(question, language))
    usable = {passage.id: usable_sentences(passage) for passage in passages}
    weights = _idf((s for found in usable.values() for s in found), language)
    best: Answer | None = None
    best_score = 0.0
    for rank, passage in enumerate(passages):
        answer = _answer(asked, passage, usable[passage.id], weights, language)
        score = answer.coverage * (1 + _RANK_BONUS / (rank + 1)) if answer else 0.0
        if answer is not None and score > best_score:
            best, best_score = answer, score
    return best if best is not None and best.coverage >= MIN_COVERAGE else None


def usable_sentences(passage: Passage) -> tuple[str, ...]:
    """The sentences that can stand in a reply as they are: no variables, greetings or bare labels."""
    lines = passage.text.splitlines()
    if passage.kind is PassageKind.ORDER:
        return tuple(_EVENT.sub("", line).strip() for line in lines if _EVENT.match(line))
    if passage.kind is PassageKind.SAVED_REPLY:
        lines = _body_lines(lines)
    found = (s for line in lines for s in sentences(_BULLET.sub("", line)))
    return tuple(s for s in found if "{{" not in s and not s.endswith(":") and len(s.split()) > 2)


def _answer(
    asked: set[str],
    passage: Passage,
    found: tuple[str, ...],
    weights: Mapping[str, float],
    language: str,
) -> Answer | None:
    scored = [_coverage(asked, sentence, passage.title, weights, language) for sentence in found]
    if not scored or max(scored) <= 0:
        return None
    best = scored.index(max(scored))
    factor = _SAVED_REPLY_WEIGHT if passage.kind is PassageKind.SAVED_REPLY else 1.0
    return Answer(passage, _around(found, best, passage.kind), factor * scored[best])


def _around(found: tuple[str, ...], best: int, kind: PassageKind) -> tuple[str, ...]:
    """A short section whole, because its sentences explain each other; else the best one and the next."""
    if kind is PassageKind.ORDER:
        return found[best : best + 1]
    return found if len(found) <= MAX_SENTENCES else found[best : best + 2]


def _coverage(
    asked: set[str], sentence: str, title: str, weights: Mapping[str, float], language: str
) -> float:
    rarest = max(weights.values(), default=1.0)
    total = sum(weights.get(term, rarest) for term in asked)
    if not total:
        return 0.0
    inside = asked & set(terms(sentence, language))
    in_title = (asked & set(terms(title, language))) - inside
    gained = sum(weights.get(term, rarest) for term in inside)
    return (gained + 0.5 * sum(weights.get(term, rarest) for term in in_title)) / total


def _idf(found: Iterable[str], language: str) -> dict[str, float]:
    counts: Counter[str] = Counter()
    n = 0
    for sentence in found:
        n += 1
        counts.update(set(terms(sentence, language)))
    return {term: math.log(1 + n / df) for term, df in counts.items()}


def _body_lines(lines: list[str]) -> list[str]:
    """A saved reply without its greeting and closing: the paragraphs between the first and the last."""
    paragraphs = [p for p in "\n".join(lines).split("\n\n") if p.strip()]
    inner = paragraphs[1:-1] if len(paragraphs) > 2 else paragraphs
    return [line for paragraph in inner for line in paragraph.splitlines()]

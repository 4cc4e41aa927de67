"""Two passages of different articles that contradict each other. Rule: told by an amount, a share or a time alone.

Two sentences disagree when they say nearly the same words in one language under nearly the same titles, and state hard
facts of one kind and unit that have nothing in common ("within 60 days", "within 30 days"). Sections of one article may
differ by case, and so may articles about different things: "It costs 4 EUR" says nothing without its title.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from agent_assist.analysis.facts.fact import Fact, FactKind
from agent_assist.analysis.facts.find import find_facts
from agent_assist.analysis.facts.times import canonical_duration
from agent_assist.analysis.phrases.languages import base_language
from agent_assist.analysis.retrieval.terms import terms
from agent_assist.analysis.sentences import split_sentences
from agent_assist.domain.evidence import Passage

_SHARED_LEAST, _ALIKE_FROM = 3, 0.7
_MEASURED = frozenset({FactKind.MONEY, FactKind.PERCENT, FactKind.DURATION})


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two passages and the sentence of each that contradicts the other's."""

    first: Passage
    second: Passage
    first_says: str
    second_says: str


@dataclass(frozen=True, slots=True)
class _Claim:
    """A sentence that measures something: its words without the facts, those of its title, and the values by unit."""

    text: str
    words: frozenset[str]
    titled: frozenset[str]
    values: frozenset[tuple[str, str]]


def disagreements(
    cited: tuple[Passage, ...], found: tuple[Passage, ...]
) -> tuple[Disagreement, ...]:
    """Where a cited passage is contradicted by another that was found; each pair once."""
    seen: set[frozenset[str]] = set()
    result = []
    for first, second in product(cited, found):
        pair = frozenset({first.id, second.id})
        if pair in seen or not _comparable(first, second):
            continue
        seen.add(pair)
        told = _told(first, second)
        if told is not None:
            result.append(Disagreement(first, second, *told))
    return tuple(result)


def _comparable(first: Passage, second: Passage) -> bool:
    is_other = first.id.split("#", 1)[0] != second.id.split("#", 1)[0]
    return is_other and base_language(first.language) == base_language(second.language)


def _told(first: Passage, second: Passage) -> tuple[str, str] | None:
    for mine, other in product(_claims(first), _claims(second)):
        shared = len(mine.words & other.words)
        alike = len(mine.titled & other.titled) / len(mine.titled | other.titled or {""})
        if shared >= _SHARED_LEAST and alike >= _ALIKE_FROM:
            units = {unit for unit, _ in mine.values} & {unit for unit, _ in other.values}
            if any(_of(mine, unit).isdisjoint(_of(other, unit)) for unit in units):
                return mine.text, other.text
    return None


def _of(claim: _Claim, unit: str) -> frozenset[str]:
    return frozenset(value for each, value in claim.values if each == unit)


@lru_cache(maxsize=512)
def _claims(passage: Passage) -> tuple[_Claim, ...]:
    """Read once for each passage: the same few come up again and again while a draft is on screen."""
    claims = []
    title = frozenset(terms(passage.title, passage.language))
    for start, end in split_sentences(passage.text):
        text = passage.text[start:end]
        facts = [f for f in find_facts(text, passage.language) if f.kind in _MEASURED]
        if facts:
            rest = text
            for fact in reversed(facts):
                rest = f"{rest[: fact.start]} {rest[fact.end :]}"
            words = frozenset(terms(rest, passage.language))
            values = frozenset(map(_value, facts))
            claims.append(_Claim(text, words, words | title, values))
    return tuple(claims)


def _value(fact: Fact) -> tuple[str, str]:
    """The unit and the value in it."""
    if fact.kind is FactKind.DURATION:
        number, _, unit = canonical_duration(fact.value).partition(" ")
        return f"duration {unit}", number
    if fact.kind is FactKind.MONEY:
        number, _, unit = fact.value.partition(" ")
        return f"money {unit}", number
    return str(fact.kind), fact.value

"""Two passages of different articles that contradict each other. Rule: told by a measure, or by a plain denial.

Two sentences disagree when they say nearly the same words in one language under nearly the same titles, and state hard
facts of one kind and unit that have nothing in common ("within 60 days", "within 30 days"). Sections of one article may
differ by case, and so may articles about different things: "It costs 4 EUR" says nothing without its title.
They disagree too when one affirms what the other denies ("can be returned", "cannot be returned", "open", "closed") and
hardly a word else is different, because a further word is a case of its own ("sale lamps cannot be returned").
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import product

from agent_assist.analysis.claims.polarities import Polarity, read_polarity
from agent_assist.analysis.claims.rules.polarity import is_turned
from agent_assist.analysis.facts.fact import Fact, FactKind
from agent_assist.analysis.facts.find import find_facts
from agent_assist.analysis.facts.flat import flat
from agent_assist.analysis.facts.times import canonical_duration
from agent_assist.analysis.phrases.languages import base_language
from agent_assist.analysis.retrieval.terms import terms
from agent_assist.analysis.sentences import split_sentences
from agent_assist.domain.evidence import Passage

_SHARED_LEAST, _ALIKE_FROM = 3, 0.7
_SPEAK_OF_THE_SAME = 0.5
_SAID_LEAST, _DENIED_FROM, _PAIR_FROM = 2, 0.75, 0.5
_MEASURED = frozenset({FactKind.MONEY, FactKind.PERCENT, FactKind.DURATION})


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two passages and the sentence of each that contradicts the other's."""

    first: Passage
    second: Passage
    first_says: str
    second_says: str


@dataclass(frozen=True)
class _Claim:
    """A sentence with the words of its title; what costs time is read only where another speaks of the same."""

    text: str
    said: frozenset[str]
    title: frozenset[str]
    language: str

    @cached_property
    def _facts(self) -> list[Fact]:
        return [f for f in find_facts(self.text, self.language) if f.kind in _MEASURED]

    @cached_property
    def _rest(self) -> str:
        rest = self.text
        for fact in reversed(self._facts):
            rest = f"{rest[: fact.start]} {rest[fact.end :]}"
        return rest

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words without the facts."""
        return frozenset(terms(self._rest, self.language))

    @cached_property
    def values(self) -> frozenset[tuple[str, str]]:
        """What it measures, by unit."""
        return frozenset(map(_value, self._facts))

    @cached_property
    def polarity(self) -> Polarity:
        """What it affirms and denies."""
        return read_polarity(self._rest, base_language(self.language))


@lru_cache(maxsize=64)
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
        shared, least = len(mine.said & other.said), min(len(mine.said), len(other.said))
        if not shared or shared < _SPEAK_OF_THE_SAME * least:
            continue
        if _measures_otherwise(mine, other) or _denies(mine, other):
            return mine.text, other.text
    return None


def _are_alike(mine: Set[str], other: Set[str]) -> bool:
    return len(mine & other) >= _ALIKE_FROM * len(mine | other)


def _measures_otherwise(mine: _Claim, other: _Claim) -> bool:
    if len(mine.words & other.words) < _SHARED_LEAST:
        return False
    if not _are_alike(mine.words | mine.title, other.words | other.title):
        return False
    units = {unit for unit, _ in mine.values} & {unit for unit, _ in other.values}
    return any(_of(mine, unit).isdisjoint(_of(other, unit)) for unit in units)


def _denies(mine: _Claim, other: _Claim) -> bool:
    ours, theirs = mine.polarity, other.polarity
    are_alike = _are_alike(ours.words.keys() | mine.title, theirs.words.keys() | other.title)
    shared = ours.words.keys() & theirs.words.keys()
    told = shared | {name for name in ours.pairs if name in theirs.pairs}
    if len(told) < _SAID_LEAST or (len(told) < _SHARED_LEAST and not are_alike):
        return False
    everything = len(ours.words.keys() | theirs.words.keys())
    against = sum(ours.words[stem].isdisjoint(theirs.words[stem]) for stem in shared)
    is_denied = against >= _DENIED_FROM * everything
    is_pair = len(shared) >= _PAIR_FROM * everything and not against
    is_opposite = any(
        ours.pairs[name].isdisjoint(theirs.pairs[name])
        for name in ours.pairs.keys() & theirs.pairs.keys()
    )
    says_otherwise = is_opposite if ours.pairs.keys() & theirs.pairs.keys() else is_denied
    return (
        says_otherwise
        and (is_denied or is_pair)
        and not is_turned(flat(mine.text), flat(other.text))
    )


def _of(claim: _Claim, unit: str) -> frozenset[str]:
    return frozenset(value for each, value in claim.values if each == unit)


@lru_cache(maxsize=512)
def _claims(passage: Passage) -> tuple[_Claim, ...]:
    """Read once for each passage: the same few come up again and again while a draft is on screen."""
    title = frozenset(terms(passage.title, passage.language))
    sentences = (passage.text[start:end] for start, end in split_sentences(passage.text))
    return tuple(
        _Claim(text, frozenset(terms(text, passage.language)), title, passage.language)
        for text in sentences
    )


def _value(fact: Fact) -> tuple[str, str]:
    """The unit and the value in it."""
    if fact.kind is FactKind.DURATION:
        number, _, unit = canonical_duration(fact.value).partition(" ")
        return f"duration {unit}", number
    if fact.kind is FactKind.MONEY:
        number, _, unit = fact.value.partition(" ")
        return f"money {unit}", number
    return str(fact.kind), fact.value

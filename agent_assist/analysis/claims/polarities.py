"""Which words a sentence affirms and which it denies.

A clause with a negation denies all of its words; a word of a pair (`closed`) counts as its canonical
counterpart denied (`open`), so that "not closed" affirms "open". What only stresses a negation ("never …,
not even at night", "neither … nor", "no … nada") does not turn it round again.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from agent_assist.analysis.claims.clauses import NEGATOR, clauses, is_condition
from agent_assist.analysis.claims.content import stems_in_order
from agent_assist.analysis.claims.lexicon.negation import (
    DENIERS,
    HARMLESS,
    PAIRS,
    STRESSES,
    WITHOUT,
)
from agent_assist.analysis.facts.flat import flat

_DENIER = {language: re.compile(rf"\b(?:{words})\b") for language, words in DENIERS.items()}
_HARMLESS = re.compile(rf"\b(?:{HARMLESS})\b")
_STRESS = {language: re.compile(rf"\b(?:{words})\b") for language, words in STRESSES.items()}
_WITHOUT = {language: re.compile(rf"\b(?:{words})\b") for language, words in WITHOUT.items()}
_SPOKEN_NO = re.compile(r"\bno,? (?=(?:they|it|he|she|we|you|i|there|this|that) )|\bno\W*$")
_PAIRS = [
    (name, re.compile(rf"(?<![\w'])(?:{yes})(?!\w)"), re.compile(rf"(?<![\w'])(?:{no})(?!\w)"))
    for name, yes, no in PAIRS
]
# What holds until something happens says nothing about that thing.
_UNTIL = re.compile(
    r"\b(?:until|till|bis|jusqu'a ce qu|tant qu|hasta qu|mientras|finche|fino a quando|totdat|zolang|dopoki|ate qu|enquanto|tills|indtil)\w*\b[^,.;]*"
)

Signs = Mapping[str, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Polarity:
    """`words`: stem to the signs it stands with; `pairs`: canonical word to its signs; `clauses`: all signs.

    `units` are the words clause by clause, a condition with what it holds for; `unasserted` are the stems
    of clauses such as "until it is packed".
    """

    words: Signs
    pairs: Signs
    clauses: frozenset[int]
    units: tuple[Signs, ...]
    unasserted: frozenset[str] = frozenset()


def read_polarity(text: str, language: str) -> Polarity:
    """The signs (+1 affirmed, -1 denied) of the content words of a text."""
    pairs: dict[str, frozenset[int]] = {}
    signs: set[int] = set()
    units: list[dict[str, frozenset[int]]] = [{}]
    for clause in clauses(text, language):
        said = _UNTIL.sub(" ", flat(clause))
        sign = sign_of(said, language)
        denied = -sign if _denies(clause, language) else sign
        signs.add(denied)
        scope = "if " if is_condition(clause) else ""
        _add(units[-1], ((scope + stem, {denied}) for stem in stems_in_order(said, language)))
        _add(pairs, ((n, _pair_signs(flat(clause), yes, no, sign)) for n, yes, no in _PAIRS))
        if not scope:
            units.append({})
    words: dict[str, frozenset[int]] = {}
    for unit in units:
        _add(words, unit.items())
    until = " ".join(_UNTIL.findall(flat(text)))
    return Polarity(
        words,
        pairs,
        frozenset(signs),
        tuple(unit for unit in units if unit),
        frozenset(stems_in_order(until, language)),
    )


def _add(known: dict[str, frozenset[int]], found: Iterable[tuple[str, Collection[int]]]) -> None:
    for name, signs in found:
        if signs:
            known[name] = known.get(name, frozenset()) | frozenset(signs)


def _pair_signs(
    clause: str, yes: re.Pattern[str], no: re.Pattern[str], sign: int
) -> frozenset[int]:
    """The signs of a pair in a clause; `no charge` is `free`, not its denial."""
    affirmed = yes.search(clause)
    rest = yes.sub(" ", clause)
    signs = {-sign} if no.search(rest) else set[int]()
    if affirmed:
        is_whole = re.match(r"(?:at )?no |without ", affirmed[0])
        signs.add(abs(sign) if is_whole else sign)
    return frozenset(signs)


def _denies(clause: str, language: str) -> bool:
    pattern = _DENIER.get(language)
    return bool(pattern and pattern.search(_HARMLESS.sub(" ", flat(clause))))


def sign_of(flat_clause: str, language: str) -> int:
    """-1 where a clause denies: an odd number of negations, those that only stress another left out."""
    pattern = NEGATOR.get(language)
    if pattern is None:
        return 1
    bare = _SPOKEN_NO.sub(" ", _HARMLESS.sub(" ", flat_clause))
    without = _WITHOUT.get(language)
    apart = len(without.findall(bare)) if without else 0
    bare = without.sub(" ", bare) if without else bare
    stress = _STRESS.get(language)
    plain = stress.sub(" ", bare) if stress else bare
    count = len(pattern.findall(plain)) or min(1, len(pattern.findall(bare)))
    count = min(count, 1) if without else count
    return -1 if (count + apart) % 2 else 1

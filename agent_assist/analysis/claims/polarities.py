"""Which words a sentence affirms and which it denies.

A clause with a negation denies all of its words; a word of a pair (`closed`) counts as its canonical
counterpart denied (`open`), so that "not closed" affirms "open".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent_assist.analysis.claims.content import stems_in_order
from agent_assist.analysis.claims.lexicon.negation import (
    DENIERS,
    HARMLESS,
    INTERJECTIONS,
    NEGATORS,
    PAIRS,
)
from agent_assist.analysis.facts.flat import flat

_NEGATOR = {
    language: re.compile(rf"(?<![\w'])(?:{words})(?![\w])") for language, words in NEGATORS.items()
}
_DENIER = {language: re.compile(rf"\b(?:{words})\b") for language, words in DENIERS.items()}
_HARMLESS = re.compile(rf"\b(?:{HARMLESS})\b")
_BARE_NO = re.compile(r"\b(?:no|nao|nie|non|nej|nein|nee)\s*$")
_SPOKEN_NO = re.compile(r"\bno,? (?=(?:they|it|he|she|we|you|i|there|this|that) )|\bno\W*$")
_OPENING = re.compile(rf"\W*(?:(?:{INTERJECTIONS})[\s,.!;:-]*)+")
_CLAUSE = re.compile(
    r"[;:]\s|\s[-–—]\s|[.!?]\s|,?\s(?=(?:but|however|although|though|unless|except|because|otherwise|aber|jedoch|sondern|ausser|sofern|sonst|mais|sauf|sinon"
    r"|pero|sino|salvo|excepto|ma|pero|tranne|maar|tenzij|behalve|ale|lecz|chyba|mas|exceto|men|utom|undtagen|ama|fakat)\b)"
    r"|,\s(?=(?:it|they|we|you|there|this|that|he|she|i)\s)"
    r"|,\s(?:and|so|und|also|et|donc|y|asi que|e|quindi|en|dus|i|wiec)\s"
)
_CONDITION = re.compile(
    r"\W*(?:if|when|once|unless|should|wenn|falls|sobald|sollten?|si|lorsque|quand|cuando|se|quando|als|wanneer|jesli|jezeli|gdy|om|hvis|nar)\b[^,]{3,120},"
)
_PAIRS = [
    (name, re.compile(rf"(?<![\w'])(?:{yes})(?!\w)"), re.compile(rf"(?<![\w'])(?:{no})(?!\w)"))
    for name, yes, no in PAIRS
]
# What holds until something happens says nothing about that thing.
_UNTIL = re.compile(
    r"\b(?:until|till|bis|jusqu'a ce qu|tant qu|hasta qu|mientras|finche|fino a quando|totdat|zolang|dopoki|ate qu|enquanto|tills|indtil)\w*\b[^,.;]*"
)
_ONE_NEGATION = frozenset({"fr", "es", "it", "pt", "pl"})


@dataclass(frozen=True, slots=True)
class Polarity:
    """`words`: stem to the signs it stands with; `pairs`: canonical word to its signs; `clauses`: all signs.

    `unasserted` are the stems of clauses such as "until it is packed".
    """

    words: dict[str, frozenset[int]]
    pairs: dict[str, frozenset[int]]
    clauses: frozenset[int]
    unasserted: frozenset[str] = frozenset()


def read_polarity(text: str, language: str) -> Polarity:
    """The signs (+1 affirmed, -1 denied) of the content words of a text."""
    words: dict[str, frozenset[int]] = {}
    pairs: dict[str, frozenset[int]] = {}
    signs: set[int] = set()
    for clause in _clauses(text, language):
        scope = "if " if _CONDITION.match(flat(clause)) else ""
        sign = _sign(_UNTIL.sub(" ", flat(clause)), language)
        denied = -sign if _denies(clause, language) else sign
        signs.add(denied)
        flat_clause = flat(clause)
        for stem in stems_in_order(_UNTIL.sub(" ", flat_clause), language):
            words[scope + stem] = words.get(scope + stem, frozenset()) | {denied}
        for name, yes, no in _PAIRS:
            found = _pair_signs(flat_clause, yes, no, sign)
            if found:
                pairs[name] = pairs.get(name, frozenset()) | found
    until = " ".join(_UNTIL.findall(flat(text)))
    return Polarity(words, pairs, frozenset(signs), frozenset(stems_in_order(until, language)))


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


def _clauses(text: str, language: str) -> list[str]:
    opening = _OPENING.match(flat(text))
    rest = text[opening.end() :] if opening and _is_interjection(text, opening, language) else text
    parts = [part for part in _split(rest) if part.strip()]
    return parts or [text]


def _split(text: str) -> list[str]:
    condition = _CONDITION.match(flat(text))
    if condition:
        return [text[: condition.end()], *_split(text[condition.end() :])]
    parts, at = [], 0
    for match in _CLAUSE.finditer(flat(text)):
        parts.append(text[at : match.start()])
        at = match.end()
    return [*parts, text[at:]]


def _is_interjection(text: str, opening: re.Match[str], language: str) -> bool:
    """`No, it is` and `No it is` open with an interjection, `No kitchen is` with a determiner."""
    opener = flat(opening[0])
    if not _BARE_NO.search(opener):
        return True
    if language != "en":
        return False
    rest = flat(text[opening.end() :])
    return bool(
        re.match(r"(?:they|it|he|she|we|you|i|there|this|that|the|its|their|our)\b", rest)
    ) or bool(_NEGATOR["en"].search(rest))


def _denies(clause: str, language: str) -> bool:
    pattern = _DENIER.get(language)
    return bool(pattern and pattern.search(flat(clause)))


def _sign(clause: str, language: str) -> int:
    bare = _SPOKEN_NO.sub(" ", _HARMLESS.sub(" ", flat(clause)))
    pattern = _NEGATOR.get(language)
    count = len(pattern.findall(bare)) if pattern else 0
    if language in _ONE_NEGATION:
        count = min(count, 1)
    return -1 if count % 2 else 1

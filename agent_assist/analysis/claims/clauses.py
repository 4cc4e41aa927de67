"""Where one statement of a sentence ends and the next begins. Rule: rather one clause than a half without its verb."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agent_assist.analysis.claims.content import stems_in_order
from agent_assist.analysis.claims.lexicon.negation import INTERJECTIONS, NEGATORS
from agent_assist.analysis.facts.flat import flat

NEGATOR = {
    language: re.compile(rf"(?<![\w'])(?:{words})(?![\w])") for language, words in NEGATORS.items()
}
_BARE_NO = re.compile(r"\b(?:no|nao|nie|non|nej|nein|nee)\s*$")
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
# Two statements of one form: "white means connected and orange means not connected".
_PARALLEL = re.compile(
    r",\s|,?\s(?:and|und|et|y|e|en|i|och|og|while|wahrend|tandis que|mientras que|mentre|terwijl)\s"
)
_LINK_WORD = re.compile(r"\b(?:that|dass|que|qu'|che|dat|ze|att|at)\b")
_BARE_VERB_END = re.compile(
    r"\b(?:can|do|does|are|is|will|may|have|has|kann|konnen|schon|si|non|wel)(?:n't| not)?[\s.!]*$"
)
_LEAST_HALF_WORDS = 2


def clauses(text: str, language: str) -> list[str]:
    """The clauses of a sentence, without a "Yes," or "Sorry," that opens it."""
    opening = _OPENING.match(flat(text))
    rest = text[opening.end() :] if opening and _is_interjection(text, opening, language) else text
    parts = [part for whole in _split(rest) for part in _halves(whole, language)]
    return [part for part in parts if part.strip()] or [text]


def is_condition(clause: str) -> bool:
    """Whether a clause only says when the next one holds."""
    return bool(_CONDITION.match(flat(clause)))


def _split(text: str) -> list[str]:
    words, parts, at = flat(text), [], 0
    while condition := _CONDITION.match(words, at) or _CLAUSE.search(words, at):
        is_end = condition.re is _CLAUSE
        parts.append(text[at : condition.start() if is_end else condition.end()])
        at = condition.end()
    return [*parts, text[at:]]


def _halves(clause: str, language: str) -> Iterator[str]:
    """A clause cut where a second one of the same form begins and only one of them denies."""
    negator = NEGATOR.get(language)
    words = flat(clause)
    if negator is None or is_condition(clause) or not negator.search(words):
        yield clause
        return
    for match in _PARALLEL.finditer(words):
        left, right = words[: match.start()], words[match.end() :]
        denials = bool(negator.search(left)), bool(negator.search(right))
        if denials[0] != denials[1] and _are_parallel(left, right, language):
            yield clause[: match.start()]
            yield clause[match.end() :]
            return
    yield clause


def _are_parallel(left: str, right: str, language: str) -> bool:
    mine, other = stems_in_order(left, language), stems_in_order(right, language)
    if min(len(left.split()), len(right.split())) < _LEAST_HALF_WORDS:
        return False
    is_linked = bool(_LINK_WORD.search(left) and _LINK_WORD.search(right))
    return bool(set(mine) & set(other)) or is_linked or bool(_BARE_VERB_END.search(right))


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
    ) or bool(NEGATOR["en"].search(rest))

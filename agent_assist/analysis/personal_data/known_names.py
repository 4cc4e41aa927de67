"""Finds the people a conversation is known to be with, however their names are written.

The rule kept here: a name that is also an ordinary word is masked only where it is used as a name:
next to another part of the same name, after a form of address, or capitalised inside a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from agent_assist.analysis.personal_data.name_forms import folded, spelled_out, uninflected
from agent_assist.analysis.personal_data.name_words import ORDINARY_WORDS, PARTICLES, TITLES
from agent_assist.analysis.personal_data.normalised_view import normalised_view

_WORD = re.compile(r"[^\W\d_]+")
# What may stand between two parts of one name.
_BETWEEN_PARTS = re.compile(r"[ \t]{0,2}[.,'\-]?[ \t]{0,2}")
_SENTENCE_END = re.compile(r"(?:\A|[.!?:;>\n\"(|])[\s*_>\-\"'(]*\Z")
_USED_AS_NAME_AFTER = re.compile(
    r"'s\b|[,:!.]?\s*\Z|[,:!]|\.?\n| (?:is|was|has|had|said|says|wrote|writes|will|would|can|told|tells|asked"
    r"|called|ordered|bought|paid|sent|and|from|here|hat|ist|war|sagt|schrieb|a |est|dit|es|dice|ha)\b",
)
_TITLE_BEFORE = re.compile(
    r"\b(?:mr|mrs|ms|miss|mx|dr|prof|herr[n]?|frau|m|mme|mlle|monsieur|madame|sra?|señora?|sig|signora?|dear"
    r"|hi|hello|hallo|hey|liebe[rs]?|bonjour|cher|chère|hola|ciao|beste|hej|kind regards|regards|name is"
    r"|thanks|cheers|grüße|cordialement|saludos)\b[.,]?\s{0,3}\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class KnownNames:
    """The folded parts of the known names, ready to be looked up word by word."""

    parts: frozenset[str]
    ordinary: frozenset[str]
    initials: frozenset[str]
    uncased: tuple[str, ...]

    def with_more(self, other: KnownNames) -> KnownNames:
        """The lookup for the people of both."""
        return KnownNames(
            self.parts | other.parts,
            self.ordinary | other.ordinary,
            self.initials | other.initials,
            self.uncased + other.uncased,
        )


def known_names(people: Iterable[str]) -> KnownNames:
    """The lookup for these people; titles and particles are no names.

    Kept nowhere but with its conversation: it would outlive the customer who asked to be forgotten.
    """
    parts: set[str] = set()
    uncased: list[str] = []
    for person in people:
        words = [word for word in _WORD.findall(_readable(person)) if not _is_title(word)]
        parts.update(form for word in words if len(word) > 1 for form in _forms(word))
        parts.update(_joined_forms(words))
        uncased.extend(word for word in words if word.lower() == word.upper() and len(word) > 1)
    ordinary = frozenset(part for part in parts if part in _ordinary_forms() or len(part) < 3)
    return KnownNames(
        frozenset(parts), ordinary, frozenset(part[0] for part in parts), tuple(uncased)
    )


def find_known_names(text: str, names: KnownNames) -> Iterator[tuple[int, int]]:
    """The stretches of a normalised text that name one of the known people."""
    for uncased in names.uncased:
        yield from (match.span() for match in re.finditer(re.escape(uncased), text))
    if not names.parts:
        return
    words = list(_WORD.finditer(text))
    hits = [_may_be_part(word[0], names) and _is_part(word[0], names.parts) for word in words]
    at = 0
    while at < len(words):
        if not hits[at]:
            at += 1
            continue
        last = _last_of_run(text, words, hits, at)
        if last > at or _is_used_as_name(text, words[at], names):
            yield _with_initial(text, words, at, names), words[last].end()
        at = last + 1


def _readable(person: str) -> str:
    return normalised_view(person).text.partition("@")[0]


def _is_title(word: str) -> bool:
    return word.casefold() in TITLES or word.casefold() in PARTICLES


def _forms(word: str) -> tuple[str, str]:
    return folded(word), spelled_out(word)


def _joined_forms(words: list[str]) -> set[str]:
    """User names made of a name: `annamueller`, `muelleranna`, `amueller`."""
    if len(words) < 2:
        return set()
    first, last = words[0], words[-1]
    joined = (first + last, last + first, first[0] + last)
    return {form for word in joined if len(word) > 5 for form in _forms(word)}


@cache
def _ordinary_forms() -> frozenset[str]:
    return frozenset(form for word in ORDINARY_WORDS for form in _forms(word))


def _may_be_part(word: str, names: KnownNames) -> bool:
    """Whether some part begins like this word, since no ending changes its beginning; most words stop here."""
    return not word[0].isascii() or word[0].lower() in names.initials


def _is_part(word: str, parts: frozenset[str]) -> bool:
    for form in {folded(word), spelled_out(word)}:
        if form in parts:
            return True
        if len(form) > 3 and any(stem in parts for stem in uninflected(form)):
            return word[0].isupper() or (form[:-1] in parts and form[-1] == "s")
    return False


def _last_of_run(text: str, words: list[re.Match[str]], hits: list[bool], at: int) -> int:
    """The last word of the name that begins at `at`: parts, with particles and initials between."""
    last = at
    for following in range(at + 1, min(len(words), at + 7)):
        gap = text[words[following - 1].end() : words[following].start()]
        is_initial = len(words[following - 1][0]) == 1
        if not _BETWEEN_PARTS.fullmatch(gap) or ("." in gap and not is_initial):
            break
        if hits[following]:
            last = following
        elif len(words[following][0]) > 1 and words[following][0].casefold() not in PARTICLES:
            break
    return last


def _is_used_as_name(text: str, word: re.Match[str], names: KnownNames) -> bool:
    form = folded(word[0])
    if form not in names.ordinary and not (form[:-1] in names.ordinary and form[-1] in "sn"):
        return True
    if not word[0][0].isupper() and form in names.ordinary:
        return False
    before = text[max(0, word.start() - 24) : word.start()]
    if _TITLE_BEFORE.search(before):
        return True
    if _SENTENCE_END.search(before):
        return bool(_USED_AS_NAME_AFTER.match(text, word.end()))
    return True


def _with_initial(text: str, words: list[re.Match[str]], at: int, names: KnownNames) -> int:
    """Take in the initials before a name: `A. Müller`, `A. B. Müller`."""
    start = words[at].start()
    for before in range(at - 1, max(-1, at - 4), -1):
        word = words[before]
        gap = text[word.end() : start]
        if len(word[0]) > 1 or not word[0].isupper() or gap not in (". ", ".", " "):
            break
        if folded(word[0]) not in names.initials:
            break
        start = word.start()
    return start

"""Which words of a text are worth looking up in a dictionary, and where they stand.

Left out: addresses, links, file names, numbers, codes, words in capitals, variables, and names that are known.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

_SKIP = re.compile(
    r"\{\{[^}]*\}\}"  # variables
    r"|\S*@\S+"  # addresses
    r"|\b(?:https?://|www\.)\S+"
    r"|\b[\w-]+\.[a-z]{2,4}\b(?:/\S*)?"  # hosts and file names
    r"|[^\W_]*\d[\w-]*"  # codes and numbers
)
_WORD = re.compile(r"[^\W\d_]+(?:['’\u2011-][^\W\d_]+)*")
_LEAST_CHARS = 2
_LEAST_BRITISH = 5
_BRITISH = (
    (
        re.compile(r"(?<=[^aeiou\W])our(?=(?:s|ed|ing|ite|ites|able|ful|hood|y|less|er|ers|al)?$)"),
        "or",
    ),
    (re.compile(r"is(?=(?:e|es|ed|er|ers|ing|ation|ations|able)$)"), "iz"),
    (re.compile(r"ys(?=(?:e|es|ed|er|ing)$)"), "yz"),
    (re.compile(r"tre(?=s?$)"), "ter"),
    (re.compile(r"tred$"), "tered"),
    (re.compile(r"ll(?=(?:ed|ing|er|ers|ation)$)"), "l"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"(?<=f)ence(?=s?$)|(?<=lic)ence(?=s?$)"), "ense"),
    (re.compile(r"(?<=che)que(?=s?$)"), "ck"),
)
"""How British spelling differs from American: at the end of a stem, so that a slip inside a word stays one."""


class SpelledWord(NamedTuple):
    """A word as a dictionary wants it, and its place in code points."""

    start: int
    end: int
    word: str


def words_to_check(text: str, known: Collection[str]) -> tuple[SpelledWord, ...]:
    """The words of a text in their order; `known` are casefolded words that need no dictionary."""
    blank = _SKIP.sub(lambda found: " " * len(found[0]), text)
    found = []
    for match in _WORD.finditer(blank):
        word = match[0].replace("’", "'").replace("\u2011", "-")
        is_code = word.isupper() or any(c.isupper() for c in word[1:].replace("-", ""))
        if len(word) >= _LEAST_CHARS and not is_code and word.casefold() not in known:
            found.append(SpelledWord(match.start(), match.end(), word))
    return tuple(found)


def american_forms(word: str) -> tuple[str, ...]:
    """What an American dictionary may have where a British writer wrote `word`: "neighbour" gives "neighbor"."""
    if len(word) < _LEAST_BRITISH:
        return ()
    forms = (pattern.sub(american, word) for pattern, american in _BRITISH)
    return tuple(form for form in forms if form != word)


def names_in(*texts: str) -> frozenset[str]:
    """The words that begin with a capital, casefolded: a name in a source is no slip in the reply."""
    found = (m[0] for text in texts for m in re.finditer(r"[^\W\d_]+", text))
    return frozenset(word.casefold() for word in found if word[0].isupper())


def known_words(*texts: str) -> frozenset[str]:
    """The words of names and titles, casefolded."""
    return frozenset(m[0].casefold() for text in texts for m in re.finditer(r"[^\W\d_]+", text))

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


def known_words(*texts: str) -> frozenset[str]:
    """The words of names and titles, casefolded."""
    return frozenset(m[0].casefold() for text in texts for m in re.finditer(r"[^\W\d_]+", text))

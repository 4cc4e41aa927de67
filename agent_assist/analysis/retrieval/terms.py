"""Splits text into search terms: folded, without stop words, stemmed. Rule: codes and numbers stay whole.

Index and query use the same functions; changing one means importing the knowledge again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from agent_assist.analysis.phrases.languages import base_language
from agent_assist.analysis.retrieval.stemming import stem
from agent_assist.analysis.retrieval.stop_words import stop_words

MAX_TERM_CHARACTERS = 64
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_CODE = re.compile(r"[^\W_]+(?:[-_./#:][^\W_]+)+|[^\W_]*\d[^\W_]*")
_UNFOLDED = str.maketrans({"ß": "ss", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "’": "'"})


def fold(text: str) -> str:
    """Lower case without diacritics, so that `Rückgabe`, `Ruckgabe` and `RÜCKGABE` meet."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_UNFOLDED))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def words(text: str) -> list[str]:
    """The folded words of a text, in order; scripts without spaces give pairs of characters."""
    found: list[str] = []
    for match in _WORD.finditer(fold(text)):
        word = match.group()
        found.extend(_pairs(word) if _has_no_spaces(word) else [_without_elision(word)])
    return [word[:MAX_TERM_CHARACTERS] for word in found]


def terms(text: str, language: str) -> list[str]:
    """The search terms of a text in this language, in order, with repetitions."""
    base = base_language(language)
    ignored = stop_words(base)
    return [
        stem(word, base)
        for word in words(text)
        if word not in ignored and (len(word) > 1 or word.isdigit())
    ]


def codes(text: str) -> list[str]:
    """Order numbers, error codes and passage ids, without their punctuation, whole and in parts.

    `KC-77310482` gives `kc77310482` and `77310482`.
    """
    return list(dict.fromkeys(_codes(fold(text))))


def _codes(folded: str) -> Iterator[str]:
    for match in _CODE.finditer(folded):
        parts = re.split(r"[\W_]+", match.group())
        for code in ("".join(parts), *parts):
            if any(char.isdigit() for char in code) and len(code) >= 3:
                yield code[:MAX_TERM_CHARACTERS]


def _without_elision(word: str) -> str:
    """`l'adresse` gives `adresse`, `don't` gives `dont`."""
    head, apostrophe, tail = word.partition("'")
    return tail if apostrophe and len(head) <= 2 < len(tail) else head + tail


def _has_no_spaces(word: str) -> bool:
    """Chinese, Japanese or Thai: U+0E00-0E7F, U+3040-30FF, U+3400-9FFF."""
    first = ord(word[0])
    return 0x0E00 <= first <= 0x0E7F or 0x3040 <= first <= 0x30FF or 0x3400 <= first <= 0x9FFF


def _pairs(word: str) -> list[str]:
    return [word[i : i + 2] for i in range(len(word) - 1)] or [word]

"""One spelling for matching: compatibility forms, case, look-alike letters and white space folded.

Rule: used to compare, never to show.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

from agent_assist.analysis.normalise.cleaning import clean
from agent_assist.analysis.normalise.homoglyphs import TO_LATIN

_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[a-z\u00df-\u024f]")
_OTHER = re.compile("[\u0250-\u02af\u0370-\u052f\u0561-\u0587\uff00-\uffef\u13a0-\u13ff]")
_TURKISH = re.compile("[\u011f\u015f\u00e7\u00f6\u00fc]")
_ENGLISH = re.compile(
    r"\b(?:the|to|of|and|is|are|what|how|in|for|you|your|this|all|not|with|please|me|my|previous|rules)\b"
)
_MOST_OF_A_NAME = 4
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u00b4": "'", "`": "'",
                              "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
                              "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-"})  # fmt: skip


def _latin_word(match: re.Match[str]) -> str:
    """A word that mixes Latin with look-alikes is read as Latin; a Russian or Greek word stays."""
    word = match.group()
    if _OTHER.search(word) and _LATIN.search(word):
        return word.translate(TO_LATIN)
    return word


def fold(text: str) -> str:
    """NFKC, case folded, look-alikes inside Latin words mapped, white space single. Idempotent."""
    visible = clean(unicodedata.normalize("NFKC", clean(text).text)).text
    lowered = unicodedata.normalize("NFC", visible.casefold()).translate(_APOSTROPHES)
    if _has_stray_dotless_i(lowered):
        lowered = lowered.replace("\u0131", "i")
    if not lowered.isascii():
        lowered = _WORD.sub(_latin_word, lowered)
    return _SPACES.sub(" ", lowered).strip()


def mixed_words(text: str) -> tuple[str, ...]:
    """Words that mix Latin letters with look-alikes of another script, in order, at most 20."""
    if text.isascii():
        return ()
    visible = clean(text).text
    dotless = _has_stray_dotless_i(visible.casefold())
    names = _names(visible) if dotless else frozenset()
    words = (m.group().casefold() for m in _WORD.finditer(visible) if not m.group().isascii())
    return tuple(
        word
        for word in words
        if _is_disguised(word) or (dotless and "\u0131" in word and word not in names)
    )[:20]


def _names(visible: str) -> frozenset[str]:
    """Words with a dotless i that are written as names (Ayd\u0131n, Y\u0131ld\u0131z): few capitalised words in a row inside a
    sentence, or alone on their line as in a signature. The first word of a sentence proves nothing.
    """
    found: set[str] = set()
    for line in visible.splitlines():
        words = list(_WORD.finditer(line))
        for is_name, group in groupby(words, lambda word: _is_name(word.group())):
            row = list(group)
            if not is_name or len(row) > _MOST_OF_A_NAME:
                continue
            is_alone = len(row) == len(words)
            found |= {w.group().casefold() for w in row if is_alone or _is_inside(line, w.start())}
    return frozenset(name for name in found if "\u0131" in name)


def _is_inside(line: str, start: int) -> bool:
    before = line[:start].rstrip()
    return bool(before) and before[-1] not in ".!?:;-\u2022"


def _is_name(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and word[1:].islower()


def _has_stray_dotless_i(lowered: str) -> bool:
    """A dotless i in English: Turkish would show its other letters too."""
    return (
        "\u0131" in lowered and not _TURKISH.search(lowered) and len(_ENGLISH.findall(lowered)) >= 2
    )


def _is_disguised(word: str) -> bool:
    """At least two Latin letters, and every other letter passes for a Latin one (`SMSка` does not)."""
    others = [char for char in word if _OTHER.match(char)]
    return bool(
        others and len(_LATIN.findall(word)) >= 2 and all(ord(char) in TO_LATIN for char in others)
    )

"""People named in one breath with a known one: `Anna, Tom and Lisa Berg`.

The rule kept here: only an unbroken list of capitalised words, closed by an "and", counts; days,
months and the polite words of a letter never do.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from agent_assist.analysis.personal_data.name_words import NOT_LISTED

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_LETTER = r"[^\W\d_]"
_WORD = rf"{_CAPITAL}{_LETTER}{{1,30}}(?!\w)"
_ITEM = rf"{_WORD}(?:[' -](?:van |von |de |der |la )?{_WORD}){{0,2}}"
_PARTICLES = ("van", "von", "de", "der", "la")
_AND = r"(?:and|und|et|y|e|en|og|och|ja|i|a|&)"
_LIST = re.compile(rf"(?<![\w@]){_ITEM}(?:, {_ITEM}){{0,12}},? {_AND} {_ITEM}(?![\w@])")
_ITEM_ALONE = re.compile(_ITEM)


def find_listed_names(text: str, known: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The other names of the lists in which one of the `known` stretches (sorted) stands."""
    if not known:
        return
    starts = [start for start, _ in known]
    for found in _LIST.finditer(text):
        at = bisect_left(starts, found.start())
        if at < len(starts) and starts[at] < found.end():
            yield from _items(found[0], found.start())


def _items(listed: str, offset: int) -> Iterator[tuple[int, int]]:
    items = list(_ITEM_ALONE.finditer(listed))
    if not any(_is_no_name(item[0]) for item in items):
        yield from ((offset + item.start(), offset + item.end()) for item in items)


def _is_no_name(item: str) -> bool:
    words = item.split()
    return any(
        word.isupper() or word[0].islower() or word.lower() in NOT_LISTED
        for word in words
        if word not in _PARTICLES
    )

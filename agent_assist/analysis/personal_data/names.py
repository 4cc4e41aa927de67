"""Names of people: the known ones in all their forms, and the ones a text announces.

A name that is announced once (`My name is Nunzia`) is known in the rest of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from agent_assist.analysis.personal_data.known_names import (
    KnownNames,
    find_known_names,
    known_names,
)
from agent_assist.analysis.personal_data.name_cues import find_announced_names, find_titled_names
from agent_assist.analysis.personal_data.name_lists import find_listed_names

_TITLE_BEFORE = re.compile(
    r"(?<![\w.])(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Herrn?|Frau|Mme|Mlle|Sra?|Sig|Dott|Dhr|Mevr)\.?[ \t]){1,3}\Z",
    re.IGNORECASE,
)
_SUFFIX_AFTER = re.compile(r",? (?:Jr|Sr|MD|PhD|DVM|DDS|Esq|II|III)(?!\w)\.?", re.IGNORECASE)


def find_names(text: str, people: Sequence[str] | KnownNames) -> Iterator[tuple[int, int]]:
    """The names in a normalised text, with the form of address and the suffix around them."""
    announced = list(find_announced_names(text))
    known = people if isinstance(people, KnownNames) else known_names(people)
    if announced:
        known = known.with_more(known_names(text[start:end] for start, end in announced))
    found = list(_find_known(text, known))
    yield from found
    yield from announced
    starts = {start for start, _ in found}
    # A noun can follow a titled name with a capital as well; a known name says where it ends.
    yield from (titled for titled in find_titled_names(text) if titled[0] not in starts)
    yield from find_listed_names(text, sorted(found))


def _find_known(text: str, known: KnownNames) -> Iterator[tuple[int, int]]:
    for start, end in find_known_names(text, known):
        yield _with_title(text, start), _with_suffix(text, end)


def _with_title(text: str, start: int) -> int:
    title = _TITLE_BEFORE.search(text, max(0, start - 24), start)
    return title.start() if title else start


def _with_suffix(text: str, end: int) -> int:
    suffix = _SUFFIX_AFTER.match(text, end)
    return suffix.end() if suffix else end

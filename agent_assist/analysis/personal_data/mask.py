"""Takes personal data out of text before a model sees it, and puts it back into the reply.

The rules kept here:
1. One map per conversation, keyed by value: the same value has the same placeholder in every turn.
2. What already looks like a placeholder is escaped, so that nobody can ask for another's data.
3. Secrets and cards are never put back; their placeholder stays where it is.
4. A placeholder that is unknown or mangled stays visible and is reported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent_assist.analysis.personal_data.detector import detect
from agent_assist.analysis.personal_data.kinds import (
    PersonalDataKind,
    PersonalDataSpan,
    is_restorable,
)
from agent_assist.analysis.personal_data.overlaps import ClaimedSpans
from agent_assist.analysis.personal_data.placeholders import (
    LOOK_ALIKE,
    FoundPlaceholder,
    find_look_alikes,
    find_mangled,
    find_placeholders,
    written,
)
from agent_assist.analysis.personal_data.repeats import is_repeatable, occurrences

if TYPE_CHECKING:
    from agent_assist.analysis.personal_data.known_names import KnownNames

__all__ = ["MaskedText", "PlaceholderMap", "RestoredText", "is_restorable"]

_Stretches = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class MaskedText:
    """`text` may leave; `spans` are offsets of the input; `counts` says how many of each kind."""

    text: str
    spans: tuple[PersonalDataSpan, ...]
    counts: Mapping[PersonalDataKind, int]


@dataclass(frozen=True, slots=True)
class RestoredText:
    """`text` with the values back; the stretches are offsets of that text.

    `unknown`: placeholders nobody gave out, and remains of placeholders. `withheld`: placeholders
    of secrets and cards, which stay.
    """

    text: str
    unknown: _Stretches
    withheld: _Stretches = ()


class PlaceholderMap:
    """The placeholders of one conversation. Never to be shared between conversations."""

    def __init__(self) -> None:
        self._placeholders: dict[tuple[str, str], str] = {}
        self._values: dict[str, tuple[str, str]] = {}
        self._numbers: Counter[str] = Counter()
        self._lookup: tuple[tuple[str, ...], KnownNames] | None = None

    def mask(self, text: str, people: Sequence[str] = ()) -> MaskedText:
        """`text` with a placeholder for everything found, given the names that are known.

        What an earlier turn gave away is found again, even where this turn gives no cue.
        """
        spans = self._with_known_values(text, detect(text, self._names_of(people)))
        pieces: list[str] = []
        done = 0
        for span in spans:
            pieces.append(self._escaped(text[done : span.start]))
            pieces.append(self._placeholder(span.kind, text[span.start : span.end]))
            done = span.end
        pieces.append(self._escaped(text[done:]))
        return MaskedText("".join(pieces), spans, Counter(span.kind for span in spans))

    def restore(self, text: str) -> RestoredText:
        """A model's text with the values back where their placeholders stand."""
        restored = _Restored()
        done = 0
        for found in find_placeholders(text):
            restored.add_plain(text[done : found.start])
            restored.add_placeholder(self.replacement(found, text), self._kind(found))
            done = found.end
        restored.add_plain(text[done:])
        return restored.result()

    def replacement(self, found: FoundPlaceholder, text: str) -> str:
        """What stands in a reply for a placeholder of `text`: its value, or what is there."""
        kind = self._kind(found)
        if found.key is None or kind is None or not _may_return(kind):
            return text[found.start : found.end]
        return self._values[found.key][1]

    def _kind(self, found: FoundPlaceholder) -> str | None:
        return self._values[found.key][0] if found.key in self._values else None

    def _placeholder(self, name: str, value: str) -> str:
        known = self._placeholders.get((name, value))
        if known is None:
            self._numbers[name] += 1
            known = written(name, self._numbers[name])
            self._placeholders[name, value] = known
            self._values[f"{name}_{self._numbers[name]}"] = (name, value)
        return known

    def _escaped(self, text: str) -> str:
        pieces: list[str] = []
        done = 0
        for start, end in find_look_alikes(text):
            pieces.append(text[done:start])
            pieces.append(self._placeholder(LOOK_ALIKE, text[start:end]))
            done = end
        return "".join((*pieces, text[done:]))

    def _names_of(self, people: Sequence[str]) -> KnownNames:
        """The lookup for these people and those found before; kept while they stay the same."""
        from agent_assist.analysis.personal_data.known_names import known_names  # start-up time

        wanted = (*people, *self._known_people())
        if self._lookup is None or self._lookup[0] != wanted:
            self._lookup = wanted, known_names(wanted)
        return self._lookup[1]

    def _known_people(self) -> Iterator[str]:
        return (value for kind, value in self._placeholders if kind == PersonalDataKind.PERSON)

    def _with_known_values(
        self, text: str, spans: tuple[PersonalDataSpan, ...]
    ) -> tuple[PersonalDataSpan, ...]:
        claimed = ClaimedSpans(text)
        for span in spans:
            claimed.claim(span.kind, [(span.start, span.end)])
        for name, value in self._placeholders:
            if (
                name != LOOK_ALIKE
                and value in text
                and is_repeatable(PersonalDataKind(name), value)
            ):
                kind = PersonalDataKind(name)
                claimed.claim(kind, occurrences(text, kind, value))
        return tuple(claimed.spans())


class _Restored:
    """Collects a restored text and where in it something could not be put back."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._unknown: list[tuple[int, int]] = []
        self._withheld: list[tuple[int, int]] = []

    def add_plain(self, text: str) -> None:
        self._unknown.extend(
            (self._length + start, self._length + end) for start, end in find_mangled(text)
        )
        self._add(text)

    def add_placeholder(self, text: str, kind: str | None) -> None:
        stretch = (self._length, self._length + len(text))
        if kind is None:
            self._unknown.append(stretch)
        elif not _may_return(kind):
            self._withheld.append(stretch)
        self._add(text)

    def result(self) -> RestoredText:
        return RestoredText("".join(self._pieces), tuple(self._unknown), tuple(self._withheld))

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)


def _may_return(name: str) -> bool:
    return name == LOOK_ALIKE or is_restorable(PersonalDataKind(name))

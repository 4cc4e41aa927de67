"""Brings the detectors' findings into one sorted, non-overlapping row.

The rule kept here: an overlap is clipped to what nobody else has claimed; it is never dropped.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator

from agent_assist.analysis.personal_data.kinds import PersonalDataKind, PersonalDataSpan

_EDGES = " \t\r\n\v\f,;\u00a0"


class ClaimedSpans:
    """Spans in the order of their claims: whoever comes first keeps the whole of it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans: list[PersonalDataSpan] = []

    def claim(self, kind: PersonalDataKind, ranges: Iterable[tuple[int, int]]) -> None:
        """Add what is still free of each range; punctuation alone is left where it is."""
        for start, end in ranges:
            for free_start, free_end in list(self._free(start, end)):
                self._add(free_start, free_end, kind)

    def spans(self) -> list[PersonalDataSpan]:
        """Everything claimed, sorted by place."""
        return self._spans

    def _free(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        at = bisect_right(self._spans, start, key=lambda span: span.end)
        while at < len(self._spans) and self._spans[at].start < end:
            span = self._spans[at]
            at += 1
            if span.start > start:
                yield start, span.start
            start = max(start, span.end)
        if start < end:
            yield start, end

    def _add(self, start: int, end: int, kind: PersonalDataKind) -> None:
        while start < end and self._text[start] in _EDGES:
            start += 1
        while end > start and self._text[end - 1] in _EDGES:
            end -= 1
        if any(char.isalnum() for char in self._text[start:end]):
            insort(self._spans, PersonalDataSpan(start, end, kind))

"""Where each character of a reply came from. Rule: kept beside the text, never as characters in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Origin(StrEnum):
    """Who put a character there."""

    AI = "ai"
    PERSON = "person"
    PASTED = "pasted"
    SAVED_REPLY = "saved_reply"
    KNOWLEDGE = "knowledge"


@dataclass(frozen=True, slots=True)
class Run:
    """`length` code points in a row that share one origin."""

    length: int
    origin: Origin


@dataclass(frozen=True, slots=True)
class Provenance:
    """The origins of a whole text: runs whose lengths sum to the text's length in code points."""

    runs: tuple[Run, ...] = ()

    @classmethod
    def of(cls, runs: Iterable[Run]) -> Provenance:
        """Build from runs, joining neighbours of one origin and leaving out empty ones."""
        merged: list[Run] = []
        for run in runs:
            if run.length == 0:
                continue
            if merged and merged[-1].origin is run.origin:
                merged[-1] = Run(merged[-1].length + run.length, run.origin)
            else:
                merged.append(run)
        return cls(tuple(merged))

    @classmethod
    def whole(cls, length: int, origin: Origin) -> Provenance:
        """One origin for a text of `length` code points."""
        return cls.of([Run(length, origin)])

    @property
    def length(self) -> int:
        """Code points covered."""
        return sum(run.length for run in self.runs)

    def count(self, origin: Origin) -> int:
        """Code points of this origin."""
        return sum(run.length for run in self.runs if run.origin is origin)

    @property
    def has_ai(self) -> bool:
        """Whether any character came from a draft."""
        return self.count(Origin.AI) > 0

    def spans(self) -> tuple[tuple[int, int, Origin], ...]:
        """`(start, end, origin)` for each run, in code points."""
        spans, start = [], 0
        for run in self.runs:
            spans.append((start, start + run.length, run.origin))
            start += run.length
        return tuple(spans)

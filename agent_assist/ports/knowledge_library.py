"""The register of articles: which file each came from, so that an import touches only what changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

from agent_assist.domain.evidence import Passage
from agent_assist.domain.knowledge import (
    ArticleEntry,
    FileChange,
    Gap,
    KnowledgeSummary,
    KnownFile,
    SourceFile,
)


class KnowledgeLibrary(Protocol):
    """Knows each file that was read, and changes the searchable knowledge with it."""

    def places(self) -> tuple[str, ...]:
        """The places that something was read from."""
        ...

    def files(self, place: str) -> dict[str, KnownFile]:
        """The files of a place as they were read last, by name."""
        ...

    def apply(self, place: str, changes: Sequence[FileChange]) -> None:
        """Take files over in one transaction; of two articles with one id the one that was there first stays."""
        ...

    def seen(self, place: str, files: Sequence[tuple[SourceFile, int]]) -> None:
        """These files were looked at (at that time in ns) and hold what they held."""
        ...

    def forget(self, place: str) -> int:
        """Take everything away that came from a place; returns how many articles."""
        ...

    def problems(self, place: str = "") -> tuple[str, ...]:
        """What could not be used, by place and name; of all places when none is named."""
        ...

    def articles(
        self, *, words: str = "", only: str = "", today: date, limit: int = 200
    ) -> tuple[ArticleEntry, ...]:
        """Articles by title; `words` stand in title, id or owner, `only` is "", "expired" or "old"."""
        ...

    def article(self, article_id: str) -> tuple[ArticleEntry, tuple[Passage, ...]] | None:
        """One article with its passages."""
        ...

    def summary(self, today: date) -> KnowledgeSummary:
        """How much there is."""
        ...

    def entries(self, article_ids: Iterable[str]) -> tuple[ArticleEntry, ...]:
        """The articles of these ids, in this order; unknown ones are left out."""
        ...

    def follow(self, uses: Sequence[str], gaps: Sequence[Gap], up_to_seq: int) -> None:
        """Keep what the log says: one draft more for each article named, and tickets that could not be answered.

        `up_to_seq` is the record that was read last.
        """
        ...

    def followed_up_to(self) -> int:
        """The log record that was followed last."""
        ...

    def gaps(self, limit: int) -> tuple[Gap, ...]:
        """Tickets that could not be answered and are not settled, the newest first."""
        ...

    def close_gaps(self, ticket_ids: Sequence[str]) -> None:
        """These are settled, until they come up again."""
        ...

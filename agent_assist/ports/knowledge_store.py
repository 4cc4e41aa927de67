"""Passages that replies may rest on, and finding them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from agent_assist.domain.evidence import Passage, SearchResult


class KnowledgeStore(Protocol):
    """Searchable passages."""

    def replace_all(self, passages: Iterable[Passage]) -> int:
        """Make exactly these the knowledge; returns how many there are."""
        ...

    def search(
        self, query: str, *, language: str, limit: int = 8, include_expired: bool = False
    ) -> SearchResult:
        """The best passages, those in `language` preferred; never raises for odd queries.

        `include_expired` is for people who look after articles, never for replies.
        """
        ...

    def passage(self, passage_id: str) -> Passage | None:
        """One passage by id."""
        ...

    def saved_replies(self) -> tuple[Passage, ...]:
        """All saved replies, by title."""
        ...

    def count(self) -> int:
        """How many passages there are."""
        ...

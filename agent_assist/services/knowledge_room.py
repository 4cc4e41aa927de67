"""Everything the knowledge screen asks for: browsing, searching, what is missing, writing, importing.

Rule: a person writes and keeps articles; nothing here writes one by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from agent_assist.domain.evidence import Passage
from agent_assist.domain.knowledge import (
    ArticleEntry,
    ImportProgress,
    ImportReport,
    KnowledgeSummary,
    NewArticle,
    Topic,
    article_of,
)
from agent_assist.ports.article_writer import ArticleWriter
from agent_assist.ports.clock import Clock
from agent_assist.ports.knowledge_library import KnowledgeLibrary
from agent_assist.ports.knowledge_store import KnowledgeStore
from agent_assist.services.knowledge_gaps import GapService

ROWS_SHOWN = 1_000
Importer = Callable[[Callable[[ImportProgress], None], Callable[[], bool]], ImportReport]


class KnowledgeRoom:
    """The knowledge of one profile. `bring_up_to_date` reads what changed in its places."""

    def __init__(
        self,
        *,
        library: KnowledgeLibrary,
        store: KnowledgeStore,
        gaps: GapService,
        writer: ArticleWriter,
        bring_up_to_date: Importer,
        clock: Clock,
    ) -> None:
        self._library, self._store, self._gaps = library, store, gaps
        self._writer, self._clock = writer, clock
        self.bring_up_to_date = bring_up_to_date

    def summary(self) -> KnowledgeSummary:
        """How much there is."""
        return self._library.summary(self._clock.now().date())

    def articles(self, words: str, only: str, language: str) -> tuple[ArticleEntry, ...]:
        """Articles by title; with words those first whose text fits best, expired ones too."""
        today = self._clock.now().date()
        by_title = self._library.articles(words=words, only=only, today=today, limit=ROWS_SHOWN)
        if not words.strip():
            return by_title
        found = self._store.search(words, language=language, limit=40, include_expired=True)
        entries = self._library.entries(article_of(hit.passage.id) for hit in found.hits)
        fitting = [e for e in entries if _fits(e, only, self._clock)]
        return tuple({entry.id: entry for entry in (*fitting, *by_title)}.values())[:ROWS_SHOWN]

    def article(self, article_id: str) -> tuple[ArticleEntry, tuple[Passage, ...]] | None:
        """One article with its passages."""
        return self._library.article(article_id)

    def problems(self) -> tuple[str, ...]:
        """What could not be read."""
        return self._library.problems()

    def topics(self) -> tuple[Topic, ...]:
        """What is missing, from all that was decided so far."""
        self._gaps.catch_up()
        return self._gaps.topics()

    def write(self, article: NewArticle, topic: Topic | None) -> str:
        """Keep a person's article and take it in at once; returns the file's name."""
        dated = replace(article, day=self._clock.now().date())
        name = self._writer.write(dated)
        if topic is not None:
            self._gaps.settle(topic)
        self.bring_up_to_date(lambda _: None, lambda: False)
        return name


def _fits(entry: ArticleEntry, only: str, clock: Clock) -> bool:
    today = clock.now().date()
    if only == "expired":
        return entry.is_expired(today)
    return not only or entry.is_expired(today) or entry.is_old(today)

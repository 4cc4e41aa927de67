"""Where a person's new articles are put."""

from __future__ import annotations

from typing import Protocol

from agent_assist.domain.knowledge import NewArticle


class ArticleWriter(Protocol):
    """Writes articles as files; never over one that is there."""

    def write(self, article: NewArticle) -> str:
        """Keep the article; returns the file's name. InputError when there is no text, or no room for it."""
        ...

"""A source's own words for the reply, with one key. Rule: exactly as they stand in the passage, and marked as such.

The words are those that the sentence at the caret cites; beside cited sentences, those of the first source.
"""

from __future__ import annotations

from collections.abc import Callable

from agent_assist.domain.drafts import CheckedSentence
from agent_assist.domain.evidence import Passage
from agent_assist.presenters.context import Context
from agent_assist.presenters.marks import cited_sources

WHOLE_CHARS = 600
"""A longer passage gives its first paragraph where nothing of it is quoted."""


class CitingFlow:
    """Finds the words of a source for a place in the text."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def insert(self, caret: int, put: Callable[[str], None]) -> None:
        """Hand the words cited at `caret` (code points) to whoever puts them into the text; says so if none are."""
        words = self.words_at(caret)
        if words:
            put(words)
        else:
            tr = self._context.tr
            self._context.listener.announce(tr("No source is cited here."), is_urgent=False)

    def words_at(self, caret: int) -> str:
        """The quote that the sentence at the caret cites, or its passage; "" without any source."""
        review = self._context.review
        if review is None or review.draft is None or review.assessment is None:
            return ""
        cited = [s for s in review.assessment.check.sentences if s.source_id is not None]
        here = [s for s in cited if s.sentence.start <= caret <= s.sentence.end]
        for checked in here:
            passage = review.draft.passage(checked.source_id or "")
            if passage is not None:
                return _words(passage, checked)
        sources = cited_sources(review.draft, review.assessment)
        return _words(sources[0], None) if sources else ""


def _words(passage: Passage, checked: CheckedSentence | None) -> str:
    quote = checked.sentence.quote if checked is not None else ""
    if quote and quote in passage.text:
        return quote
    if len(passage.text) <= WHOLE_CHARS:
        return passage.text
    return passage.text.split("\n\n", 1)[0][:WHOLE_CHARS]

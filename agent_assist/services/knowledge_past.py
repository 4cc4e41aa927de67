"""The team's own sent replies as knowledge. Rule: masked first, and no sentence with anything of a customer in it.

Each reply that was sent is a file of the place PAST_REPLIES. One whose text is gone (erased, or past its time) is no
longer listed, so its passage goes with the next import.
"""

from __future__ import annotations

import re

from agent_assist.analysis.language import detect_language
from agent_assist.analysis.personal_data.mask import PlaceholderMap
from agent_assist.analysis.personal_data.placeholders import find_placeholders
from agent_assist.analysis.sentences import split_sentences
from agent_assist.domain.canonical import sha256_hex
from agent_assist.domain.errors import AgentAssistError
from agent_assist.domain.evidence import Passage, PassageKind
from agent_assist.domain.knowledge import Listing, ReadFile, SourceFile
from agent_assist.domain.outbox import OutboxItem, OutboxState
from agent_assist.ports.decision_store import DecisionStore
from agent_assist.ports.helpdesk import HelpdeskReader

MOST_REPLIES = 5_000
OWNER = "sent replies"
_LEAST_CHARS, _LEAST_SENTENCE_CHARS = 40, 20
_OF_ONE_CASE = re.compile(r"\d{4,}|\d+[./-]\d+[./-]\d+|\bhttps?://")
"""Order numbers, dates, tracking links: true of one customer's case only."""


class PastReplies:
    """Implements KnowledgeFiles over the replies that were sent; without a `reader` they are listed and not read."""

    def __init__(self, log: DecisionStore, reader: HelpdeskReader | None) -> None:
        self._log, self._reader = log, reader

    def listing(self, place: str) -> Listing:  # noqa: ARG002 - the port's shape
        """The newest replies whose text is still there."""
        files = (SourceFile(item.id, len(item.envelope.body), 0, item.id) for item in self._sent())
        return Listing(tuple(sorted(files, key=lambda file: file.name)))

    def digest(self, place: str, file: SourceFile) -> str:  # noqa: ARG002
        """The digest of the text, "" where it is gone."""
        item = self._log.item(file.name)
        return sha256_hex(item.envelope.body.encode()) if item is not None else ""

    def read(self, place: str, file: SourceFile) -> ReadFile:  # noqa: ARG002
        """The sentences of one reply that hold for everybody; none where nobody can say which names to mask."""
        item = self._log.item(file.name)
        if item is None or self._reader is None:
            return ReadFile("")
        digest = sha256_hex(item.envelope.body.encode())
        try:
            people = (*self._reader.conversation(item.envelope.ticket_id).people, *_writers(item))
        except AgentAssistError:
            return ReadFile(digest)
        placeholders = PlaceholderMap()
        subject = placeholders.mask(item.envelope.subject, people).text
        text = _for_everybody(placeholders.mask(item.envelope.body, people).text)
        if len(text) < _LEAST_CHARS:
            return ReadFile(digest)
        return ReadFile(digest, (_passage(item, subject, text),))

    def close(self) -> None:
        """Nothing was started."""

    def _sent(self) -> tuple[OutboxItem, ...]:
        items = self._log.items(OutboxState.SENT, OutboxState.RECONCILED)
        return tuple(item for item in items if item.envelope.body)[-MOST_REPLIES:]


def _passage(item: OutboxItem, subject: str, text: str) -> Passage:
    has_person = any(find_placeholders(subject)) or _OF_ONE_CASE.search(subject) is not None
    return Passage(
        id=f"sent:{item.id}",
        title="A sent reply" if has_person or not subject else subject,
        text=text,
        kind=PassageKind.PAST_REPLY,
        language=item.envelope.language or detect_language(text),
        updated=item.approval.approved_at.date(),
        owner=OWNER,
    )


def _writers(item: OutboxItem) -> tuple[str, ...]:
    """The names that the reply goes out under."""
    return (item.envelope.sender.name,) if item.envelope.sender.name else ()


def _for_everybody(masked: str) -> str:
    """The sentences that name nobody and no single case."""
    sentences = [masked[start:end] for start, end in split_sentences(masked)]
    kept = [
        sentence
        for sentence in sentences
        if len(sentence) >= _LEAST_SENTENCE_CHARS
        and not any(find_placeholders(sentence))
        and not _OF_ONE_CASE.search(sentence)
    ]
    return " ".join(kept)

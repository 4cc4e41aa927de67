"""What the knowledge does not answer: abstentions and refused drafts, gathered into topics for a person.

Rule: customers' questions are shown masked, by the same masker that stands before a model.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from agent_assist.analysis.language import detect_language
from agent_assist.analysis.personal_data.mask import PlaceholderMap
from agent_assist.analysis.retrieval.terms import terms
from agent_assist.analysis.sentences import split_sentences
from agent_assist.domain.decisions import Outcome, RejectReason
from agent_assist.domain.drafts import AbstainReason
from agent_assist.domain.errors import AgentAssistError
from agent_assist.domain.knowledge import Gap, Topic, article_of
from agent_assist.domain.records import RecordType
from agent_assist.domain.tickets import Conversation, Direction
from agent_assist.ports.decision_store import DecisionStore
from agent_assist.ports.helpdesk import HelpdeskReader
from agent_assist.ports.knowledge_library import KnowledgeLibrary

GAPS_SHOWN = 300
ALIKE_FROM = 0.3
"""Shared terms over all terms (Jaccard) from which two questions are about one thing."""
_STEP = 1_000
_OF_ONE_CASE = ("order:", "ticket:")
"""Evidence that is no article."""
_MISSING = frozenset({RejectReason.MISSING_INFORMATION.value, RejectReason.WRONG_FACT.value})
_UNANSWERED = frozenset(
    {AbstainReason.NOT_ENOUGH_EVIDENCE.value, AbstainReason.MODEL_HAD_NO_ANSWER.value}
)
_QUESTION_CHARS = 400


class GapService:
    """Follows the decision log, and groups what was missing."""

    def __init__(
        self, log: DecisionStore, library: KnowledgeLibrary, reader: HelpdeskReader
    ) -> None:
        self._log, self._library, self._reader = log, library, reader

    def catch_up(self) -> None:
        """Read the records since the last time: which articles were found for drafts, and what was missing."""
        uses: list[str] = []
        gaps: list[Gap] = []
        last = 0
        for number, record in enumerate(self._log.records(self._library.followed_up_to()), 1):
            last = record.seq
            body = json.loads(record.body)
            if body["type"] == RecordType.SHOWN.value:
                found = (article_of(i) for i in body["kb"] if not i.startswith(_OF_ONE_CASE))
                uses += set(found)
            gap = _gap(record.seq, body)
            gaps += [gap] if gap else []
            if number % _STEP == 0:
                self._library.follow(uses, gaps, last)
                uses, gaps = [], []
        if last:
            self._library.follow(uses, gaps, last)

    def topics(self) -> tuple[Topic, ...]:
        """What is missing, the topics with most tickets first; questions of erased tickets are left out."""
        found: list[_Group] = []
        for gap in self._library.gaps(GAPS_SHOWN):
            for question, words in self._questions(gap):
                _place(found, gap, question, words)
        found.sort(key=lambda group: (-len(group.tickets), -group.seq))
        return tuple(group.topic() for group in found)

    def settle(self, topic: Topic) -> None:
        """Somebody wrote the article: these tickets are no gap any more."""
        self._library.close_gaps(topic.tickets)

    def _questions(self, gap: Gap) -> Iterator[tuple[str, frozenset[str]]]:
        try:
            conversation = self._reader.conversation(gap.ticket_id)
        except AgentAssistError:  # the helpdesk no longer has the ticket
            return
        asked = _asked(conversation)
        placeholders, people = PlaceholderMap(), tuple(conversation.people)
        masked = placeholders.mask(asked, people).text
        subject = placeholders.mask(conversation.ticket.subject, people).text
        words = frozenset(terms(f"{subject}\n{masked}", detect_language(masked)))
        if words:
            yield masked, words


@dataclass(slots=True)
class _Group:
    """A topic in the making."""

    seq: int
    words: frozenset[str]
    questions: list[str] = field(default_factory=list)
    tickets: list[str] = field(default_factory=list)
    rejected: int = 0

    def topic(self) -> Topic:
        """As it is shown."""
        first = self.questions[0]
        title = first if len(first) <= 90 else first[:90].rsplit(" ", 1)[0] + "…"
        return Topic(
            key=self.tickets[0],
            title=title,
            questions=tuple(dict.fromkeys(self.questions)),
            tickets=tuple(self.tickets),
            rejected=self.rejected,
            language=detect_language(first),
        )


def _place(groups: list[_Group], gap: Gap, question: str, words: frozenset[str]) -> None:
    best = max(groups, key=lambda group: _alike(group.words, words), default=None)
    if best is None or _alike(best.words, words) < ALIKE_FROM:
        best = _Group(gap.seq, words)
        groups.append(best)
    best.questions.append(question)
    best.tickets.append(gap.ticket_id)
    best.rejected += gap.is_rejected


def _alike(first: frozenset[str], second: frozenset[str]) -> float:
    return len(first & second) / len(first | second) if first and second else 0.0


def _asked(conversation: Conversation) -> str:
    """The customer's questions in the newest messages, else the beginning of the newest."""
    said = [m for m in conversation.messages if m.direction is Direction.CUSTOMER]
    waiting = conversation.open_customer_messages or tuple(said[-1:])
    sentences = [text for message in waiting for text in _sentences(message.text)]
    questions = [text for text in sentences if text.endswith(("?", "？", "؟"))]
    text = " ".join(questions) or " ".join(m.text for m in waiting) or conversation.ticket.subject
    return " ".join(text.split())[:_QUESTION_CHARS]


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


def _gap(seq: int, body: dict[str, Any]) -> Gap | None:
    detail = body["detail"]
    if body["type"] == RecordType.ABSTAINED.value:
        is_gap = detail.get("reason") in _UNANSWERED
        return Gap(body["ticket"], seq, is_rejected=False) if is_gap else None
    is_rejected = detail.get("outcome") == Outcome.REJECTED.value
    if body["type"] == RecordType.DECISION.value and is_rejected:
        is_gap = bool(_MISSING & set(detail.get("reasons", ())))
        return Gap(body["ticket"], seq, is_rejected=True) if is_gap else None
    return None

"""Finds what a reply may rest on. Rule: knowledge, policy, order data, ticket fields; never the customer's words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from agent_assist.analysis.retrieval.order_passage import order_passage
from agent_assist.analysis.retrieval.questions import split_questions
from agent_assist.analysis.retrieval.ticket_passage import ticket_passage
from agent_assist.domain.evidence import NOT_CLEAR, Clarity, Hit, Passage, SearchResult
from agent_assist.domain.tickets import Conversation, Direction
from agent_assist.ports.clock import Clock
from agent_assist.ports.helpdesk import HelpdeskReader
from agent_assist.ports.knowledge_store import KnowledgeStore

HITS_PER_QUESTION = 5
PASSAGES_MAX = 24
TELLING_FROM = 0.05
"""Below this likelihood a question says too little by itself ("How do we do that?"): it is sought with the subject."""
STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The passages for a reply, best first, the questions they were sought for, and how well one is answered."""

    passages: tuple[Passage, ...]
    questions: tuple[str, ...]
    answerable: float
    clarity: Clarity = NOT_CLEAR


@dataclass(frozen=True, slots=True)
class _Asked:
    """What to search for: the open messages as one text, each question, and what the customer wrote before.

    `history` is empty where there is nothing older: "Why was I charged?" is often told in the first mail.
    """

    subject: str
    queries: tuple[str, ...]
    questions: tuple[str, ...]
    history: str

    @classmethod
    def of(cls, conversation: Conversation) -> _Asked:
        subject = conversation.ticket.subject
        said = [m for m in conversation.messages if m.direction is Direction.CUSTOMER]
        waiting = conversation.open_customer_messages or tuple(said[-1:])
        texts = [message.text for message in waiting]
        questions = tuple(q for text in texts for q in split_questions(text))
        queries = dict.fromkeys(["\n".join([subject, *texts]), *questions])
        history = "\n".join([subject, *(m.text for m in said)]) if len(said) > len(waiting) else ""
        return cls(subject, tuple(queries), questions, history)


class EvidenceService:
    """Searches the knowledge for each question of the open messages, and adds the order's and the ticket's own data."""

    def __init__(self, reader: HelpdeskReader, knowledge: KnowledgeStore, clock: Clock) -> None:
        self._reader = reader
        self._knowledge = knowledge
        self._clock = clock

    def gather(self, conversation: Conversation, language: str) -> Evidence:
        """All passages for the customer's open messages; `answerable` and `clarity` are those of the best question."""
        asked = _Asked.of(conversation)
        by_question = [self._search(query, language) for query in asked.queries]
        best = max(by_question, key=lambda result: result.answerable)
        results = [
            result
            if result.answerable >= TELLING_FROM
            else self._search(f"{query}\n{asked.subject}", language)
            for query, result in zip(asked.queries, by_question, strict=True)
        ]
        results += [self._search(asked.history, language)] if asked.history else []
        passages = self._whole_articles(
            _merge([result.hits[:HITS_PER_QUESTION] for result in results])
        )
        order_id = conversation.ticket.order_id
        order = self._reader.order(order_id) if order_id else None
        if order is not None:
            passages = (order_passage(order, language), *passages)
        if passages:
            fields = ticket_passage(conversation, language)
            passages = (*passages[: PASSAGES_MAX - 1], fields)
        return Evidence(passages, asked.questions, best.answerable, best.clarity)

    def _search(self, query: str, language: str) -> SearchResult:
        return self._knowledge.search(query, language=language, limit=HITS_PER_QUESTION * 2)

    def _whole_articles(self, found: tuple[Passage, ...]) -> tuple[Passage, ...]:
        """The passages found, then the other sections of their articles as far as there is room.

        An answer often stands beside the section that matches the question. What has expired or is for
        staff only never grounds a reply.
        """
        today = self._clock.now().date()
        beside = (section for passage in found for section in self._sections(passage))
        whole = {
            section.id: section
            for section in (*found, *beside)
            if not section.is_expired(today) and section.audience != STAFF
        }
        return tuple(whole.values())[:PASSAGES_MAX]

    def _sections(self, passage: Passage) -> Iterator[Passage]:
        article, mark, _ = passage.id.partition("#")
        for number in count(1) if mark else ():
            section = self._knowledge.passage(f"{article}#{number}")
            if section is None:
                return
            yield section


def _merge(results: list[tuple[Hit, ...]]) -> tuple[Passage, ...]:
    """Round-robin over the questions, so that each gets its best passage before any gets a second."""
    merged: dict[str, Passage] = {}
    for rank in range(max((len(hits) for hits in results), default=0)):
        for hits in results:
            if rank < len(hits):
                merged.setdefault(hits[rank].passage.id, hits[rank].passage)
    return tuple(merged.values())

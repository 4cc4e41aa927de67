"""What has changed since a reply was drafted. Rule: a draft that answers a world gone by says so before it can leave.

A newer message of the customer, a colleague's answer, another policy or model, and a cited source that was
changed or has expired. Each change has a key, so that who keeps a draft is not asked about the same one again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from agent_assist.analysis.retrieval.order_passage import order_passage
from agent_assist.domain.disclosure import DraftSource
from agent_assist.domain.drafts import Draft, ModelStamp
from agent_assist.domain.evidence import Passage, PassageKind
from agent_assist.domain.tickets import Conversation, Direction, Order
from agent_assist.ports.knowledge_store import KnowledgeStore


class Cause(StrEnum):
    """What changed, the most urgent first."""

    CUSTOMER = "customer"
    COLLEAGUE = "colleague"
    POLICY = "policy"
    SOURCE = "source"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `title` is who wrote or which source it is; `at` when, where that is known (UTC)."""

    cause: Cause
    key: str
    title: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Present:
    """What a draft would be made with now; `passage` is a source as it reads today, None when it is gone."""

    model: ModelStamp
    guideline: str
    passage: Callable[[Passage], Passage | None]
    today: date


def spoken_since(
    conversation: Conversation, based_on: str, seen: Collection[str]
) -> tuple[Change, ...]:
    """What was said since: the customer's newest message when it is another one, and answers not seen before.

    `based_on` is the id of the customer's message that the reply answers; `seen` the ids of all messages
    that were known then.
    """
    changes = []
    newest = conversation.last_from_customer
    if newest is not None and newest.id != based_on:
        label = newest.author.label
        changes.append(Change(Cause.CUSTOMER, f"customer {newest.id}", label, newest.sent_at))
    answers = [m for m in conversation.messages if m.direction is Direction.AGENT]
    if answers and answers[-1].id not in seen:
        last = answers[-1]
        key = f"colleague {last.id}"
        changes.append(Change(Cause.COLLEAGUE, key, last.author.label, last.sent_at))
    return tuple(changes)


def made_otherwise(draft: Draft, present: Present) -> tuple[Change, ...]:
    """What the draft was made with and would not be made with now.

    A polish is made of the agent's own words alone, so that neither a source nor a model can make it untrue.
    """
    if draft.model.source is DraftSource.POLISH:
        return tuple(_policy(draft, present))
    return (*_policy(draft, present), *_sources(draft, present), *_model(draft, present))


def source_now(passage: Passage, knowledge: KnowledgeStore, order: Order | None) -> Passage | None:
    """A source as it reads today: the ticket's order anew, anything else from the knowledge.

    The ticket's own fields say what was so; what was written since is a change of its own.
    """
    if passage.kind is PassageKind.TICKET:
        return passage
    if passage.kind is PassageKind.ORDER:
        return order_passage(order, passage.language) if order is not None else None
    return knowledge.passage(passage.id)


def _policy(draft: Draft, present: Present) -> Iterator[Change]:
    if draft.guideline and draft.guideline != present.guideline:
        yield Change(Cause.POLICY, f"policy {present.guideline}")


def _sources(draft: Draft, present: Present) -> Iterator[Change]:
    """The sources that it cites; all that were offered where it cites none."""
    cited = {passage_id for sentence in draft.sentences for passage_id in sentence.cited}
    for passage in draft.passages:
        if cited and passage.id not in cited:
            continue
        now = present.passage(passage)
        if now is None or now.text != passage.text:
            key = f"source {passage.id} {now.text if now else ''}"
            yield Change(Cause.SOURCE, key, passage.title)
        elif now.is_expired(present.today):
            yield Change(Cause.SOURCE, f"source {passage.id} expired", passage.title)


def _model(draft: Draft, present: Present) -> Iterator[Change]:
    now, then = present.model, draft.model
    if (now.name, now.host, now.prompt_digest) != (then.name, then.host, then.prompt_digest):
        key = f"model {now.name} {now.host} {now.prompt_digest}"
        yield Change(Cause.MODEL, key, now.name)

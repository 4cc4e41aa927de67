"""What is asked of a model and what comes back. Rule: only the prompt gate makes a request into what leaves."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from agent_assist.domain.evidence import Passage
from agent_assist.domain.house_style import PLAIN_STYLE, ReplyStyle


class Task(StrEnum):
    """What a model is asked to do. Only DRAFT and POLISH make words that a customer may read."""

    DRAFT = "draft"
    POLISH = "polish"
    TRANSLATE = "translate"
    SUMMARISE = "summarise"


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of the conversation as the model may see it; `speaker` is "customer" or "agent"."""

    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class DraftRequest:
    """Everything allowed to reach a model, before masking. Nothing else exists for it.

    `questions` are the customer's open messages; `language` is the reply's (ISO 639-1); `hint` is what
    the agent adds for this ticket; `agent_name` signs; `people` are names to mask, never sent themselves.
    `instruction` is how the agent wants another draft ("shorter"); `text` is the draft that it varies, or the words
    to polish or to translate; `style` is the house's for this language.
    """

    ticket_id: str
    subject: str
    turns: tuple[Turn, ...]
    questions: tuple[str, ...]
    passages: tuple[Passage, ...]
    language: str
    customer_first_name: str
    agent_name: str
    organisation: str
    people: tuple[str, ...]
    hint: str = ""
    task: Task = Task.DRAFT
    instruction: str = ""
    text: str = ""
    style: ReplyStyle = PLAIN_STYLE


@dataclass(frozen=True, slots=True)
class PromptTemplate:
    """A versioned instruction text with `{placeholders}`; its digest is stored with every draft."""

    version: str
    text: str

    @property
    def digest_hex(self) -> str:
        """SHA-256 of the template's text."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True)
class RenderedPrompt:
    """What a model adapter gets: instruction and data apart, and the same request after masking."""

    system: str
    user: str
    request: DraftRequest


@dataclass(frozen=True, slots=True)
class ModelText:
    """A piece of the answer, in order."""

    text: str


@dataclass(frozen=True, slots=True)
class ModelDone:
    """The end marker: without it an answer is incomplete. Token counts are None where not reported.

    `cost_micros` are millionths of `currency`, None where a price is missing. `fact_logprob` is the mean natural
    logarithm of the likelihood of each word in statements, None where the service gave none.
    """

    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    cost_micros: int | None = None
    currency: str = ""
    fact_logprob: float | None = None


ModelEvent = ModelText | ModelDone


@dataclass(frozen=True, slots=True)
class PromptRecord:
    """What left for a model: kept so that the agent can open "what the model saw".

    `masked_counts` pairs a kind of personal data with how often it was masked.
    """

    draft_id: str
    ticket_id: str
    host: str
    model: str
    sent_at: datetime
    system: str
    user: str
    masked_counts: tuple[tuple[str, int], ...]

"""Whether an answer that came is an answer. Rule: only a whole one with words in it ends in ModelDone."""

from __future__ import annotations

from typing import Protocol

from agent_assist.adapters.models.failures import cut_off
from agent_assist.adapters.models.reading import MAX_ANSWER_CHARACTERS, Progress
from agent_assist.analysis.tagged.likelihood import fact_logprob
from agent_assist.domain.errors import ModelAction, ModelRefused, StreamIncomplete
from agent_assist.domain.prompts import ModelDone
from agent_assist.domain.service_settings import ServiceSettings


class Named(Protocol):
    """What wrote the answer, as far as a sentence needs it."""

    @property
    def name(self) -> str:
        """The service, as a sentence's subject."""
        ...

    @property
    def model(self) -> str:
        """The model's name."""
        ...


def refuse_endless(progress: Progress, where: Named) -> None:
    """StreamIncomplete for an answer that no reply can be."""
    if progress.is_repeating:
        raise StreamIncomplete(
            f"The model {where.model} repeats the same words over and over, so the answer was stopped: ask for a"
            " new draft."
        )
    if progress.is_endless:
        raise StreamIncomplete(
            f"The answer grew beyond {MAX_ANSWER_CHARACTERS:,} characters, so it was stopped: ask for a new draft."
        )


def the_end(progress: Progress, where: Named, service: ServiceSettings) -> ModelDone:
    """The end marker with what was counted; ModelError when the answer is none or not whole."""
    if progress.finish_reason == "content_filter":
        raise ModelRefused(
            f"{where.name} declined to answer this: write this reply yourself.",
            action=ModelAction.WRITE_MYSELF,
        )
    if progress.finish_reason == "length":
        raise StreamIncomplete(
            f"The model {where.model} ran out of room before the end of the answer: ask for a new draft."
        )
    if progress.is_done and not progress.has_words:
        raise ModelRefused(
            f"The model {where.model} answered with nothing: ask for a new draft.",
            action=ModelAction.NEW_DRAFT,
        )
    if progress.finish_reason is None or not progress.is_done:
        raise cut_off(where.name)
    tokens_in, tokens_out = progress.prompt_tokens, progress.completion_tokens
    likelihood = fact_logprob(progress.tokens)
    if tokens_in is None or tokens_out is None:
        return ModelDone(fact_logprob=likelihood)
    cost = service.cost_micros(tokens_in, tokens_out)
    currency = service.currency if cost is not None else ""
    return ModelDone(tokens_in, tokens_out, cost, currency, likelihood)

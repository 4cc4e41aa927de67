"""A prompt, and running a model to its end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from agent_assist.analysis.prompt_text import render
from agent_assist.domain.evidence import Passage, PassageKind
from agent_assist.domain.prompts import (
    DraftRequest,
    ModelDone,
    ModelText,
    PromptTemplate,
    RenderedPrompt,
    Turn,
)
from agent_assist.ports.draft_model import DraftModel

DEPOT = Passage(
    "missed-deliveries#2",
    "Missed deliveries — At the depot",
    "The parcel is held at the depot for 7 days. You can collect it from the depot with photo ID.",
    PassageKind.ARTICLE,
    "en",
)


def request_for(
    question: str = "Where can I collect my parcel?",
    *passages: Passage,
    ticket_id: str = "90417",
    subject: str = "Missed delivery",
    language: str = "en",
) -> DraftRequest:
    return DraftRequest(
        ticket_id=ticket_id,
        subject=subject,
        turns=(Turn("customer", question),),
        questions=(question,),
        passages=passages or (DEPOT,),
        language=language,
        customer_first_name="Maren",
        agent_name="Priya",
        organisation="Nordlys",
        people=(),
    )


def prompt_for(request: DraftRequest) -> RenderedPrompt:
    system, user = render(PromptTemplate("draft-2", "You draft replies for {agent}."), request)
    return RenderedPrompt(system, user, request)


async def collect(model: DraftModel, prompt: RenderedPrompt) -> tuple[list[str], ModelDone]:
    texts: list[str] = []
    done: ModelDone | None = None
    async for event in model.stream(prompt):
        if isinstance(event, ModelText):
            assert done is None, "text after the end marker"
            texts.append(event.text)
        else:
            done = event
    assert done is not None
    return texts, done


Run = Callable[[DraftModel], tuple[list[str], ModelDone]]


@pytest.fixture
def run() -> Run:
    """Reads a model's whole answer to the usual prompt."""
    return lambda model: asyncio.run(collect(model, prompt_for(request_for())))

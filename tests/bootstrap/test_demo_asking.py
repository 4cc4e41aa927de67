"""Asking again in the demo, over its loopback server: recorded where it is, and honest where it is not."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from agent_assist.adapters.credentials.temporary import TemporaryCredentials
from agent_assist.adapters.models.openai_compatible import OpenAICompatibleModel
from agent_assist.bootstrap.demo import DEMO_MODEL, start_demo
from agent_assist.bootstrap.house import build_services
from agent_assist.bootstrap.knowledge import bring_up_to_date
from agent_assist.bootstrap.stores import keys_of, open_stores
from agent_assist.domain.disclosure import DraftSource
from agent_assist.domain.drafts import Draft, Severity
from agent_assist.domain.errors import InputError
from agent_assist.services.asking import Asked
from agent_assist.services.assessment import assess
from agent_assist.services.desk import Services
from agent_assist.services.drafting import DraftAbstained, DraftReady
from agent_assist.services.polishing import Polished
from agent_assist.services.summary import Summary

FIRST, OTHER, TURKISH, LONG = "90417", "90419", "90496", "90506"


@pytest.fixture(scope="module")
def services() -> Iterator[Services]:
    demo = start_demo(tokens_per_second=None)
    profile = demo.profile
    keys = keys_of(TemporaryCredentials(), profile.randomness, None)
    stores = open_stores(None, keys, profile.randomness, profile.clock)
    try:
        bring_up_to_date(profile, stores)
        model = OpenAICompatibleModel(demo.server.base_url, DEMO_MODEL, demo.server.api_key)
        yield build_services(
            profile,
            profile.reader(),
            stores,
            model,
            is_temporary=True,
            note="temporary",
            has_articles_too=True,
        )
    finally:
        stores.database.close()
        demo.close()


def last(events):
    async def read():
        return [event async for event in events]

    return asyncio.run(read())[-1]


def another(services: Services, words: str, ticket_id: str = FIRST) -> DraftReady | DraftAbstained:
    return last(services.drafting.draft(ticket_id, "", Asked(words, "The draft so far.")))


@pytest.mark.parametrize(
    ("words", "language", "said"),
    [
        ("Shorter", "en", "held at the Leith depot"),
        ("Warmer", "en", "Your lamp is safe"),
        ("In French", "fr", "conservé au dépôt de Leith"),
    ],
)
def test_the_first_ticket_has_other_drafts_that_are_sound(
    services: Services, words: str, language: str, said: str
):
    event = another(services, words)
    assert isinstance(event, DraftReady)
    assert said in event.draft.text
    assert (event.draft.language, event.draft.instruction) == (language, words)
    assert musts(services, event.draft) == []


def musts(services: Services, draft: Draft) -> list[tuple[str, str]]:
    conversation = services.reader.conversation(draft.ticket_id)
    result = assess(
        draft,
        draft.text,
        settled=(),
        conversation=conversation,
        guide=services.calibration.guide(conversation.ticket, draft.model),
        answerable=1.0,
        today=draft.created_at.date(),
    )
    return [(f.rule, f.quote) for f in result.check.findings if f.severity is Severity.MUST]


@pytest.mark.parametrize(
    ("words", "ticket_id"), [("in the style of a pirate", FIRST), ("Shorter", OTHER)]
)
def test_what_was_not_recorded_is_not_made_up(services: Services, words: str, ticket_id: str):
    event = another(services, words, ticket_id)
    assert isinstance(event, DraftAbstained)
    assert f"“{words}”" in event.abstention.missing[0]
    assert "the demo has none" in event.abstention.missing[0]


def test_a_fact_of_the_agents_is_not_said_to_be_followed(services: Services):
    event = last(services.drafting.draft(FIRST, "The lamp was a gift."))
    assert isinstance(event, DraftAbstained)
    assert "a fact of yours" in event.abstention.missing[0]


def test_own_words_are_polished_where_corrections_are_recorded(services: Services):
    own = "Hi Maren,\n\nsory about teh curier. i dont know yet when he comes.\n\nPriya"
    polished = last(services.polishing.polish(FIRST, own, "en"))
    assert isinstance(polished, Polished)
    assert polished.draft.text == (
        "Hi Maren,\n\nSorry about the courier. I don't know yet when he comes.\n\nPriya"
    )
    with pytest.raises(InputError, match="the demo has none"):
        last(services.polishing.polish(FIRST, "Hi Maren,\n\nAll is well.", "en"))


def test_a_message_is_translated_for_reading_where_that_is_recorded(services: Services):
    (message,) = services.reader.conversation(TURKISH).messages

    async def translated(ticket_id: str, text: str) -> str:
        events = services.translating.translate(ticket_id, (text,), "en")
        return "".join([event.text async for event in events])

    assert "I cannot find the invoice" in asyncio.run(translated(TURKISH, message.text))
    with pytest.raises(InputError, match="the demo has none"):
        asyncio.run(translated(FIRST, "Guten Tag"))


def test_the_long_conversation_has_a_summary_with_its_messages(services: Services):
    summary = last(services.summary.summarise(LONG, "en"))
    assert isinstance(summary, Summary)
    assert summary.left_out == 0
    said = {m.id: m.text for m in services.reader.conversation(LONG).messages}
    whippet = next(line for line in summary.lines if "stairwell" in line.words)
    assert "92 cm" in said[whippet.message_ids[0]]
    assert "4 December" in " ".join(said[i] for i in summary.lines[3].message_ids)
    with pytest.raises(InputError, match="the demo has none"):
        last(services.summary.summarise(FIRST, "en"))


def test_what_was_not_recorded_is_drafted_from_help_articles_and_says_so(services: Services):
    assert isinstance(another(services, "More formal", OTHER), DraftAbstained)
    assert services.articles is not None
    event = last(services.articles.draft(OTHER))
    assert isinstance(event, DraftReady)
    assert event.draft.model.source is DraftSource.KNOWLEDGE
    assert event.draft.model.name == "knowledge only"
    assert musts(services, event.draft) == []

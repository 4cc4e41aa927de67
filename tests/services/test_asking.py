"""Another draft by instruction: what is asked for reaches the model, and unlocks nothing."""

from __future__ import annotations

import asyncio

import pytest

from agent_assist.domain.disclosure import DraftSource
from agent_assist.domain.errors import ConfigurationError
from agent_assist.services.asking import Asked, is_overtaken
from agent_assist.services.drafting import DraftAbstained, DraftEvent, DraftReady
from tests.fakes.model import ScriptedModel
from tests.fakes.office import Office, ticket


def another(office: Office, asked: Asked, hint: str = "") -> list[DraftEvent]:
    async def collect() -> list[DraftEvent]:
        return [event async for event in office.services.drafting.draft("7001", hint, asked)]

    return asyncio.run(collect())


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("in French", "fr"),
        ("auf Französisch, bitte", "fr"),
        ("en español", "es"),
        ("German", "de"),
        ("write it in Dutch and shorter", "nl"),
        ("shorter", ""),
        ("mention the French press", ""),
        ("in detail", ""),
        ("", ""),
    ],
)
def test_an_instruction_may_name_the_language(words: str, language: str):
    assert Asked(words).language == language


def test_the_instruction_and_the_draft_it_varies_reach_the_model(office: Office):
    ready = another(office, Asked("shorter", "You can return a lamp within 30 days, Maren."))[-1]
    prompt = office.model.prompts[-1]
    assert "What the agent asks for in this draft:\n| shorter" in prompt.user
    assert "The draft to vary:\n| You can return a lamp within 30 days" in prompt.user
    assert isinstance(ready, DraftReady)
    assert ready.draft.instruction == "shorter"


def test_a_reply_in_another_language_is_marked_as_such_and_asked_for_as_such(office: Office):
    started, *_, ready = another(office, Asked("in French"))
    assert (started.language, ready.draft.language) == ("fr", "fr")
    assert "Write in French (fr)" in office.model.prompts[-1].system


def test_personal_data_in_an_instruction_is_masked(office: Office):
    another(office, Asked("mention maren@home.example", "Write to maren@home.example."))
    assert "maren@home" not in office.model.prompts[-1].user


def test_who_asked_for_a_person_gets_no_other_draft_either(opened):
    office = opened(tickets=(ticket(text="Can I return it? I want to speak to a human."),))
    assert isinstance(another(office, Asked("warmer"))[-1], DraftAbstained)
    assert office.model.prompts == []


def test_articles_cannot_be_told_to_be_warmer(opened):
    office = opened(model=ScriptedModel("x", source=DraftSource.KNOWLEDGE))
    for asked, hint in ((Asked("warmer"), ""), (None, "It was a gift.")):
        with pytest.raises(ConfigurationError, match="language model"):
            another(office, asked, hint)


def test_a_draft_that_answers_an_older_message_is_overtaken(office: Office):
    draft = another(office, Asked("shorter"))[-1].draft
    conversation = office.services.reader.conversation("7001")
    assert not is_overtaken(draft, conversation)
    office.customer_writes("7001", "And the bulb?")
    assert is_overtaken(draft, office.services.reader.conversation("7001", is_fresh=True))

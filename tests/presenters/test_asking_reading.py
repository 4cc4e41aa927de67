"""Translations and summaries: for the agent's eyes, marked, in the agent's language, with their messages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fakes.office import Office, answer, ticket
from tests.presenters.conftest import Agent


def says(agent: Agent, words: str) -> None:
    agent.office.model.answer = words


def test_messages_are_translated_newest_first_and_marked(office: Office):
    case = ticket(text="Lambayı iade edebilir miyim? return")
    case["messages"].append(answer("7001", "Evet.", "2026-11-20T12:05:00Z"))
    office.write(case)
    agent = Agent(office)
    agent.open()
    says(agent, "In English.")
    agent.work.reading.translate()
    agent.wait()
    view = agent.work.beside
    assert view.mark.words == "Translated by AI, for reading only"
    assert "never sent" in view.line
    titles = [section.title for section in view.sections]
    assert [title.split(",")[0] for title in titles[-2:]] == ["Jonas K.", "Maren Oduya"]
    assert all(section.text == "In English." for section in view.sections)


def test_a_draft_that_the_agent_reads_is_not_translated(agent: Agent):
    agent.open()
    says(agent, "x")
    agent.work.reading.translate()
    agent.wait()
    assert not any("draft" in s.title for s in agent.work.beside.sections)
    agent.work.context.services = replace(agent.office.services, reads=("de",))
    agent.work.reading.translate()
    agent.wait()
    first = agent.work.beside.sections[0]
    assert first.title == "The draft in English"
    assert "(de)" in agent.office.model.prompts[-1].system


def test_a_translation_never_becomes_text_of_the_reply(agent: Agent):
    agent.open()
    before = (agent.work.context.review.text, agent.work.context.review.draft)
    says(agent, "Something else entirely, long enough to be noticed.")
    agent.work.reading.translate()
    agent.wait()
    agent.work.asking.choose()
    assert (agent.work.context.review.text, agent.work.context.review.draft) == before
    assert len(agent.office.services.work.drafts("7001")) == 1


def test_a_summary_names_who_said_it_and_what_was_left_out(agent: Agent):
    agent.open()
    says(agent, "[1] She asks about a lamp.\nShe is angry.\n")
    agent.work.reading.summarise()
    agent.wait()
    view = agent.work.beside
    (line,) = view.sections
    assert line.text == "She asks about a lamp."
    assert line.source_ids == ("<7001.1@mail.example>",)
    assert line.source_words.startswith("Maren, ")
    assert view.note == "1 line named no message and was left out."
    assert view.mark.words == "Summary by AI"


@pytest.mark.parametrize("page", ["translate", "summarise"])
def test_with_ai_off_nothing_leaves(agent: Agent, page: str):
    agent.open()
    asked = len(agent.office.model.prompts)
    agent.work.switching.toggle()
    getattr(agent.work.reading, page)()
    agent.wait()
    assert agent.work.beside is None
    assert agent.work.review_bar.said == "AI is off. Turn it on to ask."
    assert len(agent.office.model.prompts) == asked

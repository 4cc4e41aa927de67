"""Other drafts: beside the text, never over it; chosen by a person, with nothing lost and nothing mixed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import pytest

from agent_assist.domain.disclosure import DraftSource
from agent_assist.domain.drafts import ModelStamp
from agent_assist.domain.provenance import Origin
from agent_assist.presenters.asking import versions_of
from agent_assist.presenters.view.asking import Strand
from agent_assist.services.drafting import DraftingService, DraftReady
from tests.fakes.office import Office, open_office, ticket
from tests.presenters.conftest import Agent

SHORTER = (
    '[fact returns#1 "return a lamp within 30 days"] You can return it within 30 days.\n'
    "[courtesy] Priya\n[rating] fairly sure\n"
)


def asks(agent: Agent, words: str = "shorter", answer: str = SHORTER) -> None:
    agent.office.model.answer = answer
    agent.work.asking.ask(words)
    agent.wait()


def log(agent: Agent, kind: str) -> list[dict]:
    import json

    records = [json.loads(r.body) for r in agent.office.services.store.records()]
    return [record for record in records if record["type"] == kind]


def test_another_draft_comes_beside_the_text_and_changes_nothing(agent: Agent):
    agent.open()
    agent.types(" I add this.")
    before, revision = agent.work.context.review.text, agent.work.context.revision
    asks(agent)
    assert agent.work.context.review.text == before
    assert agent.work.context.revision == revision
    version = agent.work.beside.version
    assert (version.place, version.name) == ("Draft 2 of 2", "asked for: shorter")
    assert version.tag.words == "AI draft, not sent"
    assert "You can return it within 30 days." in "".join(t for _, t in version.text.strands)


def test_it_varies_the_draft_that_is_looked_at_and_takes_the_fact_along(agent: Agent):
    agent.open()
    agent.work.asking.open()
    agent.work.asking.set_hint("The lamp was a gift.")
    asks(agent)
    prompt = agent.office.model.prompts[-1].user
    assert "| shorter" in prompt
    assert "The draft to vary:\n| Hello ⟦PERSON_1⟧," in prompt
    assert "| The lamp was a gift." in prompt
    asks(agent, "warmer")
    assert "The draft to vary:\n| You can return it" in agent.office.model.prompts[-1].user


def test_drafts_are_gone_through_by_key_and_compared_with_the_text(agent: Agent):
    agent.open()
    asks(agent)
    agent.work.asking.step(-1)
    assert agent.work.beside.version.place == "Draft 1 of 2"
    assert not agent.work.beside.version.previous.is_enabled
    agent.work.asking.step(1)
    agent.work.asking.step(1)
    strands = agent.work.beside.version.text.strands
    assert agent.work.beside.version.place == "Draft 2 of 2"
    assert {kind for kind, _ in strands} == set(Strand)
    now = "".join(text for kind, text in strands if kind is not Strand.NEW)
    assert now == agent.work.context.review.text
    agent.work.asking.toggle_compare()
    assert {kind for kind, _ in agent.work.beside.version.text.strands} == {Strand.SAME}


def test_choosing_a_draft_is_an_act_that_is_logged_and_must_be_read_again(agent: Agent):
    agent.open()
    agent.reads()
    assert agent.state == "ready"
    first = agent.work.context.review.draft
    asks(agent)
    assert log(agent, "chosen") == []
    agent.work.asking.choose()
    review = agent.work.context.review
    assert review.text.startswith("You can return it")
    assert review.draft.instruction == "shorter"
    assert agent.state == "complete"
    (record,) = log(agent, "chosen")
    assert record["detail"]["in_place_of"] == first.id
    assert record["detail"]["draft"] == review.draft.id
    assert record["prompt"].startswith("draft-2:")
    assert not agent.work.beside.version.use.is_enabled
    agent.reads()
    agent.approves()
    assert agent.state == "undo_window"


def test_typed_words_are_put_aside_by_choosing_and_come_back_as_they_were(agent: Agent):
    agent.open()
    agent.types(" I add this myself.")
    review = agent.work.context.review
    typed, runs, draft = review.text, review.provenance, review.draft
    asks(agent)
    agent.work.asking.choose()
    assert review.text != typed
    assert log(agent, "chosen")[0]["detail"]["own_words_put_aside"] is True
    agent.work.act("bring-back")
    assert (review.text, review.provenance, review.draft) == (typed, runs, draft)
    assert review.source is DraftSource.MODEL
    assert agent.state == "complete"


def test_a_model_switched_meanwhile_never_mixes_drafts(agent: Agent):
    agent.open()
    agent.office.model.name = "other model"
    asks(agent)
    first, second = versions_of(agent.work.context.review)
    assert (first.model.name, second.model.name) == ("scripted", "other model")
    assert agent.work.beside.version.model_line.startswith("other model")
    assert agent.work.context.review.draft is first
    agent.work.asking.choose()
    review = agent.work.context.review
    assert review.draft.model.name == "other model"
    assert review.provenance.count(Origin.AI) == len(review.text) == len(second.text)


def test_a_rejected_draft_is_no_choice_any_more(agent: Agent):
    agent.open()
    first = agent.work.context.review.draft
    asks(agent)
    agent.reads()
    agent.work.approving.open_reject()
    agent.work.approving.reject(("tone",), "")
    assert agent.state == "rejected"
    assert first.id not in {draft.id for draft in versions_of(agent.work.context.review)}
    assert agent.work.beside.version.place == "Draft 1 of 1"
    agent.work.asking.choose()
    assert agent.state == "complete"


def test_a_draft_that_answers_an_older_message_cannot_be_chosen(agent: Agent, office: Office):
    agent.open()
    asks(agent)
    agent.reads()
    office.customer_writes("7001", "And what about the bulb?")
    agent.work.opening.refresh(frozenset({"7001"}))
    agent.wait()
    version = agent.work.beside.version
    assert version.tag.words == "AI draft, not sent, out of date"
    assert not version.use.is_enabled
    before = agent.work.context.review.text
    agent.work.asking.choose()
    assert agent.work.context.review.text == before


def test_the_stop_switch_ends_it_and_takes_it_out_of_sight(office: Office):
    agent = Agent(office)
    agent.open()
    agent.types(" mine")
    agent.runner._hold = True
    agent.work.asking.ask("warmer")
    agent.wait()
    stream = agent.runner.streams[-1]
    assert agent.work.beside.progress
    agent.work.switching.toggle()
    assert stream.is_cancelled
    assert agent.work.beside is None
    agent.work.asking.ask("warmer")
    assert agent.work.beside.problem == "AI is off. Turn it on to ask."
    assert agent.work.beside.version is None
    assert agent.runner.streams[-1] is stream


def test_escape_stops_a_stream_first_and_closes_then(agent: Agent):
    agent.open()
    agent.runner._hold = True
    agent.work.asking.ask("warmer")
    assert agent.work.leave_beside()
    assert agent.work.beside.problem == "Stopped. Nothing was changed."
    assert agent.work.leave_beside()
    assert agent.work.beside is None
    assert not agent.work.leave_beside()


def test_a_fault_is_said_beside_the_text_and_the_text_stays(agent: Agent):
    agent.open()
    before = agent.work.context.review.text
    agent.office.model.is_cut = True
    asks(agent)
    assert agent.work.beside.problem.startswith("The draft is incomplete.")
    assert agent.work.context.review.text == before
    agent.office.model.is_cut = False
    asks(agent, answer="[missing] A recorded answer for “shorter”: the demo has none\n")
    assert "the demo has none" in agent.work.beside.problem
    assert len(versions_of(agent.work.context.review)) == 1


def test_nothing_is_asked_without_words_nor_for_who_wants_a_person(tmp_path: Path):
    wants = ticket("7002", text="Can I return my lamp? I want to speak to a human.")
    office = open_office(tmp_path, tickets=(ticket(), wants))
    agent = Agent(office)
    agent.open()
    asked = len(agent.runner.streams)
    asks(agent, "  ")
    assert agent.work.beside.problem == "Say what should be different, or give a fact."
    agent.open("7002")
    asks(agent)
    assert "asked for a person" in agent.work.beside.problem
    assert len(agent.runner.streams) == asked
    office.close()


@pytest.mark.parametrize("key", ["state", "text"])
def test_arriving_never_moves_the_caret_state_or_text_of_another_ticket(office: Office, key: str):
    office.write(ticket(), ticket("7002", email="b@mail.example"))
    agent = Agent(office)
    agent.open()
    agent.open("7002")
    seen = getattr(agent.work.context.review, key)
    agent.open()
    agent.work.asking.ask("shorter")
    agent.open("7002")
    agent.wait()
    assert getattr(agent.work.context.review, key) == seen
    assert agent.work.beside is None


def test_a_draft_that_waits_beside_typed_text_opens_there(agent: Agent):
    agent.open()
    agent.types(" mine")
    agent.work.new_draft()
    agent.wait()
    assert agent.work.draft.banners[0].key == "beside"
    agent.work.act("open-beside")
    assert agent.work.beside.version.place == "Draft 2 of 2"
    assert "beside" not in {banner.key for banner in agent.work.draft.banners}


def test_drafts_of_before_a_restart_are_still_there(agent: Agent, office: Office):
    agent.open()
    agent.types(" mine")
    agent.wait(1)
    asks(agent)
    again = Agent(office)
    again.open()
    again.work.asking.open()
    assert again.work.beside.version.place == "Draft 1 of 2"
    again.work.asking.step(1)
    assert again.work.beside.version.name == "asked for: shorter"


def test_a_reply_in_a_language_that_the_agent_does_not_read_waits_for_one_who_does(office: Office):
    agent = Agent(office)
    agent.open()
    asks(agent, "in Turkish")
    agent.work.asking.choose()
    agent.reads()
    assert agent.state in ("ready", "shown_whole")
    bar = agent.work.review_bar
    assert "You do not read Turkish" in bar.sentence
    assert not bar.approve.is_enabled
    assert bar.edit.words == "Hand over…"
    agent.work.press_middle()
    assert agent.work.handing_over.view is not None
    agent.work.handing_over.close()
    agent.work.approving.open_preview()
    assert agent.work.preview is None
    agent.work.context.services = replace(office.services, reads=("en", "tr"))
    assert "Turkish" not in agent.work.review_bar.sentence


NOTHING_RECORDED = (
    "[missing] A recorded answer for “more formal”: the demo has none\n[rating] guessing\n"
)


@pytest.fixture
def recorded_only(office: Office):
    """A desk whose service has nothing but its first answer; help articles are tried besides."""
    office.services = replace(office.services, articles=open_articles(office))
    return Agent(office)


def open_articles(office: Office) -> DraftingService:
    class Articles(DraftingService):
        asked: ClassVar[list[str]] = []

        def __init__(self) -> None: ...

        def stamp(self) -> ModelStamp:
            return ModelStamp("knowledge only", DraftSource.KNOWLEDGE)

        async def draft(self, ticket_id, hint="", asked=None):
            self.asked.append(ticket_id)
            assert (hint, asked) == ("", None)
            office.model.answer = SHORTER
            async for event in office.services.drafting.draft(ticket_id):
                if isinstance(event, DraftReady):
                    draft = replace(event.draft, model=self.stamp())
                    yield replace(event, draft=draft)

    Articles.asked.clear()
    return Articles()


def test_where_nothing_was_recorded_help_articles_are_tried_and_called_what_they_are(
    recorded_only: Agent,
):
    agent = recorded_only
    agent.open()
    first = agent.work.context.review.text
    asks(agent, "more formal", NOTHING_RECORDED)
    view = agent.work.beside
    assert view.version.name == "from help articles"
    assert view.version.tag.words == "Draft from help articles, not sent"
    assert "the demo has none. Instead, this one is put together from help articles" in view.problem
    assert agent.work.context.review.text == first


def test_it_is_tried_once_for_a_message_and_then_shown_again(recorded_only: Agent):
    agent = recorded_only
    agent.open()
    asks(agent, "more formal", NOTHING_RECORDED)
    asks(agent, "friendlier", NOTHING_RECORDED)
    assert len(agent.office.services.articles.asked) == 1
    assert len(versions_of(agent.work.context.review)) == 2
    assert agent.work.beside.version.name == "from help articles"
    assert "Instead" in agent.work.beside.problem


def test_a_draft_from_articles_that_was_chosen_is_not_overtaken_by_the_model(recorded_only: Agent):
    agent = recorded_only
    agent.open()
    asks(agent, "more formal", NOTHING_RECORDED)
    agent.work.asking.choose()
    agent.wait()
    agent.work.opening.refresh(frozenset({"7001"}))
    agent.wait(1)
    review = agent.work.context.review
    assert review.source is DraftSource.KNOWLEDGE
    assert review.stale_reason == ""
    assert agent.work.draft.tag.words == "Draft from help articles, not sent"


def test_a_service_of_ones_own_is_not_replaced_by_articles(agent: Agent):
    agent.open()
    asks(agent, "more formal", NOTHING_RECORDED)
    assert len(versions_of(agent.work.context.review)) == 1
    assert agent.work.beside.problem.startswith("There is no such draft.")

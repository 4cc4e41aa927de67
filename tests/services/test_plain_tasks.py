"""Polish, translation and summary over a real socket: what leaves, what comes back, and what is refused."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from agent_assist.adapters.models.openai_compatible import OpenAICompatibleModel
from agent_assist.domain.errors import GateRefused, InputError, ModelError, StreamIncomplete
from agent_assist.services.polishing import Polished
from agent_assist.services.summary import Summary, read_lines, spoken
from tests.fakes.model_server import ModelServer, refuses, streams
from tests.fakes.office import Office, answer, open_office, ticket

OWN = "Hi Maren, i write to maren@home.example as you asked."


def collected(events) -> list:
    async def read() -> list:
        return [event async for event in events]

    return asyncio.run(read())


@pytest.fixture
def at(tmp_path: Path):
    """An office whose model is a server with this script."""
    offices: list[Office] = []

    def build(server: ModelServer, **changes) -> Office:
        model = OpenAICompatibleModel(server.base_url, "m", "key")
        offices.append(open_office(tmp_path, model=model, **changes))
        return offices[-1]

    yield build
    for office in offices:
        office.close()


Build = Callable[..., Office]


def sent(server: ModelServer) -> str:
    """All the words of the last request."""
    return "\n".join(m["content"] for m in server.requests[-1].body["messages"])


def test_a_polish_leaves_masked_and_comes_back_whole(at: Build):
    script = [streams("Hi Maren, I write ", "to ⟦EMAIL_1⟧ as you asked.")]
    with ModelServer(script) as server:
        office = at(server)
        polished = collected(office.services.polishing.polish("7001", OWN, "en"))[-1]
        words = sent(server)
    assert isinstance(polished, Polished)
    assert polished.draft.text == OWN.replace("i write", "I write")
    assert "maren@home" not in words
    assert "You correct the text that" in words
    assert polished.draft.model.prompt_version == "polish-1"
    (record,) = office.services.work.prompts("7001")
    assert "⟦EMAIL_1⟧" in record.user


def test_a_fence_and_thinking_aloud_are_no_part_of_a_polish(at: Build):
    with ModelServer(
        [streams("<think>hm</think>```\n", OWN.replace("i w", "I w"), "\n```")]
    ) as server:
        polished = collected(at(server).services.polishing.polish("7001", OWN, "en"))[-1]
    assert polished.draft.text == OWN.replace("i write", "I write")


def test_an_answer_without_its_end_is_not_used(at: Build):
    cut = streams("Hi Maren, I", finish_reason=None, done=False)
    with ModelServer([cut]) as server, pytest.raises((StreamIncomplete, ModelError)):
        collected(at(server).services.polishing.polish("7001", OWN, "en"))


def test_a_service_that_refuses_says_so(at: Build):
    refused = refuses("401 Unauthorized", "bad key")
    with ModelServer([refused]) as server, pytest.raises(ModelError, match="key"):
        collected(at(server).services.polishing.polish("7001", OWN, "en"))


def test_the_models_reason_for_no_answer_is_said_and_never_shown_as_one(at: Build):
    with ModelServer([streams("[mis", "sing] I do not know this ", "language.")]) as server:
        office = at(server)
        with pytest.raises(InputError, match="I do not know this language"):
            collected(office.services.translating.translate("7001", ("Merhaba",), "en"))


def test_the_stop_switch_cuts_it_in_the_middle(at: Build):
    with ModelServer([streams(*["word "] * 50)]) as server:
        office = at(server)

        async def read() -> None:
            async for _ in office.services.translating.translate("7001", ("Merhaba",), "en"):
                office.services.stop.turn(False)

        with pytest.raises(GateRefused):
            asyncio.run(read())


def test_nothing_is_asked_about_who_wants_a_person(at: Build):
    with ModelServer([streams("x")]) as server:
        office = at(server, tickets=(ticket(text="I want to speak to a human."),))
        services = office.services
        for events in (
            services.polishing.polish("7001", OWN, "en"),
            services.translating.translate("7001", ("Merhaba",), "en"),
            services.summary.summarise("7001", "en"),
        ):
            with pytest.raises(InputError) as caught:
                collected(events)
            assert caught.value.title == "The customer asked for a person"
        assert server.requests == []


def test_texts_are_translated_one_by_one_into_the_language_asked_for(at: Build):
    with ModelServer([streams("Hello."), streams("Good", "bye.")]) as server:
        office = at(server)
        pieces = collected(
            office.services.translating.translate("7001", ("Merhaba", "", "Güle"), "de")
        )
        assert "Translate into German (de)" in sent(server)
    texts = {n: "".join(p.text for p in pieces if p.index == n) for n in (0, 1, 2)}
    assert texts == {0: "Hello.", 1: "", 2: "Goodbye."}


def test_a_summary_names_messages_that_exist_and_leaves_the_rest_out(at: Build):
    case = ticket()
    case["messages"].append(answer("7001", "Yes, 30 days.", "2026-11-20T12:05:00Z"))
    case["messages"].append(answer("7001", "Rude.", "2026-11-20T12:06:00Z", direction="note"))
    reply = "[1] She asks.\n- [1, 2] We said 30 days.\n[3] A note.\nNo source.\n[1-2] Both."
    with ModelServer([streams(reply)]) as server:
        office = at(server, tickets=(case,))
        summary = collected(office.services.summary.summarise("7001", "en"))[-1]
        assert "Message 2, agent:\n| Yes, 30 days." in sent(server)
        assert "Rude" not in sent(server)
    assert isinstance(summary, Summary)
    first, second = (m.id for m in summary.messages)
    assert [(line.words, line.message_ids) for line in summary.lines] == [
        ("She asks.", (first,)),
        ("We said 30 days.", (first, second)),
        ("Both.", (first, second)),
    ]
    assert summary.left_out == 2


def test_a_summary_without_any_source_is_not_shown(at: Build):
    angry = streams("She is angry.")
    with ModelServer([angry]) as server, pytest.raises(InputError, match="named no message"):
        collected(at(server).services.summary.summarise("7001", "en"))


@pytest.mark.parametrize("line", ["[0] x", "[99] x", "[1-99] x", "[] x", "[a] x", "1] x", "[1]"])
def test_a_line_that_rests_on_nothing_is_left_out(tmp_path: Path, line: str):
    office = open_office(tmp_path)
    messages = spoken(office.services.reader.conversation("7001"))
    assert read_lines(line, messages) == ((), 1)
    office.close()


def test_a_prompt_of_a_long_conversation_stays_bounded(at: Build):
    case = ticket()
    case["messages"] += [
        answer("7001", f"Message {n}. " * 500, f"2026-11-20T13:{n:02}:00Z") for n in range(60)
    ]
    with ModelServer([streams("[1] She asks.")]) as server:
        collected(at(server, tickets=(case,)).services.summary.summarise("7001", "en"))
        assert len(sent(server)) < 40_000
        assert "Message 61, agent:" in sent(server)

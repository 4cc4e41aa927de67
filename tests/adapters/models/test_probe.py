"""The connection test finds out what a service understands, and says it line by line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from agent_assist.adapters.models.capability_memory import CapabilityMemory
from agent_assist.adapters.models.probe import probe_service
from agent_assist.domain.probed import Line
from agent_assist.domain.service_settings import ServiceSettings
from tests.fakes.model_server import (
    DONE,
    Answer,
    Connection,
    ModelServer,
    Request,
    event,
    head,
    refuses,
    sends,
    streams,
)
from tests.fakes.tiny_gguf import write_tiny_gguf

USAGE = {"prompt_tokens": 9, "completion_tokens": 1, "total_tokens": 10}
READY = sends(event("ready"), event(finish_reason="stop", usage=USAGE), DONE)


def offering(*models: str, chat: Answer = READY) -> Answer:
    """A service with this list of models; without any it has no list."""

    def answer(connection: Connection, request: Request) -> None:
        if not request.line.startswith("GET /v1/models"):
            chat(connection, request)
        elif not models:
            refuses("404 Not Found")(connection, request)
        else:
            data = [{"id": m, "object": "model", "created": 1, "owned_by": "x"} for m in models]
            body = json.dumps({"object": "list", "data": data})
            connection.send(head(content_type="application/json") + body)

    return answer


def probed(answer: Answer, model: str = "small", **service: str) -> tuple[Line, ...]:
    with ModelServer([answer]) as server:
        return probe_service(server.base_url, model, "k", ServiceSettings(**service)).lines


def finding(lines: tuple[Line, ...], words: str) -> tuple[str, bool]:
    return next((found, good) for said, found, good in lines if said == words)


def test_everything_it_understands_is_said() -> None:
    lines = probed(offering("small", "large"))
    assert [words for words, _, _ in lines] == [
        "Address may be used",
        "Models it offers",
        "Model writes",
        "Counts tokens",
        "Knows the system role",
        "Takes a temperature",
        "Bounds an answer by",
    ]
    assert all(good for _, _, good in lines)
    assert finding(lines, "Models it offers") == ("small, large", True)
    assert finding(lines, "Counts tokens") == ("yes", True)


def test_a_model_that_is_not_offered_is_said_and_tried_all_the_same() -> None:
    lines = probed(offering(*(f"m{n}" for n in range(12))))
    found, good = finding(lines, "Models it offers")
    assert not good
    assert found.startswith("small is not among m0, m1,")
    assert found.endswith("and 4 more")
    assert finding(lines, "Model writes")[1]


def test_a_service_without_a_list_is_fine() -> None:
    lines = probed(offering())
    assert "Models it offers" not in [words for words, _, _ in lines]
    assert finding(lines, "Model writes")[1]


def test_what_it_does_not_understand_is_said_and_remembered() -> None:
    def picky(connection: Connection, request: Request) -> None:
        if "temperature" in request.body:
            refuses("400 Bad Request", "unsupported: temperature")(connection, request)
        else:
            streams("ready")(connection, request)

    memory = CapabilityMemory()
    with ModelServer([offering("small", chat=picky)]) as server:
        lines = probe_service(server.base_url, "small", "k", memory=memory).lines
        known = memory.recall(server.base_url, "small")
    assert finding(lines, "Takes a temperature")[0] == "no, left out"
    assert finding(lines, "Counts tokens")[0] == "no, so no cost can be shown"
    assert known is not None
    assert not known.takes_temperature


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (refuses("401 Unauthorized"), "does not accept the key"),
        (refuses("307 Temporary", Location="https://elsewhere.example/"), "text never follows"),
        (sends("<!doctype html><p>Log in", content_type="text/html"), "not chat completions"),
        (
            offering("small", chat=refuses("404 Not Found", "model unknown")),
            "does not know the model",
        ),
        (offering("small", chat=sends("<p>", content_type="text/html")), "not a stream"),
        (offering("small", chat=sends("data: {nonsense\n\n")), "not chat completions"),
    ],
)
def test_the_first_fault_ends_the_test_with_its_sentence(answer: Answer, says: str) -> None:
    words, found, good = probed(answer)[-1]
    assert (words, good) == ("Drafting service answers", False)
    assert says in found


@pytest.mark.parametrize(
    ("address", "service", "says"),
    [
        ("ftp://models.example", {}, "address is incomplete"),
        ("https://models.example/v1", {"proxy": "nonsense"}, "write it like http://"),
        ("https://models.example/v1", {"ca_file": "gone.pem"}, "gone.pem cannot be read"),
        ("https://models.invalid/v1", {}, "No computer called models.invalid"),
    ],
)
def test_what_is_wrong_before_anything_leaves(
    address: str, service: dict[str, str], says: str
) -> None:
    _, found, good = probe_service(address, "small", "k", ServiceSettings(**service)).lines[-1]
    assert says in found
    assert not good


def test_a_missing_key_is_said_without_asking() -> None:
    with ModelServer([READY]) as server:
        service = ServiceSettings(preset="openai")
        *_, (_, found, good) = probe_service(server.base_url, "small", "", service).lines
        assert server.requests == []
    assert "none is kept here" in found
    assert not good


def test_no_ticket_leaves_and_hardly_a_word_comes_back() -> None:
    with ModelServer([offering("small")]) as server:
        probe_service(server.base_url, "small", "k")
        body = server.requests[-1].body
    assert body["max_tokens"] == 16
    assert [m["content"] for m in body["messages"]] == [
        "You answer with one word.",
        "Answer with the word: ready",
    ]


def test_a_model_file_is_looked_at_and_not_asked_over_a_network(tmp_path: Path) -> None:
    whole = write_tiny_gguf(tmp_path / "tiny.gguf")
    service = ServiceSettings(preset="local_file", model_file=str(whole))
    assert probe_service("", "", "", service).lines[0][2]
    service = ServiceSettings(preset="local_file", model_file=str(tmp_path / "gone.gguf"))
    assert "gone.gguf cannot be read" in probe_service("", "", "", service).lines[0][1]


def test_all_models_that_it_offers_are_told_for_a_menu() -> None:
    names = tuple(f"m{n}" for n in range(12))
    with ModelServer([offering(*names)]) as server:
        found = probe_service(server.base_url, "m1", "k", ServiceSettings())
    assert found.models == names

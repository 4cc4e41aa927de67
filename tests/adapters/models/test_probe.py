"""The connection test finds out what a service understands, and says it line by line."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest

from agent_assist.adapters.models.capability_memory import CapabilityMemory
from agent_assist.adapters.models.probe import probe_service
from agent_assist.domain.probed import Step
from agent_assist.domain.service_settings import ServiceSettings
from tests.fakes.certificates import Authority
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


NAMES, ANSWERS = "Models not named", "Drafting service does not answer"


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


def probed(answer: Answer, model: str = "small", **service: str) -> tuple[Step, ...]:
    with ModelServer([answer]) as server:
        return probe_service(server.base_url, model, "k", ServiceSettings(**service)).steps


def finding(lines: tuple[Step, ...], words: str) -> tuple[str, bool]:
    return next((step.found, step.is_good) for step in lines if step.tried == words)


def test_everything_it_understands_is_said() -> None:
    lines = probed(offering("small", "large"))
    assert [step.tried for step in lines] == [
        "Address may be used",
        "Connection opened",
        "Models it offers",
        "Key accepted",
        "Model writes",
        "Counts tokens",
        "Knows the system role",
        "Takes a temperature",
        "Bounds an answer by",
    ]
    assert all(step.is_good for step in lines)
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
    assert "Models it offers" not in [step.tried for step in lines]
    assert finding(lines, "Names no models") == ("so the model itself is asked", True)
    assert finding(lines, "Model writes")[1]


def test_what_it_does_not_understand_is_said_and_remembered() -> None:
    def picky(connection: Connection, request: Request) -> None:
        if "temperature" in request.body:
            refuses("400 Bad Request", "unsupported: temperature")(connection, request)
        else:
            streams("ready")(connection, request)

    memory = CapabilityMemory()
    with ModelServer([offering("small", chat=picky)]) as server:
        lines = probe_service(server.base_url, "small", "k", memory=memory).steps
        known = memory.recall(server.base_url, "small")
    assert finding(lines, "Takes a temperature")[0] == "no, left out"
    assert finding(lines, "Counts tokens")[0] == "no, so no cost can be shown"
    assert known is not None
    assert not known.takes_temperature


@pytest.mark.parametrize(
    ("answer", "title", "says"),
    [
        (refuses("401 Unauthorized"), NAMES, "does not accept the key"),
        (refuses("307 Temporary", Location="https://else.example/"), NAMES, "text never follows"),
        (sends("<!doctype html><p>Log in", content_type="text/html"), NAMES, "not chat"),
        (
            offering("small", chat=refuses("404 Not Found", "model unknown")),
            ANSWERS,
            "does not know the model",
        ),
        (offering("small", chat=sends("<p>", content_type="text/html")), ANSWERS, "not a stream"),
        (offering("small", chat=sends("data: {nonsense\n\n")), ANSWERS, "not chat completions"),
    ],
)
def test_the_first_fault_ends_the_test_with_its_sentence(
    answer: Answer, title: str, says: str
) -> None:
    *before, last = probed(answer)
    assert (last.tried, last.is_good) == (title, False)
    assert says in last.found
    assert "Connection opened" in [step.tried for step in before]
    assert last.took_ms is not None


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
    last = probe_service(address, "small", "k", ServiceSettings(**service)).steps[-1]
    assert says in last.found
    assert not last.is_good


def test_a_missing_key_is_said_without_asking() -> None:
    with ModelServer([READY]) as server:
        service = ServiceSettings(preset="openai")
        last = probe_service(server.base_url, "small", "", service).steps[-1]
        assert server.requests == []
    assert "none is kept here" in last.found
    assert (last.tried, last.is_good) == ("No key", False)


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
    assert probe_service("", "", "", service).steps[0].is_good
    service = ServiceSettings(preset="local_file", model_file=str(tmp_path / "gone.gguf"))
    assert "gone.gguf cannot be read" in probe_service("", "", "", service).steps[0].found


def test_all_models_that_it_offers_are_told_for_a_menu() -> None:
    names = tuple(f"m{n}" for n in range(12))
    with ModelServer([offering(*names)]) as server:
        found = probe_service(server.base_url, "m1", "k", ServiceSettings())
    assert found.models == names


def test_each_step_has_the_time_it_took_by_the_clock() -> None:
    def writes(connection: Connection, _: Request) -> None:
        connection.send(head() + event("ready"))
        time.sleep(0.09)
        connection.send(event(finish_reason="stop") + DONE)

    def slow(connection: Connection, request: Request) -> None:
        time.sleep(0.03 if request.line.startswith("GET") else 0.06)
        offering("small", chat=writes)(connection, request)

    began = time.monotonic()
    with ModelServer([slow]) as server:
        steps = probe_service(server.base_url, "small", "k").steps
    whole_ms = 1000 * (time.monotonic() - began)
    took = {step.tried: step.took_ms for step in steps if step.took_ms is not None}
    assert list(took) == [
        "Address may be used",
        "Connection opened",
        "Models it offers",
        "Key accepted",
        "Model writes",
    ]
    assert took["Models it offers"] >= 30
    assert took["Key accepted"] >= 60
    assert took["Model writes"] >= 90
    assert 0 < took["Connection opened"] < took["Models it offers"]
    assert sum(took.values()) <= whole_ms, "no moment is counted twice"


def test_what_was_only_read_off_an_answer_has_no_time_of_its_own() -> None:
    untimed = [step.tried for step in probed(offering("small")) if step.took_ms is None]
    assert untimed == [
        "Counts tokens",
        "Knows the system role",
        "Takes a temperature",
        "Bounds an answer by",
    ]


def test_a_connection_says_how_it_is_protected(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    tls = authority.papers("server").server_context()
    with ModelServer([offering("small")], tls=tls) as server:
        service = ServiceSettings(ca_file=str(authority.path))
        steps = probe_service(server.base_url, "small", "k", service).steps
        believed = probe_service(server.base_url, "small", "k").steps
    found, is_good = finding(steps, "Connection opened")
    assert is_good
    assert re.fullmatch(r"TLS 1\.\d, certificate until \d+ [A-Z][a-z]{2} \d{4}", found)
    assert (believed[-1].tried, believed[-1].is_good) == ("Connection not opened", False)
    here = finding(probed(offering("small")), "Connection opened")
    assert here == ("stays on this computer, not encrypted", True)


def test_an_address_where_nobody_listens_is_no_connection() -> None:
    with ModelServer([READY]) as server:
        address = server.base_url
    last = probe_service(address, "small", "k").steps[-1]
    assert (last.tried, last.is_good) == ("Connection not opened", False)
    assert last.took_ms is not None


def test_a_model_that_is_stopped_before_its_first_word_has_no_time_for_one() -> None:
    thinks = sends(event(""), event(finish_reason="length"), DONE)
    found, _ = finding(probed(offering("small", chat=thinks)), "Model writes")
    assert found == "small, stopped before its first word"

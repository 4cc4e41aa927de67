"""What a service does not understand is left out, asked again at once, and remembered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from agent_assist.adapters.models.capabilities import Capabilities, degraded, expected
from agent_assist.adapters.models.capability_memory import CapabilityMemory
from agent_assist.adapters.models.openai_compatible import OpenAICompatibleModel
from agent_assist.domain.errors import ModelRefused
from agent_assist.domain.model_presets import PRESETS, preset
from agent_assist.domain.service_settings import ServiceSettings
from tests.adapters.models.conftest import Run
from tests.fakes.model_server import Answer, Connection, ModelServer, Request, refuses, streams

# The words are those that the services were seen to use, in their public issue threads.
OPENAI = "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."
O1 = "Unsupported value: 'temperature' does not support 0.2 with this model."
VLLM_OLD = "[{'type': 'extra_forbidden', 'loc': ('body', 'stream_options'), 'msg': 'Extra inputs are not permitted'}]"
NO_LOGPROBS = "logprobs is not supported with this model"
GEMMA = "System role not supported"


def objects_to(**words: str) -> Answer:
    """A service that refuses the first of these options that it sees; `system` stands for the role."""

    def answer(connection: Connection, request: Request) -> None:
        roles = [message["role"] for message in request.body["messages"]]
        for option, sentence in words.items():
            if option in request.body or option in roles:
                refuses("400 Bad Request", sentence)(connection, request)
                return
        streams("Hi")(connection, request)

    return answer


def bodies(server: ModelServer) -> list[dict[str, Any]]:
    return [request.body for request in server.requests]


@pytest.mark.parametrize(
    ("objections", "tries"),
    [
        ({}, 1),
        ({"max_tokens": OPENAI}, 2),
        ({"temperature": O1}, 2),
        ({"logprobs": NO_LOGPROBS}, 2),
        ({"stream_options": VLLM_OLD}, 2),
        ({"system": GEMMA}, 2),
        ({"max_tokens": OPENAI, "temperature": O1, "stream_options": VLLM_OLD, "system": GEMMA}, 5),
    ],
)
def test_each_objection_costs_one_more_request_and_none_later(
    run: Run, tmp_path: Path, objections: dict[str, str], tries: int
) -> None:
    path = tmp_path / "services.json"
    with ModelServer([objects_to(**objections)]) as server:
        for _ in range(2):
            memory = CapabilityMemory(path)
            run(OpenAICompatibleModel(server.base_url, "small", "k", memory=memory))
        assert len(server.requests) == tries + 1
        assert not set(objections) & set(bodies(server)[-1])


def test_without_the_system_role_no_word_is_lost(run: Run) -> None:
    with ModelServer([objects_to(system=GEMMA)]) as server:
        run(OpenAICompatibleModel(server.base_url, "small", "k"))
    first, second = bodies(server)
    (message,) = second["messages"]
    assert message["role"] == "user"
    assert message["content"] == "\n\n".join(m["content"] for m in first["messages"])


def test_a_service_that_objects_without_naming_anything_gets_the_bare_request(run: Run) -> None:
    def strict(connection: Connection, request: Request) -> None:
        if set(request.body) - {"model", "messages", "stream"}:
            refuses("422 Unprocessable", "Extra inputs are not permitted")(connection, request)
        else:
            streams("Hi")(connection, request)

    with ModelServer([strict]) as server:
        run(OpenAICompatibleModel(server.base_url, "small", "k"))
        assert len(server.requests) == 2


def test_a_service_that_objects_to_everything_is_asked_a_few_times_only(run: Run) -> None:
    words = "stream_options temperature system role max_tokens max_completion_tokens unsupported"
    with ModelServer([refuses("400 Bad Request", words)]) as server:
        with pytest.raises(ModelRefused):
            run(OpenAICompatibleModel(server.base_url, "small", "k"))
        assert len(server.requests) == 7


@pytest.mark.parametrize("status", [401, 403, 404, 413, 429, 503])
def test_other_refusals_are_not_about_options(status: int) -> None:
    assert degraded(expected(preset("other")), status, "temperature stream_options") is None


def test_openai_is_asked_with_the_newer_limit_first(run: Run) -> None:
    service = ServiceSettings(preset="openai")
    with ModelServer([streams("Hi")]) as server:
        run(OpenAICompatibleModel(server.base_url, "small", "k", service=service))
    assert bodies(server)[0]["max_completion_tokens"] == 8000
    assert "max_tokens" not in bodies(server)[0]


@pytest.mark.parametrize(
    "content", ["", "nonsense", "[]", '{"a b": 5}', '{"a b": {"token_limits": 5}}']
)
def test_a_damaged_memory_is_an_empty_one(tmp_path: Path, content: str) -> None:
    path = tmp_path / "services.json"
    path.write_text(content)
    memory = CapabilityMemory(path)
    memory.keep(
        "http://127.0.0.1:1/v1", "m", Capabilities(("max_tokens",), takes_temperature=False)
    )
    found = CapabilityMemory(path).recall("http://127.0.0.1:1/v1", "m")
    assert found == Capabilities(("max_tokens",), takes_temperature=False)
    assert path.stat().st_mode & 0o077 == 0


def test_a_memory_that_cannot_be_written_disturbs_nobody(tmp_path: Path) -> None:
    memory = CapabilityMemory(tmp_path / "missing" / "services.json")
    memory.keep("http://127.0.0.1:1/v1", "m", Capabilities(()))
    assert memory.recall("http://127.0.0.1:1/v1", "m") == Capabilities(())


def test_the_memory_stays_small(tmp_path: Path) -> None:
    memory = CapabilityMemory(tmp_path / "services.json")
    for number in range(120):
        memory.keep("http://127.0.0.1:1/v1", f"m{number}", Capabilities(()))
    assert memory.recall("http://127.0.0.1:1/v1", "m0") is None
    assert memory.recall("http://127.0.0.1:1/v1", "m119") == Capabilities(())


def test_presets_are_told_apart_by_their_keys() -> None:
    assert len({p.key for p in PRESETS}) == len(PRESETS) == 8
    assert preset("no such thing").key == "other"

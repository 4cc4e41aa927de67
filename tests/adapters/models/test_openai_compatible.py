"""Drafting through a server, over real sockets: what works, and each way in which servers fail."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from agent_assist.adapters.models.openai_compatible import OpenAICompatibleModel
from agent_assist.adapters.models.where import Timeouts
from agent_assist.domain.disclosure import DraftSource
from agent_assist.domain.errors import (
    ConfigurationError,
    KnownError,
    ModelRefused,
    ModelUnreachable,
    StreamIncomplete,
)
from agent_assist.domain.prompts import ModelText
from agent_assist.domain.service_settings import ServiceSettings
from tests.adapters.models.conftest import Run, collect, prompt_for, request_for
from tests.fakes.model_server import (
    DONE,
    Answer,
    ModelServer,
    breaks_after,
    event,
    head,
    never_ends,
    refuses,
    sends,
    stalls_after,
    streams,
)

QUICK = Timeouts(connect_seconds=2.0, stall_seconds=0.3, total_seconds=5.0)


def model_at(server: ModelServer, key: str = "k", **more: Any) -> OpenAICompatibleModel:
    return OpenAICompatibleModel(server.base_url, "small", key, timeouts=QUICK, **more)


def with_likelihoods(text: str, found: object) -> str:
    choice = {"index": 0, "delta": {"content": text}, "logprobs": found}
    return f"data: {json.dumps({'choices': [choice]})}\n\n"


def failure(run: Run, answer: Answer, expected: type[KnownError]) -> KnownError:
    with ModelServer([answer]) as server, pytest.raises(expected) as caught:
        run(model_at(server))
    message = caught.value.message
    assert message.endswith(".")
    assert ". " not in message
    assert not any(word in message for word in ("Traceback", "Error:", "httpx", "openai"))
    return caught.value


def test_the_answer_arrives_in_pieces_and_then_the_end_mark(run: Run) -> None:
    usage = {"prompt_tokens": 11, "completion_tokens": 2, "total_tokens": 13}
    last = event(finish_reason="stop", usage=usage)
    with ModelServer([sends(event("Hi "), event("Maren"), last, DONE)]) as server:
        texts, done = run(model_at(server))
    assert "".join(texts) == "Hi Maren"
    assert (done.prompt_tokens, done.completion_tokens) == (11, 2)


def test_likelihoods_of_statements_are_averaged_where_the_server_gives_them(run: Run) -> None:
    pieces = [("[courtesy] Hi\n", -5.0), ("[fact a#1] ", -5.0), ("Thirty", -0.5), (" days.", -0.1)]
    told = [
        with_likelihoods(text, {"content": [{"token": text, "logprob": value}]})
        for text, value in pieces
    ]
    with ModelServer([sends(*told, event(finish_reason="stop"), DONE)]) as server:
        _, done = run(model_at(server))
    assert server.requests[0].body["logprobs"] is True
    assert done.fact_logprob == pytest.approx(-0.3)


@pytest.mark.parametrize("value", ["NaN", "-Infinity", "-1" + "0" * 400])
def test_a_likelihood_that_is_no_number_of_json_is_the_least_one(run: Run, value: str) -> None:
    found = {"content": [{"token": "[fact a#1] Thirty", "logprob": "?"}]}
    told = with_likelihoods("[fact a#1] Thirty", found).replace('"?"', value)
    with ModelServer([sends(told, event(finish_reason="stop"), DONE)]) as server:
        _, done = run(model_at(server))
    assert done.fact_logprob == -9999.0


@pytest.mark.parametrize("odd", [None, 5, {"content": 5}, {"content": [5, {"token": 1}]}, []])
def test_odd_likelihoods_are_none(run: Run, odd: object) -> None:
    told = with_likelihoods("[fact a#1] Thirty days.", odd)
    with ModelServer([sends(told, event(finish_reason="stop"), DONE)]) as server:
        texts, done = run(model_at(server))
    assert (bool(texts), done.fact_logprob) == (True, None)


def test_the_server_gets_both_texts_the_model_and_the_key(run: Run) -> None:
    with ModelServer([streams("Hi")]) as server:
        run(model_at(server, "obviously-fake"))
    (request,) = server.requests
    assert request.line.startswith("POST /v1/chat/completions ")
    assert request.headers["authorization"] == "Bearer obviously-fake"
    assert request.body["model"] == "small"
    assert request.body["stream"] is True
    system, user = request.body["messages"]
    assert (system["role"], user["role"]) == ("system", "user")
    assert "Ticket: 90417" in user["content"]


def test_a_server_without_keys_gets_a_stand_in(run: Run) -> None:
    with ModelServer([streams("Hi")]) as server:
        run(model_at(server, ""))
    assert server.requests[0].headers["authorization"].startswith("Bearer ")


@pytest.mark.parametrize(
    ("finish_reason", "done"), [(None, True), ("stop", False), (None, False), ("length", True)]
)
def test_without_both_end_marks_the_answer_is_incomplete(
    run: Run, finish_reason: str | None, done: bool
) -> None:
    answer = streams("Half an ans", finish_reason=finish_reason, done=done)
    assert not isinstance(failure(run, answer, StreamIncomplete), ModelRefused)


def test_the_words_of_the_end_mark_inside_an_answer_do_not_end_it(run: Run) -> None:
    with ModelServer([streams("a [DONE] b", "\ndata: [DONE]\n", "c")]) as server:
        texts, _ = run(model_at(server))
    assert "".join(texts) == "a [DONE] b\ndata: [DONE]\nc"


def test_an_end_mark_in_two_packets_counts(run: Run) -> None:
    with ModelServer(
        [sends(event("Hi"), event(finish_reason="stop"), "data: [DO", "NE]\n\n")]
    ) as s:
        texts, _ = run(model_at(s))
    assert texts == ["Hi"]


def test_a_line_that_stays_open_after_the_end_mark_does_not_delay_the_draft(run: Run) -> None:
    def lingers(connection: Any, request: Any) -> None:
        connection.send(head() + event("Hi") + event(finish_reason="stop") + DONE)
        connection.wait_until_client_closes()

    with ModelServer([lingers]) as server:
        slow = Timeouts(connect_seconds=2.0, stall_seconds=30.0, total_seconds=60.0)
        started = time.monotonic()
        run(OpenAICompatibleModel(server.base_url, "small", "k", timeouts=slow))
    assert time.monotonic() - started < 10


@pytest.mark.parametrize(
    ("status", "expected", "says"),
    [
        ("401 Unauthorized", ModelRefused, "key"),
        ("403 Forbidden", ModelRefused, "does not let this key use the model small"),
        ("404 Not Found", ModelRefused, "nothing at the address"),
        ("400 Bad Request", ModelRefused, "“too many tokens”"),
        ("413 Too Large", ModelRefused, "too long"),
        ("429 Too Many", ModelUnreachable, "try again in a minute"),
        ("500 Broken", ModelUnreachable, "error 500"),
        ("503 Busy", ModelUnreachable, "overloaded"),
    ],
)
def test_a_refusal_says_what_to_do(
    run: Run, status: str, expected: type[KnownError], says: str
) -> None:
    assert says in failure(run, refuses(status, "too many\r\ntokens"), expected).message


def test_a_busy_server_is_quoted_with_its_waiting_time(run: Run) -> None:
    error = failure(run, refuses("429 Too Many", Retry_After="17"), ModelUnreachable)
    assert "17 seconds" in error.message
    assert error.is_retryable


def test_nothing_is_tried_twice_behind_the_agents_back(run: Run) -> None:
    with ModelServer([refuses("503 Busy"), streams("Hi")]) as server:
        with pytest.raises(ModelUnreachable):
            run(model_at(server))
        assert len(server.requests) == 1


def test_nobody_at_the_port(run: Run) -> None:
    with ModelServer([streams("Hi")]) as server:
        model = model_at(server)
    with pytest.raises(ModelUnreachable, match=r"Nothing answers at 127\.0\.0\.1:"):
        run(model)


def test_a_server_that_never_begins(run: Run) -> None:
    assert "did not begin to answer" in failure(run, stalls_after(), ModelUnreachable).message


def test_a_server_that_stops_in_the_middle(run: Run) -> None:
    assert "middle" in failure(run, stalls_after("Hi "), StreamIncomplete).message


def test_a_connection_that_breaks_in_the_middle(run: Run) -> None:
    assert "broke" in failure(run, breaks_after("Hi ", "Maren"), StreamIncomplete).message


def test_a_web_page_instead_of_an_answer(run: Run) -> None:
    page = sends("<!doctype html><title>Log in</title>", content_type="text/html; charset=utf-8")
    assert "/v1" in failure(run, page, ModelRefused).message


def test_an_answer_in_one_piece(run: Run) -> None:
    whole = sends('{"choices":[{"message":{"content":"Hi"}}]}', content_type="application/json")
    assert "stream" in failure(run, whole, ModelRefused).message


@pytest.mark.parametrize(
    "nonsense",
    [
        "data: {not json}\n\n",
        "data: \xff\xfe\n\n".encode("latin-1"),
        "data: " + "[" * 100_000 + "\n\n",
    ],
)
def test_an_unreadable_stream(run: Run, nonsense: str | bytes) -> None:
    failure(run, sends(event("Hi "), nonsense, event(finish_reason="stop"), DONE), StreamIncomplete)


@pytest.mark.parametrize(
    "odd",
    [
        'data: {"choices": null}\n\n',
        'data: {"choices": []}\n\n',
        'data: {"choices": [{}]}\n\n',
        'data: {"choices": [{"delta": null}]}\n\n',
        'data: {"choices": [{"delta": {"content": null}}]}\n\n',
        'data: {"choices": [{"delta": {"content": 5}}]}\n\n',
        'data: {"choices": [{"delta": {"content": "", "reasoning_content": "hmm"}}]}\n\n',
        "data: 42\n\n",
        "data: []\n\n",
        'data: "text"\n\n',
        ": keep-alive\n\n",
        "event: ping\ndata: {}\n\n",
        "\n\n\n",
    ],
)
def test_odd_but_harmless_events_are_passed_over(run: Run, odd: str) -> None:
    with ModelServer([sends(event("Hi"), odd, event("!", "stop"), DONE)]) as server:
        texts, _ = run(model_at(server))
    assert "".join(texts) == "Hi!"


def test_an_error_inside_the_stream(run: Run) -> None:
    broken = 'data: {"error": {"message": "out of memory"}}\n\n'
    failure(run, sends(event("Hi "), broken), StreamIncomplete)
    assert "out of memory" in failure(run, sends(broken), ModelRefused).message


@pytest.mark.parametrize("texts", [(), ("",), (" \n ",)])
def test_an_empty_answer(run: Run, texts: tuple[str, ...]) -> None:
    assert "nothing" in failure(run, streams(*texts), ModelRefused).message


def test_a_filtered_answer(run: Run) -> None:
    failure(run, streams("Hi", finish_reason="content_filter"), ModelRefused)


def test_an_endless_answer_is_stopped(run: Run) -> None:
    error = failure(run, never_ends(lambda n: event(f"word {n} ")), StreamIncomplete)
    assert "20,000" in error.message


def test_an_endless_stream_without_words_is_stopped(run: Run) -> None:
    pings = never_ends(": ping" * 500 + "\n\n")
    assert "far more" in failure(run, pings, StreamIncomplete).message


def test_a_line_without_end_is_stopped(run: Run) -> None:
    assert "not chat completions" in failure(run, never_ends("x" * 4096), ModelRefused).message


def test_a_slow_drip_ends_at_the_deadline(run: Run) -> None:
    def drips(connection: Any, request: Any) -> None:
        connection.send(head())
        while not connection.stop.wait(0.05):
            connection.send(event("."))

    short = Timeouts(connect_seconds=2.0, stall_seconds=1.0, total_seconds=0.4)
    with (
        ModelServer([drips]) as server,
        pytest.raises(StreamIncomplete, match=r"still writing after 0\.4 seconds"),
    ):
        run(OpenAICompatibleModel(server.base_url, "small", "k", timeouts=short))


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "307 Temporary", "308 Permanent"])
def test_a_redirect_is_never_followed(run: Run, status: str) -> None:
    with ModelServer([streams("from elsewhere")]) as elsewhere:
        target = f"{elsewhere.base_url}/chat/completions"
        error = failure(run, refuses(status, Location=target), ModelRefused)
        assert target in error.message
        assert elsewhere.requests == []


def test_cancelling_closes_the_connection() -> None:
    with ModelServer([stalls_after("Hi ")]) as server:
        patient = Timeouts(connect_seconds=2.0, stall_seconds=60.0, total_seconds=60.0)
        model = OpenAICompatibleModel(server.base_url, "small", "k", timeouts=patient)

        async def cancel_after_the_first_piece() -> None:
            first = asyncio.Event()

            async def read() -> None:
                async for piece in model.stream(prompt_for(request_for())):
                    assert isinstance(piece, ModelText)
                    first.set()

            task = asyncio.create_task(read())
            await first.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert await asyncio.to_thread(server.client_gone.wait, 5)

        asyncio.run(cancel_after_the_first_piece())


def test_leaving_the_loop_closes_the_connection() -> None:
    with ModelServer([stalls_after("Hi ")]) as server:

        async def look_at_one_piece() -> None:
            answer = model_at(server).stream(prompt_for(request_for()))
            assert await anext(answer) == ModelText("Hi ")
            await answer.aclose()

        asyncio.run(look_at_one_piece())
        assert server.client_gone.wait(5)


def test_one_model_serves_one_request_after_another_in_different_loops(run: Run) -> None:
    with ModelServer([streams("one"), refuses("500 Broken"), streams("three")]) as server:
        model = model_at(server)
        assert run(model)[0] == ["one"]
        with pytest.raises(ModelUnreachable):
            run(model)
        assert run(model)[0] == ["three"]


def test_text_for_this_computer_ignores_a_proxy_of_the_environment(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ModelServer([streams("from the proxy")]) as proxy, ModelServer([streams("direct")]) as s:
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{proxy.port}")
        monkeypatch.setenv("ALL_PROXY", f"http://127.0.0.1:{proxy.port}")
        assert run(model_at(s))[0] == ["direct"]
        assert proxy.requests == []


def test_a_name_that_leads_to_a_metadata_address_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def misled(*_: object, **__: object) -> list[Any]:
        return [(2, 1, 6, "", ("169.254.169.254", 0))]

    async def ask() -> None:
        loop = asyncio.get_running_loop()
        monkeypatch.setattr(loop, "getaddrinfo", misled)
        model = OpenAICompatibleModel("https://models.example/v1", "small", "k")
        await collect(model, prompt_for(request_for()))

    with pytest.raises(ConfigurationError, match="never a drafting service"):
        asyncio.run(ask())


def test_the_stamp_names_the_host_only_when_text_leaves_this_computer() -> None:
    local = OpenAICompatibleModel(
        "http://127.0.0.1:1/v1", "small", "", label="recorded demo answer"
    )
    assert local.stamp().host == ""
    assert local.stamp().label == "recorded demo answer"
    assert not local.is_cloud
    far = OpenAICompatibleModel("https://models.example/v1", " big ", "k")
    assert (far.stamp().name, far.stamp().host) == ("big", "models.example")
    assert far.stamp().source is DraftSource.MODEL
    assert far.is_cloud
    own = OpenAICompatibleModel(
        "https://models.example/v1", "big", "k", own_hosts=frozenset({"Models.Example"})
    )
    assert not own.is_cloud


def test_a_model_without_a_name_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="No model"):
        OpenAICompatibleModel("https://models.example/v1", "  ", "k")


def test_a_certificate_file_that_cannot_be_read_is_named(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "company.pem"
    bad.write_text("no certificate")
    model = OpenAICompatibleModel(
        "https://127.0.0.1:1/v1", "small", "k", service=ServiceSettings(ca_file=str(bad))
    )
    with pytest.raises(ConfigurationError, match=r"company\.pem"):
        run(model)


def test_building_a_model_does_not_load_the_client() -> None:
    code = (
        "import sys\n"
        "from agent_assist.adapters.models.openai_compatible import OpenAICompatibleModel\n"
        "OpenAICompatibleModel('https://models.example/v1', 'm', 'k').stamp()\n"
        "assert not {'openai', 'httpx2', 'numpy'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[3])

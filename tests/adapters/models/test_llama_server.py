"""A real llama.cpp server with a tiny random model. Skipped where no `llama-server` is installed.

It is looked for at AGENT_ASSIST_LLAMA_SERVER, then on the path.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from agent_assist.adapters.models.capability_memory import CapabilityMemory
from agent_assist.adapters.models.openai_compatible import OpenAICompatibleModel
from agent_assist.adapters.models.probe import probe_service
from agent_assist.domain.errors import ModelAction, ModelError, ModelRefused, StreamIncomplete
from agent_assist.domain.prompts import ModelDone, ModelText
from agent_assist.domain.service_settings import ServiceSettings
from tests.adapters.models.conftest import Run, prompt_for, request_for
from tests.fakes.tiny_gguf import write_tiny_gguf

PROGRAM = os.environ.get("AGENT_ASSIST_LLAMA_SERVER") or shutil.which("llama-server")
pytestmark = pytest.mark.skipif(
    not PROGRAM, reason="no llama-server: set AGENT_ASSIST_LLAMA_SERVER or put it on the path"
)
KEY = "obviously-fake"
PRICED = ServiceSettings(preset="llama_cpp", price_input="1", price_output="2", currency="EUR")


@pytest.fixture(scope="module")
def base_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("llama")
    model = write_tiny_gguf(folder / "tiny.gguf")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    options = f"--alias tiny --host 127.0.0.1 --port {port} -t 1 -np 1 -c 4096 --jinja".split()
    with (folder / "log").open("wb") as log:
        command = [str(PROGRAM), "-m", str(model), *options, "--api-key", KEY]
        server = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            _wait(f"http://127.0.0.1:{port}/health", server, folder / "log")
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            server.kill()
            server.wait()


def _wait(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + 20
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except OSError:
            time.sleep(0.05)
    pytest.fail(log.read_text(errors="replace")[-2000:])


def attempt(model: OpenAICompatibleModel) -> tuple[str, ModelDone | ModelError]:
    """Noise may end anywhere: its own end, or the limit of an answer."""

    async def read() -> tuple[str, ModelDone | ModelError]:
        text = ""
        try:
            async for event in model.stream(prompt_for(request_for())):
                if isinstance(event, ModelText):
                    text += event.text
                else:
                    return text, event
        except ModelError as error:
            return text, error
        raise AssertionError("neither an end nor an error")

    return asyncio.run(read())


def test_what_it_understands_is_found_out_and_said(base_url: str, tmp_path: Path) -> None:
    memory = CapabilityMemory(tmp_path / "services.json")
    service = ServiceSettings(preset="llama_cpp")
    lines = probe_service(base_url, "tiny", KEY, service, memory).steps
    assert all(step.is_good for step in lines), lines
    said = {step.tried: step.found for step in lines}
    assert said["Models it offers"] == "tiny"
    assert said["Counts tokens"] == "yes"
    assert said["Bounds an answer by"] == "max_tokens"
    known = CapabilityMemory(tmp_path / "services.json").recall(base_url, "tiny")
    assert known is not None
    assert known.has_system_role
    assert known.takes_temperature


def test_a_draft_of_noise_streams_and_ends_as_it_may(base_url: str) -> None:
    text, end = attempt(OpenAICompatibleModel(base_url, "tiny", KEY, service=PRICED))
    assert text.strip()
    if isinstance(end, ModelDone):
        assert end.prompt_tokens
        assert end.completion_tokens
        assert end.cost_micros == end.prompt_tokens + 2 * end.completion_tokens
        assert end.currency == "EUR"
    else:
        assert isinstance(end, StreamIncomplete)


def test_a_wrong_key_is_said(run: Run, base_url: str) -> None:
    with pytest.raises(ModelRefused, match="does not accept the key"):
        run(OpenAICompatibleModel(base_url, "tiny", "wrong"))


def test_a_conversation_beyond_its_context_is_said(base_url: str) -> None:
    model = OpenAICompatibleModel(base_url, "tiny", KEY)

    async def ask() -> None:
        async for _ in model.stream(prompt_for(request_for("x" * 9000))):
            pass

    with pytest.raises(ModelRefused, match="too long for the model tiny") as caught:
        asyncio.run(ask())
    assert caught.value.action is ModelAction.WRITE_MYSELF


def test_a_cancelled_draft_leaves_it_ready_for_the_next(base_url: str) -> None:
    model = OpenAICompatibleModel(base_url, "tiny", KEY)

    async def leave_early() -> float:
        started = asyncio.Event()

        async def read() -> None:
            async for _ in model.stream(prompt_for(request_for())):
                started.set()

        task = asyncio.create_task(read())
        await started.wait()
        task.cancel()
        cancelled_at = time.monotonic()
        await asyncio.gather(task, return_exceptions=True)
        return time.monotonic() - cancelled_at

    assert asyncio.run(leave_early()) < 2.0
    assert attempt(model)[0].strip()

"""A model file on this computer: checked before it is loaded, loaded beside the window, let go when idle."""

from __future__ import annotations

import asyncio
import threading
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from agent_assist.adapters.models.local_file import LocalFileModel
from agent_assist.adapters.models.machine_memory import free_memory_bytes
from agent_assist.domain.errors import ConfigurationError, ModelAction, ModelError, ModelRefused
from agent_assist.domain.prompts import ModelDone, ModelText
from tests.adapters.models.conftest import Run, prompt_for, request_for
from tests.fakes.tiny_gguf import write_tiny_gguf

GB = 1_000_000_000
END = 2


@pytest.fixture
def gguf(tmp_path: Path) -> Path:
    return write_tiny_gguf(tmp_path / "tiny.gguf")


class Scripted:
    """Speaks as llama.cpp's Python library does."""

    def __init__(self, *words: str, error: Exception | None = None, wait: float = 0) -> None:
        self.words, self.error, self.wait = words, error, wait
        self.threads: list[str] = []
        self.written: list[str] = []
        self.is_closed = False

    def create_chat_completion(
        self, messages: list[dict[str, str]], *, logits_processor: Any, **_: Any
    ) -> Any:
        self.threads.append(threading.current_thread().name)
        if self.error is not None:
            raise self.error
        (look,) = logits_processor
        for word in self.words:
            time.sleep(self.wait)
            scores = np.zeros(3)
            look([], scores)
            if scores.argmax() == END and scores.min() < 0:
                break
            self.written.append(word)
            yield {"choices": [{"delta": {"content": word}, "finish_reason": None}]}
        yield {"choices": [{"delta": {}, "finish_reason": "stop"}]}

    def token_eos(self) -> int:
        return END

    def close(self) -> None:
        self.is_closed = True


def test_it_writes_on_a_thread_of_its_own_and_stays_loaded(run: Run, gguf: Path) -> None:
    loaded: list[Scripted] = []

    def load(_: Path) -> Scripted:
        loaded.append(Scripted("Hi ", "Maren"))
        return loaded[-1]

    model = LocalFileModel(gguf, load=load)
    assert not model.is_loaded
    assert run(model)[0] == ["Hi ", "Maren"]
    assert run(model)[0] == ["Hi ", "Maren"]
    assert len(loaded) == 1
    assert threading.main_thread().name not in loaded[0].threads
    model.unload()
    assert loaded[0].is_closed
    assert not model.is_loaded


def test_an_idle_model_is_let_go(run: Run, gguf: Path) -> None:
    scripted = Scripted("Hi")
    model = LocalFileModel(gguf, load=lambda _: scripted, idle_seconds=0.05)
    run(model)
    end = time.monotonic() + 5
    while model.is_loaded and time.monotonic() < end:
        time.sleep(0.01)
    assert scripted.is_closed


def test_a_cancelled_draft_stops_writing(gguf: Path) -> None:
    scripted = Scripted(*["word "] * 1000, wait=0.005)
    model = LocalFileModel(gguf, load=lambda _: scripted)

    async def leave_early() -> float:
        answer = model.stream(prompt_for(request_for()))
        assert await anext(answer) == ModelText("word ")
        left = time.monotonic()
        await answer.aclose()
        return time.monotonic() - left

    assert asyncio.run(leave_early()) < 2.0, "writing it all takes 5 seconds"
    model.unload()
    assert len(scripted.written) < 1000


@pytest.mark.parametrize(
    ("error", "says", "action"),
    [
        (
            ValueError("Requested tokens (9000) exceed context window of 8192"),
            "too long for the model tiny",
            ModelAction.WRITE_MYSELF,
        ),
        (RuntimeError("llama_decode returned -3"), "cannot be run", ModelAction.OPEN_SETTINGS),
    ],
)
def test_what_llama_cpp_says_becomes_a_sentence(
    run: Run, gguf: Path, error: Exception, says: str, action: ModelAction
) -> None:
    model = LocalFileModel(gguf, load=lambda _: Scripted(error=error))
    with pytest.raises(ModelRefused, match=says) as caught:
        run(model)
    assert caught.value.action is action
    model.unload()


def test_too_little_memory_is_said_before_anything_is_loaded(run: Run, gguf: Path) -> None:
    def load(_: Path) -> Any:
        raise AssertionError("loaded without room")

    model = LocalFileModel(gguf, load=load, free_bytes=lambda: GB // 10)
    with pytest.raises(ModelRefused, match=r"needs about 0\.3 GB of memory and 0\.1 GB are free"):
        run(model)


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 a zip file"])
def test_a_file_that_is_no_model_is_named(run: Run, tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "notes.gguf"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ConfigurationError, match=r"notes\.gguf"):
        run(LocalFileModel(path))


def test_this_computer_says_what_is_free() -> None:
    free = free_memory_bytes()
    assert free is None or free > GB // 100


def test_a_real_model_of_noise(gguf: Path) -> None:
    pytest.importorskip("llama_cpp", reason="the extra `local` (llama-cpp-python) is not installed")
    model = LocalFileModel(gguf)

    async def read() -> tuple[str, ModelDone | ModelError | None]:
        text = ""
        try:
            async for event in model.stream(prompt_for(request_for())):
                if isinstance(event, ModelDone):
                    return text, event
                text += event.text
                if text.strip():
                    break
        except ModelError as error:
            return text, error
        return text, None

    try:
        text, _ = asyncio.run(read())
        assert text.strip()
        assert model.is_loaded
    finally:
        model.unload()


def test_a_real_library_refuses_a_broken_model(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("llama_cpp", reason="the extra `local` (llama-cpp-python) is not installed")
    path = tmp_path / "broken.gguf"
    path.write_bytes(write_tiny_gguf(tmp_path / "whole.gguf").read_bytes()[:5000])
    with pytest.raises(ModelRefused, match="broken cannot be run"):
        run(LocalFileModel(path))

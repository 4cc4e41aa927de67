"""A model file (GGUF) on this computer, run in this process by llama.cpp. Rule: nothing leaves, the window never waits.

The memory is checked before loading; loading and writing happen on a thread of their own; an idle model is let go.
Needs the extra `local` (llama-cpp-python).
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncGenerator, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from agent_assist.adapters.models.machine_memory import free_memory_bytes
from agent_assist.adapters.models.reading import Progress
from agent_assist.adapters.models.request import MAX_COMPLETION_TOKENS, TEMPERATURE
from agent_assist.adapters.models.verdict import refuse_endless, the_end
from agent_assist.domain.disclosure import DraftSource
from agent_assist.domain.drafts import ModelStamp
from agent_assist.domain.errors import (
    ConfigurationError,
    ModelAction,
    ModelError,
    ModelRefused,
)
from agent_assist.domain.prompts import ModelEvent, ModelText, RenderedPrompt
from agent_assist.domain.service_settings import ServiceSettings

CONTEXT_TOKENS = 8192
IDLE_SECONDS = 300.0
_MAGIC = b"GGUF"
_MORE_THAN_FILE, _BESIDES_BYTES = 1.1, 300_000_000
"""Besides its weights a model takes room for what it has read: about 300 MB for 8,192 tokens of a 7B model's kind."""
_GB = 1_000_000_000

Load = Callable[[Path], Any]


@dataclass(frozen=True, slots=True)
class _Here:
    """The writer's name for sentences."""

    model: str
    name: str = "The model on this computer"


class LocalFileModel:
    """Drafts with the model in `path`. `load` makes a llama.cpp model of a file; tests give their own figures."""

    def __init__(
        self,
        path: Path,
        *,
        free_bytes: Callable[[], int | None] = free_memory_bytes,
        idle_seconds: float = IDLE_SECONDS,
        load: Load | None = None,
    ) -> None:
        self._path = path
        self._free_bytes = free_bytes
        self._idle_seconds = idle_seconds
        self._load = load or _load
        self._model: Any = None
        self._in_use = threading.Lock()
        self._idle: threading.Timer | None = None

    def stamp(self) -> ModelStamp:
        """The file's name; the text stays here."""
        return ModelStamp(self._path.stem, DraftSource.MODEL)

    @property
    def is_cloud(self) -> bool:
        """Nothing leaves this computer."""
        return False

    @property
    def is_loaded(self) -> bool:
        """Whether the model takes memory now."""
        return self._model is not None

    async def stream(self, prompt: RenderedPrompt) -> AsyncGenerator[ModelEvent, None]:
        """The answer in pieces, then ModelDone; ModelError or ConfigurationError."""
        loop, stop = asyncio.get_running_loop(), threading.Event()
        pieces: asyncio.Queue[dict[str, Any] | Exception | None] = asyncio.Queue()

        def put(piece: dict[str, Any] | Exception | None) -> None:
            if not stop.is_set():
                loop.call_soon_threadsafe(pieces.put_nowait, piece)

        threading.Thread(target=self._write, args=(prompt, put, stop), daemon=True).start()
        progress, where = Progress(is_done=True), _Here(self._path.stem)
        try:
            while (piece := await pieces.get()) is not None:
                if isinstance(piece, Exception):
                    raise piece
                text = progress.read(piece)
                if text:
                    refuse_endless(progress, where)
                    yield ModelText(text)
        finally:
            stop.set()
        yield the_end(progress, where, ServiceSettings())

    def unload(self) -> None:
        """Give the memory back, once nobody writes."""
        with self._in_use:
            self._forget_idle()
            model, self._model = self._model, None
            if model is not None:
                model.close()

    def _write(
        self,
        prompt: RenderedPrompt,
        put: Callable[[dict[str, Any] | Exception | None], None],
        stop: threading.Event,
    ) -> None:
        """On a thread of its own, one draft after another."""
        with self._in_use:
            self._forget_idle()
            try:
                for piece in self._answer(prompt, stop):
                    put(piece)
                put(None)
            except (ModelError, ConfigurationError) as error:
                put(error)
            except (ValueError, RuntimeError, OSError, MemoryError) as error:
                put(_failed(error, self._path.stem))
            if self._model is not None:
                self._idle = threading.Timer(self._idle_seconds, self.unload)
                self._idle.daemon = True
                self._idle.start()

    def _forget_idle(self) -> None:
        """Called with the model in hand."""
        idle, self._idle = self._idle, None
        if idle is not None and idle is not threading.current_thread():
            idle.cancel()
            idle.join()

    def _answer(self, prompt: RenderedPrompt, stop: threading.Event) -> Iterator[dict[str, Any]]:
        if self._model is None:
            self.refuse_unfit()
            self._model = self._load(self._path)
        messages = [
            {"role": "system", "content": prompt.system},
            {"role": "user", "content": prompt.user},
        ]
        answer = self._model.create_chat_completion(
            messages,
            stream=True,
            max_tokens=MAX_COMPLETION_TOKENS,
            temperature=TEMPERATURE,
            logits_processor=[_ender(stop, self._model.token_eos())],
        )
        yield from answer

    def refuse_unfit(self) -> None:
        """ModelError or ConfigurationError for what is no model file, or one too large for the memory left."""
        name = self._path.name
        try:
            size = self._path.stat().st_size
            with self._path.open("rb") as file:
                is_model = file.read(4) == _MAGIC
        except OSError:
            raise ConfigurationError(
                f"The model file {name} cannot be read: choose a GGUF file in the settings."
            ) from None
        if not is_model:
            raise ConfigurationError(
                f"{name} is not a model in GGUF form: choose another file in the settings."
            )
        free, needed = self._free_bytes(), int(size * _MORE_THAN_FILE) + _BESIDES_BYTES
        if free is not None and needed > free:
            raise ModelRefused(
                f"The model {self._path.stem} needs about {needed / _GB:.1f} GB of memory and {free / _GB:.1f} GB"
                " are free: choose a smaller model in the settings."
            )


def _ender(stop: threading.Event, end_token: int) -> Callable[[Any, Any], Any]:
    """Asked by llama.cpp before each token: once nobody waits, only the end is left to choose.

    It may not raise: what calls it is C.
    """

    def look(_tokens: Any, scores: Any) -> Any:
        if stop.is_set():
            scores[:] = float("-inf")
            scores[end_token] = 0.0
        return scores

    return look


def _load(path: Path) -> Any:
    try:
        import llama_cpp  # start-up time, and an extra
    except ImportError:
        raise ConfigurationError(
            "A model file needs a part that is not installed: put it beside Agent Assist with"
            " “.venv/bin/pip install --require-hashes -r packaging/lock-local.txt” in its checkout, or choose another"
            " kind of service in the settings."
        ) from None
    return llama_cpp.Llama(str(path), n_ctx=CONTEXT_TOKENS, verbose=False)


def _failed(error: Exception, name: str) -> ModelError:
    if "context window" in str(error):
        return ModelRefused(
            f"This conversation is too long for the model {name}: write this reply yourself.",
            action=ModelAction.WRITE_MYSELF,
        )
    return ModelRefused(
        f"The model {name} cannot be run on this computer: choose another file in the settings."
    )

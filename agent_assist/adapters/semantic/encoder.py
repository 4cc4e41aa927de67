"""An encoder in ONNX form, run in this process. Rule: nothing leaves, and it takes one thread that never spins.

A folder with `model.onnx`, `tokenizer.json` and, where we built it, `encoder.json`. The model's output is a vector
for each text, or one for each word, of which the mean is taken. Needs what
`packaging/lock-semantic.txt` lists.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from agent_assist.domain.errors import ConfigurationError

MODEL_NAME, TOKENIZER_NAME, ABOUT_NAME = "model.onnx", "tokenizer.json", "encoder.json"
MAX_TOKENS = 256
MAX_CHARACTERS = 4_000
BATCH = 16
_LARGEST = 127


class OnnxEmbedder:
    """Implements Embedder; the model is loaded at its first use. Usable from every thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._name = ""
        self._languages = _languages(folder)
        self._lock = threading.Lock()
        self._run: _Runner | None = None

    @property
    def name(self) -> str:
        """The digest of the model and its tokenizer; ConfigurationError when one cannot be read."""
        if not self._name:
            self._name = digest_of(self._folder)
        return self._name

    @property
    def languages(self) -> frozenset[str]:
        """What `encoder.json` says; empty where it says nothing."""
        return self._languages

    def embed(self, texts: Sequence[str]) -> list[bytes]:
        """The vectors, in order."""
        with self._lock:
            if self._run is None:
                self._run = _Runner(self._folder)
            return self._run.vectors([_readable(text) for text in texts])


class _Runner:
    """The loaded model."""

    def __init__(self, folder: Path) -> None:
        _ensure_whole(folder)
        try:
            import onnxruntime  # start-up time, and an extra
            import tokenizers
        except ImportError:
            raise ConfigurationError(
                "Search by meaning needs a part that is not installed: put it beside Agent Assist with"
                " “.venv/bin/pip install --require-hashes -r packaging/lock-semantic.txt” in its checkout, or switch"
                " search by meaning off with “agent-assist knowledge semantic --off”."
            ) from None
        onnxruntime.disable_telemetry_events()
        self._folder = folder
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 4
        with _known_failures(folder):
            self._session = onnxruntime.InferenceSession(
                str(folder / MODEL_NAME), options, providers=["CPUExecutionProvider"]
            )
            self._tokenizer = tokenizers.Tokenizer.from_file(str(folder / TOKENIZER_NAME))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._inputs = {each.name for each in self._session.get_inputs()}

    def vectors(self, texts: Sequence[str]) -> list[bytes]:
        """Texts of like length go together, so that little is filled up."""
        with _known_failures(self._folder):
            return self._in_batches([e.ids for e in self._tokenizer.encode_batch(list(texts))])

    def _in_batches(self, words: Sequence[Sequence[int]]) -> list[bytes]:
        order = sorted(range(len(words)), key=lambda place: len(words[place]))
        found: dict[int, bytes] = {}
        for start in range(0, len(order), BATCH):
            places = order[start : start + BATCH]
            batch = self._batch([words[place] for place in places])
            found.update(zip(places, batch, strict=True))
        return [found[place] for place in range(len(words))]

    def _batch(self, words: Sequence[Sequence[int]]) -> Iterator[bytes]:
        import numpy as np  # start-up time

        longest = max(1, *map(len, words))
        ids, mask = (np.zeros((len(words), longest), np.int64) for _ in range(2))
        for row, each in enumerate(words):
            ids[row, : len(each)], mask[row, : len(each)] = each, 1
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        wanted = {name: given[name] for name in self._inputs & given.keys()}
        output = self._session.run(None, wanted)[0]
        if output.ndim == 3:
            output = (output * mask[:, :, None]).sum(1) / np.maximum(mask.sum(1, keepdims=True), 1)
        output = np.nan_to_num(output)  # a text without words
        largest = np.maximum(np.abs(output).max(1, keepdims=True), 1e-9)
        yield from (row.tobytes() for row in np.rint(output / largest * _LARGEST).astype(np.int8))


def _readable(text: str) -> str:
    """The beginning, without halves of characters, which the tokenizer refuses."""
    return text[:MAX_CHARACTERS].encode("utf-8", "replace").decode("utf-8")


def digest_of(folder: Path) -> str:
    """SHA-256 over the model and its tokenizer; ConfigurationError when one cannot be read."""
    digest = hashlib.sha256()
    for name in (MODEL_NAME, TOKENIZER_NAME):
        try:
            digest.update(hashlib.sha256((folder / name).read_bytes()).digest())
        except OSError:
            raise _missing(name, folder) from None
    return digest.hexdigest()


def _ensure_whole(folder: Path) -> None:
    for name in (MODEL_NAME, TOKENIZER_NAME):
        if not (folder / name).is_file():
            raise _missing(name, folder)


def _missing(name: str, folder: Path) -> ConfigurationError:
    return ConfigurationError(
        f"There is no {name} in {folder}: give a folder with {MODEL_NAME} and {TOKENIZER_NAME}."
    )


@contextmanager
def _known_failures(folder: Path) -> Iterator[None]:
    """onnxruntime raises classes of its own, tokenizers plain Exceptions; anything else is a bug of ours."""
    try:
        yield
    except Exception as error:
        if type(error) is Exception or type(error).__module__.startswith("onnxruntime"):
            reason = " ".join(str(error).split())[:200]
            raise ConfigurationError(
                f"The encoder in {folder} cannot be run ({reason}). Give another folder, or switch search by meaning"
                " off with “agent-assist knowledge semantic --off”."
            ) from error
        raise


def _languages(folder: Path) -> frozenset[str]:
    try:
        about = json.loads((folder / ABOUT_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return frozenset()
    found = about.get("languages") if isinstance(about, dict) else None
    return frozenset(map(str, found)) if isinstance(found, list) else frozenset()

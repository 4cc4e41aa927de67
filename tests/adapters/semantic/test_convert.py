"""The int8 model says what the weights say, computed here once more in plain numbers."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest

from agent_assist.adapters.semantic.convert import NORM_EPSILON, build_model, read_tensors
from tests.fakes.tiny_encoder import HIDDEN, tiny_tensors, write_safetensors

np = pytest.importorskip("numpy")
onnxruntime = pytest.importorskip("onnxruntime", reason="needs the extra “semantic”")
pytest.importorskip("onnx", reason="needs the extra “semantic-build”")
HEADS, LAYERS = 4, 2
IDS = [[2, 3, 4, 5, 6], [7, 8, 0, 0, 0]]


def by_hand(tensors: dict[str, Any], ids: list[int]) -> Any:
    """The encoder in plain numbers, for one text without filling."""

    def linear(name: str, value: Any) -> Any:
        return value @ tensors[f"{name}.weight"].T + tensors[f"{name}.bias"]

    def norm(name: str, value: Any) -> Any:
        centred = value - value.mean(-1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + NORM_EPSILON)
        return scaled * tensors[f"{name}.weight"] + tensors[f"{name}.bias"]

    hidden = norm(
        "embeddings.LayerNorm",
        tensors["embeddings.word_embeddings.weight"][ids]
        + tensors["embeddings.position_embeddings.weight"][: len(ids)]
        + tensors["embeddings.token_type_embeddings.weight"][0],
    )
    size = HIDDEN // HEADS
    for number in range(LAYERS):
        at = f"encoder.layer.{number}"
        q, k, v = (linear(f"{at}.attention.self.{p}", hidden) for p in ("query", "key", "value"))
        heads = []
        for head in (slice(n * size, (n + 1) * size) for n in range(HEADS)):
            weights = np.exp(q[:, head] @ k[:, head].T / math.sqrt(size))
            heads.append(weights / weights.sum(-1, keepdims=True) @ v[:, head])
        told = linear(f"{at}.attention.output.dense", np.concatenate(heads, -1))
        hidden = norm(f"{at}.attention.output.LayerNorm", told + hidden)
        wide = linear(f"{at}.intermediate.dense", hidden)
        wide = wide * 0.5 * (1 + np.vectorize(math.erf)(wide / math.sqrt(2)))
        hidden = norm(f"{at}.output.LayerNorm", linear(f"{at}.output.dense", wide) + hidden)
    mean = hidden.mean(0)
    return mean / np.linalg.norm(mean)


def test_the_built_model_agrees_with_the_weights_and_ignores_what_fills_up(tmp_path: Path) -> None:
    write_safetensors(tmp_path / "weights", tiny_tensors(layers=LAYERS))
    tensors = read_tensors(tmp_path / "weights")
    model = build_model(tensors, layers=LAYERS, heads=HEADS)
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    ids = np.array(IDS)
    found = session.run(None, {"input_ids": ids, "attention_mask": (ids > 0).astype(np.int64)})[0]
    for row, each in zip(found, IDS, strict=True):
        assert float(row @ by_hand(tensors, [i for i in each if i])) > 0.995
    assert float(found[0] @ found[1]) < 0.99

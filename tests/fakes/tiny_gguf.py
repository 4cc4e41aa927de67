"""A language model of a few hundred kilobytes with random weights: it writes noise, through the real machinery.

Source of the format: ggml's `docs/gguf.md` (version 3). Numbers are little-endian; tensors are 32-bit floats.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

_U32, _F32, _BOOL, _STRING, _ARRAY, _I32 = 4, 6, 7, 8, 9, 5
_NORMAL, _UNKNOWN, _CONTROL, _BYTE = 1, 2, 3, 6
_ALIGNMENT = 32
_CONTEXT = 4096
_TEMPLATE = (
    "{% for m in messages %}<|{{ m['role'] }}|>{{ m['content'] }}</s>{% endfor %}"
    "{% if add_generation_prompt %}<|assistant|>{% endif %}"
)
_SPECIAL = ("<unk>", "<s>", "</s>", "<|user|>", "<|assistant|>", "<|system|>")


def write_tiny_gguf(path: Path, *, width: int = 64, layers: int = 2, seed: int = 1) -> Path:
    """Write the file and return its path; `width` is the embedding's length, a multiple of 4."""
    tokens, kinds = _vocabulary()
    values = _values(tokens, kinds, width, layers)
    tensors = dict(_tensors(len(tokens), width, layers, np.random.default_rng(seed)))
    head = bytearray(b"GGUF" + struct.pack("<IQQ", 3, len(tensors), len(values)))
    for key, kind, value in values:
        head += _string(key) + struct.pack("<I", kind) + _value(kind, value)
    offset, body = 0, bytearray()
    for name, tensor in tensors.items():
        dimensions = tensor.shape[::-1]
        head += _string(name) + struct.pack("<I", len(dimensions))
        head += struct.pack(f"<{len(dimensions)}QIQ", *dimensions, 0, offset)
        data = _padded(tensor.tobytes())
        body += data
        offset += len(data)
    path.write_bytes(_padded(bytes(head)) + bytes(body))
    return path


def _vocabulary() -> tuple[list[str], list[int]]:
    """Special tokens, all bytes, and a few words."""
    words = ["▁", *map(chr, range(33, 127)), "▁the", "▁order", "▁refund", "▁please", "▁you"]
    tokens = [*_SPECIAL, *(f"<0x{byte:02X}>" for byte in range(256)), *words]
    kinds = [_UNKNOWN, *[_CONTROL] * 5, *[_BYTE] * 256, *[_NORMAL] * len(words)]
    return tokens, kinds


def _values(
    tokens: list[str], kinds: list[int], width: int, layers: int
) -> list[tuple[str, int, Any]]:
    scores = [0.0] * (len(tokens) - 104) + [-float(n) for n in range(104)]
    return [
        ("general.architecture", _STRING, "llama"),
        ("general.name", _STRING, "tiny-random"),
        ("llama.context_length", _U32, _CONTEXT),
        ("llama.embedding_length", _U32, width),
        ("llama.block_count", _U32, layers),
        ("llama.feed_forward_length", _U32, 2 * width),
        ("llama.attention.head_count", _U32, 4),
        ("llama.attention.head_count_kv", _U32, 4),
        ("llama.attention.layer_norm_rms_epsilon", _F32, 1e-5),
        ("llama.rope.dimension_count", _U32, width // 4),
        ("llama.vocab_size", _U32, len(tokens)),
        ("tokenizer.ggml.model", _STRING, "llama"),
        ("tokenizer.ggml.tokens", _ARRAY, (_STRING, tokens)),
        ("tokenizer.ggml.scores", _ARRAY, (_F32, scores)),
        ("tokenizer.ggml.token_type", _ARRAY, (_I32, kinds)),
        ("tokenizer.ggml.bos_token_id", _U32, 1),
        ("tokenizer.ggml.eos_token_id", _U32, 2),
        ("tokenizer.ggml.unknown_token_id", _U32, 0),
        ("tokenizer.ggml.add_bos_token", _BOOL, True),
        ("tokenizer.chat_template", _STRING, _TEMPLATE),
    ]


def _tensors(
    words: int, width: int, layers: int, chance: np.random.Generator
) -> Iterator[tuple[str, np.ndarray[Any, Any]]]:
    def noise(*shape: int, scale: float = 1.0) -> np.ndarray[Any, Any]:
        values = chance.standard_normal(shape) * scale / shape[-1] ** 0.5
        floats: np.ndarray[Any, Any] = values.astype(np.float32)
        return floats

    ones = np.ones(width, np.float32)
    yield "token_embd.weight", noise(words, width, scale=4)
    output = noise(words, width, scale=2)
    output[: len(_SPECIAL) + 256] = 0  # noise of words: single bytes would seldom make a character
    yield "output.weight", output
    yield "output_norm.weight", ones
    for layer in range(layers):
        start = f"blk.{layer}."
        for name in ("attn_q", "attn_k", "attn_v", "attn_output"):
            yield f"{start}{name}.weight", noise(width, width)
        yield f"{start}ffn_gate.weight", noise(2 * width, width)
        yield f"{start}ffn_up.weight", noise(2 * width, width)
        yield f"{start}ffn_down.weight", noise(width, 2 * width)
        yield f"{start}attn_norm.weight", ones
        yield f"{start}ffn_norm.weight", ones


def _value(kind: int, value: Any) -> bytes:
    if kind == _STRING:
        return _string(value)
    if kind == _ARRAY:
        inner, items = value
        return struct.pack("<IQ", inner, len(items)) + b"".join(_value(inner, i) for i in items)
    form = {_U32: "<I", _I32: "<i", _F32: "<f", _BOOL: "<?"}[kind]
    return struct.pack(form, value)


def _string(text: str) -> bytes:
    data = text.encode("utf-8")
    return struct.pack("<Q", len(data)) + data


def _padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % _ALIGNMENT)

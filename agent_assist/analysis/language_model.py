"""How well byte sequences fit each language: a small table that is read once (source: packaging/language_table.py).

Rule: a naive Bayes score as in Lui and Baldwin, "langid.py" (ACL 2012), over the longest known sequence at each byte.
The table derives from py3langid's model; its licence stands beside it in language_ngrams.LICENSE.
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from math import log1p
from pathlib import Path

_TABLE = Path(__file__).with_name("language_ngrams.xz")


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """`rows` finds a sequence's weights: one signed byte per language, times `scale` a natural logarithm."""

    languages: tuple[str, ...]
    rows: dict[bytes, int]
    weights: memoryview
    scale: float
    longest: int

    def scores(self, text: str) -> dict[str, float]:
        """Log-likelihood of each language against their mean; all are 0 where nothing is known."""
        totals = [0.0] * len(self.languages)
        width = len(totals)
        for row, count in self._found(text).items():
            weight = log1p(count) * self.scale
            own = self.weights[row * width : (row + 1) * width]
            totals = [total + weight * value for total, value in zip(totals, own, strict=True)]
        return dict(zip(self.languages, totals, strict=True))

    def _found(self, text: str) -> Counter[int]:
        lowered = text.lower() if text.isupper() else text
        data = unicodedata.normalize("NFC", lowered).encode("utf-8", "surrogatepass")
        rows, longest = self.rows, self.longest
        found: Counter[int] = Counter()
        for end in range(1, len(data) + 1):
            for start in range(max(0, end - longest), end):
                row = rows.get(data[start:end])
                if row is not None:
                    found[row] += 1
                    break
        return found


@cache
def language_model() -> LanguageModel:
    """The table, read once; it never changes afterwards."""
    import lzma  # start-up time

    head, _, body = lzma.decompress(_TABLE.read_bytes()).partition(b"\n")
    facts = json.loads(head)
    rows: dict[bytes, int] = {}
    at = 0
    for number in range(facts["count"]):
        end = at + 1 + body[at]
        rows[body[at + 1 : end]] = number
        at = end
    weights = memoryview(body[at:]).cast("b")
    return LanguageModel(
        tuple(facts["languages"]), rows, weights, facts["scale"], max(map(len, rows))
    )

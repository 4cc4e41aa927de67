"""An encoder that knows a few words of the same meaning: each meaning is one dimension."""

from __future__ import annotations

from collections.abc import Sequence

MEANINGS = (
    {"password", "login", "secret", "sign"},
    {"parcel", "delivery", "courier", "shipment"},
    {"refund", "money", "repaid"},
    {"lamp", "light", "bulb"},
)


class ConceptEmbedder:
    """Implements Embedder; `seen` are the texts it was given."""

    def __init__(self, name: str = "concepts", languages: Sequence[str] = ()) -> None:
        self.name = name
        self.languages = frozenset(languages)
        self.seen: list[str] = []

    def embed(self, texts: Sequence[str]) -> list[bytes]:
        self.seen += texts
        return [self._vector(text) for text in texts]

    def _vector(self, text: str) -> bytes:
        words = text.casefold().replace(".", " ").replace("?", " ").split()
        counts = [sum(word in meaning for word in words) for meaning in MEANINGS]
        return bytes(min(127, 1 + 40 * count) for count in counts)

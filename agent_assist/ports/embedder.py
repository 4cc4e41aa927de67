"""Texts as vectors, so that those that mean alike lie near each other. Optional: everything works without."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Embedder(Protocol):
    """An encoder on this computer."""

    @property
    def name(self) -> str:
        """Tells encoders apart: vectors of two names are never compared."""
        ...

    @property
    def languages(self) -> frozenset[str]:
        """The languages it understands (ISO 639-1); empty: any."""
        ...

    def embed(self, texts: Sequence[str]) -> list[bytes]:
        """A vector for each text, one signed byte for each dimension, the largest ±127; only its direction counts.

        A long text counts with its beginning. ConfigurationError when the model cannot be run.
        """
        ...

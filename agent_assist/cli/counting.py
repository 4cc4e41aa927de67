"""Counts in sentences. Rule: one thing is not several."""

from __future__ import annotations


def counted(count: int, thing: str) -> str:
    """`1 file`, `2 files`; for things whose plural is made with an s."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"

"""The colour families of states; apart from the other parts, as the first ticket rows need nothing else."""

from __future__ import annotations

from enum import StrEnum


class Tone(StrEnum):
    """A state's colour family; meaning never rests on it alone."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    AI = "ai"
    OK = "ok"
    WARN = "warn"
    DANGER = "danger"

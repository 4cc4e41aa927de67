"""What a drafting service said when it was tried: for people step by step, and which models it offers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """What was tried, what was found, and whether it is well.

    `took_ms` is what this step alone took by the clock, None for what was read off another step's answer.
    """

    tried: str
    found: str
    is_good: bool = True
    took_ms: float | None = None


@dataclass(frozen=True, slots=True)
class Probed:
    """`models` are the names as the service lists them; none where it has no list."""

    steps: tuple[Step, ...]
    models: tuple[str, ...] = ()

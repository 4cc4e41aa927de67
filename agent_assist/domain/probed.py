"""What a drafting service said when it was tried: for people line by line, and which models it offers."""

from __future__ import annotations

from dataclasses import dataclass

Line = tuple[str, str, bool]
"""What was tried, what was found, and whether it is well."""


@dataclass(frozen=True, slots=True)
class Probed:
    """`models` are the names as the service lists them; none where it has no list."""

    lines: tuple[Line, ...]
    models: tuple[str, ...] = ()

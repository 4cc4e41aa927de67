"""Takes a model's thinking aloud out of its answer. Rule: what stands in `<think>` is never reply text."""

from __future__ import annotations

import re

_OPEN = re.compile(r"<\s*(think|thinking|reasoning)\s*>", re.IGNORECASE)
_CLOSE = re.compile(r"<\s*/\s*(think|thinking|reasoning)\s*>", re.IGNORECASE)
_MAX_TAG = 16


class ThinkingFilter:
    """Passes characters on, one at a time, except thinking blocks and their tags."""

    def __init__(self) -> None:
        self._held = ""
        self._is_inside = False

    def feed(self, char: str) -> str:
        """What may pass now: nothing while a `<` may still open a block."""
        if char == "<":
            passed, self._held = self._held, char
            return "" if self._is_inside else passed
        if not self._held:
            return "" if self._is_inside else char
        self._held += char
        return self._decide()

    def finish(self) -> str:
        """What was held back at the end."""
        passed, self._held = self._held, ""
        return "" if self._is_inside else passed

    def _decide(self) -> str:
        held = self._held
        if _OPEN.fullmatch(held) or _CLOSE.fullmatch(held):
            self._is_inside = _OPEN.fullmatch(held) is not None
            self._held = ""
            return ""
        if held[-1] == ">" or len(held) > _MAX_TAG:
            self._held = ""
            return "" if self._is_inside else held
        return ""

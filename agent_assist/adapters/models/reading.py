"""Reads the pieces of an answer. Rule: bounded in length, and a model that only repeats itself is stopped."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

MAX_ANSWER_CHARACTERS = 20_000
_LOOK_EVERY, _TAIL = 1_000, 900
_MAX_UNIT, _MIN_TIMES = 300, 3
_LEAST_LOGPROB = -9999.0
"""As services write that a piece was out of the question."""


@dataclass(slots=True)
class Progress:
    """What one answer has brought so far; `tokens` are its pieces with their log probabilities, where given."""

    characters: int = 0
    has_words: bool = False
    is_repeating: bool = False
    finish_reason: str | None = None
    is_done: bool = False
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    tokens: list[tuple[str, float]] = field(default_factory=list)
    _looked_at: int = 0
    _tail: list[str] = field(default_factory=list)

    @property
    def is_endless(self) -> bool:
        """Whether the answer is longer than any reply."""
        return self.characters > MAX_ANSWER_CHARACTERS

    def read(self, chunk: dict[str, Any]) -> str:
        """The text of a chunk; services leave out, or misname, nearly every field."""
        self._read_usage(chunk.get("usage"))
        choices = chunk.get("choices")
        if not isinstance(choices, list) or not choices:
            return ""
        choice = choices[0] if isinstance(choices[0], dict) else {}
        reason = choice.get("finish_reason")
        if isinstance(reason, str) and reason:
            self.finish_reason = reason
        delta = choice.get("delta")
        self._read_likelihoods(choice.get("logprobs"))
        content = delta.get("content") if isinstance(delta, dict) else None
        if not isinstance(content, str) or not content:
            return ""
        self.add(content)
        return content

    def add(self, text: str) -> None:
        """Count a piece of the answer, and look now and then whether it goes in circles."""
        self.characters += len(text)
        self.has_words = self.has_words or bool(text.strip())
        self._tail.append(text)
        if self.characters - self._looked_at >= _LOOK_EVERY:
            self._looked_at = self.characters
            tail = "".join(self._tail)[-_TAIL:]
            self._tail = [tail]
            self.is_repeating = self.is_repeating or goes_in_circles(tail)

    def _read_likelihoods(self, found: object) -> None:
        entries = found.get("content") if isinstance(found, dict) else None
        for entry in entries if isinstance(entries, list) else ():
            known = entry if isinstance(entry, dict) else {}
            token, likelihood = known.get("token"), known.get("logprob")
            if isinstance(token, str) and isinstance(likelihood, (int, float)):
                # A service may send NaN, Infinity or a huge whole number; in a kept draft none is valid JSON.
                self.tokens.append((token, float(min(0, max(_LEAST_LOGPROB, likelihood)))))

    def _read_usage(self, usage: object) -> None:
        if not isinstance(usage, dict):
            return
        prompt, completion = usage.get("prompt_tokens"), usage.get("completion_tokens")
        if isinstance(prompt, int) and isinstance(completion, int):
            self.prompt_tokens, self.completion_tokens = prompt, completion


def goes_in_circles(tail: str) -> bool:
    """Whether the last 900 characters are one unit of at most 300, three times or more often.

    The prefix function of Knuth, Morris and Pratt gives the shortest period of a text in one pass.
    """
    if len(tail) < _TAIL:
        return False
    period = len(tail) - _longest_border(tail)
    return period <= min(_MAX_UNIT, len(tail) // _MIN_TIMES)


def _longest_border(text: str) -> int:
    """The length of the longest proper prefix that is also a suffix."""
    borders = [0] * len(text)
    matched = 0
    for at in range(1, len(text)):
        while matched and text[at] != text[matched]:
            matched = borders[matched - 1]
        matched += text[at] == text[matched]
        borders[at] = matched
    return borders[-1]

"""Whether a quote really stands in a passage. Rule: every word in order; white space and quote marks are folded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from agent_assist.analysis.normalise import fold

if TYPE_CHECKING:
    from agent_assist.analysis.claims.evidence import Source

_ELLIPSIS = re.compile(r"\s*(?:\[?\.\.\.\]?|\[?…\]?)\s*")
_LEAST_CHARACTERS = 6


def find_quote(quote: str, cited: Sequence[Source], offered: Sequence[Source]) -> Source | None:
    """The passage that holds the quote: a cited one first, else any that was offered."""
    parts = [part for part in map(_folded, _ELLIPSIS.split(quote)) if part]
    if sum(map(len, parts)) < _LEAST_CHARACTERS:
        return None
    for source in (*cited, *offered):
        if _holds(_folded(source.passage.text), parts):
            return source
    return None


def _holds(text: str, parts: Sequence[str]) -> bool:
    at = 0
    for part in parts:
        found = re.compile(rf"(?<!\w){re.escape(part)}(?!\w)").search(text, at)
        if found is None:
            return False
        at = found.end()
    return True


def _folded(text: str) -> str:
    without_marks = re.sub(r"[\"'`]", "", fold(text))
    return re.sub(r"\s+([.,;:!?])", r"\1", without_marks).strip(" .,;:!?")

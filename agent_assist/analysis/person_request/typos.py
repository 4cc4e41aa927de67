"""Mends misspelled key words of an English wish, so that “ocntact cutomer support” is understood.

Rule: one wrong, missing, doubled or swapped letter in a long word; real words that are as near stay.
"""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz.distance import OSA

_KEY_WORDS = (
    "contact", "contacting", "speak", "speaking", "talking", "chatting", "calling", "reaching", "connect", "transfer",
    "customer", "service", "support", "assistance", "assistant", "agent", "agents", "operator", "representative",
    "advisor", "human", "person", "somebody", "someone", "employee", "supervisor", "manager",
)  # fmt: skip
_REAL_WORDS = frozenset(
    [
        "contract",
        "contracts",
        "contacts",
        "contracting",
        "consumer",
        "customers",
        "services",
        "supports",
        "assistants",
        "agents",
        "operators",
        "persons",
        "speaks",
        "peaking",
        "walking",
        "taking",
        "stalking",
        "falling",
        "balling",
        "filling",
        "reacting",
        "teaching",
        "connects",
        "transfers",
        "humane",
        "managers",
        "costume",
        "advisors",
        "talk",
        "talks",
        "steak",
        "sneak",
        "argent",
        "urgent",
        "persona",
        "personal",
        "aren't",
        "again",
        "against",
        "someones",
        "sport",
    ]
)
_TOKEN = re.compile(r"[a-z']{5,20}")
_RUN_TOGETHER = re.compile(
    r"\b(?:to(?P<verb>speak|talk|contact|call|chat|reach)|(?P<first>speak|talk|chat)(?P<second>to|with))\b"
)


def mend(sentence: str) -> str:
    """The folded sentence with its key words spelled right."""
    parted = _RUN_TOGETHER.sub(_parted, sentence)
    return _TOKEN.sub(lambda match: _nearest(match.group()), parted)


def _parted(match: re.Match[str]) -> str:
    if verb := match["verb"]:
        return f"to {verb}"
    return f"{match['first']} {match['second']}"


@cache
def _lengths() -> dict[int, tuple[str, ...]]:
    """Key words by the length a misspelling of them can have."""
    return {
        length: tuple(word for word in _KEY_WORDS if abs(len(word) - length) <= 1)
        for length in range(4, 22)
    }


def _nearest(token: str) -> str:
    if token in _REAL_WORDS or token in _KEY_WORDS:
        return token
    for word in _lengths()[len(token)]:
        if OSA.distance(token, word, score_cutoff=1) <= 1:
            return word
    return token

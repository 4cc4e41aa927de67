"""Recognises what models say before the reply ("Sure, here is the draft:"). Rule: only whole first lines go."""

from __future__ import annotations

import re

MAX_PREAMBLE_CHARACTERS = 120
_DECORATION = "#*_>` \t-"
_LABEL = re.compile(
    r"(the |your |my |here is the |suggested |proposed )?(draft|reply|answer|response|draft reply)"
    r"( draft| email| message)?\s*:?",
    re.IGNORECASE,
)
_OPENER = re.compile(
    r"(sure|certainly|of course|absolutely|okay|ok|understood|here('s| is| are)|below is|this is)\b"
    r".*\b(draft|reply|answer|response|e-?mail|message|lines|sentences)\b.*:",
    re.IGNORECASE,
)


def is_preamble(line: str) -> bool:
    """Whether this first line announces the reply and is no part of it."""
    bare = line.strip().strip(_DECORATION)
    if len(bare) > MAX_PREAMBLE_CHARACTERS:
        return False
    return bool(_LABEL.fullmatch(bare) or _OPENER.fullmatch(bare))


def is_fence(line: str) -> bool:
    """Whether the line only opens or closes a code block."""
    return re.fullmatch(r"\s*(```|~~~)[\w-]*\s*", line) is not None

"""Which way a text runs: by its first letter that has a direction (Unicode Bidirectional Algorithm, rule P2)."""

from __future__ import annotations

import unicodedata

_LOOK_AT = 400


def is_right_to_left(text: str) -> bool:
    """Whether the text runs from right to left; only its beginning is looked at."""
    for character in text[:_LOOK_AT]:
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            return True
        if kind == "L":
            return False
    return False

"""Why somebody did what the log keeps for good. Rule: in words, on one line, short enough to be read."""

from __future__ import annotations

from agent_assist.domain.errors import InputError

REASON_LEAST, REASON_MOST = 4, 200


def said(reason: str) -> str:
    """The reason on one line; InputError where it is none."""
    words = " ".join(reason.split())
    if not REASON_LEAST <= len(words) <= REASON_MOST:
        raise InputError(
            f"Say why in {REASON_LEAST} to {REASON_MOST} characters, such as a request's number."
        )
    return words

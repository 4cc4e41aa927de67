"""The states of a draft on one ticket, and the steps between them. Rule: no step leads to sending but approval.

Source: the interface specification, section 5.
"""

from __future__ import annotations

from enum import StrEnum

from agent_assist.domain.errors import BugError


class ReviewState(StrEnum):
    """Where the reply on a ticket stands."""

    NONE = "none"
    REQUESTED = "requested"
    ABSTAINED = "abstained"
    CHOOSE_FIRST = "choose_first"
    """The draft is made and held back until the agent has said what should happen."""
    STREAMING = "streaming"
    STOPPED = "stopped"
    INCOMPLETE = "incomplete"
    COMPLETE = "complete"
    SHOWN_WHOLE = "shown_whole"
    READY = "ready"
    PREVIEW = "preview"
    PREVIEW_SHOWN = "preview_shown"
    UNDO_WINDOW = "undo_window"
    SENDING = "sending"
    SENT = "sent"
    NOT_SENT = "not_sent"
    UNKNOWN = "unknown"
    STALE = "stale"
    REJECTED = "rejected"
    HUMAN_ONLY = "human_only"


_S = ReviewState
_WRITING = {_S.COMPLETE, _S.SHOWN_WHOLE, _S.READY}
_BEFORE_SENDING = {
    _S.REQUESTED,
    _S.CHOOSE_FIRST,
    _S.STREAMING,
    _S.STOPPED,
    _S.INCOMPLETE,
    _S.PREVIEW,
    _S.PREVIEW_SHOWN,
    _S.NOT_SENT,
    _S.UNKNOWN,
    _S.STALE,
    *_WRITING,
}
_ALWAYS = {_S.HUMAN_ONLY, _S.REQUESTED, _S.NONE}

_NEXT: dict[ReviewState, set[ReviewState]] = {
    _S.NONE: {_S.ABSTAINED, _S.UNKNOWN, *_WRITING},
    _S.REQUESTED: {_S.CHOOSE_FIRST, _S.ABSTAINED, _S.STREAMING, _S.INCOMPLETE, _S.STOPPED},
    _S.CHOOSE_FIRST: {_S.STREAMING, _S.ABSTAINED, _S.INCOMPLETE, _S.STOPPED},
    _S.ABSTAINED: set(),
    _S.STREAMING: {_S.COMPLETE, _S.STOPPED, _S.INCOMPLETE, _S.ABSTAINED},
    _S.STOPPED: {_S.COMPLETE},
    _S.INCOMPLETE: set(),
    _S.COMPLETE: {_S.SHOWN_WHOLE, _S.READY, _S.UNKNOWN},
    _S.SHOWN_WHOLE: {_S.READY, _S.COMPLETE},
    _S.READY: {_S.SHOWN_WHOLE, _S.COMPLETE, _S.PREVIEW},
    _S.PREVIEW: {_S.PREVIEW_SHOWN, *_WRITING},
    _S.PREVIEW_SHOWN: {_S.UNDO_WINDOW, *_WRITING},
    _S.UNDO_WINDOW: {_S.SENDING, *_WRITING},
    _S.SENDING: {_S.SENT, _S.NOT_SENT, _S.UNKNOWN, *_WRITING},
    _S.NOT_SENT: set(_WRITING),
    _S.UNKNOWN: {_S.SENT, *_WRITING},
    _S.STALE: {_S.REJECTED, *_WRITING},
    _S.REJECTED: set(),
    _S.HUMAN_ONLY: {_S.PREVIEW, _S.UNKNOWN, *_WRITING},
    _S.SENT: set(),
}


def ensure_step(current: ReviewState, wanted: ReviewState) -> None:
    """Raise BugError unless the step exists.

    From anywhere a person may write alone or ask anew; until sending, a draft may turn stale or be rejected.
    """
    allowed = _NEXT[current] | _ALWAYS | {current}
    if current in _BEFORE_SENDING or current is _S.UNDO_WINDOW:
        allowed |= {_S.STALE}
    if current in _BEFORE_SENDING:
        allowed |= {_S.REJECTED}
    if wanted not in allowed:
        raise BugError(f"a reply that is {current} cannot become {wanted}")

"""How the regions share the window. Pure arithmetic, so that every width can be tested without a window.

Rule: nothing is squeezed below its smallest width. Draft and conversation come first; the rationale, then the
queue, stand beside them where there is room, and otherwise open over the conversation.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from agent_assist.ui.theme.tokens import (
    BREAKPOINT_MEDIUM,
    SIZE_CONVERSATION_MIN,
    SIZE_DRAFT,
    SIZE_DRAFT_MIN,
    SIZE_QUEUE,
    SIZE_RAIL,
    SIZE_RATIONALE,
)

_COMPACT_PX, _DRAFT_LEAST_PX = 136, 190


@dataclass(frozen=True, slots=True)
class Box:
    """A place in pixels."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where each region stands; None while it is hidden.

    A region that floats lies over others. `is_compact` means that the regions stand under each other.
    """

    conversation: Box | None
    draft: Box
    bar: Box
    queue: Box | None
    rationale: Box | None
    queue_floats: bool = False
    rationale_floats: bool = False
    conversation_floats: bool = False
    is_compact: bool = False


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person asked to see, and whether there is a rationale at all."""

    queue_is_open: bool = False
    conversation_is_open: bool = False
    rationale_is_wanted: bool = True
    rationale_is_open: bool = False
    has_rationale: bool = True


def is_companion(window_width: int, px: Callable[[float], int]) -> bool:
    """Whether the window is so narrow that the regions stand under each other."""
    return window_width < px(BREAKPOINT_MEDIUM)


def arrange(
    width: int,
    height: int,
    px: Callable[[float], int],
    wishes: Wishes,
    bar_height: Callable[[int], int],
) -> Arrangement:
    """The arrangement for the area right of the rail and below the top bar; `bar_height` is asked with a width."""
    if is_companion(width + px(SIZE_RAIL), px):
        return _stacked(width, height, px, wishes, bar_height)
    return _abreast(width, height, px, wishes, bar_height)


def _abreast(
    width: int,
    height: int,
    px: Callable[[float], int],
    wishes: Wishes,
    bar_height: Callable[[int], int],
) -> Arrangement:
    spare = width - px(SIZE_DRAFT_MIN) - px(SIZE_CONVERSATION_MIN)
    side = px(SIZE_RATIONALE)
    has_side = wishes.rationale_is_wanted and spare >= side
    spare -= side if has_side else 0
    queue = px(SIZE_QUEUE) if spare >= px(SIZE_QUEUE) else 0
    spare -= queue
    own = px(SIZE_DRAFT_MIN) + min(spare, px(SIZE_DRAFT) - px(SIZE_DRAFT_MIN))
    right = own + (side if has_side else 0)
    conversation = Box(queue, 0, width - queue - right - 1, height)
    left = width - right
    bar = bar_height(right)
    shows_side = has_side and wishes.has_rationale
    draft = Box(left, 0, own - 1 if shows_side else right, height - bar)
    floating = Box(left - side, 0, side - 1, height)
    rationale = None
    if shows_side:
        rationale = Box(width - side, 0, side, height - bar)
    elif wishes.rationale_is_open and wishes.has_rationale:
        rationale = floating
    queue_box = Box(0, 0, queue - 1, height) if queue else None
    if queue_box is None and wishes.queue_is_open:
        queue_box = Box(0, 0, px(SIZE_QUEUE), height)
    return Arrangement(
        conversation=conversation,
        draft=draft,
        bar=Box(left, height - bar, right, bar),
        queue=queue_box,
        rationale=rationale,
        queue_floats=not queue and queue_box is not None,
        rationale_floats=rationale is floating,
    )


def _stacked(
    width: int,
    height: int,
    px: Callable[[float], int],
    wishes: Wishes,
    bar_height: Callable[[int], int],
) -> Arrangement:
    bar = bar_height(width)
    room = height - bar
    upper = px(_COMPACT_PX) if room >= px(_COMPACT_PX) + px(_DRAFT_LEAST_PX) else 0
    shown = Box(0, 0, width, room if wishes.conversation_is_open else max(0, upper - 1))
    queue = Box(0, 0, min(width, px(SIZE_QUEUE)), height) if wishes.queue_is_open else None
    is_open = wishes.rationale_is_open and wishes.has_rationale
    side = min(width, px(SIZE_RATIONALE))
    return Arrangement(
        conversation=shown if shown.height else None,
        draft=Box(0, upper, width, max(0, room - upper)),
        bar=Box(0, height - bar, width, bar),
        queue=queue,
        rationale=Box(width - side, 0, side, height - bar) if is_open else None,
        queue_floats=queue is not None,
        rationale_floats=is_open,
        conversation_floats=wishes.conversation_is_open,
        is_compact=True,
    )

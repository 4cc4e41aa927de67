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

_GLIMPSE_PX, HEAD_ONLY_PX, _DRAFT_LEAST_PX = 142, 52, 190


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

    `strip` sums the rationale up where it has no column. A region that floats lies over others.
    `is_compact` means that the regions stand under each other.
    """

    conversation: Box | None
    draft: Box
    bar: Box
    queue: Box | None
    rationale: Box | None
    strip: Box | None = None
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
    strip_height: Callable[[int], int] = lambda _width: 0,
    draft_least: Callable[[int], int] = lambda _width: 0,
) -> Arrangement:
    """The arrangement for the area right of the rail and below the top bar; heights are asked with a width."""
    if is_companion(width + px(SIZE_RAIL), px):
        least = max(draft_least(width), px(_DRAFT_LEAST_PX))
        return _stacked(width, height, px, wishes, bar_height, strip_height, least)
    return _abreast(width, height, px, wishes, bar_height, strip_height, draft_least)


def _abreast(
    width: int,
    height: int,
    px: Callable[[float], int],
    wishes: Wishes,
    bar_height: Callable[[int], int],
    strip_height: Callable[[int], int],
    draft_least: Callable[[int], int],
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
    strip = strip_height(right) if wishes.has_rationale and not shows_side else 0
    if height - bar - strip < draft_least(right):
        strip = 0
    draft = Box(left, 0, own - 1 if shows_side else right, height - bar - strip)
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
        strip=Box(left, height - bar - strip, right, strip) if strip else None,
        queue_floats=not queue and queue_box is not None,
        rationale_floats=rationale is floating,
    )


def _stacked(
    width: int,
    height: int,
    px: Callable[[float], int],
    wishes: Wishes,
    bar_height: Callable[[int], int],
    strip_height: Callable[[int], int],
    least: int,
) -> Arrangement:
    bar = bar_height(width)
    room = height - bar
    wanted = strip_height(width) if wishes.has_rationale else 0
    upper, strip = _spared(room - least, px, wanted)
    shown = Box(0, 0, width, room if wishes.conversation_is_open else max(0, upper - 1))
    queue = Box(0, 0, min(width, px(SIZE_QUEUE)), height) if wishes.queue_is_open else None
    is_open = wishes.rationale_is_open and wishes.has_rationale
    side = width if width < 2 * px(SIZE_RATIONALE) else px(SIZE_RATIONALE)
    return Arrangement(
        conversation=shown if shown.height else None,
        draft=Box(0, upper, width, max(0, room - upper - strip)),
        bar=Box(0, height - bar, width, bar),
        queue=queue,
        rationale=Box(width - side, 0, side, room - strip) if is_open else None,
        strip=Box(0, room - strip, width, strip) if strip else None,
        queue_floats=queue is not None,
        rationale_floats=is_open,
        conversation_floats=wishes.conversation_is_open,
        is_compact=True,
    )


def _spared(spare: int, px: Callable[[float], int], strip: int) -> tuple[int, int]:
    """Heights of the conversation's glimpse and of the strip, out of what the draft can spare."""
    full, head = px(_GLIMPSE_PX), px(HEAD_ONLY_PX)
    for upper, lower in ((full, strip), (head, strip), (head, 0)):
        if upper + lower <= spare:
            return upper, lower
    return 0, 0

"""How the regions share the window at every width."""

from __future__ import annotations

from itertools import pairwise

import pytest

from agent_assist.ui.shell.arrangement import Arrangement, Box, Wishes, arrange

RAIL = 64


def at(width: int, *, scale: float = 1, **wishes: bool) -> Arrangement:
    return arrange(
        width - RAIL, 856, lambda value: round(value * scale), Wishes(**wishes), lambda _: 96
    )


def test_at_1440_every_region_has_its_drawn_width() -> None:
    now = at(1440)
    assert now.queue == Box(0, 0, 267, 856)
    assert now.conversation == Box(268, 0, 347, 856)
    assert now.draft == Box(616, 0, 455, 760)
    assert now.rationale == Box(1072, 0, 304, 760)
    assert now.bar == Box(616, 760, 760, 96)


def test_at_1920_the_conversation_takes_what_is_over() -> None:
    assert at(1920).conversation == Box(268, 0, 827, 856)
    assert at(1920).draft.width == 455


@pytest.mark.parametrize("width", range(880, 2000, 13))
def test_no_region_is_squeezed_and_none_overlaps_another(width: int) -> None:
    now = at(width)
    assert now.conversation is not None
    assert now.conversation.width >= 339
    assert now.draft.width >= 419
    docked = [box for box in (now.queue, now.conversation, now.draft, now.rationale) if box]
    edges = sorted((box.left, box.left + box.width) for box in docked)
    for (_, right), (left, _) in pairwise(edges):
        assert right <= left
    assert edges[-1][1] <= width - RAIL


def test_without_a_rationale_the_draft_takes_its_room() -> None:
    now = at(1440, has_rationale=False)
    assert now.rationale is None
    assert now.draft == Box(616, 0, 760, 760)


def test_where_there_is_no_room_the_queue_opens_over_the_conversation() -> None:
    assert at(1000).queue is None
    now = at(1000, queue_is_open=True)
    assert now.queue is not None
    assert now.queue_floats


def test_hiding_the_rationale_makes_room_for_the_queue() -> None:
    assert at(1300).queue is None
    assert at(1300, rationale_is_wanted=False).queue is not None


@pytest.mark.parametrize("width", [380, 420, 879])
def test_narrow_windows_stack_the_regions(width: int) -> None:
    now = at(width)
    assert now.is_compact
    assert now.conversation is not None
    assert now.conversation.height < now.draft.height
    assert now.bar.top + now.bar.height == 856


def test_twice_the_text_size_drops_to_the_next_breakpoint() -> None:
    assert at(1440, scale=2).is_compact
    assert not at(1920, scale=2).is_compact


def test_where_even_that_is_too_little_the_draft_keeps_what_there_is() -> None:
    now = arrange(420, 300, lambda value: value * 2, Wishes(), lambda _: 200)
    assert now.conversation is None
    assert now.draft == Box(0, 0, 420, 100)


@pytest.mark.parametrize("scale", [0.9, 1, 1.5, 2])
def test_every_drawn_width_grows_with_the_text(scale: float) -> None:
    now = at(round(1440 * scale), scale=scale)
    assert now.rationale is not None
    assert now.rationale.width == round(304 * scale)
    assert now.queue is not None
    assert now.queue.width == round(268 * scale) - 1


def with_strip(width: int, height: int = 856, *, scale: float = 1, **wishes: bool) -> Arrangement:
    return arrange(
        width - RAIL,
        height,
        lambda value: round(value * scale),
        Wishes(**wishes),
        lambda _: round(96 * scale),
        lambda _: round(68 * scale),
        lambda _: round(240 * scale),
    )


@pytest.mark.parametrize("width", [460, 700, 879, 900, 1000, 1120])
def test_where_the_rationale_has_no_column_a_strip_above_the_bar_stands_for_it(width: int) -> None:
    now = with_strip(width)
    assert now.rationale is None
    assert now.strip is not None
    assert now.strip.top + now.strip.height == now.bar.top
    assert now.draft.top + now.draft.height == now.strip.top
    assert with_strip(width, has_rationale=False).strip is None


def test_beside_its_column_there_is_no_strip() -> None:
    assert with_strip(1440).strip is None
    assert with_strip(1440, rationale_is_wanted=False).strip is not None


@pytest.mark.parametrize("height", range(300, 900, 20))
@pytest.mark.parametrize("scale", [1, 1.5, 2])
def test_short_windows_give_up_the_message_then_the_strip_then_the_head(
    height: int, scale: float
) -> None:
    now = with_strip(420 + RAIL, height, scale=scale)
    parts = (now.conversation.height + 1 if now.conversation else 0, now.strip is not None)
    assert parts in (
        (round(142 * scale), True),
        (round(52 * scale), True),
        (round(52 * scale), False),
        (0, False),
    )
    if parts != (0, False):
        assert now.draft.height >= round(240 * scale)


def test_in_the_companion_the_whole_panel_takes_the_whole_width() -> None:
    now = with_strip(420 + RAIL, rationale_is_open=True)
    assert now.rationale is not None
    assert now.rationale.width == 420
    assert now.strip is not None
    assert now.rationale.top + now.rationale.height <= now.strip.top

"""Every pair of words and ground can be read (WCAG 2.2), in both themes, on every ground that words stand on."""

from __future__ import annotations

from typing import get_args

import pytest

from agent_assist.ui.theme.tokens import DARK, LIGHT, TYPE_SCALE, Ink, without_soft_fills

GROUNDS: tuple[Ink, ...] = ("canvas", "surface", "panel", "raised", "hover", "selected")
WORDS: tuple[Ink, ...] = ("text", "text2", "text3", "accent", "ai", "ok", "warn", "danger")
LINES: tuple[Ink, ...] = ("line_strong", "focus")
SOFT: tuple[tuple[Ink, Ink], ...] = (
    ("accent", "accent_soft"), ("ai", "ai_soft"), ("ok", "ok_soft"), ("warn", "warn_soft"),
    ("danger", "danger_soft"), ("text", "ai_soft"), ("text2", "warn_soft"), ("text2", "sunken"),
    ("text2", "danger_soft"), ("text2", "accent_soft"), ("on_accent", "accent"),
    ("on_ink", "ink_btn"), ("text3", "sunken"),
)  # fmt: skip


def luminance(value: str) -> float:
    """WCAG 2.2 relative luminance of "#RRGGBB"."""
    parts = [int(value[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(first: str, second: str) -> float:
    """WCAG contrast ratio, 1 to 21."""
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_words_reach_4_5_on_every_ground(colors):
    pairs = [(word, ground) for word in WORDS for ground in GROUNDS] + list(SOFT)
    weak = {p: round(ratio(colors[p[0]], colors[p[1]]), 2) for p in pairs}
    assert {pair: value for pair, value in weak.items() if value < 4.5} == {}


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_lines_of_controls_and_focus_reach_3_on_every_ground(colors):
    weak = [(i, g) for i in LINES for g in GROUNDS if ratio(colors[i], colors[g]) < 3.0]
    assert weak == []


def test_both_themes_name_every_colour():
    assert set(LIGHT) == set(DARK) == set(get_args(Ink))


def test_high_contrast_has_no_soft_fills_and_only_strong_lines():
    changed = without_soft_fills(LIGHT)
    assert {changed[ink] for ink in changed if ink.endswith("_soft")} == {LIGHT["surface"]}
    assert ratio(changed["line"], changed["surface"]) >= 3.0


def test_every_line_has_room_for_its_type():
    assert all(step.line >= step.size * 1.2 for step in TYPE_SCALE.values())

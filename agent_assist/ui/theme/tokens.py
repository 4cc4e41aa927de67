"""Colours of both themes, type scale, sizes and motion, as constants. Rule: no Qt here, and no other place for values.

Every pair of text and ground was measured (WCAG 2.2 relative luminance): 4.5 for text, 3.0 for lines of
controls and for focus.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

Ink = Literal[
    "canvas", "surface", "panel", "sunken", "raised", "hover", "line", "line_strong",
    "text", "text2", "text3", "accent", "accent_hover", "accent_soft", "on_accent", "focus",
    "selected", "ai", "ai_soft", "ai_line", "ok", "ok_soft", "warn", "warn_soft",
    "danger", "danger_soft", "scrim", "ink_btn", "on_ink",
]  # fmt: skip
"""The name of a colour. `line` is decorative only; `line_strong` frames controls."""

LIGHT: Mapping[Ink, str] = MappingProxyType({
    "canvas": "#F3F5F6", "surface": "#FFFFFF", "panel": "#FAFBFB", "sunken": "#E9ECEE",
    "raised": "#FFFFFF", "hover": "#E9EDEF", "line": "#DFE3E6", "line_strong": "#7A838B",
    "text": "#14191D", "text2": "#465059", "text3": "#5D6770",
    "accent": "#0A6570", "accent_hover": "#08525B", "accent_soft": "#DCEFF0",
    "on_accent": "#FFFFFF", "focus": "#0A6570", "selected": "#DDEBED",
    "ai": "#5344BE", "ai_soft": "#EEECFB", "ai_line": "#B8B0EC",
    "ok": "#1A6839", "ok_soft": "#E2F2E8", "warn": "#864800", "warn_soft": "#FCF0DC",
    "danger": "#AE2419", "danger_soft": "#FCEAE8",
    "scrim": "#6614191D", "ink_btn": "#1B2227", "on_ink": "#FFFFFF",
})  # fmt: skip
"""Hex colours; eight digits are alpha first, as Qt reads them."""

DARK: Mapping[Ink, str] = MappingProxyType({
    "canvas": "#0E1113", "surface": "#15191C", "panel": "#121618", "sunken": "#0A0C0E",
    "raised": "#1C2125", "hover": "#1E2428", "line": "#252B30", "line_strong": "#707A83",
    "text": "#E9EDF0", "text2": "#B3BBC2", "text3": "#8F99A1",
    "accent": "#5AC6CE", "accent_hover": "#7AD5DB", "accent_soft": "#10343A",
    "on_accent": "#04181B", "focus": "#5AC6CE", "selected": "#17302F",
    "ai": "#B3ABFF", "ai_soft": "#231F45", "ai_line": "#5B52A6",
    "ok": "#74D196", "ok_soft": "#11301D", "warn": "#F0B85C", "warn_soft": "#38290D",
    "danger": "#FF978C", "danger_soft": "#421B18",
    "scrim": "#A6000000", "ink_btn": "#E9EDF0", "on_ink": "#0E1113",
})  # fmt: skip


def without_soft_fills(colors: Mapping[Ink, str]) -> Mapping[Ink, str]:
    """The same theme for people who ask for high contrast: no soft fills, every line a strong one."""
    changed = dict(colors)
    for ink in colors:
        if ink.endswith("_soft"):
            changed[ink] = colors["surface"]
    changed["line"] = colors["line_strong"]
    changed["line_strong"] = colors["text2"]
    return MappingProxyType(changed)


class TypeRole(StrEnum):
    """The steps of the type scale."""

    MICRO = "micro"
    META = "meta"
    BODY = "body"
    READ = "read"
    DRAFT = "draft"
    TITLE = "title"
    PAGE = "page"
    STAT = "stat"


REGULAR, MEDIUM, SEMIBOLD = 400, 500, 600


@dataclass(frozen=True, slots=True)
class TypeStep:
    """Size and line height in pixels at 100 percent, and the usual weight."""

    size: int
    line: int
    weight: int


TYPE_SCALE: Mapping[TypeRole, TypeStep] = MappingProxyType(
    {
        TypeRole.MICRO: TypeStep(11, 16, MEDIUM),
        TypeRole.META: TypeStep(12, 16, REGULAR),
        TypeRole.BODY: TypeStep(13, 20, REGULAR),
        TypeRole.READ: TypeStep(14, 22, REGULAR),
        TypeRole.DRAFT: TypeStep(15, 25, REGULAR),
        TypeRole.TITLE: TypeStep(15, 22, SEMIBOLD),
        TypeRole.PAGE: TypeStep(20, 28, SEMIBOLD),
        TypeRole.STAT: TypeStep(26, 32, SEMIBOLD),
    }
)
DISPLAY_FROM_PX = 20

TEXT_SCALE_MIN_PERCENT, TEXT_SCALE_MAX_PERCENT = 90, 200

SPACE = (0, 2, 4, 6, 8, 12, 16, 20, 24, 32, 40)
RADIUS_MARK, RADIUS_CHIP, RADIUS_CONTROL, RADIUS_CARD, RADIUS_SHEET = 3, 4, 6, 8, 12

SIZE_RAIL, SIZE_QUEUE, SIZE_CONVERSATION_MIN = 64, 268, 340
SIZE_DRAFT_MIN, SIZE_DRAFT, SIZE_RATIONALE = 420, 456, 304
SIZE_TOP_BAR, SIZE_REVIEW_BAR, SIZE_QUEUE_ROW = 44, 96, 76
SIZE_CONTROL, SIZE_CONTROL_LARGE, SIZE_HIT_MIN = 32, 40, 24
SIZE_COMPANION_MIN, SIZE_COMPANION = 380, 420
BREAKPOINT_MEDIUM, BREAKPOINT_WIDE = 880, 1240

MOTION_FAST_MS, MOTION_BASE_MS, MOTION_SHEET_MS = 90, 140, 180

ICON_STROKE = 1.75

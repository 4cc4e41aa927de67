"""The parts of the window that can change. Rule: a presenter names what changed; the ui repaints only that."""

from __future__ import annotations

from enum import StrEnum


class Part(StrEnum):
    """One region or overlay."""

    TOP_BAR = "top_bar"
    QUEUE = "queue"
    CONVERSATION = "conversation"
    DRAFT = "draft"
    RATIONALE = "rationale"
    REVIEW_BAR = "review_bar"
    BESIDE = "beside"
    PREVIEW = "preview"
    UNDO = "undo"
    REJECT = "reject"
    HAND_OVER = "hand_over"
    SHEET = "sheet"
    BLIND_CHECKS = "blind_checks"
    TEAM = "team"
    AUDIT = "audit"
    KNOWLEDGE = "knowledge"
    PALETTE = "palette"


ALL_PARTS = tuple(Part)


class Focus(StrEnum):
    """Where the keyboard goes after something happened."""

    QUEUE = "queue"
    DRAFT = "draft"
    BESIDE = "beside"

"""Draft views to change, and an editor in a shown window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from agent_assist.domain.provenance import Origin, Provenance, Run
from agent_assist.presenters.view.draft import (
    DraftMode,
    DraftView,
    EditorContent,
    MarkKind,
    MarkView,
    ReviewBarView,
)
from agent_assist.presenters.view.parts import ButtonView, Cap, TagView
from agent_assist.ui.draft.editor import DraftEditor


def contents(*pieces: tuple[str, Origin], revision: int = 1) -> EditorContent:
    """Content from pieces of text with their origins."""
    text = "".join(piece for piece, _ in pieces)
    runs = [Run(len(piece), origin) for piece, origin in pieces]
    return EditorContent(revision, text, Provenance.of(runs))


@pytest.fixture
def content() -> Callable[..., EditorContent]:
    return contents


@pytest.fixture
def mark_over() -> Callable[..., MarkView]:
    def build(
        text: str, words: str, kind: MarkKind = MarkKind.SOURCED, chip: str = "1"
    ) -> MarkView:
        start = text.index(words)
        return MarkView(start, start + len(words), kind, chip, f"about {words}")

    return build


class Clock:
    """Time that moves when a test says so."""

    def __init__(self) -> None:
        self.now_ms = 0

    def __call__(self) -> int:
        return self.now_ms


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def editor(qtbot: QtBot, clock: Clock) -> DraftEditor:
    """An editor in an active window, 456 by 400."""
    made = DraftEditor(clock=clock)
    qtbot.addWidget(made)
    made.resize(456, 400)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    QApplication.processEvents()
    return made


@pytest.fixture
def draft_view() -> Callable[..., DraftView]:
    def build(**changes: Any) -> DraftView:
        usual: dict[str, Any] = {
            "mode": DraftMode.EDITOR,
            "tag": TagView("AI-drafted, edited by you", Cap.HALF, "pen-line"),
            "to_line": "To Maren Oduya",
            "saved_line": "Saved 12:31",
            "progress_line": "",
            "content": contents(("Hi Maren,\n\nI am sorry.", Origin.AI)),
            "is_read_only": False,
            "marks": (),
            "footer": "Drafted with AI, edited and sent by Priya N.",
            "footer_is_locked": True,
            "banners": (),
            "abstain": None,
            "must_track_shown": True,
        }
        return DraftView(**(usual | changes))

    return build


@pytest.fixture
def bar_view() -> Callable[..., ReviewBarView]:
    def build(**changes: Any) -> ReviewBarView:
        usual: dict[str, Any] = {
            "sentence": "Whole draft shown, checks done.",
            "icon": "circle-check",
            "is_problem": False,
            "is_ok": True,
            "reject": ButtonView("Reject…", "x", ("Ctrl", "Shift", "X")),
            "edit": ButtonView("Edit", "pencil", ("F2",)),
            "approve": ButtonView("Approve…", "check", ("Ctrl", "Enter")),
            "new_draft": ButtonView("New draft", "refresh-cw"),
            "write_myself": ButtonView("Write it myself", "pen-line"),
            "stop": ButtonView("Stop", "circle-stop", ("Esc",), is_shown=False),
        }
        return ReviewBarView(**(usual | changes))

    return build

"""Views of the sheets, and a clock that tests move."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from agent_assist.presenters.view.parts import ButtonView, Cap, TagView
from agent_assist.presenters.view.sheets import PreviewView, ReasonRow, RejectView, UndoView


class Clock:
    """Milliseconds, moved by hand."""

    def __init__(self) -> None:
        self.ms = 0

    def __call__(self) -> int:
        return self.ms


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    """A window for sheets to stand in."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def preview() -> Callable[..., PreviewView]:
    def build(*, is_open: bool = False, body: str = "Hi Maren,\n\nIt is held.") -> PreviewView:
        return PreviewView(
            title="This is exactly what Maren receives",
            subtitle="The whole message, as plain text.",
            rows=(("From", "Support <help@shop.example>"), ("Subject", "Re: Lamp")),
            body=body,
            footer="Drafted with AI, checked and sent by Priya N.",
            footer_note="This footer is set by Shop policy and cannot be removed.",
            quoted="> one\n> two",
            tag=TagView("AI-drafted, edited by you", Cap.HALF, "pencil"),
            change_line="24% changed",
            person_line="Approved and sent by Priya N.",
            machine_line="ai-assisted",
            back=ButtonView("Back to draft", "", ("Esc",)),
            send=ButtonView("Approve and send", "send", ("Ctrl", "Enter"), is_open, "Not yet."),
        )

    return build


@pytest.fixture
def reject() -> Callable[..., RejectView]:
    def build(*, needs_reason: bool = True) -> RejectView:
        return RejectView(
            title="Why does this draft not work?",
            subtitle="Pick one or more.",
            reasons=tuple(ReasonRow(f"r{n}", n, f"Reason {n}", "words") for n in range(1, 9)),
            needs_reason=needs_reason,
            note_hint="Note",
            privacy_line="Never shown per agent.",
            back=ButtonView("Back", "", ("Esc",)),
            reject=ButtonView("Reject draft", "", ("Ctrl", "Enter")),
        )

    return build


@pytest.fixture
def undo() -> UndoView:
    return UndoView("Sending to Maren", "Nothing has left yet.", 10_000, 7_000,
                    ButtonView("Undo", "undo-2", ("F9",)))  # fmt: skip

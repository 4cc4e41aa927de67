"""A window over a fake workspace: views to change, and a list of what was asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from agent_assist.domain.provenance import Origin, Provenance
from agent_assist.presenters.parts import ALL_PARTS
from agent_assist.presenters.view.conversation import ConversationView, MessageView
from agent_assist.presenters.view.draft import (
    AbstainView,
    DraftMode,
    DraftView,
    EditorContent,
    ReviewBarView,
)
from agent_assist.presenters.view.enclosures import EnclosuresView
from agent_assist.presenters.view.palette import PaletteView
from agent_assist.presenters.view.parts import BadgeView, ButtonView, Cap, TagView, Tone
from agent_assist.presenters.view.queue import QueueRow, QueueSection, QueueView
from agent_assist.presenters.view.rationale import RationaleView
from agent_assist.presenters.view.sheets import PreviewView, ReasonRow, RejectView
from agent_assist.presenters.view.window import TopBarView
from agent_assist.ui.main_window import MainWindow
from agent_assist.ui.theme.theme import Theme

TEXT = "Hi Maren,\n\nIt is held until Friday.\n\nPriya"


class Flow:
    """Notes every call as "name.method" with its arguments."""

    def __init__(self, name: str, calls: list[tuple[Any, ...]]) -> None:
        self._name, self._calls = name, calls

    def __getattr__(self, method: str) -> Callable[..., None]:
        if method.startswith("_"):
            raise AttributeError(method)
        return lambda *args: self._calls.append((f"{self._name}.{method}", *args))


class FakePalette(Flow):
    """A palette whose rows a test sets."""

    def __init__(self, calls: list[tuple[Any, ...]]) -> None:
        super().__init__("palette", calls)
        self.view = PaletteView("", ())


class FakeEnclosing(Flow):
    """Files and recipients that a test sets."""

    def __init__(self, calls: list[tuple[Any, ...]]) -> None:
        super().__init__("enclosing", calls)
        self.view = EnclosuresView("", "", "", "", (), "", can_change=True)


class FakeWorkspace(Flow):
    """What the window asks a workspace for."""

    def __init__(self) -> None:
        self.calls: list[tuple[Any, ...]] = []
        super().__init__("workspace", self.calls)
        for flow in (
            "editing",
            "drafting",
            "approving",
            "opening",
            "switching",
            "saved_replies",
            "spelling",
            "choosing",
            "asking",
            "polishing",
            "reading",
            "drawers",
            "helping",
            "handing_over",
            "confirming",
            "texts",
        ):
            setattr(self, flow, Flow(flow, self.calls))
        self.top_bar = TopBarView("Workspace", "Billing EU", "AI on", True, True, "", "Demo")
        self.queue = queue_of("90417", "90419", "90421")
        self.conversation: ConversationView | None = conversation_of("90417")
        self.draft = draft_of(TEXT)
        self.rationale = RationaleView(
            "why", "Why this draft", BadgeView("Uncalibrated", 0, Tone.NEUTRAL, ""), "", "Checks",
            "none", (), "Sources", (), (), (), 0, "model, prompt 1",
        )  # fmt: skip
        self.review_bar = ReviewBarView(
            "Whole draft shown, checks done.", "circle-check", False, True,
            ButtonView("Reject…", "x", ("Ctrl", "Shift", "X")),
            ButtonView("Edit", "pencil", ("F2",)),
            ButtonView("Approve…", "check", ("Ctrl", "Enter")),
            ButtonView("New draft", "refresh-cw"), ButtonView("Write it myself", "square-pen"),
            ButtonView("", is_shown=False),
        )  # fmt: skip
        self.palette = FakePalette(self.calls)
        self.opening.loading = SimpleNamespace(view=None)
        self.enclosing = FakeEnclosing(self.calls)
        self.preview: PreviewView | None = None
        self.undo = None
        self.undo_is_here = True
        self.beside = None
        self.drawers.here = None
        self.handing_over.view = None
        self.reject_view: RejectView | None = None
        self.sheet = None
        self.truthful_words = "I used an AI draft and checked it myself."

    def leave_beside(self) -> bool:
        return False

    def asked(self, name: str) -> list[tuple[Any, ...]]:
        """The arguments of every call of this name."""
        return [call[1:] for call in self.calls if call[0] == name]


def queue_of(*ids: str) -> QueueView:
    rows = tuple(
        QueueRow(i, f"Customer {i}", "1 h", False, "Lamp", "pencil", "No draft", Tone.NEUTRAL, i)
        for i in ids
    )
    return QueueView("Billing EU", f"{len(ids)} open", (QueueSection("Waiting", rows),),
                     ("All queues",), "All queues")  # fmt: skip


def conversation_of(ticket_id: str) -> ConversationView:
    text = "Where is my lamp?\n" * 4
    message = MessageView("m1", "Maren Oduya", "MO", False, False, "Today", text, "", None, (), ())
    return ConversationView(ticket_id, "Missed delivery", f"Ticket {ticket_id}", (message,), None)


def draft_of(text: str, revision: int = 1, mode: DraftMode = DraftMode.EDITOR) -> DraftView:
    tag = TagView("AI draft, not sent", Cap.HATCHED, "sparkles")
    provenance = Provenance.whole(len(text), Origin.AI)
    footer = (
        "Drafted with AI, checked and sent by Priya N. To reach a person without AI, reply PERSON."
    )
    abstain = AbstainView(None, "I'm not sure", "Not enough evidence.", (), ("Hand over", "To a colleague"),
                          ("Ctrl", "Shift", "H"))  # fmt: skip
    return DraftView(mode, tag, "To Maren", "", "", EditorContent(revision, text, provenance),
                     mode is DraftMode.STREAMING, (), footer, True, (), abstain, False)  # fmt: skip


@pytest.fixture
def preview() -> PreviewView:
    tag = TagView("AI draft, not sent", Cap.HATCHED, "sparkles")
    send = ButtonView("Approve and send", "send", ("Ctrl", "Enter"), True)
    return PreviewView("This is exactly what Maren receives", "", (("Subject", "Re: Lamp"),), TEXT,
                       "Drafted with AI.", "", "", tag, "0% changed", "", "",
                       ButtonView("Back to draft", "", ("Esc",)), send)  # fmt: skip


@pytest.fixture
def reject_view() -> RejectView:
    rows = tuple(ReasonRow(f"r{n}", n, f"Reason {n}", "words") for n in range(1, 9))
    return RejectView("Why?", "", rows, True, "Note", "", ButtonView("Back"), ButtonView("Reject"))


@pytest.fixture
def draft() -> Callable[..., DraftView]:
    return draft_of


@pytest.fixture
def conversation() -> Callable[[str], ConversationView]:
    return conversation_of


@pytest.fixture
def workspace() -> FakeWorkspace:
    return FakeWorkspace()


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, workspace: FakeWorkspace) -> Iterator[MainWindow]:
    made = MainWindow(theme)
    qtbot.addWidget(made)
    made.bind(workspace)  # type: ignore[arg-type]
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.overlays.close()


@pytest.fixture
def refresh(qtbot: QtBot, window: MainWindow) -> Callable[[], None]:
    """Show everything as the workspace has it now."""

    def repaint() -> None:
        window.changed(frozenset(ALL_PARTS))
        qtbot.waitUntil(lambda: not window._turn.isActive())

    return repaint

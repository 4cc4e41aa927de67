"""What opens over the workspace: preview, undo, reject, and read-only sheets."""

from __future__ import annotations

from dataclasses import dataclass

from agent_assist.presenters.view.parts import ButtonView, TagView


@dataclass(frozen=True, slots=True)
class PreviewView:
    """The whole envelope the customer receives. `rows` are ("From", …), ("To", …), and so on.

    `person_line` names who approves; `machine_line` the words for machines; `send` opens only after all
    of it was on screen and 600 ms passed.
    """

    title: str
    subtitle: str
    rows: tuple[tuple[str, str], ...]
    body: str
    footer: str
    footer_note: str
    quoted: str
    tag: TagView
    change_line: str
    person_line: str
    machine_line: str
    back: ButtonView
    send: ButtonView


@dataclass(frozen=True, slots=True)
class UndoView:
    """The undo bar. `total_ms` is the whole window and `left_ms` what is left of it.

    `short` stands in the place of `line` where there is little room.
    """

    title: str
    line: str
    total_ms: int
    left_ms: int
    undo: ButtonView
    short: str = ""


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """A reject reason with its key 1 to 8."""

    key: str
    number: int
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class RejectView:
    """The reject popover."""

    title: str
    subtitle: str
    reasons: tuple[ReasonRow, ...]
    needs_reason: bool
    note_hint: str
    privacy_line: str
    back: ButtonView
    reject: ButtonView


@dataclass(frozen=True, slots=True)
class TextSheetView:
    """A read-only sheet: a source passage, what the model saw, the model card, help.

    `to_insert` is what its button puts into the reply; "" where there is no such button.
    """

    title: str
    subtitle: str
    sections: tuple[tuple[str, str], ...]
    marked: tuple[str, ...] = ()
    to_insert: str = ""

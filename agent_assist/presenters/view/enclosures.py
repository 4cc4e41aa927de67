"""What goes with a reply beside its text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """A file: `key` names it, `spoken` is what its remove button says."""

    key: str
    name: str
    size: str
    spoken: str


@dataclass(frozen=True, slots=True)
class EnclosuresView:
    """Cc and Bcc as typed, what is wrong with each, the files, and what became of the last one that was added."""

    cc: str
    bcc: str
    cc_problem: str
    bcc_problem: str
    attachments: tuple[AttachmentRow, ...]
    problem: str
    can_change: bool

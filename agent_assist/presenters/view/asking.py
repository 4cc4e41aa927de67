"""What stands beside the text: other drafts, a polish to take piece by piece, a translation, a summary."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from agent_assist.presenters.view.parts import ButtonView, TagView


class BesidePage(StrEnum):
    """What is open."""

    DRAFTS = "drafts"
    POLISH = "polish"
    TRANSLATION = "translation"
    SUMMARY = "summary"


class Strand(StrEnum):
    """How a stretch of a compared text stands to the other text."""

    SAME = "same"
    NEW = "new"
    OLD = "old"


@dataclass(frozen=True, slots=True)
class ComparedText:
    """A text in stretches; NEW stands only here, OLD only in the text that it is compared with."""

    strands: tuple[tuple[Strand, str], ...]
    accessible: str


@dataclass(frozen=True, slots=True)
class VersionView:
    """One of several drafts: where it stands among them, how it was asked for, who made it, and its words."""

    place: str
    name: str
    tag: TagView
    model_line: str
    text: ComparedText
    note: str
    previous: ButtonView
    next: ButtonView
    compare: ButtonView
    use: ButtonView


@dataclass(frozen=True, slots=True)
class PieceView:
    """A change that can be taken: the words now, the words then, and a little of what stands around them."""

    key: int
    before: str
    old: str
    new: str
    after: str
    accessible: str


@dataclass(frozen=True, slots=True)
class ReadingSection:
    """A translated text or a line of a summary; `source_ids` are the messages it rests on."""

    title: str
    text: str
    source_ids: tuple[str, ...] = ()
    source_words: str = ""


@dataclass(frozen=True, slots=True)
class BesideView:
    """The column beside the draft. `wishes` are instructions to press; `hint` is the fact given for this ticket.

    `mark` says what AI did here and is never hidden; `progress` is what is under way, `problem` what went wrong.
    """

    page: BesidePage
    title: str
    mark: TagView
    line: str
    wishes: tuple[str, ...] = ()
    may_ask: bool = True
    why_not: str = ""
    hint: str = ""
    version: VersionView | None = None
    pieces: tuple[PieceView, ...] = ()
    sections: tuple[ReadingSection, ...] = ()
    progress: str = ""
    problem: str = ""
    note: str = ""

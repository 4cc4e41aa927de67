"""The draft column, its marks, and what stands instead of a draft."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from agent_assist.domain.provenance import Provenance
from agent_assist.presenters.view.parts import BadgeView, BannerView, ButtonView, TagView


class MarkKind(StrEnum):
    """How a claim is underlined."""

    SOURCED = "sourced"
    CHECK = "check"
    NO_SOURCE = "no_source"
    SETTLED = "settled"
    SPELLING = "spelling"
    """A word that no dictionary has: a wave, never a claim's line, and no chip."""


@dataclass(frozen=True, slots=True)
class MarkView:
    """An underline over `[start, end)` code points and its margin chip ("1", "?", "!", "✓"); "" for no chip."""

    start: int
    end: int
    kind: MarkKind
    chip: str
    description: str


class DraftMode(StrEnum):
    """What the draft column shows."""

    EMPTY = "empty"
    STREAMING = "streaming"
    EDITOR = "editor"
    ABSTAINED = "abstained"
    CHOOSING = "choosing"


@dataclass(frozen=True, slots=True)
class AbstainView:
    """Instead of a draft: why, what is missing (title, detail), one suggested step."""

    badge: BadgeView | None
    title: str
    why: str
    missing: tuple[tuple[str, str], ...]
    step: tuple[str, str] | None
    step_keys: tuple[str, ...] = ()
    step_icon: str = "phone-forwarded"


@dataclass(frozen=True, slots=True)
class ChooseView:
    """Before a draft is shown: the outcomes (title, note) in fixed order, their keys, and which one is chosen.

    `chosen` counts from 1; with 0, `words` may hold something else in the agent's own words.
    """

    title: str
    body: str
    outcomes: tuple[tuple[str, str], ...]
    keys: tuple[tuple[str, ...], ...]
    chosen: int
    words: str
    hint: str
    foot: str


@dataclass(frozen=True, slots=True)
class EditorContent:
    """What the editor must hold. Sent only when the ticket changes or a person asked; never over typed text."""

    revision: int
    text: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class DraftView:
    """The draft column.

    `content` changes its `revision` whenever the editor must load it; `streamed` is appended text while
    streaming; `must_track_shown` asks the editor to report when every line was on screen.
    """

    mode: DraftMode
    tag: TagView | None
    to_line: str
    saved_line: str
    progress_line: str
    content: EditorContent
    is_read_only: bool
    marks: tuple[MarkView, ...]
    footer: str
    footer_is_locked: bool
    banners: tuple[BannerView, ...]
    abstain: AbstainView | None
    must_track_shown: bool
    label_line: str = ""
    accessible_name: str = ""
    accessible_description: str = ""
    misspelt: tuple[MarkView, ...] = ()
    choose: ChooseView | None = None


@dataclass(frozen=True, slots=True)
class ReviewBarView:
    """Why Approve is open or closed, the three buttons of equal weight, and the small ones at the right.

    `short` says the same in fewer words where there is little room, "" where the sentence is short enough.
    `said` answers a key that could do nothing; for a moment it stands in the place of the sentence.
    """

    sentence: str
    icon: str
    is_problem: bool
    is_ok: bool
    reject: ButtonView
    edit: ButtonView
    approve: ButtonView
    new_draft: ButtonView
    write_myself: ButtonView
    stop: ButtonView
    said: str = ""
    short: str = ""

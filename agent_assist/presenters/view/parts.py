"""Small parts that many screens share: tags, badges, buttons, banners."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from agent_assist.presenters.view.tone import Tone as Tone


class Cap(StrEnum):
    """The pattern at the left of a disclosure tag, the same as the provenance rail's."""

    HATCHED = "hatched"
    HALF = "half"
    SOLID = "solid"
    DOTTED = "dotted"


@dataclass(frozen=True, slots=True)
class TagView:
    """A disclosure tag. `icon` is a Lucide name. Accessible name: "Disclosure: {words}"."""

    words: str
    cap: Cap
    icon: str


@dataclass(frozen=True, slots=True)
class BadgeView:
    """A confidence badge. `bars` is 3, 2, 1, or 0 for the dotted, dashed-frame states.

    `headline` is printed in bold before `line` below the badge ("About 7 in 10"), often empty.
    """

    words: str
    bars: int
    tone: Tone
    line: str
    headline: str = ""


@dataclass(frozen=True, slots=True)
class ButtonView:
    """A button: its words, the keys shown on it, whether it acts, and why not. Disabled stays focusable."""

    words: str
    icon: str = ""
    keys: tuple[str, ...] = ()
    is_enabled: bool = True
    why_not: str = ""
    is_shown: bool = True


@dataclass(frozen=True, slots=True)
class ActionView:
    """A banner's or empty state's button; `action` is the name that the presenter's `act` takes."""

    action: str
    words: str
    icon: str = ""


@dataclass(frozen=True, slots=True)
class BannerView:
    """Icon, title, one sentence and actions, at the top of the draft column; never modal."""

    key: str
    tone: Tone
    icon: str
    title: str
    body: str
    actions: tuple[ActionView, ...] = ()
    code: str = ""


@dataclass(frozen=True, slots=True)
class EmptyView:
    """What stands where nothing is: an icon, a sentence, a line, perhaps one action."""

    icon: str
    title: str
    body: str
    action: ActionView | None = None

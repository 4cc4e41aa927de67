"""The audit screen as values: the door, the state of the log, the list, and one event. Whoever acted is a pseudonym."""

from __future__ import annotations

from dataclasses import dataclass, field

from agent_assist.presenters.view.parts import BadgeView, ButtonView, EmptyView, TagView, Tone

Options = tuple[tuple[str, str], ...]
"""(value, words) of each choice."""


@dataclass(frozen=True, slots=True)
class DoorView:
    """What stands there before a purpose was given; without the role `field_hint` is "" and nothing can be typed."""

    icon: str
    title: str
    body: str
    field_hint: str
    button: ButtonView
    problem: str = ""


@dataclass(frozen=True, slots=True)
class StateView:
    """The band above the list: whether the log is whole, and where its heads are kept."""

    tone: Tone
    icon: str
    title: str
    line: str
    button: ButtonView


@dataclass(frozen=True, slots=True)
class DecisionRowView:
    """An event. `who` is a pseudonym; `badge` None and `disclosure` "" where it has none; `spoken`: the whole row."""

    seq: int
    number: str
    time: str
    icon: str
    event: str
    ticket: str
    who: str
    badge: BadgeView | None
    confidence: str
    disclosure: str
    digest: str
    spoken: str


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One line of evidence: icon, words, and a digest or a time below."""

    icon: str
    tone: Tone
    title: str
    line: str


@dataclass(frozen=True, slots=True)
class DecisionView:
    """One decision as it was shown: `facts` are (name, value), `texts` (heading, text).

    `found` are sources that were found for it too and that it does not cite.
    """

    seq: int
    title: str
    icon: str
    headline: str
    tag: TagView | None
    badge: BadgeView | None
    facts: tuple[tuple[str, str], ...]
    texts: tuple[tuple[str, str], ...]
    checks: tuple[CheckLine, ...]
    note: str
    found: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FilterView:
    """A filter: its key, its name for a screen reader, what can be chosen and what is."""

    key: str
    name: str
    options: Options
    value: str


@dataclass(frozen=True, slots=True)
class AuditView:
    """The whole screen; with a `door` nothing else is shown."""

    title: str
    subtitle: str
    door: DoorView | None = None
    state: StateView | None = None
    filters: tuple[FilterView, ...] = ()
    search_hint: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[DecisionRowView, ...] = ()
    selected: int = 0
    has_more: bool = False
    count_line: str = ""
    decision: DecisionView | None = None
    empty: EmptyView | None = None
    export: ButtonView = field(default_factory=lambda: ButtonView("", is_shown=False))
    problem: str = ""

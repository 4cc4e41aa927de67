"""The column that says why a draft should or should not be trusted."""

from __future__ import annotations

from dataclasses import dataclass

from agent_assist.presenters.view.draft import MarkKind
from agent_assist.presenters.view.parts import BadgeView


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A fact to check. `key` identifies it for "Go to text" and "I checked it"; settled rows have no buttons."""

    key: str
    kind: MarkKind
    chip: str
    quote: str
    reason: str
    start: int
    accessible: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A numbered source; `line` is kind and date ("Help article, 9 Sep 2026, old")."""

    number: int
    passage_id: str
    title: str
    line: str
    text: str
    quotes: tuple[str, ...]
    accessible: str


@dataclass(frozen=True, slots=True)
class PointsRow:
    """A term of the score: what was seen and the points it adds."""

    words: str
    points: int


@dataclass(frozen=True, slots=True)
class HelpRow:
    """A saved reply or an article in "Help without AI"; `text` is what inserting puts into the editor."""

    id: str
    title: str
    line: str
    text: str


class RationaleMode:
    """The column's three faces."""

    WHY = "why"
    WAITING = "waiting"
    WITHOUT_AI = "without_ai"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class RationaleView:
    """The panel: badge, facts with a source, checks, sources, what is missing, points, the model's line.

    `number_lines` are the sentences below the points: what they stand for and what the band rests on. `ask_why_not`
    says why no translation or summary can be asked for now, `words_why_not` why no other draft or polish; "" where
    they can.
    """

    mode: str
    title: str
    badge: BadgeView | None
    facts_line: str
    checks_title: str
    checks_count: str
    checks: tuple[CheckRow, ...]
    sources_title: str
    sources: tuple[SourceRow, ...]
    missing: tuple[str, ...]
    points: tuple[PointsRow, ...]
    points_total: int
    model_line: str
    saved_replies: tuple[HelpRow, ...] = ()
    articles_title: str = ""
    articles: tuple[HelpRow, ...] = ()
    number_lines: tuple[str, ...] = ()
    ask_why_not: str = ""
    words_why_not: str = ""

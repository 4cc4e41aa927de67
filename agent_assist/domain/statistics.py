"""What a lead sees of past decisions. Rule: groups only, never one agent; each share carries its count and interval.

Sources: the requirements' formulas 1 to 7, and R33 and R34.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from agent_assist.domain.calibration import BlindVerdict, OutcomeKind
from agent_assist.domain.decisions import Outcome, RejectReason
from agent_assist.domain.disclosure import DisclosureKind
from agent_assist.domain.drafts import AbstainReason

AGENTS_MIN, AGENTS_FLOOR, DECISIONS_MIN = 10, 7, 30
READING_WORDS_PER_MINUTE = 450
"""An approval in less time than these words need cannot have been read (formula 5)."""
BLOCK_WEEKS = 4
_FIRST_MONDAY = date(1970, 1, 5)

Tally = dict[str, int]
"""Sums by measure; the names are in analysis/statistics/measures.py."""


class Dimension(StrEnum):
    """By what a queue's decisions are split, one at a time; ALL is the queue as a whole.

    A topic is the help article that a draft rests on first.
    """

    ALL = ""
    QUEUE = "queue"
    TOPIC = "topic"
    LANGUAGE = "language"
    CHANNEL = "channel"
    MODEL = "model"
    PROMPT = "prompt"


class CaseKind(StrEnum):
    """What stood in front of the agent: a draft, an abstention, or an empty editor (AI off)."""

    DRAFT = "draft"
    ABSTAINED = "abstained"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a case belongs: its queue and one value for each dimension ("" where unknown)."""

    queue: str = ""
    topic: str = ""
    language: str = ""
    channel: str = ""
    model: str = ""
    prompt: str = ""

    def value(self, dimension: Dimension) -> str:
        """The value of a dimension."""
        return str(getattr(self, dimension.value)) if dimension is not Dimension.ALL else ""


@dataclass(frozen=True, slots=True)
class Case:
    """One case that could have had a draft, and what became of it. Read out of the decision log.

    `key` is the draft's id, or made from the record for a case without one. Times are seconds since 1970 UTC;
    `agent` is a pseudonym; `score_bp` and `blind_score_bp` were fixed when the draft was shown.
    """

    key: str
    kind: CaseKind
    ticket: str
    agent: str
    shown_at: int
    place: Place
    score_bp: int | None = None
    blind_score_bp: int | None = None
    cost_micros: int | None = None
    currency: str = ""
    outcome: Outcome | None = None
    decided_at: int | None = None
    edit_bp: int = 0
    visible_ms: int = 0
    words: int = 0
    reasons: tuple[RejectReason, ...] = ()
    disclosure: DisclosureKind | None = None
    outbox_id: str = ""
    verdict: BlindVerdict | None = None
    abstained: AbstainReason | None = None
    is_escalated: bool = False

    @property
    def week(self) -> int:
        """The week in which it counts: of its decision, else of when it was shown."""
        return week_of(self.decided_at if self.decided_at is not None else self.shown_at)


class CellKey(NamedTuple):
    """A week of a queue, whole (dimension ALL, value "") or for one value of a dimension."""

    week: int
    queue: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """The sums of one cell: counts, distributions, and each agent's decisions, which are never shown."""

    counts: Tally = field(default_factory=dict)
    shape: Tally = field(default_factory=dict)
    agents: Tally = field(default_factory=dict)


Cells = Mapping[CellKey, Cell]


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a group must be to be shown; values below the floor are brought up to it."""

    agents: int = AGENTS_MIN
    decisions: int = DECISIONS_MIN

    def __post_init__(self) -> None:
        object.__setattr__(self, "agents", max(self.agents, AGENTS_FLOOR))
        object.__setattr__(self, "decisions", max(self.decisions, DECISIONS_MIN))


@dataclass(frozen=True, slots=True)
class Share:
    """`good` of `count`, with Wilson's 95% interval."""

    good: int
    count: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """good / count; 0 of nothing is 0."""
        return self.good / self.count if self.count else 0.0


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle and the upper end of a distribution: nearest-rank quantiles; 0 of nothing."""

    count: int
    median: float
    p90: float


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """A tenth of the scored drafts: the mean of what was stated, and how many went well."""

    stated: float
    actual: Share


@dataclass(frozen=True, slots=True)
class Reliability:
    """Whether scores that were fixed before their outcome came true. `ece` and `brier` are 0..1."""

    kind: OutcomeKind
    count: int
    bins: tuple[ReliabilityBin, ...]
    ece: float
    brier: float


@dataclass(frozen=True, slots=True)
class Cost:
    """What the drafts took whose service counted: millionths of a currency."""

    currency: str
    micros: int
    drafts: int


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of one group that may be shown.

    `edit` is in shares of 1 over sent drafts; `edit_bins` counts 0, then up to .1, .2 … .8, 1.
    `seconds` is from shown to decided. `wrong` counts drafts sent unchanged that a blind check found not correct, of
    those sent unchanged that were checked; it is 0 of 0 below 30 of them. (What is checked is the draft: one that was
    edited may have been put right.)
    `without_article` counts the abstentions for which no article fitted; `unused` drafts were put aside for own words.
    """

    agents: int
    decided: int
    unused: int
    coverage: Share
    acceptance: Share
    unchanged: Share
    light: Share
    heavy: Share
    rejected: Share
    fast: Share
    wrong: Share
    abstained: Share
    without_article: Share
    escalated: Share
    edit: Spread
    edit_bins: tuple[int, ...]
    seconds: Spread
    reasons: tuple[tuple[RejectReason, Share], ...]
    disclosure: tuple[tuple[DisclosureKind, Share], ...]
    reliability: Reliability | None
    blind_reliability: Reliability | None
    cost: tuple[Cost, ...]


@dataclass(frozen=True, slots=True)
class Release:
    """A model or prompt that came into use, for the time line."""

    at: datetime
    dimension: Dimension
    name: str


@dataclass(frozen=True, slots=True)
class Row:
    """One value of a dimension. `figures` is None for "Too few"; `blocks` of `of_blocks` periods are in it."""

    value: str
    figures: Figures | None
    blocks: int = 0
    of_blocks: int = 0


@dataclass(frozen=True, slots=True)
class SpanFigures:
    """One or more whole weeks of the time line."""

    first: date
    last: date
    figures: Figures


@dataclass(frozen=True, slots=True)
class Query:
    """What the lead asks for: "" means all queues or channels; dates are the first and last day wanted."""

    queue: str = ""
    channel: str = ""
    by: Dimension = Dimension.TOPIC
    since: date | None = None
    until: date | None = None
    has_distributions: bool = True
    """Whether the rows have edits, times and calibration too; the screen needs them for the whole alone."""


@dataclass(frozen=True, slots=True)
class Report:
    """The answer. `figures` is None when the group is too small; `first` and `last` are what it really covers.

    `left_out` counts periods of queues that were too small to be in any total.
    """

    query: Query
    figures: Figures | None
    rows: tuple[Row, ...]
    spans: tuple[SpanFigures, ...]
    releases: tuple[Release, ...]
    queues: tuple[str, ...]
    channels: tuple[str, ...]
    blocks: tuple[date, ...]
    first: date | None
    last: date | None
    left_out: int
    is_empty: bool


def week_of(at_seconds: int) -> int:
    """The number of the week (Monday to Sunday, UTC) of a moment."""
    return (datetime.fromtimestamp(at_seconds, UTC).date() - _FIRST_MONDAY).days // 7


def week_of_day(day: date) -> int:
    """The number of the week of a day."""
    return (day - _FIRST_MONDAY).days // 7


def monday_of(week: int) -> date:
    """The first day of a week."""
    return _FIRST_MONDAY + timedelta(weeks=week)


def block_of(week: int) -> int:
    """The block of four weeks that a week belongs to; the same for everybody, always."""
    return week // BLOCK_WEEKS


def first_week_of(block: int) -> int:
    """The first week of a block."""
    return block * BLOCK_WEEKS

"""Answers a lead's questions, and an agent's about own work. Rule: who is no lead gets own figures alone (R34)."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace

from agent_assist.analysis.statistics.figures import figures_of
from agent_assist.analysis.statistics.memo import Memo
from agent_assist.analysis.statistics.report import Sums, report_of
from agent_assist.analysis.statistics.tallies import cells_of, total
from agent_assist.domain.errors import BugError
from agent_assist.domain.statistics import (
    BLOCK_WEEKS,
    Dimension,
    Figures,
    Limits,
    Query,
    Report,
    monday_of,
    week_of_day,
)
from agent_assist.ports.clock import Clock
from agent_assist.ports.identity import IdentitySource
from agent_assist.ports.statistics import OwnCases, StatisticsSource

_REPORTS_MAX = 64


@dataclass(frozen=True, slots=True)
class OwnReport:
    """One agent's own figures since a day; None before the first case."""

    since_day: str
    figures: Figures | None


class StatisticsService:
    """`is_lead` opens the groups' figures; `is_synthetic` says that the source is made up, as in the demo."""

    def __init__(
        self,
        *,
        source: StatisticsSource,
        own: OwnCases,
        identity: IdentitySource,
        clock: Clock,
        is_lead: bool,
        is_synthetic: bool = False,
        limits: Limits | None = None,
    ) -> None:
        self._source, self._own = source, own
        self._identity, self._clock = identity, clock
        self._limits = limits or Limits()
        self._lock = threading.Lock()
        self._reports: dict[Query, Report] = {}
        self._memo = Memo()
        self._seen = -1
        self.is_lead, self.is_synthetic = is_lead, is_synthetic

    @property
    def limits(self) -> Limits:
        """How large a group must be."""
        return self._limits

    def team(self, query: Query) -> Report:
        """The groups' figures, up to the newest record; BugError for somebody who is no lead."""
        if not self.is_lead:
            raise BugError("asked for a team's figures without the role")
        query = self._open_ended(query)
        with self._lock:
            seen = self._source.catch_up()
            if seen != self._seen or len(self._reports) > _REPORTS_MAX:
                self._reports.clear()
                self._seen = seen
            if query not in self._reports:
                self._reports[query] = report_of(self._sums(query), query, self._limits, self._memo)
            return self._reports[query]

    def own(self, blocks: int = 3) -> OwnReport:
        """The figures of the person at the window, for the last blocks of four weeks."""
        self._own.catch_up()
        week = week_of_day(self._clock.now().date()) - blocks * BLOCK_WEEKS + 1
        cases = self._own.cases_of(self._identity.current().account, week)
        cells = cells_of(cases).get(Dimension.ALL, {})
        figures = figures_of(total(cells.values())) if cells else None
        return OwnReport(monday_of(week).isoformat(), figures)

    def _open_ended(self, query: Query) -> Query:
        """A period that ends today or later takes the running week in."""
        today = self._clock.now().date()
        is_open = query.until is not None and query.until >= today
        return replace(query, until=None) if is_open else query

    def _sums(self, query: Query) -> Sums:
        source = self._source
        is_split = query.by not in (Dimension.ALL, Dimension.QUEUE)
        return Sums(
            source.cells(Dimension.ALL),
            source.cells(query.by, has_shape=query.has_distributions) if is_split else {},
            source.cells(Dimension.CHANNEL, has_shape=bool(query.channel)),
            source.releases(),
        )

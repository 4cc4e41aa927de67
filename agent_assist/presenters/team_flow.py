"""The Team screen while it is open. Rule: figures are read off the window's thread; an agent gets own figures alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from agent_assist.domain.errors import AgentAssistError
from agent_assist.domain.statistics import Dimension, Query, Report
from agent_assist.presenters.context import Context
from agent_assist.presenters.parts import Part
from agent_assist.presenters.team import (
    OWN,
    build_own,
    build_team,
    first_query,
    lead_choices,
    waiting,
)
from agent_assist.presenters.view.team import TeamView
from agent_assist.services.statistics import OwnReport, StatisticsService


class TeamFlow:
    """Holds what was asked for, and the newest answer."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._query = Query(has_distributions=False)
        self._has_chosen = self._wants_own = False
        self.view = waiting(context.tr)

    def open(self) -> None:
        """Read the figures anew; what was shown stays until they are there."""
        service = self._service
        if service is None:
            return
        if self._wants_own or not service.is_lead:
            self._context.run.run(service.own, self._show_own, self._failed)
            return
        query, has_chosen = self._query, self._has_chosen

        def look() -> Report:
            report = service.team(query)
            return report if has_chosen else service.team(_first(query, report))

        self._context.run.run(look, self._take(query), self._failed)

    def choose(self, what: str, value: str) -> None:
        """A filter was used: "queue", "period", "channel" or "by"."""
        query = self._query
        self._wants_own = what == "queue" and value == OWN
        if what == "queue" and not self._wants_own:
            query = replace(query, queue=value, channel="")
        elif what == "channel":
            query = replace(query, channel=value)
        elif what == "by":
            query = replace(query, by=Dimension(value))
        elif what == "period":
            query = replace(query, since=date.fromisoformat(value) if value else None)
        self._query, self._has_chosen = query, True
        self.open()

    @property
    def _service(self) -> StatisticsService | None:
        services = self._context.services
        return services.statistics if services is not None else None

    def _take(self, asked: Query) -> Callable[[Report], None]:
        def show(report: Report) -> None:
            service = self._service
            if asked != self._query or service is None or self._wants_own:
                return  # something else was chosen meanwhile
            self._query = replace(report.query, until=None)
            self._has_chosen = True
            self._show(
                build_team(
                    self._context.tr, report, service.limits, is_synthetic=service.is_synthetic
                )
            )

        return show

    def _show_own(self, report: OwnReport) -> None:
        tr, service = self._context.tr, self._service
        if service is not None and (self._wants_own or not service.is_lead):
            queues = lead_choices(tr) if service.is_lead else ()
            self._show(build_own(tr, report.figures, report.since_day, queues=queues))

    def _failed(self, error: AgentAssistError) -> None:
        self._show(waiting(self._context.tr, problem=error.message))

    def _show(self, view: TeamView) -> None:
        self.view = view
        self._context.changed(Part.TEAM)


def _first(query: Query, report: Report) -> Query:
    """Open on the newest block and on the queue that comes first by name."""
    queue = query.queue or (report.queues[0] if report.queues else "")
    return replace(first_query(report), queue=queue)

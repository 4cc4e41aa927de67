"""The audit screen while it is open. Rule: a purpose first, no filter by person, no reading on the window's thread."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path

from agent_assist.domain.decision_query import DecisionChoices, DecisionFilter, DecisionPage
from agent_assist.domain.errors import AgentAssistError
from agent_assist.ports.audit_log import LogState
from agent_assist.presenters.audit_words import EVENTS, decision_view, row_view, state_view, utc
from agent_assist.presenters.context import LOG_LANE, Context
from agent_assist.presenters.languages import language_name
from agent_assist.presenters.parts import Part
from agent_assist.presenters.view.audit import (
    AuditView,
    DecisionRowView,
    DecisionView,
    DoorView,
    FilterView,
    Options,
)
from agent_assist.presenters.view.parts import ButtonView, EmptyView
from agent_assist.services.auditing import AuditService, Opened

_DAYS = {"1": 1, "7": 7, "30": 30, "90": 90}
_PERIODS = (("", "All time"), ("1", "Last 24 hours"), ("7", "Last 7 days"), ("30", "Last 30 days"),
            ("90", "Last 90 days"))  # fmt: skip

_COLUMNS = ("No.", "Time, UTC", "Event", "Ticket", "Who", "Confidence", "Disclosure", "Hash")


class AuditFlow:
    """Holds the filter, the rows that were read, and the decision that is open."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._wanted = DecisionFilter()
        self._period = ""
        self._choices = DecisionChoices((), (), (), ())
        self._rows: list[DecisionRowView] = []
        self._after: tuple[int, int] | None = None
        self._is_reading = False
        self._state: LogState | None = None
        self._checked_at = self._progress = self._problem = ""
        self._decision: DecisionView | None = None
        self._selected = 0

    def open(self) -> None:
        """The screen is shown: read anew what may be read."""
        service = self._service
        if service is not None and service.is_open:
            self._read(anew=True)
        self._changed()

    def give_purpose(self, purpose: str) -> None:
        """Begin; the purpose is logged before anything is read."""
        service = self._service
        if service is not None:
            self._context.run.run_in_order(
                LOG_LANE, lambda: service.open(purpose), self._opened, self._failed
            )

    def choose(self, key: str, value: str) -> None:
        """Use a filter: "outcome", "queue", "language" or "period"."""
        if key == "period":
            self._period = value
            days = _DAYS.get(value)
            since = self._context.clock.now() - timedelta(days=days) if days else None
            self._wanted = replace(self._wanted, since=since)
        elif key == "outcome":
            self._wanted = replace(self._wanted, outcome=value)
        elif key == "queue":
            self._wanted = replace(self._wanted, queue=value)
        elif key == "language":
            self._wanted = replace(self._wanted, language=value)
        self._read(anew=True)

    def search(self, words: str) -> None:
        """Find by how a ticket's number begins, by an event's number, or by how a hash begins."""
        if words.strip() != self._wanted.text:
            self._wanted = replace(self._wanted, text=words.strip())
            self._read(anew=True)

    def more(self) -> None:
        """The list was scrolled to its end."""
        if self._after is not None and not self._is_reading:
            self._read(anew=False)

    def select(self, seq: int) -> None:
        """Open one decision; that is logged before its texts are."""
        service = self._service
        if service is None or not service.is_open or seq == self._selected:
            return
        self._selected = seq
        self._context.run.run_in_order(
            LOG_LANE, lambda: service.decision(seq), self._show, self._failed
        )
        self._changed()

    def close_decision(self) -> None:
        """Back to the list."""
        self._selected, self._decision = 0, None
        self._changed()

    def verify(self) -> None:
        """Check the whole log, off the window's thread."""
        service, tr = self._service, self._context.tr
        if service is None or not service.is_open or self._progress:
            return
        self._progress = tr("Every record is read and hashed once.")
        self._context.run.run(service.verify, self._verified, self._failed)
        self._changed()

    def export(self, target: str) -> None:
        """Copy the log, with the texts of the decision that is open."""
        service, tr = self._service, self._context.tr
        if service is None or not target:
            return
        seqs = [self._selected] if self._selected else []

        def done(count: int) -> None:
            words = tr("{n} records were copied to {file}.", n=f"{count:,}", file=Path(target).name)
            self._problem = words
            self._context.listener.announce(words, is_urgent=False)
            self._changed()

        self._context.run.run_in_order(
            LOG_LANE, lambda: service.export(Path(target), seqs), done, self._failed
        )

    @property
    def is_checked(self) -> bool:
        """Whether the whole log was checked since it was opened."""
        return self._state is not None and not self._progress

    @property
    def view(self) -> AuditView:
        """The screen as it is now."""
        tr, service = self._context.tr, self._service
        title = tr("Decision log")
        subtitle = tr("Append-only. Every draft shown, edited, approved, rejected and sent.")
        if service is None or not service.is_open:
            return AuditView(title, subtitle, door=self._door(service))
        return AuditView(
            title,
            subtitle,
            state=state_view(
                tr,
                self._state,
                service.anchor,
                checked_at=self._checked_at,
                progress=self._progress,
            ),
            filters=self._filters(),
            search_hint=tr("Ticket, event or hash"),
            columns=tuple(map(tr, _COLUMNS)),
            rows=tuple(self._rows),
            selected=self._selected,
            has_more=self._after is not None,
            count_line=self._count_line(),
            decision=self._decision,
            empty=self._nothing(),
            export=ButtonView(tr("Export…"), "download"),
            problem=self._problem,
        )

    @property
    def _service(self) -> AuditService | None:
        services = self._context.services
        return services.audit if services is not None else None

    def _door(self, service: AuditService | None) -> DoorView:
        tr = self._context.tr
        if service is None:
            return DoorView(
                "loader", tr("Opening the store…"), "", "", ButtonView("", is_shown=False)
            )
        if not service.may_open:
            body = tr(
                "The decision log opens to the auditor's role. Ask who keeps the policy (policy.toml, [roles])."
            )
            button = ButtonView("", is_shown=False)
            return DoorView("lock", tr("This needs a role"), body, "", button)
        body = tr(
            "You will see single events under pseudonyms. Your purpose, and each event that you open, become "
            "records of the log themselves."
        )
        return DoorView(
            "scroll-text",
            tr("What do you look for?"),
            body,
            tr("Purpose, such as the number of a complaint"),
            ButtonView(tr("Open the log"), "arrow-right"),
            self._problem,
        )

    def _filters(self) -> tuple[FilterView, ...]:
        tr, choices, wanted = self._context.tr, self._choices, self._wanted
        known = sorted(choices.outcomes, key=lambda o: list(EVENTS).index(o) if o in EVENTS else 99)
        outcomes: Options = tuple((o, tr(EVENTS.get(o, ("", o))[1])) for o in known)
        languages = tuple((code, language_name(tr, code)) for code in choices.languages)
        queues = tuple((queue, queue) for queue in choices.queues)
        periods = tuple((value, tr(words)) for value, words in _PERIODS)
        return (
            FilterView("outcome", tr("Event"), (("", tr("All events")), *outcomes), wanted.outcome),
            FilterView("queue", tr("Queue"), (("", tr("All queues")), *queues), wanted.queue),
            FilterView(
                "language", tr("Language"), (("", tr("All languages")), *languages), wanted.language
            ),
            FilterView("period", tr("Period"), periods, self._period),
        )

    def _count_line(self) -> str:
        tr, count = self._context.tr, f"{len(self._rows):,}"
        if self._after is not None:
            return tr("Showing the newest {n} events. Older ones load as you scroll.", n=count)
        return tr("{n} events.", n=count) if self._rows else ""

    def _nothing(self) -> EmptyView | None:
        tr = self._context.tr
        if self._rows or self._is_reading:
            return None
        line = tr("Choose another event or period, or search for something else.")
        return EmptyView("scroll-text", tr("No event fits"), line)

    def _opened(self, _: None) -> None:
        self._problem = ""
        self._read(anew=True)
        self.verify()

    def _read(self, *, anew: bool) -> None:
        service = self._service
        if service is None or not service.is_open:
            return
        wanted, after = self._wanted, None if anew else self._after
        self._is_reading = True
        self._context.run.run(
            lambda: (service.page(wanted, after), service.choices()),
            lambda found: self._take(wanted, found[0], found[1], anew=anew),
            self._failed,
        )

    def _take(
        self, wanted: DecisionFilter, page: DecisionPage, choices: DecisionChoices, *, anew: bool
    ) -> None:
        if wanted != self._wanted:
            return  # something else was chosen meanwhile
        self._is_reading = False
        today = self._context.clock.now().astimezone(UTC).date()
        rows = [row_view(self._context.tr, row, today) for row in page.rows]
        self._rows = rows if anew else [*self._rows, *rows]
        self._after, self._choices = page.after, choices
        self._changed()

    def _show(self, opened: Opened) -> None:
        if opened.seq == self._selected:
            self._decision = decision_view(self._context.tr, opened, self._state)
            self._problem = ""
            self._changed()

    def _verified(self, state: LogState) -> None:
        self._state, self._progress = state, ""
        self._checked_at = utc(self._context.clock.now()).split(" ")[1]
        self._changed()

    def _failed(self, error: AgentAssistError) -> None:
        self._is_reading, self._progress, self._problem = False, "", error.message
        self._changed()

    def _changed(self) -> None:
        self._context.changed(Part.AUDIT)

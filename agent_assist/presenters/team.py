"""The Team screen from a report, and an agent's own page. Rule: no view by agent, no ranking, no target (R33, R34)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from agent_assist.domain.statistics import Figures, Limits, Query, Report
from agent_assist.ports.translator import Translator
from agent_assist.presenters.team_answers import answers, later
from agent_assist.presenters.team_charts import (
    acceptance_chart,
    calibration_chart,
    disclosure_chart,
    edits_chart,
    reasons_chart,
)
from agent_assist.presenters.team_timeline import timeline_chart
from agent_assist.presenters.team_words import (
    day,
    duration,
    interval,
    number,
    percent,
)
from agent_assist.presenters.view.parts import EmptyView
from agent_assist.presenters.view.team import ChartView, Options, TeamView, TileView

ALL_TIME = ""
OWN = "~own"
"""Stands among the queues for a person's own figures."""
_PERIODS_MAX = 6


def build_team(tr: Translator, report: Report, limits: Limits, *, is_synthetic: bool) -> TeamView:
    """What a lead sees."""
    figures, query = report.figures, report.query
    return TeamView(
        title=tr("How the drafts are doing"),
        narrow_title=f"{query.queue or tr('All queues')}, {_period_words(tr, report)}",
        subtitle=_subtitle(tr, report),
        privacy=_privacy(tr, limits, report.left_out),
        note=synthetic_note(tr) if is_synthetic else "",
        queues=_queues(tr, report.queues),
        queue=query.queue,
        periods=_periods(tr, report),
        period=query.since.isoformat() if query.since else ALL_TIME,
        channels=(("", tr("All channels")), *((c, c) for c in report.channels)),
        channel=query.channel,
        tiles=tiles(tr, figures) if figures else (),
        charts=_charts(tr, report, figures) if figures else (),
        empty=None if figures else _empty(tr, report, limits),
        answers=answers(tr, figures) if figures else (),
        later=later(tr) if figures else (),
    )


def build_own(
    tr: Translator, figures: Figures | None, since: str, *, queues: Options = ()
) -> TeamView:
    """What an agent sees of own work; nobody else does. `queues` leads back to a lead's other choices."""
    title = tr("Your own figures")
    empty = EmptyView(
        "gauge",
        tr("Nothing was decided yet"),
        tr(
            "Your own figures appear with your first approved or rejected draft. Only you see them."
        ),
    )
    charts: tuple[ChartView, ...] = ()
    if figures is not None:
        charts = (reasons_chart(tr, figures), calibration_chart(tr, figures), edits_chart(tr, figures),
                  disclosure_chart(tr, figures))  # fmt: skip
    subtitle = tr("Since {day}", day=day(date.fromisoformat(since)))
    return TeamView(
        title=title, narrow_title=title, subtitle=subtitle, note="",
        privacy=tr("Only you see this page. Leads see groups of at least 10 people."),
        queues=queues, queue=OWN if queues else "", periods=(), period="", channels=(), channel="",
        tiles=tiles(tr, figures) if figures else (), charts=charts,
        empty=None if figures else empty,
    )  # fmt: skip


def lead_choices(tr: Translator) -> Options:
    """What a lead can choose from own figures."""
    return _queues(tr, ())


def _queues(tr: Translator, queues: tuple[str, ...]) -> Options:
    named = ((queue, queue) for queue in queues)
    return (("", tr("All queues")), *named, (OWN, tr("Your own figures")))


def waiting(tr: Translator, *, problem: str = "") -> TeamView:
    """While the log is read, or when it could not be."""
    title = tr("How the drafts are doing")
    empty = EmptyView("loader", tr("Reading the log…"), "") if not problem else None
    return TeamView(title, title, "", "", "", (), "", (), "", (), "", (), (), empty,
                    is_busy=not problem, problem=problem)  # fmt: skip


def synthetic_note(tr: Translator) -> str:
    """What stands over every made-up figure, on screen and in every file."""
    return tr(
        "Synthetic history: 24 invented agents over 12 weeks, made by a program. No real decision is in it."
    )


def tiles(tr: Translator, figures: Figures) -> tuple[TileView, ...]:
    """The large numbers."""
    shown, accepted, fast = figures.coverage, figures.acceptance, figures.fast
    return (
        TileView(tr("Drafts shown"), percent(shown.share),
                 tr("{n} of {m}", n=number(shown.good), m=number(shown.count)),
                 tr("Rest: abstained or AI off")),
        TileView(tr("Accepted, 95% interval"), percent(accepted.share), interval(tr, accepted),
                 tr("{u} unchanged, {l} light edits", u=percent(figures.unchanged.share),
                    l=percent(figures.light.share)), is_essential=True),
        TileView(tr("Edited, median share"), f"{figures.edit.median:.2f}",
                 tr("90th pct {p}", p=f"{figures.edit.p90:.2f}"),
                 tr("{h} of drafts heavily edited", h=percent(figures.heavy.share))),
        TileView(tr("Fast approvals"), percent(fast.share, 1), interval(tr, fast),
                 tr("{n} faster than reading speed", n=number(fast.good)),
                 warns=fast.good > 0, is_essential=True),
        TileView(tr("Time to decision, median"), duration(tr, figures.seconds.median),
                 tr("90th pct {p}", p=duration(tr, figures.seconds.p90)),
                 tr("From shown to decided, {n} drafts", n=number(figures.seconds.count))),
    )  # fmt: skip


def _charts(tr: Translator, report: Report, figures: Figures) -> tuple[ChartView, ...]:
    return (
        acceptance_chart(tr, report),
        reasons_chart(tr, figures),
        calibration_chart(tr, figures),
        timeline_chart(tr, report),
        edits_chart(tr, figures),
        disclosure_chart(tr, figures),
    )


def _subtitle(tr: Translator, report: Report) -> str:
    figures = report.figures
    if figures is None or report.first is None or report.last is None:
        return ""
    return tr(
        "{a} agents, {n} decisions, {first} to {last}.",
        a=figures.agents, n=number(figures.decided), first=day(report.first), last=day(report.last),
    )  # fmt: skip


def _privacy(tr: Translator, limits: Limits, left_out: int) -> str:
    words = tr(
        "Groups under {a} agents or {n} decisions are hidden. There are no figures for single agents.",
        a=limits.agents, n=limits.decisions,
    )  # fmt: skip
    if left_out:
        words += " " + tr("Left out of all totals as too few: {n} four-week periods.", n=left_out)
    return words


def _period_words(tr: Translator, report: Report) -> str:
    since = report.query.since
    words = dict(_periods(tr, report)).get(since.isoformat() if since else ALL_TIME, "")
    if not words and since:
        words = tr("Since {day}", day=day(since))
    return words[:1].lower() + words[1:]


def _periods(tr: Translator, report: Report) -> Options:
    """Whole blocks only: other borders would let one period be taken from another."""
    options = [(ALL_TIME, tr("All time"))]
    for count, start in enumerate(reversed(report.blocks[-_PERIODS_MAX:]), start=1):
        words = tr("Last {n} days", n=28 * count) if _is_whole(report, start, count) else tr(
            "Since {day}", day=day(start))  # fmt: skip
        options.insert(count - 1, (start.isoformat(), words))
    return tuple(options)


def _is_whole(report: Report, start: date, count: int) -> bool:
    """Whether the newest block is in its last week, so that "28 days" is what is shown."""
    newest = report.spans[-1].last if report.spans else report.last
    return newest is not None and newest == start + timedelta(days=28 * count - 1)


def _empty(tr: Translator, report: Report, limits: Limits) -> EmptyView:
    if report.is_empty:
        return EmptyView(
            "gauge",
            tr("Nothing was decided yet"),
            tr(
                "Acceptance, edits, reject reasons and calibration appear here once {a} agents have decided "
                "about {n} drafts within four weeks. Calibration needs 100 drafts with a score.",
                a=limits.agents, n=limits.decisions,
            ),
        )  # fmt: skip
    return EmptyView(
        "eye-off",
        tr("Too few"),
        tr(
            "No four-week period of this choice has {n} decisions by {a} agents. Smaller groups are never "
            "shown, because figures could then be told from one person. Your own figures stand among "
            "the queues above.",
            a=limits.agents, n=limits.decisions,
        ),
    )  # fmt: skip


def first_query(report: Report) -> Query:
    """The newest block, once it is known which there are."""
    return replace(report.query, since=report.blocks[-1] if report.blocks else None)

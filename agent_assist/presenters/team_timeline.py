"""Acceptance week by week, with the models and prompts that came into use marked on it."""

from __future__ import annotations

from datetime import date

from agent_assist.domain.statistics import Dimension, Release, Report, SpanFigures
from agent_assist.ports.translator import Translator
from agent_assist.presenters.team_words import day, interval, number, percent
from agent_assist.presenters.view.team import ChartKind, ChartView, MarkView, PointView


def timeline_chart(tr: Translator, report: Report) -> ChartView:
    """One mark for each run of whole weeks that is large enough."""
    spans = report.spans
    columns = (tr("Weeks"), tr("Accepted"), tr("95% interval"), tr("Decisions"))
    if not spans:
        nothing = tr("Choose all channels to see weeks.") if report.query.channel else ""
        return ChartView("timeline", ChartKind.TIMELINE, tr("Acceptance by week"), "", "", (),
                         columns, (), nothing=nothing or tr("No week is large enough."))  # fmt: skip
    first, last = spans[0].first, spans[-1].last
    marks = tuple(
        MarkView(_place(release.at.date(), first, last), _release_words(tr, release))
        for release in report.releases
        if first < release.at.date() <= last
    )
    points = tuple(_point(tr, span, first, last) for span in spans)
    return ChartView(
        key="timeline",
        kind=ChartKind.TIMELINE,
        title=tr("Acceptance by week"),
        subtitle=tr("Line: 95% Wilson interval. Dashed: a model or prompt came into use"),
        sentence=_sentence(tr, spans, marks),
        points=points,
        columns=columns,
        rows=tuple(_row(tr, span) for span in spans),
        marks=marks,
    )


def _point(tr: Translator, span: SpanFigures, first: date, last: date) -> PointView:
    accepted = span.figures.acceptance
    middle = span.first + (span.last - span.first) / 2
    label = f"{day(span.first)}"
    spoken = tr(
        "{first} to {last}: {share}, {range}, {n} decisions",
        first=day(span.first), last=day(span.last), share=percent(accepted.share),
        range=interval(tr, accepted), n=number(accepted.count),
    )  # fmt: skip
    return PointView(label, accepted.share, accepted.low, accepted.high, percent(accepted.share),
                     number(accepted.count), spoken, at=_place(middle, first, last))  # fmt: skip


def _row(tr: Translator, span: SpanFigures) -> tuple[str, ...]:
    accepted = span.figures.acceptance
    weeks = tr("{first} to {last}", first=day(span.first), last=day(span.last))
    return weeks, percent(accepted.share), interval(tr, accepted), number(accepted.count)


def _place(when: date, first: date, last: date) -> float:
    return (when - first).days / max(1, (last - first).days + 1)


def _release_words(tr: Translator, release: Release) -> str:
    if release.dimension is Dimension.MODEL:
        return tr("Model {name}", name=release.name)
    return tr("Prompt {name}", name=release.name)


def _sentence(tr: Translator, spans: tuple[SpanFigures, ...], marks: tuple[MarkView, ...]) -> str:
    old, new = spans[0].figures.acceptance, spans[-1].figures.acceptance
    if len(spans) == 1:
        return ""
    is_clear = old.high < new.low or new.high < old.low
    words = tr(
        "From {a} to {b} between the first and the last weeks; the intervals {overlap}.",
        a=percent(old.share), b=percent(new.share),
        overlap=tr("do not overlap") if is_clear else tr("overlap, so it may be chance"),
    )  # fmt: skip
    names = ", ".join(mark.words for mark in marks)
    return f"{words} {names}.".strip() if names else words

"""The charts of the Team screen, from figures. Rule: each has a sentence, and a table that holds every number."""

from __future__ import annotations

from collections.abc import Sequence

from agent_assist.analysis.statistics.reliability import may_be_chance
from agent_assist.domain.calibration import OutcomeKind
from agent_assist.domain.confidence import BAND_MAX_ECE_BP
from agent_assist.domain.statistics import Dimension, Figures, Reliability, Report, Row, Share
from agent_assist.ports.translator import Translator
from agent_assist.presenters.team_bands import band_spans, when_well
from agent_assist.presenters.team_words import (
    dimension_words,
    disclosure_words,
    fine_percent,
    interval,
    money,
    number,
    percent,
    value_words,
)
from agent_assist.presenters.view.parts import Tone
from agent_assist.presenters.view.team import BadgeLine, ChartKind, ChartView, PointView
from agent_assist.presenters.words import REASONS

ECE_LIMIT = BAND_MAX_ECE_BP / 10_000
SPLITS = (Dimension.TOPIC, Dimension.LANGUAGE, Dimension.CHANNEL, Dimension.MODEL, Dimension.PROMPT,
          Dimension.QUEUE)  # fmt: skip
_EDIT_LABELS = ("0", "≤.1", "≤.2", "≤.3", "≤.4", "≤.5", "≤.6", "≤.7", "≤.8", "≤1")
_LIGHT_BARS = 3


def acceptance_chart(tr: Translator, report: Report) -> ChartView:
    """Acceptance by one dimension: a line for each value that may be shown, and how many may not."""
    by = report.query.by
    dimension = dimension_words(tr, by)
    shown = [row for row in report.rows if row.figures is not None]
    hidden = [row for row in report.rows if row.figures is None]
    nothing = ""
    if report.query.channel:
        shown, hidden = [], []
        nothing = tr("Choose all channels to see this: split twice, groups would be too small.")
    elif not shown:
        nothing = tr("No group is large enough to be shown alone.")
    points = tuple(_row_point(tr, by, row) for row in shown)
    return ChartView(
        key="acceptance",
        kind=ChartKind.INTERVALS,
        title=tr("Acceptance by {dimension}", dimension=dimension),
        subtitle=tr("Unchanged or light edits. Line: 95% Wilson interval. Right: decisions"),
        sentence=_acceptance_sentence(tr, by, shown),
        points=points,
        columns=(dimension.capitalize(), tr("Accepted"), tr("95% interval"), tr("Accepted drafts"),
                 tr("Decisions"), tr("Unchanged"), tr("Light"), tr("Heavy"), tr("Rejected")),
        rows=tuple(_acceptance_row(tr, by, row) for row in (*shown, *hidden)),
        hidden=_hidden_line(tr, dimension, hidden),
        nothing=nothing,
        choices=tuple((d.value, dimension_words(tr, d)) for d in SPLITS),
        chosen=by.value,
    )  # fmt: skip


def _row_point(tr: Translator, by: Dimension, row: Row) -> PointView:
    accepted = _accepted(row)
    label = value_words(tr, by, row.value)
    if row.blocks < row.of_blocks:
        label = tr("{label} ({n} of {m} periods)", label=label, n=row.blocks, m=row.of_blocks)
    return _point(tr, label, accepted, percent(accepted.share), number(accepted.count))


def _accepted(row: Row) -> Share:
    return row.figures.acceptance if row.figures is not None else Share(0, 0, 0, 1)


def _acceptance_row(tr: Translator, by: Dimension, row: Row) -> tuple[str, ...]:
    label, figures = value_words(tr, by, row.value), row.figures
    if figures is None:
        return (label, tr("Too few"), *[""] * 7)
    accepted = figures.acceptance
    parts = (figures.unchanged, figures.light, figures.heavy, figures.rejected)
    return (
        label,
        percent(accepted.share),
        interval(tr, accepted),
        number(accepted.good),
        number(accepted.count),
        *(number(part.good) for part in parts),
    )


def _acceptance_sentence(tr: Translator, by: Dimension, shown: Sequence[Row]) -> str:
    if len(shown) < 2:
        return ""
    first, last = shown[0], shown[-1]
    return tr(
        "From {high} ({first}) down to {low} ({last}).",
        high=percent(_accepted(first).share),
        first=value_words(tr, by, first.value),
        low=percent(_accepted(last).share),
        last=value_words(tr, by, last.value),
    )


def _hidden_line(tr: Translator, dimension: str, hidden: Sequence[Row]) -> str:
    if not hidden:
        return ""
    if len(hidden) == 1:
        return tr(
            "1 {dimension} hidden: too few decisions or agents, or would reveal one",
            dimension=dimension,
        )
    return tr(
        "{n} {dimension}s hidden: too few decisions or agents, or would reveal one",
        n=len(hidden),
        dimension=dimension,
    )


def reasons_chart(tr: Translator, figures: Figures) -> ChartView:
    """Why drafts were rejected."""
    words = {reason: title for reason, title, _ in REASONS}
    points = tuple(
        _point(tr, tr(words[reason]), share, fine_percent(share.share), number(share.good))
        for reason, share in figures.reasons
    )
    top = figures.reasons[0] if figures.reasons else None
    sentence = ""
    if top is not None and top[1].good:
        sentence = tr(
            "Most often: {reason}, {n} of {m} decisions.",
            reason=tr(words[top[0]]).lower(),
            n=number(top[1].good),
            m=number(top[1].count),
        )
    return ChartView(
        key="reasons",
        kind=ChartKind.BARS,
        title=tr("Reject reasons"),
        subtitle=tr("Share of {n} decisions, with count", n=number(figures.decided)),
        sentence=sentence,
        points=points if sentence else (),
        columns=(tr("Reason"), tr("Share"), tr("95% interval"), tr("Rejections"), tr("Decisions")),
        rows=tuple((p.label, p.text, interval(tr, s), p.count, number(s.count))
                   for p, (_, s) in zip(points, figures.reasons, strict=True)),
        nothing=tr("Nothing was rejected."),
    )  # fmt: skip


def calibration_chart(tr: Translator, figures: Figures) -> ChartView:
    """Whether the confidence is honest: blind checks where there are enough, else what colleagues sent unchanged."""
    found = figures.blind_reliability or figures.reliability
    columns = (tr("Stated"), tr("Actual"), tr("95% interval"), tr("Went well"), tr("Drafts"))
    if found is None:
        return ChartView(
            "calibration", ChartKind.RELIABILITY, tr("Calibration"), "", "", (), columns, (),
            nothing=tr("Appears with 100 drafts that had a score when they were shown."),
        )  # fmt: skip
    points = tuple(_bin_point(tr, b.stated, b.actual) for b in found.bins)
    is_fine = found.ece <= ECE_LIMIT
    badge = BadgeLine(
        tr("Error {e}, limit {l}", e=f"{found.ece:.2f}", l=f"{ECE_LIMIT:.2f}"),
        "circle-check" if is_fine else "triangle-alert",
        Tone.OK if is_fine else Tone.DANGER,
    )
    return ChartView(
        key="calibration",
        kind=ChartKind.RELIABILITY,
        title=tr("Calibration"),
        subtitle=tr("{drafts}. Dashed: stated equals actual. {well}",
                    drafts=_sense(tr, found), well=when_well(tr)),
        sentence=_calibration_sentence(tr, found),
        points=points,
        columns=columns,
        rows=tuple((percent(b.stated), percent(b.actual.share), interval(tr, b.actual),
                    number(b.actual.good), number(b.actual.count)) for b in found.bins),
        axis=tr("Calibrated score, {n} equal groups", n=len(found.bins)),
        badge=badge,
        bands=band_spans(tr),
    )  # fmt: skip


def _bin_point(tr: Translator, stated: float, actual: Share) -> PointView:
    spoken = tr(
        "Stated {s}, actual {a} ({low} to {high}), {n} drafts",
        s=percent(stated), a=percent(actual.share), low=percent(actual.low),
        high=percent(actual.high), n=number(actual.count),
    )  # fmt: skip
    return PointView(percent(stated), actual.share, actual.low, actual.high,
                     percent(actual.share), number(actual.count), spoken, at=stated)  # fmt: skip


def _sense(tr: Translator, found: Reliability) -> str:
    if found.kind is OutcomeKind.BLIND:
        return tr("{n} drafts checked blind", n=number(found.count))
    return tr("{n} drafts, well: sent unchanged", n=number(found.count))


def _calibration_sentence(tr: Translator, found: Reliability) -> str:
    too_high = sum(b.actual.high < b.stated for b in found.bins)
    too_low = sum(b.actual.low > b.stated for b in found.bins)
    honest = tr("Stated and actual differ by {e} on average; Brier score {b}.",
                e=f"{found.ece:.2f}", b=f"{found.brier:.2f}")  # fmt: skip
    if too_high or too_low:
        outside = tr(
            "Of {n} groups {high} stated too much and {low} too little",
            n=len(found.bins), high=too_high, low=too_low,
        )  # fmt: skip
        if may_be_chance(too_high + too_low, len(found.bins)):
            return f"{honest} {outside}{tr(', which may be chance.')}"
        return f"{honest} {outside}."
    return f"{honest} " + tr("No group states clearly too much or too little.")


def edits_chart(tr: Translator, figures: Figures) -> ChartView:
    """How much of each sent draft was changed."""
    sent = sum(figures.edit_bins)
    points = tuple(
        PointView(label, float(n), 0.0, float(n), number(n), number(n),
                  tr("Changed {label}: {n} of {m} drafts", label=label, n=number(n), m=number(sent)),
                  is_hatched=place >= _LIGHT_BARS)
        for place, (label, n) in enumerate(zip(_EDIT_LABELS, figures.edit_bins, strict=True))
    )  # fmt: skip
    return ChartView(
        key="edits",
        kind=ChartKind.HISTOGRAM,
        title=tr("How much was edited"),
        subtitle=tr("{n} sent drafts. Outlined: counted as accepted. Hatched: heavy edits",
                    n=number(sent)),
        sentence=_edits_sentence(tr, figures) if sent else "",
        points=points if sent else (),
        columns=(tr("Share changed"), tr("Drafts")),
        rows=tuple((p.label, p.count) for p in points),
        axis=tr("Share of the draft that was changed"),
        nothing=tr("Nothing was sent yet."),
    )  # fmt: skip


def _edits_sentence(tr: Translator, figures: Figures) -> str:
    p90 = percent(figures.edit.p90)
    if not figures.edit.p90:
        return tr("Nine in ten or more were sent as they were.")
    if not figures.edit.median:
        return tr(
            "Half or more were sent as they were; nine in ten were changed by at most {p90}.",
            p90=p90,
        )
    return tr("Half were changed by at most {median}, nine in ten by at most {p90}.",
              median=percent(figures.edit.median), p90=p90)  # fmt: skip


def disclosure_chart(tr: Translator, figures: Figures) -> ChartView:
    """What customers were told about the replies, and what the drafts cost."""
    points = tuple(
        _point(tr, disclosure_words(tr, kind), s, fine_percent(s.share), number(s.good))
        for kind, s in figures.disclosure
    )
    costs = "; ".join(
        tr("{amount} for {n} drafts", amount=money(cost), n=number(cost.drafts))
        for cost in figures.cost
    )
    counts = {"a": number(figures.abstained.good), "b": number(figures.without_article.good),
              "e": number(figures.escalated.good)}  # fmt: skip
    if figures.abstained.good == figures.without_article.good:
        told = tr(
            "{a} ended without a draft because no article fitted; {e} were handed over.", **counts
        )
    else:
        told = tr("{a} ended without a draft, {b} of them because no article fitted; {e} were handed over.",
                  **counts)  # fmt: skip
    return ChartView(
        key="disclosure",
        kind=ChartKind.BARS,
        title=tr("What customers were told"),
        subtitle=tr("Share of {n} replies, with count",
                    n=number(figures.disclosure[0][1].count if figures.disclosure else 0)),
        sentence=f"{told} {tr('Cost: {costs}.', costs=costs) if costs else ''}".strip(),
        points=points,
        columns=(tr("Notice"), tr("Share"), tr("95% interval"), tr("Replies"), tr("Of")),
        rows=tuple((p.label, p.text, interval(tr, s), p.count, number(s.count))
                   for p, (_, s) in zip(points, figures.disclosure, strict=True)),
        nothing=tr("Nothing was sent yet."),
    )  # fmt: skip


def _point(tr: Translator, label: str, share: Share, text: str, count: str) -> PointView:
    spoken = tr("{label}: {text}, {range}, {good} of {count}", label=label, text=text,
                range=interval(tr, share), good=number(share.good), count=number(share.count))  # fmt: skip
    return PointView(label, share.share, share.low, share.high, text, count, spoken)

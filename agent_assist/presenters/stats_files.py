"""`agent-assist stats` as JSON and CSV. Rule: every share has count and interval; hidden groups stay and say so."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

from agent_assist.domain.statistics import (
    Figures,
    Limits,
    Reliability,
    Report,
    Row,
    Share,
    SpanFigures,
    Spread,
)

TOO_FEW = "too few"
_SHARES = ("coverage", "acceptance", "unchanged", "light", "heavy", "rejected", "fast", "wrong",
           "abstained", "without_article", "escalated")  # fmt: skip
_HEADER = ("group", "value", "measure", "n", "of", "share", "low", "high", "shown")


def report_object(report: Report, limits: Limits, note: str) -> dict[str, Any]:
    """The whole report; `note` is a sentence that must stay with it, such as "Synthetic history"."""
    query = report.query
    return {
        "what": "agent-assist stats",
        "note": note,
        "queue": query.queue or None,
        "by": query.by.value or None,
        "from": _day(report.first),
        "to": _day(report.last),
        "limits": {"agents": limits.agents, "decisions": limits.decisions},
        "left_out": report.left_out,
        "shown": report.figures is not None,
        "figures": _figures(report.figures),
        "rows": [_row(row) for row in report.rows],
        "weeks": [_span(span) for span in report.spans],
        "releases": [
            {"at": r.at.isoformat(), "kind": r.dimension.value, "name": r.name}
            for r in report.releases
        ],
    }


def own_object(figures: Figures | None, since: str) -> dict[str, Any]:
    """One agent's own figures."""
    note = "Your own figures. Nobody else sees them."
    return {"what": "agent-assist stats", "note": note, "from": since, "figures": _figures(figures)}


def report_csv(report: Report, note: str) -> str:
    """One line for each figure of each group."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    if note:
        writer.writerow([note])
    writer.writerow(_HEADER)
    writer.writerows(_lines("all", "", report.figures))
    for row in report.rows:
        writer.writerows(_lines(report.query.by.value, row.value, row.figures))
    for span in report.spans:
        writer.writerows(_lines("weeks", f"{span.first} to {span.last}", span.figures))
    return out.getvalue()


def own_csv(figures: Figures | None) -> str:
    """One line for each own figure."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_HEADER)
    writer.writerows(_lines("own", "", figures))
    return out.getvalue()


def _lines(group: str, value: str, figures: Figures | None) -> list[tuple[object, ...]]:
    value = f"'{value}" if value.startswith(("=", "+", "-", "@")) else value
    if figures is None:
        return [(group, value, "", "", "", "", "", "", TOO_FEW)]
    shares = [(name, getattr(figures, name)) for name in _SHARES]
    shares += [(f"reason {reason.value}", share) for reason, share in figures.reasons]
    shares += [(f"disclosure {kind.value}", share) for kind, share in figures.disclosure]
    lines: list[tuple[object, ...]] = [
        (
            group,
            value,
            name,
            s.good,
            s.count,
            f"{s.share:.4f}",
            f"{s.low:.4f}",
            f"{s.high:.4f}",
            "yes",
        )
        for name, s in shares
    ]
    for name, spread in (("edit", figures.edit), ("seconds", figures.seconds)):
        for which, number in (("median", spread.median), ("p90", spread.p90)):
            lines.append(
                (group, value, f"{name} {which}", "", spread.count, f"{number:.4f}", "", "", "yes")
            )
    return lines


def _figures(figures: Figures | None) -> dict[str, Any] | None:
    if figures is None:
        return None
    return {
        "agents": figures.agents,
        "decided": figures.decided,
        "put_aside": figures.unused,
        **{name: _share(getattr(figures, name)) for name in _SHARES},
        "edit": {**_spread(figures.edit), "bins": list(figures.edit_bins)},
        "seconds_to_decision": _spread(figures.seconds),
        "reasons": {reason.value: _share(share) for reason, share in figures.reasons},
        "disclosure": {kind.value: _share(share) for kind, share in figures.disclosure},
        "calibration": _reliability(figures.reliability),
        "calibration_blind": _reliability(figures.blind_reliability),
        "cost": [
            {"currency": c.currency, "micros": c.micros, "drafts": c.drafts} for c in figures.cost
        ],
    }


def _share(share: Share) -> dict[str, Any]:
    return {
        "n": share.good,
        "of": share.count,
        "share": round(share.share, 4),
        "low": round(share.low, 4),
        "high": round(share.high, 4),
    }


def _spread(spread: Spread) -> dict[str, Any]:
    return {"n": spread.count, "median": round(spread.median, 2), "p90": round(spread.p90, 2)}


def _reliability(found: Reliability | None) -> dict[str, Any] | None:
    if found is None:
        return None
    bins = [{"stated": round(b.stated, 4), "actual": _share(b.actual)} for b in found.bins]
    return {
        "n": found.count,
        "ece": round(found.ece, 4),
        "brier": round(found.brier, 4),
        "bins": bins,
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "value": row.value,
        "shown": row.figures is not None,
        "why": "" if row.figures is not None else TOO_FEW,
        "periods": row.blocks,
        "of_periods": row.of_blocks,
        "figures": _figures(row.figures),
    }


def _span(span: SpanFigures) -> dict[str, Any]:
    return {"from": _day(span.first), "to": _day(span.last), "figures": _figures(span.figures)}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None

"""The figures as one HTML file for a weekly mail. Rule: no script, nothing remote, readable without pictures."""

from __future__ import annotations

from html import escape

from agent_assist.presenters.charting.svg import chart_svg
from agent_assist.presenters.view.team import ChartView, TeamView

_STYLE = """
body{font:14px/1.5 Inter,system-ui,sans-serif;color:#14191D;background:#F3F5F6;margin:0;padding:24px}
main{max-width:680px;margin:auto}section{background:#FFF;border:1px solid #DFE3E6;border-radius:8px;
padding:12px 16px;margin:12px 0}h1{font-size:20px;margin:0}h2{font-size:14px;margin:0}p{margin:2px 0;color:#465059}
.note{background:#FCF0DC;border:1px solid #864800;color:#864800;font-weight:600;padding:6px 12px;border-radius:8px}
table{border-collapse:collapse;font-size:12px;margin-top:8px}td,th{padding:2px 10px 2px 0;text-align:left}
.n{font-size:20px;font-weight:600}svg{max-width:100%;height:auto}
"""


def page_html(view: TeamView) -> str:
    """The whole page."""
    note = f'<p class="note">{escape(view.note)}</p>' if view.note else ""
    empty = ""
    if view.empty is not None:
        empty = f"<section><h2>{escape(view.empty.title)}</h2><p>{escape(view.empty.body)}</p></section>"
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(view.title)}</title><style>{_STYLE}</style></head><body><main>"
        f"<h1>{escape(view.title)}</h1><p>{escape(view.subtitle)}</p><p>{escape(view.privacy)}</p>"
        f"{note}{empty}{_answers(view)}{_tiles(view)}{''.join(map(_chart, view.charts))}{_later(view)}"
        "</main></body></html>\n"
    )


def _answers(view: TeamView) -> str:
    return "".join(
        f"<section><h2>{escape(a.question)}</h2><p><strong>{escape(a.lead)}</strong> {escape(a.body)}</p></section>"
        for a in view.answers
    )


def _later(view: TeamView) -> str:
    return "".join(
        f"<section><h2>{escape(p.title)}</h2><p>{escape(p.body)}</p></section>" for p in view.later
    )


def _tiles(view: TeamView) -> str:
    if not view.tiles:
        return ""
    rows = "".join(
        f'<tr><th>{escape(t.label)}</th><td class="n">{escape(t.value)}</td>'
        f"<td>{escape(t.beside)}</td><td>{escape(t.line)}</td></tr>"
        for t in view.tiles
    )
    return f"<section><table>{rows}</table></section>"


def _chart(chart: ChartView) -> str:
    badge = f" <strong>{escape(chart.badge.words)}</strong>" if chart.badge else ""
    lines = (
        chart.subtitle,
        chart.sentence,
        chart.hidden,
        chart.nothing if not chart.points else "",
    )
    words = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    picture = chart_svg(chart) if chart.points else ""
    return (
        f"<section><h2>{escape(chart.title)}{badge}</h2>{words}{picture}{_table(chart)}</section>"
    )


def _table(chart: ChartView) -> str:
    if not chart.rows:
        return ""
    head = "".join(f"<th>{escape(column)}</th>" for column in chart.columns)
    rows = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in chart.rows
    )
    return f"<table><tr>{head}</tr>{rows}</table>"

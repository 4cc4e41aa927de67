"""The Team screen's numbers as CSV. Rule: each row says what it is; hidden rows stay and say why."""

from __future__ import annotations

import csv
import io

from agent_assist.presenters.view.team import TeamView

_RISKY = ("=", "+", "-", "@", "\t", "\r")


def table_csv(view: TeamView) -> str:
    """All tables below one another, with the note of synthetic figures first."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for line in (view.title, view.subtitle, view.privacy, view.note):
        if line:
            writer.writerow([line])
    for answer in view.answers:
        writer.writerow(_safe((answer.question, f"{answer.lead} {answer.body}")))
    for tile in view.tiles:
        writer.writerow(_safe((tile.label, tile.value, tile.beside, tile.line)))
    for chart in view.charts:
        writer.writerow([])
        writer.writerow([chart.title])
        writer.writerow(_safe(chart.columns))
        writer.writerows(map(_safe, chart.rows))
        if chart.hidden:
            writer.writerow([chart.hidden])
    for part in view.later:
        writer.writerow(_safe((part.title, part.body)))
    return out.getvalue()


def _safe(row: tuple[str, ...]) -> list[str]:
    """A spreadsheet takes a text that begins like a formula for one: an apostrophe stops it."""
    return [f"'{cell}" if cell.startswith(_RISKY) else cell for cell in row]

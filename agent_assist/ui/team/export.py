"""Writes what the Team screen shows into a file. Rule: synthetic figures say so in the file too."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from agent_assist.presenters.charting.svg import page_svg
from agent_assist.presenters.team_files import table_csv
from agent_assist.presenters.view.team import TeamView

PNG, SVG, CSV = "png", "svg", "csv"


def write_file(path: Path, view: TeamView, page: QWidget) -> str:
    """Write the file that the path's ending names; a sentence when that is not possible, "" when it was."""
    kind = path.suffix.lower().lstrip(".")
    try:
        if kind == PNG:
            if not page.grab().save(str(path), "PNG"):
                return f"{path} cannot be written. Choose another folder."
        elif kind == SVG:
            answers = (f"{a.question} {a.lead} {a.body}" for a in view.answers)
            lines = (view.subtitle, view.privacy, view.note, *answers)
            path.write_text(page_svg(view.charts, view.title, lines), encoding="utf-8")
        else:
            path.write_text(table_csv(view), encoding="utf-8", newline="")
    except OSError as error:
        return f"{path} cannot be written: {error.strerror}. Choose another folder."
    return ""

"""`doctor`, `support` and `store`: what a help desk asks for. Rule: they look and change nothing."""

from __future__ import annotations

import json
from pathlib import Path

import click

from agent_assist.cli.context import place_of
from agent_assist.cli.headless import RowCount
from agent_assist.cli.progress import progress_bar

_FOLDER = click.Path(file_okay=False, path_type=Path)
_ZIP = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def doctor(context: click.Context, as_json: bool) -> int:
    """Check everything that IT is asked about; exit 1 when something needs attention."""
    lines = context.obj.doctor(place_of(context))
    if as_json:
        rows = [
            {"topic": d.topic, "state": d.state, "finding": d.finding, "advice": d.advice}
            for d in lines
        ]
        click.echo(json.dumps({"checks": rows}, ensure_ascii=False))
    else:
        for d in lines:
            advice = f"  → {d.advice}" if d.advice else ""
            click.echo(f"{d.state:>7}  {d.topic}: {d.finding}{advice}")
    return 1 if any(d.state == "problem" for d in lines) else 0


@click.command()
@click.option("--out", type=_ZIP, required=True, help="The file to write, such as support.zip.")
@click.pass_context
def support(context: click.Context, out: Path) -> None:
    """Write a file for the help desk; it holds no ticket, name, address, path or key."""
    names = context.obj.support(place_of(context), out)
    click.echo(f"{out} holds {', '.join(names)}. Read it before you send it.")


@click.group()
def store() -> None:
    """Look after the encrypted store."""


@store.command("export-readable")
@click.argument("folder", type=_FOLDER)
@click.pass_context
def export_readable(context: click.Context, folder: Path) -> int:
    """Write what can be read of a damaged store into a new folder; exit 1 when something was lost."""
    with progress_bar("Tables") as progress:
        found = context.obj.export_readable(place_of(context), folder, progress)
    for table, count in found.counts.items():
        click.echo(f"{table}: {_in_words(count)}")
    for note in found.notes:
        click.echo(note)
    click.echo(f"In {found.target}. It is not encrypted: keep it as carefully as the tickets.")
    return 1 if any(count.lost or count.is_more_lost for count in found.counts.values()) else 0


def _in_words(count: RowCount) -> str:
    if not count.is_more_lost:
        return f"{count.read} read, {count.lost} lost"
    known = f", {count.lost} lost among them" if count.lost else ""
    return f"{count.read} read{known}; an unknown number of rows could not be read"

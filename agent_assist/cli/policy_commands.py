"""`agent-assist policy`: what IT needs to write, try and roll out a policy. Rule: nothing is installed from here."""

from __future__ import annotations

from pathlib import Path

import click

from agent_assist.cli.output import make_folder

_FOLDER = click.Path(file_okay=False, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def policy() -> None:
    """Try a policy, and write its reference and templates."""


@policy.command()
@click.argument("file", type=_FILE, required=False)
@click.pass_context
def check(context: click.Context, file: Path | None) -> int:
    """Check a policy file, or the policy in force; exit 1 when a value cannot be used."""
    problems = context.obj.check_policy(file)
    for problem in problems:
        click.echo(problem)
    if not problems:
        click.echo("Every value can be used.")
    return 1 if problems else 0


@policy.command()
def reference() -> None:
    """Print the reference page of all settings."""
    from agent_assist.presenters.reference.page import reference_page  # start-up time

    click.echo(reference_page(), nl=False)


@policy.command()
@click.option("--out", type=_FOLDER, required=True, help="Folder for the templates.")
def templates(out: Path) -> None:
    """Write the templates for Windows (ADMX, ADML) and macOS; not tried on either."""
    from agent_assist.presenters.reference import macos, windows  # start-up time

    words = out / "en-US"
    make_folder(words)
    (out / f"{windows.FILE_STEM}.admx").write_text(windows.admx(), encoding="utf-8")
    (words / f"{windows.FILE_STEM}.adml").write_text(windows.adml(), encoding="utf-8")
    (out / macos.FILE_NAME).write_bytes(macos.mobileconfig())
    click.echo(f"Templates in {out}. They were not tried on Windows or macOS.")

"""What every command reads from the options before its name: profile and passphrase. Rule: one place reads them."""

from __future__ import annotations

from pathlib import Path

import click

from agent_assist.cli.headless import Place


def place_of(context: click.Context) -> Place:
    """The profile that a command works on, and the passphrase of its key file."""
    options = context.find_root().params
    file: Path | None = options["passphrase_file"]
    passphrase = options["passphrase"]
    if file is not None:
        passphrase = _text_of(file)
    return Place(options["profile"], passphrase)


def is_for_demo(context: click.Context) -> bool:
    """Whether --demo stands before the command's name."""
    return bool(context.find_root().params["is_demo"])


def _text_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise click.ClickException(
            f"{file} is not text in UTF-8. Name the file that holds the passphrase."
        ) from error
    except OSError as error:
        raise click.ClickException(f"{file} cannot be read: {error.strerror}.") from error

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
        passphrase = file.read_text(encoding="utf-8").rstrip("\r\n")
    return Place(options["profile"], passphrase)

"""What cannot be written ends a command in one sentence. Rule: 2, and never 1, which would be a finding.

A reader that closed the pipe ends it silently with 141, as a shell names a program that SIGPIPE ended.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import click

from agent_assist.cli.jsonl import EXIT_UNUSABLE

EXIT_PIPE_CLOSED = 141


class NotWritten(click.ClickException):
    """The output, or a file, could not be written; no message where the reader simply left."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.code = code


def say(error: click.ClickException) -> None:
    """Say it on standard error, where that can be written and there is something to say."""
    try:
        if error.message:
            error.show()
    except OSError:
        forget_output()


class Program(click.Group):
    """The group of all commands; click itself would end on a closed pipe with 1."""

    def make_context(self, *arguments: Any, **options: Any) -> click.Context:
        """As click does it; the help is written here."""
        with _known_failures():
            return super().make_context(*arguments, **options)

    def invoke(self, ctx: click.Context) -> Any:
        """As click does it."""
        with _known_failures():
            return super().invoke(ctx)


def make_folder(path: Path) -> None:
    """Make a folder to write into, where there is none; ClickException says why not."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = "it is not a folder" if path.exists() else error.strerror
        raise click.ClickException(f"{path} cannot be made: {reason}. Name a folder.") from error


@contextmanager
def _known_failures() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        forget_output()
        raise NotWritten("", EXIT_PIPE_CLOSED) from None
    except OSError as error:
        forget_output()
        what = f"{error.filename} cannot be used" if error.filename else "Not all could be written"
        raise NotWritten(f"{what}: {error.strerror}.", EXIT_UNUSABLE) from error


def forget_output() -> None:
    """What Python still holds for a stream that takes nothing would fail once more at the end, with code 120."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
            continue
        with suppress(OSError, ValueError, AttributeError):
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, stream.fileno())
            os.close(null)

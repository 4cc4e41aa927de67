"""JSON lines in, JSON lines out: one for each line, in the same order, with the same id.

Rule: a bad line is named with its number and reason and never stops the others, unless strict.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
from math import isfinite
from typing import IO, Any, NoReturn

import click

from agent_assist.domain.errors import InputError

Row = dict[str, Any]
EXIT_DONE, EXIT_FINDING, EXIT_UNUSABLE = 0, 1, 2


def run_lines(
    source: str,
    work: Callable[[Row], dict[str, Any]],
    *,
    is_strict: bool,
    has_finding: Callable[[dict[str, Any]], bool] | None = None,
) -> int:
    """Apply `work` to each line of a file ("-" is standard input); returns the exit code.

    Exit 2 when any line could not be used; where the command is a check, `has_finding` says of an
    answer whether it holds a finding, and exit 1 means that one did.
    """
    code = EXIT_DONE
    with _opened(source) as lines, _progress(lines) as shown:
        for number, line in shown:
            if not line.strip():
                continue
            try:
                answer = work(_row(line))
            except InputError as error:
                click.echo(f"{source}, line {number}: {error.message}", err=True)
                code = EXIT_UNUSABLE
                if is_strict:
                    break
                continue
            click.echo(dump(answer))
            if code == EXIT_DONE and has_finding is not None and has_finding(answer):
                code = EXIT_FINDING
    return code


def dump(answer: Mapping[str, Any]) -> str:
    """One line of JSON, readable; escaped only where the text cannot be written as UTF-8."""
    text = json.dumps(answer, ensure_ascii=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(answer)
    return text


def _opened(source: str) -> Any:
    if source == "-":
        if sys.stdin is None:
            raise click.ClickException("Standard input is closed. Name a file, or give it lines.")
        return nullcontext(sys.stdin.buffer)
    try:
        return open(source, "rb")  # noqa: PTH123
    except OSError as error:
        raise click.ClickException(f"{source} cannot be read: {error.strerror}.") from error


def _progress(lines: IO[bytes]) -> Any:
    numbered = _numbered(lines)
    if not sys.stderr.isatty():
        return nullcontext(numbered)
    return click.progressbar(numbered, file=sys.stderr, label="Lines")


def _numbered(lines: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    yield from enumerate(lines, 1)


def _row(line: bytes) -> Row:
    try:
        row = json.loads(_decoded(line), parse_constant=_refused, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        raise InputError(f"not JSON ({error}). Write one JSON object on each line.") from error
    if not isinstance(row, dict):
        raise InputError("not a JSON object. Write one JSON object on each line.")
    return row


def _decoded(line: bytes) -> str:
    """UTF-8, with or without the mark of its bytes' order; json would guess UTF-16 and read something else."""
    advice = "Save the file as UTF-8, or convert it with: iconv -f ENCODING -t UTF-8"
    if b"\0" in line:
        raise InputError(f"not UTF-8 (it looks like UTF-16 or UTF-32). {advice}")
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"not UTF-8 (at byte {error.start + 1} of the line). {advice}") from error


def _refused(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number in JSON")


def _finite(digits: str) -> float:
    number = float(digits)
    if not isfinite(number):
        raise ValueError(f"{digits[:20]} is too large")
    return number

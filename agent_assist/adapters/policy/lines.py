"""On which line of a TOML file a key stands. Rule: only for sentences; what a value is, tomllib alone says."""

from __future__ import annotations

import re

_HEADER = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]\s*(?:#.*)?$")
_KEY = re.compile(
    r"\s*((?:[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*'))*)\s*="
)


def line_numbers(text: str) -> dict[str, int]:
    """`{"mandatory.base_url": 12}`, also for the tables themselves; the first line of each."""
    found: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = _path(header.group(1))
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            path = _path(key.group(1))
            found.setdefault(f"{table}.{path}" if table else path, number)
    return found


def _path(written: str) -> str:
    return ".".join(part.strip().strip("\"'") for part in written.split("."))

"""Rows of a CSV file, whatever wrote it. Rule: delimiter and character set are found, not asked for."""

from __future__ import annotations

import csv
import io

_DELIMITERS = ",;\t"
_MAX_FIELD_CHARS = 20_000_000


def csv_rows(content: str) -> tuple[list[dict[str, str]], str]:
    """Rows by lower-case column name, and what is wrong with the file, "" when nothing."""
    # The standard library's limit of 131,072 characters is one setting for the whole process.
    csv.field_size_limit(_MAX_FIELD_CHARS)
    lines = io.StringIO(_line_ends(content), newline="")
    reader = csv.reader(lines, delimiter=_delimiter(content))
    rows: list[dict[str, str]] = []
    try:
        columns = [name.strip().lower().replace(" ", "_") for name in next(reader, [])]
        rows.extend(
            dict(zip(columns, cells, strict=False))
            for cells in reader
            if any(map(str.strip, cells))
        )
    except csv.Error as error:
        return rows, f"row {len(rows) + 2}: {error}"
    return rows, ""


def _delimiter(content: str) -> str:
    head = content[:65_536].split("\n", 1)[0]
    return max(_DELIMITERS, key=head.count)


def _line_ends(content: str) -> str:
    return content.replace("\r\n", "\n").replace("\r", "\n")

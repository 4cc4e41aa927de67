"""Saved replies and articles in a CSV table. Rule: columns by their names, in any order; a bad row is named.

Columns: `title`, `text` (also `body`, `content`, `reply`, `answer`), `id`, `language`, `updated`, `expires`, `owner`,
`audience`, `topics`, `kind` (`saved_reply` unless it says `article` or `policy`).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from agent_assist.adapters.knowledge_files.exported import article_passages, reply_passage
from agent_assist.domain.errors import InputError
from agent_assist.domain.evidence import Passage

_MOST_PROBLEMS = 100
_TEXT_COLUMNS = frozenset({"text", "body", "content", "reply", "answer", "html"})
_ARTICLES = frozenset({"article", "policy"})


def read_csv(file_name: str, text: str) -> tuple[list[Passage], list[str]]:
    """The passages and the problems; InputError when there is no column with text."""
    passages: list[Passage] = []
    problems: list[str] = []
    try:
        for line, row in _rows(file_name, text):
            _take(f"{file_name}, line {line}", row, passages, problems)
            if len(problems) == _MOST_PROBLEMS:
                problems.append(f"{file_name}: the rest was left out. Check its columns.")
                break
    except InputError as problem:
        if not passages:
            raise
        problems.append(problem.message)
    return passages, problems


def _take(where: str, row: dict[str, str], passages: list[Passage], problems: list[str]) -> None:
    try:
        passages.extend(_passages(where, row))
    except InputError as problem:
        problems.append(problem.message)


def _passages(where: str, row: dict[str, str]) -> list[Passage]:
    if row.get("kind", "").lower() in _ARTICLES:
        return article_passages(where, row)
    row.pop("kind", None)
    return [reply_passage(where, row)]


def _rows(file_name: str, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row with the line it ends in; empty rows are passed over."""
    content = text.removeprefix("\ufeff")
    first = content.partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter)
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        if not _TEXT_COLUMNS & set(header):
            raise InputError(
                f"{file_name}, line 1: there is no column “text”. Name the columns in the first line."
            )
        for row in reader:
            if any(cell.strip() for cell in row):
                yield reader.line_num, dict(zip(header, row, strict=False))
    except csv.Error as error:
        raise InputError(
            f"{file_name}, line {reader.line_num}: this is no CSV table ({error}). Export it again."
        ) from None

"""Which files are read, and up to which size. Rule: a limit is refused with the sentence that says what to do."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath

MEGABYTE = 1_000_000


class Format(StrEnum):
    """How a file is read."""

    MARKDOWN = "markdown"
    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    JSON = "json"
    CSV = "csv"


_SUFFIXES = {
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".txt": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".pdf": Format.PDF,
    ".docx": Format.DOCX,
    ".json": Format.JSON,
    ".csv": Format.CSV,
}
MAX_BYTES = {
    Format.MARKDOWN: 5 * MEGABYTE,
    Format.TEXT: 5 * MEGABYTE,
    Format.HTML: 20 * MEGABYTE,
    Format.PDF: 200 * MEGABYTE,
    Format.DOCX: 100 * MEGABYTE,
    Format.JSON: 200 * MEGABYTE,
    Format.CSV: 50 * MEGABYTE,
}
IN_WORKER = frozenset({Format.PDF, Format.DOCX})
SKIPPED_NAMES = frozenset({"readme.md", "changelog.md", "licence.md", "license.md"})


def format_of(name: str) -> Format | None:
    """By the name's ending; None for what is not knowledge."""
    return _SUFFIXES.get(PurePath(name).suffix.lower())


def named_suffixes() -> str:
    """The endings in words, for a sentence."""
    return ", ".join(_SUFFIXES)

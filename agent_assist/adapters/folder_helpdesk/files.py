"""What lies in the folder. Rule: only regular files are opened, and what is still being written waits."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

OUTBOX = "outbox"
_BEING_WRITTEN = (".tmp", ".part", ".partial", ".crdownload", ".download", ".swp")


class FileKind(StrEnum):
    """How a file is read."""

    MAIL = "mail"
    MBOX = "mbox"
    JSON = "json"
    CSV = "csv"


_BY_SUFFIX = {
    ".eml": FileKind.MAIL,
    ".mbox": FileKind.MBOX,
    ".json": FileKind.JSON,
    ".jsonl": FileKind.JSON,
    ".ndjson": FileKind.JSON,
    ".csv": FileKind.CSV,
    ".tsv": FileKind.CSV,
}
_IGNORED = {".git", ".svn", "__MACOSX"}
_EXPORTS = {FileKind.JSON, FileKind.CSV}


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read; `path` is relative to the folder, with forward slashes."""

    path: str
    kind: FileKind
    size_bytes: int
    mtime_ns: int
    queue: str
    is_outbox: bool

    @property
    def is_export(self) -> bool:
        """Exports are read before mails."""
        return self.kind in _EXPORTS


def file_time(file: FoundFile) -> datetime:
    """The file's time in UTC; the epoch where the file system says something absurd."""
    try:
        return datetime.fromtimestamp(file.mtime_ns / 1e9, UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a folder, newest first, and sentences about what could not be listed."""

    files: tuple[FoundFile, ...]
    problems: tuple[str, ...]


def list_folder(folder: Path) -> Listing:
    """Everything readable anywhere below the folder. OSError when the folder itself cannot be read.

    Strings and scandir, as path objects would take a second for ten thousand files.
    """
    files: list[FoundFile] = []
    problems: list[str] = []
    with os.scandir(folder) as entries:
        _list_entries(list(entries), (), files, problems)
    files.sort(key=lambda file: (-file.mtime_ns, file.path))
    return Listing(tuple(files), tuple(problems))


def _list_entries(
    entries: list[os.DirEntry[str]],
    above: tuple[str, ...],
    files: list[FoundFile],
    problems: list[str],
) -> None:
    is_maildir = any(entry.name == "cur" for entry in entries)
    for entry in entries:
        try:
            if entry.is_dir(follow_symlinks=False):
                # A Maildir's tmp holds mails that are being delivered.
                if entry.name not in _IGNORED and not (is_maildir and entry.name == "tmp"):
                    with os.scandir(entry.path) as inner:
                        _list_entries(list(inner), (*above, entry.name), files, problems)
            else:
                _consider(entry, above, files, problems)
        except OSError as error:
            path = _shown("/".join((*above, entry.name)))
            problems.append(f"{path} cannot be read: {error.strerror}.")


def _consider(
    entry: os.DirEntry[str], above: tuple[str, ...], files: list[FoundFile], problems: list[str]
) -> None:
    kind = _kind(entry.name, above)
    path = "/".join((*above, entry.name))
    is_outbox = above[:1] == (OUTBOX,)
    if kind is None:
        if _suffix(entry.name) in _BEING_WRITTEN and not entry.name.startswith("."):
            problems.append(f"{_shown(path)} is still being written.")
    elif not is_outbox or kind is FileKind.MAIL:
        facts = entry.stat()
        if stat.S_ISREG(facts.st_mode):
            size, time = facts.st_size, facts.st_mtime_ns
            files.append(FoundFile(path, kind, size, time, _queue(above), is_outbox))


def _kind(name: str, above: tuple[str, ...]) -> FileKind | None:
    suffix = _suffix(name)
    if name.startswith(".") or suffix in _BEING_WRITTEN:
        return None
    in_maildir = above[-1:] in (("cur",), ("new",))
    return _BY_SUFFIX.get(suffix) or (FileKind.MAIL if in_maildir else None)


def _suffix(name: str) -> str:
    dot = name.rfind(".")
    return name[dot:].lower() if dot > 0 else ""


def _queue(above: tuple[str, ...]) -> str:
    folders = above[:-1] if above[-1:] in (("cur",), ("new",)) else above
    name = folders[-1].lstrip(".") if folders else ""
    return "Inbox" if name.lower() in ("", "inbox") else _shown(name)


def _shown(name: str) -> str:
    """A name as text: file systems allow bytes that are none."""
    return name.encode("utf-8", "replace").decode("utf-8")

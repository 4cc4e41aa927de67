"""What lies in the folder. Rule: only regular files are opened, and what is still being written waits."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath

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


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a folder, newest first, and sentences about what could not be listed."""

    files: tuple[FoundFile, ...]
    problems: tuple[str, ...]


def list_folder(folder: Path) -> Listing:
    """Everything readable anywhere below the folder. OSError when the folder itself cannot be read."""
    os.scandir(folder).close()
    files: list[FoundFile] = []
    problems: list[str] = []
    for place, folders, names in os.walk(folder, onerror=lambda e: problems.append(_unlisted(e))):
        folders[:] = sorted(name for name in folders if not _is_ignored_folder(name, folders))
        for name in names:
            _consider(folder, Path(place) / name, files, problems)
    files.sort(key=lambda file: (-file.mtime_ns, file.path))
    return Listing(tuple(files), tuple(problems))


def _consider(folder: Path, path: Path, files: list[FoundFile], problems: list[str]) -> None:
    relative = path.relative_to(folder)
    kind = _kind(relative)
    if kind is None:
        if path.suffix.lower() in _BEING_WRITTEN and not path.name.startswith("."):
            problems.append(f"{_shown(relative)} is still being written.")
        return
    is_outbox = relative.parts[0] == OUTBOX
    if is_outbox and kind is not FileKind.MAIL:
        return
    try:
        facts = path.stat()
    except OSError:
        return
    if stat.S_ISREG(facts.st_mode):
        queue = _queue(relative)
        files.append(
            FoundFile(relative.as_posix(), kind, facts.st_size, facts.st_mtime_ns, queue, is_outbox)
        )


def _kind(relative: PurePath) -> FileKind | None:
    if relative.name.startswith("."):
        return None
    in_maildir = len(relative.parts) > 1 and relative.parts[-2] in ("cur", "new")
    kind = _BY_SUFFIX.get(relative.suffix.lower())
    if kind is None and relative.suffix.lower() in _BEING_WRITTEN:
        return None
    return kind or (FileKind.MAIL if in_maildir else None)


def _is_ignored_folder(name: str, siblings: list[str]) -> bool:
    """A Maildir's tmp holds mails being delivered; dotted folders are Maildir++ sub-folders or hidden."""
    return (name == "tmp" and "cur" in siblings) or name in (".git", ".svn", "__MACOSX")


def _queue(relative: PurePath) -> str:
    folders = list(relative.parts[:-1])
    if folders and folders[-1] in ("cur", "new"):
        folders.pop()
    name = folders[-1].lstrip(".") if folders else ""
    return "Inbox" if name.lower() in ("", "inbox") else _shown(PurePath(name))


def _unlisted(error: OSError) -> str:
    return f"The folder {error.filename} cannot be read: {error.strerror}."


def _shown(path: PurePath) -> str:
    return path.as_posix().encode("utf-8", "replace").decode("utf-8")

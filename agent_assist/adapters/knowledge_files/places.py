"""Lists the files of a place. Rule: no link leads out of it, and what cannot be looked into is named, not lost."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from agent_assist.adapters.knowledge_files.document import id_from_name
from agent_assist.adapters.knowledge_files.formats import (
    SKIPPED_NAMES,
    Format,
    format_of,
    named_suffixes,
)
from agent_assist.adapters.knowledge_files.sidecar import sidecar_of
from agent_assist.domain.errors import InputError
from agent_assist.domain.knowledge import Listing, SourceFile

MOST_FILES = 200_000
SAVED_REPLIES_NAME = "saved_replies.json"


def list_place(place: Path) -> Listing:
    """The files of a folder in the order of their names, or the one file that the place is.

    InputError when it is not there. Hidden files, READMEs and links out of the folder are left out.
    """
    if place.is_file():
        if format_of(place.name) is None:
            raise InputError(f"{place} is of no known kind. Use one of {named_suffixes()}.")
        return Listing((_stated(place, "", id_from_name(place.stem)),))
    if not place.is_dir():
        raise InputError(f"{place} is not there. Choose the folder that holds the articles.")
    return _Walk(place).listing()


class _Walk:
    """One walk through a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._inside = folder, folder.resolve()
        self._unread: list[str] = []
        self._problems: list[str] = []
        self._taken: set[str] = set()

    def listing(self) -> Listing:
        """Everything found; InputError when not even the folder itself can be looked into."""
        names = sorted(self._names())
        if "" in self._unread:
            raise InputError(f"{self._folder} cannot be read. Check that you may open it.")
        if len(names) > MOST_FILES:
            self._problems.append(
                f"{self._folder} holds more than {MOST_FILES:,} files: the rest was left out. Split the folder."
            )
        kept = names[:MOST_FILES]
        stated = {name: self._file(name) for name in sorted(kept, key=_is_no_markdown)}
        files = tuple(stated[name] for name in kept)
        problems = [f"{name} cannot be read. Check that you may open it." for name in self._unread]
        return Listing(files, tuple(self._unread), (*self._problems, *problems))

    def _names(self) -> Iterator[str]:
        walk = os.walk(self._folder, onerror=self._not_opened)
        for path, folders, names in walk:
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in names:
                below = os.path.relpath(os.path.join(path, name), self._folder)  # noqa: PTH118
                if self._is_wanted(below, name):
                    yield below.replace(os.sep, "/")

    def _is_wanted(self, below: str, name: str) -> bool:
        if name.startswith(".") or name.lower() in SKIPPED_NAMES or format_of(name) is None:
            return False
        path = self._folder / below
        return not path.is_symlink() or self._is_inside(path)

    def _is_inside(self, path: Path) -> bool:
        """Whether a link stays in the folder; one that leads nowhere becomes a problem when it is read."""
        try:
            return path.resolve().is_relative_to(self._inside)
        except (OSError, RuntimeError):
            return True

    def _not_opened(self, error: OSError) -> None:
        below = os.path.relpath(error.filename or self._folder, self._folder)
        self._unread.append("" if below == "." else below.replace(os.sep, "/"))

    def _file(self, name: str) -> SourceFile:
        """The first file of a stem has it as its id, Markdown before others; the rest are told apart by their path."""
        stem = id_from_name(Path(name).stem)
        if stem in self._taken:
            stem = id_from_name(name.rsplit(".", 1)[0])
        if stem in self._taken:
            stem = id_from_name(name)
        self._taken.add(stem)
        return _stated(self._folder / name, name, stem)


def _is_no_markdown(name: str) -> bool:
    return format_of(name) is not Format.MARKDOWN


def _stated(path: Path, name: str, article_id: str) -> SourceFile:
    """With size and time; a file that cannot be looked at has size -1 and is read, and named, each time."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return SourceFile(name, -1, 0, article_id)
    size, modified_ns = status.st_size, status.st_mtime_ns
    try:
        fields = sidecar_of(path).stat()
    except (OSError, ValueError):
        return SourceFile(name, size, modified_ns, article_id)
    return SourceFile(name, size + fields.st_size, max(modified_ns, fields.st_mtime_ns), article_id)

"""Keeps the knowledge in step with its places. Rule: only what changed is read, and nothing is lost by a bad moment.

A file is read again when its size, time and then its bytes differ. Files that are gone take their articles with
them; a place or folder that cannot be looked into keeps what was read from it. Work is committed in batches, so an
import that is called off goes on the next time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from agent_assist.domain.errors import InputError
from agent_assist.domain.knowledge import (
    FileChange,
    ImportProgress,
    ImportReport,
    KnownFile,
    Listing,
    SourceFile,
)
from agent_assist.ports.clock import Clock
from agent_assist.ports.knowledge_files import KnowledgeFiles
from agent_assist.ports.knowledge_library import KnowledgeLibrary

BATCH_FILES = 200
_SETTLED_NS = 2_000_000_000
"""A file written so shortly before it was read may have changed again within the same time stamp."""
Progress = Callable[[ImportProgress], None]


def nobody_asks(_progress: ImportProgress) -> None:
    """For imports that show no progress."""


class KnowledgeImport:
    """Imports places into the library."""

    def __init__(self, files: KnowledgeFiles, library: KnowledgeLibrary, clock: Clock) -> None:
        self._files = files
        self._library = library
        self._clock = clock

    def bring_up_to_date(
        self,
        places: Sequence[str],
        progress: Progress = nobody_asks,
        should_stop: Callable[[], bool] = lambda: False,
    ) -> ImportReport:
        """Read what changed in these places; the problems are all that these places have now."""
        report = ImportReport()
        try:
            for place in places:
                if should_stop():
                    return report + ImportReport(is_cancelled=True)
                report += self._place(place, progress, should_stop)
        finally:
            self._files.close()
        return report

    def forget_gone(self, place: str) -> int:
        """Take away what came from files that are gone, and read none; returns how many files."""
        return self._remove(place, self._files.listing(place), self._library.files(place))

    def forget(self, place: str) -> int:
        """Take away what came from a place; returns how many articles."""
        return self._library.forget(place)

    def _place(
        self, place: str, progress: Progress, should_stop: Callable[[], bool]
    ) -> ImportReport:
        try:
            listing = self._files.listing(place)
        except InputError as problem:
            return ImportReport(problems=(problem.message,))
        known = self._library.files(place)
        removed = self._remove(place, listing, known)
        counts = {"read": 0, "unchanged": 0}
        is_cancelled = False
        for start, batch in _batches(listing.files):
            pass_ = _Pass(place, known, start, len(listing.files))
            is_cancelled = self._look(pass_, batch, progress, should_stop)
            self._keep(pass_)
            counts["read"] += len(pass_.changes)
            counts["unchanged"] += pass_.unchanged
            if is_cancelled:
                break
        progress(ImportProgress(len(listing.files), len(listing.files)))
        problems = (*listing.problems, *self._library.problems(place))
        return ImportReport(removed=removed, problems=problems, is_cancelled=is_cancelled, **counts)

    def _remove(self, place: str, listing: Listing, known: dict[str, KnownFile]) -> int:
        """Take the files away that are gone, unless they may stand in a folder that was not looked into."""
        present = {file.name for file in listing.files}
        unread = tuple(f"{name}/" for name in listing.unread)
        gone = [name for name in known if name not in present and not name.startswith(unread)]
        for start in range(0, len(gone), BATCH_FILES):
            names = gone[start : start + BATCH_FILES]
            changes = [FileChange(SourceFile(name, 0, 0, ""), None) for name in names]
            self._library.apply(place, changes)
        return len(gone)

    def _look(
        self,
        pass_: _Pass,
        batch: Sequence[SourceFile],
        progress: Progress,
        should_stop: Callable[[], bool],
    ) -> bool:
        """Read what changed in a batch; True when it was called off on the way."""
        for number, file in enumerate(batch, start=pass_.start):
            if should_stop():
                return True
            progress(ImportProgress(number, pass_.total, file.name))
            self._look_at(pass_, file)
        return False

    def _look_at(self, pass_: _Pass, file: SourceFile) -> None:
        known = pass_.known.get(file.name)
        if known is not None and known.digest:
            if _has_same_stamp(file, known):
                pass_.unchanged += 1
                return
            if self._files.digest(pass_.place, file) == known.digest:
                pass_.unchanged += 1
                pass_.seen.append((file, self._now_ns()))
                return
        read_ns = self._now_ns()
        read = self._files.read(pass_.place, file)
        pass_.changes.append(FileChange(file, read, read_ns))

    def _keep(self, pass_: _Pass) -> None:
        if pass_.seen:
            self._library.seen(pass_.place, pass_.seen)
        if pass_.changes:
            self._library.apply(pass_.place, pass_.changes)

    def _now_ns(self) -> int:
        return int(self._clock.now().timestamp() * 1_000_000_000)


@dataclass(slots=True)
class _Pass:
    """One batch of a place under work; `start` is the number of its first file."""

    place: str
    known: dict[str, KnownFile]
    start: int
    total: int
    unchanged: int = 0
    changes: list[FileChange] = field(default_factory=list)
    seen: list[tuple[SourceFile, int]] = field(default_factory=list)


def _has_same_stamp(file: SourceFile, known: KnownFile) -> bool:
    is_same = (file.size_bytes, file.modified_ns) == (known.size_bytes, known.modified_ns)
    return is_same and known.read_ns - known.modified_ns > _SETTLED_NS


def _batches(files: Sequence[SourceFile]) -> Iterator[tuple[int, Sequence[SourceFile]]]:
    for start in range(0, len(files), BATCH_FILES):
        yield start, files[start : start + BATCH_FILES]

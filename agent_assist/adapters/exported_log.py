"""Figures over exported copies of logs, as `log export` writes them: of one device, or of many together.

Rule: reads the records alone; whether they are unaltered is for `verify.py` in the copy to say. A person has another
pseudonym on each device.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from agent_assist.analysis.statistics.memory_book import MemoryBook
from agent_assist.analysis.statistics.reading import read_record
from agent_assist.analysis.statistics.tallies import CellsByDimension, cells_of
from agent_assist.domain.errors import InputError
from agent_assist.domain.statistics import Case, Cells, Dimension, Release

RECORDS_NAME = "records.jsonl"


class ExportedLogs:
    """StatisticsSource over folders or .zip files; InputError names one that cannot be read."""

    def __init__(self, paths: Sequence[Path]) -> None:
        cases = [case for path in paths for case in _cases(path)]
        self._cells: CellsByDimension = cells_of(cases)
        self._releases = _releases(cases)

    def catch_up(self) -> int:
        """A copy does not change."""
        return 0

    def cells(self, dimension: Dimension, *, has_shape: bool = True) -> Cells:  # noqa: ARG002
        """The sums of one dimension."""
        return self._cells.get(dimension, {})

    def releases(self) -> tuple[Release, ...]:
        """When each model and each prompt was first used, oldest first."""
        return self._releases


def _cases(path: Path) -> list[Case]:
    book = MemoryBook()
    try:
        with _opened(path) as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    read_record(book, number, line)
    except (OSError, KeyError, zipfile.BadZipFile) as error:
        raise InputError(
            f"{path} is no exported log: {RECORDS_NAME} cannot be read ({error}). "
            "Name a folder or .zip that `agent-assist log export` wrote."
        ) from error
    return list(book.cases.values())


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    if path.is_dir():
        with (path / RECORDS_NAME).open("rb") as file:
            yield file
        return
    with zipfile.ZipFile(path) as archive, archive.open(RECORDS_NAME) as member:
        yield member


def _releases(cases: Sequence[Case]) -> tuple[Release, ...]:
    first: dict[tuple[Dimension, str], int] = {}
    for case in cases:
        for dimension in (Dimension.MODEL, Dimension.PROMPT):
            name = case.place.value(dimension)
            if name:
                at = first.setdefault((dimension, name), case.shown_at)
                first[dimension, name] = min(at, case.shown_at)
    found = [Release(datetime.fromtimestamp(at, UTC), d, name) for (d, name), at in first.items()]
    return tuple(sorted(found, key=lambda release: release.at))

"""Reading knowledge from places: folders and files. Rule: whatever a file holds, reading it ends."""

from __future__ import annotations

from typing import Protocol

from agent_assist.domain.knowledge import Listing, ReadFile, SourceFile


class KnowledgeFiles(Protocol):
    """Reads articles, exports and saved replies."""

    def listing(self, place: str) -> Listing:
        """The files of a place; InputError when it is not there or cannot be looked into at all."""
        ...

    def digest(self, place: str, file: SourceFile) -> str:
        """SHA-256 of the file's bytes, "" where it cannot be read."""
        ...

    def read(self, place: str, file: SourceFile) -> ReadFile:
        """The passages of one file; never raises for what stands in it."""
        ...

    def close(self) -> None:
        """End what was started to read files with."""
        ...

"""A folder of knowledge that is read by the real reader, with its real reading process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from agent_assist.adapters.knowledge_files.folder import FolderKnowledge
from agent_assist.domain.knowledge import ReadFile

Read = Callable[[str, str | bytes], ReadFile]


@pytest.fixture
def reader() -> Iterator[FolderKnowledge]:
    knowledge = FolderKnowledge()
    yield knowledge
    knowledge.close()


@pytest.fixture
def read(tmp_path: Path, reader: FolderKnowledge) -> Read:
    """Writes one file and reads it."""

    def read_one(name: str, content: str | bytes) -> ReadFile:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        (file,) = reader.listing(str(path)).files
        return reader.read(str(path), file)

    return read_one

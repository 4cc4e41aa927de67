"""Fields for a file that cannot hold them: `guide.pdf.meta` beside `guide.pdf`. Rule: it wins over the file's own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from agent_assist.adapters.knowledge_files.decoding import decode
from agent_assist.adapters.knowledge_files.document import Document
from agent_assist.adapters.knowledge_files.front_matter import read_front_matter

SUFFIX = ".meta"
_MOST_BYTES = 20_000


def with_sidecar(document: Document, path: Path, where: str) -> Document:
    """The document with the `key: value` lines beside its file; InputError when those are no text."""
    beside = sidecar_of(path)
    if not beside.is_file():
        return document
    with beside.open("rb") as file:
        text = decode(where + SUFFIX, file.read(_MOST_BYTES))
    matter = read_front_matter(where + SUFFIX, ["---", *text.splitlines(), "---"])
    given = {key: value for key, (value, _) in matter.values.items()}
    return replace(document, fields={**document.fields, **given})


def sidecar_of(path: Path) -> Path:
    """Where a file's fields stand, if they do."""
    return path.with_name(path.name + SUFFIX)

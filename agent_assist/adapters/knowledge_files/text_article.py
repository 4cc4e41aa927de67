"""A plain text file as a document. Rule: front matter is read as in Markdown; the rest stays as it is written."""

from __future__ import annotations

import re

from agent_assist.adapters.knowledge_files.document import Document, passages_of
from agent_assist.adapters.knowledge_files.front_matter import read_front_matter
from agent_assist.domain.evidence import Passage

_TITLE_CHARS = 120
_RULER = re.compile(r"[=\-_*~]{3,}")


def read_text(file_name: str, default_id: str, text: str) -> list[Passage]:
    """The passages of one file; a short first line with an empty or ruled line below it is the title."""
    lines = text.removeprefix("\ufeff").splitlines()
    matter = read_front_matter(file_name, lines)
    body = lines[matter.body_line - 1 :]
    title, body = _titled(body)
    values = {key: value for key, (value, _) in matter.values.items()}
    places = {key: line for key, (_, line) in matter.values.items()}
    document = Document(title, (("", "\n".join(body)),), values, places)
    return passages_of(file_name, default_id, document)


def _titled(lines: list[str]) -> tuple[str, list[str]]:
    start = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    rest = lines[start + 1 :]
    if not rest or len(lines[start]) > _TITLE_CHARS or not any(line.strip() for line in rest):
        return "", lines
    if not rest[0].strip() or _RULER.fullmatch(rest[0].strip()):
        return lines[start].strip(), rest[1:]
    return "", lines

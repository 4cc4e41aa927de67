"""A document of any format on its way to passages. Rule: a section is a passage, `<article id>#<n>`, counted from 1."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from agent_assist.adapters.knowledge_files.fields import Fields
from agent_assist.analysis.language import detect_language
from agent_assist.domain.errors import InputError
from agent_assist.domain.evidence import Passage

LONGEST_PASSAGE_CHARS = 6_000
MOST_PASSAGES = 2_000
_TELLING_CHARS = 60
_LANGUAGE_SUFFIX = re.compile(r"\.([a-z]{2})$")
_FORBIDDEN = re.compile(r"[\s#\[\]\"]+")


@dataclass(frozen=True, slots=True)
class Document:
    """A title, its sections as (name, text), and the fields as its file gave them; any may be empty.

    `lines` says in which line of the file a field stands, None where a file has no lines.
    """

    title: str
    sections: tuple[tuple[str, str], ...]
    fields: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, int] | None = None


def passages_of(where: str, default_id: str, document: Document) -> list[Passage]:
    """The passages of a document; InputError says where and what when a field or the text is unusable.

    Missing fields: the id is the file's name, the kind article, the language the name's ending
    (`returns.de`) or that of the text.
    """
    fields = Fields(where, document.fields, document.lines)
    article_id = fields.id(default_id)
    lines = ((name, text.replace("\r\n", "\n").strip()) for name, text in document.sections)
    sections = [(name, text) for name, text in lines if text]
    if not sections and document.title:
        sections = [("", document.title)]
    if not sections:
        raise InputError(f"{where}: the article has no text. Write its text, and import again.")
    title = fields.text("title") or document.title or default_id
    language = fields.language() or _language(default_id, sections)
    return [
        Passage(
            id=f"{article_id}#{number}",
            title=f"{title} — {name}" if name else title,
            text=text,
            kind=fields.kind(),
            language=language,
            updated=fields.day("updated"),
            expires=fields.day("expires"),
            owner=fields.text("owner"),
            audience=fields.text("audience") or "customers",
        )
        for number, (name, text) in enumerate(_parts(sections), start=1)
    ]


def id_from_name(stem: str) -> str:
    """A file's name as an id: what may not stand in one becomes a hyphen."""
    return _FORBIDDEN.sub("-", stem).strip("-") or "article"


def _language(default_id: str, sections: list[tuple[str, str]]) -> str:
    found = _LANGUAGE_SUFFIX.search(default_id)
    if found:
        return found.group(1)
    sample = "\n".join(text for _, text in sections[:5])[:2_000]
    return detect_language(sample) if len(sample) >= _TELLING_CHARS else "en"


def _parts(sections: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The sections, each that is very long cut between paragraphs, or where none ends, between words."""
    count = 0
    for name, text in sections:
        for part in _cut(text):
            count += 1
            if count > MOST_PASSAGES:
                return
            yield name, part


def _cut(text: str) -> Iterator[str]:
    while len(text) > LONGEST_PASSAGE_CHARS:
        place = _end_of_part(text[:LONGEST_PASSAGE_CHARS])
        yield text[:place].strip()
        text = text[place:].strip()
    if text:
        yield text


def _end_of_part(head: str) -> int:
    """After the last paragraph, line, sentence or word that ends in the second half."""
    for mark in ("\n\n", "\n", ". ", " "):
        found = head.rfind(mark, len(head) // 2)
        if found > 0:
            return found + len(mark)
    return len(head)

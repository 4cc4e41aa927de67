"""One Markdown file into passages. Rule: a section is a passage, `<article id>#<n>`, counted from 1."""

from __future__ import annotations

import re

from agent_assist.adapters.knowledge_files.front_matter import read_front_matter, refuse
from agent_assist.adapters.knowledge_files.plain_text import plain_text
from agent_assist.domain.evidence import Passage

MAX_PASSAGE_CHARACTERS = 50_000
_LANGUAGE_SUFFIX = re.compile(r"\.([a-z]{2})$")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


def read_article(file_name: str, stem: str, text: str) -> list[Passage]:
    """The passages of one file; `stem` is its name without ending. InputError names the line.

    Missing keys: the id is the file's name, the title its first `# ` heading or the name, the kind
    article, the language the name's ending (`returns.de`) or English.
    """
    lines = text.removeprefix("\ufeff").splitlines()
    matter = read_front_matter(file_name, lines)
    article_id = matter.text("id", stem)
    if not re.fullmatch(r"[^\s#\[\]\"]+", article_id):
        refuse(file_name, 1, f"the id “{article_id}” has a space, # or bracket", "Change the id")
    language = matter.text("language", _language_of(stem))
    if not _LANGUAGE.fullmatch(language):
        line = matter.values.get("language", ("", 1))[1]
        refuse(
            file_name, line, f"the language “{language}” is no code", "Use a code such as en or de"
        )
    heading, sections = _sections(lines[matter.body_line - 1 :])
    if not sections and heading:
        sections = [("", heading)]
    if not sections:
        refuse(file_name, len(lines) or 1, "the article has no text", "Write its text")
    title = matter.text("title", heading or stem)
    return [
        Passage(
            id=f"{article_id}#{number}",
            title=f"{title} — {name}" if name else title,
            text=body[:MAX_PASSAGE_CHARACTERS],
            kind=matter.kind(),
            language=language.lower(),
            updated=matter.day("updated"),
            expires=matter.day("expires"),
            owner=matter.text("owner", ""),
            audience=matter.text("audience", "customers"),
        )
        for number, (name, body) in enumerate(sections, start=1)
    ]


def _language_of(stem: str) -> str:
    found = _LANGUAGE_SUFFIX.search(stem)
    return found.group(1) if found else "en"


def _sections(lines: list[str]) -> tuple[str, list[tuple[str, str]]]:
    """The `# ` heading, and (name, text) of what stands before the first `## ` and of each section."""
    heading = ""
    blocks: list[tuple[str, list[str]]] = [("", [])]
    is_code = False
    for line in lines:
        is_code = is_code != line.lstrip().startswith(("```", "~~~"))
        if not is_code and line.startswith("## "):
            blocks.append((plain_text(line[3:]).rstrip("# "), []))
        elif not is_code and line.startswith("# ") and not heading:
            heading = plain_text(line[2:])
        else:
            blocks[-1][1].append(line)
    texts = ((name, plain_text("\n".join(body))) for name, body in blocks)
    return heading, [(name, body) for name, body in texts if body]

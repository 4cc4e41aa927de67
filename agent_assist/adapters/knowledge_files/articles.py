"""A Markdown file as a document. Rule: the text before the first `## ` and each section after it are passages."""

from __future__ import annotations

from agent_assist.adapters.knowledge_files.document import MOST_PASSAGES, Document, passages_of
from agent_assist.adapters.knowledge_files.front_matter import read_front_matter, refuse
from agent_assist.adapters.knowledge_files.plain_text import plain_text
from agent_assist.domain.evidence import Passage


def read_article(file_name: str, default_id: str, text: str) -> list[Passage]:
    """The passages of one file; `default_id` is used where it names no id. InputError names the line.

    The title is the front matter's, the first `# ` heading, or the default id.
    """
    lines = text.removeprefix("\ufeff").splitlines()
    matter = read_front_matter(file_name, lines)
    values = {key: value for key, (value, _) in matter.values.items()}
    places = {key: line for key, (_, line) in matter.values.items()}
    heading, sections = _sections(lines[matter.body_line - 1 :])
    if not sections and not heading:
        refuse(file_name, len(lines) or 1, "the article has no text", "Write its text")
    document = Document(heading, tuple(sections), values, places)
    return passages_of(file_name, default_id, document)


def _sections(lines: list[str]) -> tuple[str, list[tuple[str, str]]]:
    """The `# ` heading, and (name, text) of what stands before the first `## ` and of each section."""
    headings: list[str] = []
    blocks: list[tuple[str, list[str]]] = [("", [])]
    is_code = False
    for line in lines:
        is_code = is_code != line.lstrip().startswith(("```", "~~~"))
        if not is_code and line.startswith("## ") and len(blocks) < MOST_PASSAGES:
            blocks.append((plain_text(line[3:]).rstrip("# "), []))
        elif not is_code and line.startswith("# ") and not headings:
            headings.append(plain_text(line[2:]))
        else:
            blocks[-1][1].append(line)
    texts = ((name, plain_text("\n".join(body))) for name, body in blocks)
    return "".join(headings), [(name, body) for name, body in texts if body]

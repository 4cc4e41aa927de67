"""Markdown to the plain text that a reply can quote. Rule: words and links stay, decoration goes, in linear time."""

from __future__ import annotations

import re

_RULES = (
    (re.compile(r"!\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)"), r"\1"),
    (
        re.compile(r"\[([^\]\n]{1,500})\]\(((?:https?|mailto):[^)\s]{1,2000})[^)\n]{0,500}\)"),
        r"\1 (\2)",
    ),
    (re.compile(r"\[([^\]\n]{1,500})\]\([^)\n]{0,2000}\)"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)([^\n]{1,1000}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{1,1000}?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w_])_(?=\S)([^_\n]{1,1000}?)(?<=\S)_(?![\w_])"), r"\1"),
    (re.compile(r"`([^`\n]{1,1000})`"), r"\1"),
    (re.compile(r"^#{1,6}[ \t]+", re.MULTILINE), ""),
    (re.compile(r"^>[ \t]?", re.MULTILINE), ""),
    (re.compile(r"^(```|~~~).*$", re.MULTILINE), ""),
    (re.compile(r"\n{3,}"), "\n\n"),
)


def plain_text(markdown: str) -> str:
    """The text without Markdown's marks; lists keep theirs."""
    text = _without_comments(markdown)
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text.strip()


def _without_comments(text: str) -> str:
    """Without `<!-- … -->`; one that never ends stays, and is looked for once."""
    kept: list[str] = []
    done = 0
    while (start := text.find("<!--", done)) >= 0:
        end = text.find("-->", start)
        if end < 0:
            break
        kept.append(text[done:start])
        done = end + len("-->")
    return "".join((*kept, text[done:]))

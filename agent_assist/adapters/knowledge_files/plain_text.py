"""Markdown to the plain text that a reply can quote. Rule: words and links stay, decoration goes, in linear time."""

from __future__ import annotations

import re

_LINK = re.compile(r"(!?)\[([^\]\n]{0,300})\]\(([^)\n]{0,500})\)")
_ADDRESS = re.compile(r"(?:https?|mailto):\S+")
_RULES = (
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
    text = _LINK.sub(_link, _without_comments(markdown))
    text = "\n".join(_without_bold(line) for line in text.split("\n"))
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text.strip()


def _link(found: re.Match[str]) -> str:
    """The words, and the address where it leads to the web; pictures keep their description."""
    is_picture, words, target = found.groups()
    address = _ADDRESS.match(target)
    return words if is_picture or not words or address is None else f"{words} ({address[0]})"


def _without_bold(line: str) -> str:
    """Without pairs of `**` and `__` around words; a mark without its other half stays."""
    for mark in ("**", "__"):
        if mark in line:
            line = "".join(_unmarked(line, mark))
    return line


def _unmarked(line: str, mark: str) -> list[str]:
    pieces: list[str] = []
    done = 0
    while (start := line.find(mark, done)) >= 0:
        inside = start + len(mark)
        if inside >= len(line) or line[inside].isspace():
            pieces.append(line[done:inside])
            done = inside
            continue
        end = line.find(mark, inside + 1)
        while end >= 0 and line[end - 1].isspace():
            end = line.find(mark, end + 1)
        if end < 0:
            break
        pieces += (line[done:start], line[inside:end])
        done = end + len(mark)
    return [*pieces, line[done:]]


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

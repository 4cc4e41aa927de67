"""The guides in resources/help as plain text, part by part. Rule: what F1 says is what the guide says.

Only the Markdown that our guides use: headings, paragraphs, code of four spaces, `code`, links.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

PART_OF_SCREEN = {
    "work": ("agents.md", "Work"),
    "knowledge": ("agents.md", "Articles"),
    "checks": ("agents.md", "Checks"),
    "settings": ("agents.md", "Settings"),
    "team": ("leads.md", "Team"),
    "audit": ("leads.md", "Audit"),
}
"""Which guide and which part of it explains a screen, by the screen's name in the rail."""

_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")
_MARK = "## "
_CODE = "    "


@dataclass(frozen=True, slots=True)
class GuidePart:
    """A heading and its paragraphs, without commands."""

    title: str
    paragraphs: tuple[str, ...] = ()


def guide_part(text: str, title: str) -> GuidePart:
    """One part of a guide; without paragraphs where the guide has no such part."""
    lines: list[str] = []
    is_inside = False
    for line in text.splitlines():
        if line.startswith(_MARK):
            is_inside = line.removeprefix(_MARK) == title
        elif is_inside:
            lines.append("" if line.startswith(_CODE) else line)
    blocks = "\n".join(lines).split("\n\n")
    found = (" ".join(block.split()) for block in blocks)
    return GuidePart(title, tuple(_plain(block) for block in found if block))


def guide_commands(text: str) -> tuple[str, ...]:
    """The commands that a guide shows, in order."""
    lines = (line.removeprefix(_CODE) for line in text.splitlines() if line.startswith(_CODE))
    return tuple(line for line in lines if line.startswith("agent-assist"))


def _plain(markdown: str) -> str:
    return _LINK.sub(r"\1", markdown).replace("`", "").replace("**", "")

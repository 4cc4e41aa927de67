"""Origins inside the document: a property of the character format, so that undo and redo bring it back."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextFormat

from agent_assist.domain.provenance import Origin, Run

_PROPERTY = int(QTextFormat.Property.UserProperty) + 1
_ORIGINS = tuple(Origin)


def format_of(origin: Origin) -> QTextCharFormat:
    """A character format that says `origin` and nothing about looks."""
    char_format = QTextCharFormat()
    char_format.setProperty(_PROPERTY, _ORIGINS.index(origin))
    return char_format


def origin_of(char_format: QTextCharFormat) -> Origin:
    """The origin in a format; text without one was typed."""
    value = char_format.property(_PROPERTY)
    return _ORIGINS[value] if isinstance(value, int) else Origin.PERSON


@dataclass(frozen=True, slots=True)
class BlockOrigins:
    """One paragraph: its text, the origins of its characters, and that of the line end before it."""

    text: str
    runs: tuple[Run, ...]
    end_before: Origin
    has_wide: bool
    """Whether a character takes two UTF-16 units, so that offsets must be turned."""

    def among(self, start: int, end: int) -> frozenset[Origin]:
        """The origins of the code points from `start` to `end`."""
        found, position = set(), 0
        for run in self.runs:
            if position < end and position + run.length > start:
                found.add(run.origin)
            position += run.length
        return frozenset(found)


def read_block(block: QTextBlock) -> BlockOrigins:
    """Read a paragraph from the document."""
    runs = []
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        runs.append(Run(len(fragment.text()), origin_of(fragment.charFormat())))
        iterator += 1
    text = block.text().replace("\u2028", "\n")
    has_wide = block.length() - 1 != len(text)
    return BlockOrigins(text, tuple(runs), origin_of(block.charFormat()), has_wide)

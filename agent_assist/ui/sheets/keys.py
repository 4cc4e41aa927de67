"""Help on F1: what this screen is for, and everything that can be done without a mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from agent_assist.presenters.guide_text import GuidePart
from agent_assist.presenters.keymap import ACTIONS, Keymap
from agent_assist.ui.sheets.page import Page
from agent_assist.ui.sheets.sheet import Sheet
from agent_assist.ui.theme.tokens import SEMIBOLD, TypeRole
from agent_assist.ui.widgets.key_caps import KeyCaps
from agent_assist.ui.widgets.separator import Separator
from agent_assist.ui.widgets.text import Text

KeyLine = tuple[tuple[tuple[str, ...], ...], str]
"""Alternatives of keys, and what they do."""


class KeysSheet(Sheet):
    """Sections of keys with their words; above them what the guide says about the screen."""

    width_px = 560

    def __init__(
        self,
        sections: Sequence[tuple[str, Sequence[KeyLine]]],
        parent: QWidget | None = None,
        about: GuidePart | None = None,
    ) -> None:
        super().__init__(parent=parent)
        title = self.tr("Help") if about is not None and about.paragraphs else self.tr("Keys")
        self.add_title(title, self.tr("No letter acts while you type."))
        self.column.addWidget(Separator())
        self.body = self._page = Page()
        self._page.column.setContentsMargins(25, 6, 25, 14)
        if about is not None and about.paragraphs:
            self._add_guide(about)
        for title, lines in sections:
            self._page.column.addSpacing(10)
            self._page.column.addWidget(Text(TypeRole.BODY, "text2", title, weight=SEMIBOLD))
            for keys, words in lines:
                self._page.column.addLayout(_line(keys, words))
        self._page.column.addStretch(1)
        self.column.addWidget(self._page, 1)

    def _add_guide(self, about: GuidePart) -> None:
        self._page.column.addSpacing(10)
        self._page.column.addWidget(Text(TypeRole.BODY, "text2", about.title, weight=SEMIBOLD))
        for words in about.paragraphs:
            self._page.column.addSpacing(6)
            self._page.column.addWidget(Text(TypeRole.BODY, "text", words, wraps=True))
        self._page.column.addSpacing(10)
        self._page.column.addWidget(Separator())

    def first_focus(self) -> QWidget:
        """The list, so that it can be scrolled."""
        return self._page


def key_lines(keymap: Keymap, tr: Callable[[str], str]) -> list[tuple[str, list[KeyLine]]]:
    """Every action with its keys, by section in the order of the list."""
    sections: dict[str, list[KeyLine]] = {}
    for action in ACTIONS:
        lines = sections.setdefault(tr(action.section), [])
        lines.append((keymap.all_caps(action.id), tr(action.words)))
    return list(sections.items())


def _line(keys: tuple[tuple[str, ...], ...], words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 4, 0, 4)
    row.setSpacing(8)
    spoken = Text(TypeRole.BODY, "text", words, wraps=True)
    spoken.setAccessibleName(f"{words}: {', '.join('+'.join(caps) for caps in keys)}")
    row.addWidget(spoken, 1)
    for caps in keys:
        row.addWidget(KeyCaps(caps), 0, Qt.AlignmentFlag.AlignTop)
    return row

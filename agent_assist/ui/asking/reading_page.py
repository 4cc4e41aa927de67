"""A translation or a summary: text to read. Rule: nothing here can be selected or copied."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from agent_assist.presenters.view.asking import BesideView, ComparedText, ReadingSection, Strand
from agent_assist.ui.asking.compared_text import ComparedTextView
from agent_assist.ui.asking.in_line import in_line
from agent_assist.ui.theme.tokens import MEDIUM, TypeRole
from agent_assist.ui.widgets.button import Button, ButtonKind
from agent_assist.ui.widgets.text import Text


class ReadingSectionView(QWidget):
    """A title, a text, and a link to the first message that it rests on: `message_wanted(str)`."""

    message_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Text(TypeRole.BODY, "text2", weight=MEDIUM, wraps=True)
        self.text = ComparedTextView()
        self.source = Button(ButtonKind.LINK)
        self._ids: tuple[str, ...] = ()
        self.source.acted.connect(self._show_source)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(2)
        for part in (self._title, self.text, self.source):
            column.addWidget(part)

    def show_section(self, section: ReadingSection) -> None:
        """Show it."""
        self._ids = section.source_ids
        self._title.set_text(section.title)
        self._title.setVisible(bool(section.title))
        self.text.show_text(ComparedText(((Strand.SAME, section.text),), section.text))
        self.source.setText(section.source_words)
        self.source.setAccessibleName(section.source_words)
        self.source.setVisible(bool(section.source_ids))

    def _show_source(self) -> None:
        if self._ids:
            self.message_wanted.emit(self._ids[0])


class ReadingPage(QWidget):
    """Paints the pages TRANSLATION and SUMMARY. Signal `message_wanted(str)`: a message's id."""

    message_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sections: list[ReadingSectionView] = []
        self._note = Text(TypeRole.META, "text2", wraps=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 8)
        column.setSpacing(8)
        column.addLayout(self._list)
        column.addLayout(in_line(self._note))
        column.addStretch(1)

    def show_view(self, view: BesideView) -> None:
        """Show the sections; those that are there take new words in place."""
        self._note.set_text(view.note)
        self._note.setVisible(bool(view.note))
        while len(self.sections) < len(view.sections):
            section = ReadingSectionView()
            section.message_wanted.connect(self.message_wanted)
            self._list.addWidget(section)
            self.sections.append(section)
        for number, shown in enumerate(self.sections):
            shown.setVisible(number < len(view.sections))
            if number < len(view.sections):
                shown.show_section(view.sections[number])

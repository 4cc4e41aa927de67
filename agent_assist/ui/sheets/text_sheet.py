"""A text to read: a source with its cited words marked, or what a model saw. Nothing in it loads or opens."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, QUrl, Signal
from PySide6.QtGui import QShowEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QTextBrowser, QWidget

from agent_assist.presenters.view.sheets import TextSheetView
from agent_assist.ui.sheets.sheet import Sheet
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import SEMIBOLD, TypeRole
from agent_assist.ui.widgets.button import Button, ButtonKind
from agent_assist.ui.widgets.focus_frame import FocusFrame
from agent_assist.ui.widgets.scroll_bar import use_slim_scroll_bars
from agent_assist.ui.widgets.separator import Separator

_LEAST_PX = 160


class TextSheet(Sheet):
    """Shows a `TextSheetView`; Esc closes it. Signal `taken(str)`: the text is to go into the reply."""

    taken = Signal(str)

    def __init__(self, view: TextSheetView, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.view = view
        self.add_title(view.title, view.subtitle)
        self.column.addWidget(Separator())
        self.body = self.text = _Reading(view)
        self.column.addWidget(self.text, 1)
        self.column.addSpacing(12)
        if view.to_insert:
            self._add_button()

    def confirm(self) -> None:
        """Ctrl+Enter puts the text into the reply, where it is offered."""
        if self.view.to_insert:
            self.taken.emit(self.view.to_insert)

    def _add_button(self) -> None:
        self.button = Button(ButtonKind.LARGE, self.tr("Put into the reply"), "", ("Ctrl", "Enter"))
        self.button.acted.connect(self.confirm)
        row = QHBoxLayout()
        row.addWidget(self.button)
        self.keep_side(row, 0, 12)
        self.column.addLayout(row)

    def first_focus(self) -> QWidget:
        """The text, so that it can be scrolled."""
        return self.text

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the top."""
        super().showEvent(event)
        self.text.verticalScrollBar().setValue(0)


class _Reading(QTextBrowser):
    """Sections of plain text with marked quotes."""

    def __init__(self, view: TextSheetView) -> None:
        super().__init__()
        self._view = view
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        use_slim_scroll_bars(self)
        self.setAccessibleName(view.title)
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setViewportMargins(25, 0, 13, 0)
        self._ring = FocusFrame(self)
        self._theme = follow_theme(self._write)
        self._write()

    def loadResource(self, _kind: int, _name: QUrl | str) -> None:
        """Nothing is loaded."""
        return

    def scroll_on(self) -> None:
        """Half a page further."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + bar.pageStep() // 2)

    def sizeHint(self) -> QSize:
        """Small; the sheet asks for the true height."""
        return QSize(200, _LEAST_PX)

    def height_at(self, width: int) -> int:
        """The height of the whole text at this width."""
        copy = self.document().clone(self)
        copy.setTextWidth(width - 25 - 13 - 12)
        height = int(copy.size().height()) + 1
        copy.deleteLater()
        return max(_LEAST_PX, height)

    def marked_words(self) -> list[str]:
        """What is marked, as it stands in the text."""
        found = []
        for _, text in self._view.sections:
            found += [
                match.group() for pattern in self._patterns() for match in pattern.finditer(text)
            ]
        return found

    def _patterns(self) -> list[re.Pattern[str]]:
        # Quotes come from a model: only the spaces between the words may differ from the text.
        quotes = [quote.split() for quote in self._view.marked if quote.strip()]
        return [re.compile(r"\s+".join(map(re.escape, words))) for words in quotes]

    def _write(self) -> None:
        theme = self._theme
        self.clear()
        self.document().setDocumentMargin(0)
        cursor = QTextCursor(self.document())
        body, head = QTextCharFormat(), QTextCharFormat()
        body.setFont(theme.font(TypeRole.READ))
        body.setForeground(theme.ink("text"))
        head.setFont(theme.font(TypeRole.BODY, SEMIBOLD))
        head.setForeground(theme.ink("text2"))
        lines = QTextBlockFormat()
        lines.setTopMargin(theme.px(12))
        lines.setLineHeight(
            theme.line_px(TypeRole.READ), QTextBlockFormat.LineHeightTypes.MinimumHeight.value
        )
        cursor.setBlockFormat(lines)
        for number, (title, text) in enumerate(self._view.sections):
            if number:
                cursor.insertBlock(lines)
            if title:
                cursor.insertText(title, head)
                lines.setTopMargin(theme.px(4))
                cursor.insertBlock(lines)
            self._insert(cursor, text, body, lines)
            lines.setTopMargin(theme.px(16))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _insert(
        self, cursor: QTextCursor, text: str, body: QTextCharFormat, lines: QTextBlockFormat
    ) -> None:
        marked = QTextCharFormat(body)
        marked.setBackground(self._theme.ink("accent_soft"))
        marked.setFontUnderline(True)
        marked.setUnderlineColor(self._theme.ink("accent"))
        spans = sorted(m.span() for pattern in self._patterns() for m in pattern.finditer(text))
        inner = QTextBlockFormat(lines)
        inner.setTopMargin(0)
        position = 0
        for start, end in [*spans, (len(text), len(text))]:
            for part, chars in (
                (text[position:start], body),
                (text[max(position, start) : end], marked),
            ):
                for count, line in enumerate(part.split("\n")):
                    if count:
                        cursor.insertBlock(inner)
                    cursor.insertText(line, chars)
            position = max(position, end)

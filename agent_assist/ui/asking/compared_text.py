"""A text to read and compare.

Rule: it cannot be selected, copied or dragged; what differs is marked by more than colour.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QFocusEvent, QPalette, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from agent_assist.presenters.view.asking import ComparedText, Strand
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import TypeRole
from agent_assist.ui.widgets.focus_frame import FocusFrame

_EMPTY = ComparedText((), "")


class ComparedTextView(QTextBrowser):
    """Words that stand only here are underlined on a soft ground; words that are gone are struck through."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = _EMPTY
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for bar in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(4)
        self._ring = FocusFrame(self)
        self._theme = follow_theme(self._write)
        self._write()

    @property
    def view(self) -> ComparedText:
        """What is shown."""
        return self._view

    def show_text(self, view: ComparedText) -> None:
        """Show this text; the same one again costs nothing."""
        if view != self._view:
            self._view = view
            self._write()

    def loadResource(self, _kind: int, _name: QUrl | str) -> None:
        """Nothing is loaded."""
        return

    def sizeHint(self) -> QSize:
        """As high as its words are: the column around it scrolls."""
        return QSize(200, self._height())

    def minimumSizeHint(self) -> QSize:
        """All of it."""
        return QSize(120, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap anew."""
        super().resizeEvent(event)
        self.setFixedHeight(self._height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Nothing in it can be selected; the column scrolls to it."""
        super().focusInEvent(event)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _height(self) -> int:
        document = self.document().clone(self)
        document.setTextWidth(max(self.viewport().width(), 120))
        height = int(document.size().height()) + 2
        document.deleteLater()
        return height

    def _write(self) -> None:
        theme = self._theme
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self.clear()
        self.setAccessibleName(self._view.accessible)
        same = QTextCharFormat()
        same.setFont(theme.font(TypeRole.READ))
        same.setForeground(theme.ink("text"))
        new, old = QTextCharFormat(same), QTextCharFormat(same)
        new.setBackground(theme.ink("accent_soft"))
        new.setFontUnderline(True)
        new.setUnderlineColor(theme.ink("accent"))
        old.setForeground(theme.ink("text3"))
        old.setFontStrikeOut(True)
        looks = {Strand.SAME: same, Strand.NEW: new, Strand.OLD: old}
        cursor = QTextCursor(self.document())
        for kind, text in self._view.strands:
            cursor.insertText(text, looks[kind])
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.setFixedHeight(self._height())

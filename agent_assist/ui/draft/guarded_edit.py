"""The text widget under the draft editor: it knows who put each character there, whatever way it came in.

Rules: typed and composed text is the person's even in the middle of AI words; pasted and dropped text says so; only
plain text enters; AI words leave only by copying, and then with words that say what they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QTextEdit, QWidget

from agent_assist.domain.provenance import Origin, Provenance
from agent_assist.ui.draft.clipboard import (
    Piece,
    can_paste,
    from_mime,
    has_ai,
    local_files,
    picture,
    to_mime,
)
from agent_assist.ui.draft.code_points import OffsetMap
from agent_assist.ui.draft.context_menu import edit_menu
from agent_assist.ui.draft.edit_span import EditSpan, edit_span
from agent_assist.ui.draft.mirror import TextMirror
from agent_assist.ui.draft.origins import format_of
from agent_assist.ui.draft.typing_keys import is_line_end, typed_text
from agent_assist.ui.shown_keys import pressed_key, shown_keys


class GuardedTextEdit(QTextEdit):
    """Plain text with origins.

    Signals: `copied(int)`, so many characters were copied, AI words among them; `files_given(tuple)` paths and
    `picture_given(bytes)` a PNG that were dropped or pasted.
    """

    copied = Signal(int)
    files_given = Signal(tuple)
    picture_given = Signal(bytes)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(True)
        self._mirror = TextMirror(self.document())
        self._offsets = OffsetMap("")
        self._text_before = ""
        self.document().contentsChange.connect(self._on_contents_change)
        self.document().contentsChanged.connect(self._on_contents_changed)

    def text(self) -> str:
        """The text, "\\n" between lines."""
        return self._mirror.text

    def provenance(self) -> Provenance:
        """Who wrote each code point of it."""
        return self._mirror.provenance()

    def selected_pieces(self) -> list[Piece]:
        """The selected text with its origins."""
        cursor = self.textCursor()
        first = self._offsets.to_points(cursor.selectionStart())
        last = self._offsets.to_points(cursor.selectionEnd())
        pieces = []
        for start, end, origin in self.provenance().spans():
            start, end = max(start, first), min(end, last)
            if start < end:
                pieces.append((self.text()[start:end], origin))
        return pieces

    def insert_pieces(self, pieces: Sequence[Piece]) -> None:
        """Put text in place of the selection, as one step of undo."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        for text, origin in pieces:
            cursor.insertText(text, format_of(origin))
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def copy(self) -> None:
        """Copy the selection; AI words get "AI draft, not approved" in front, and are reported."""
        self._copy(self.selected_pieces())

    def copy_whole(self) -> None:
        """Copy the whole text in the same way; what is selected stays selected."""
        text = self.text()
        self._copy([(text[a:b], origin) for a, b, origin in self.provenance().spans()])

    def _copy(self, pieces: list[Piece]) -> None:
        if not pieces:
            return
        QGuiApplication.clipboard().setMimeData(to_mime(pieces, self.tr("AI draft, not approved")))
        if has_ai(pieces):
            self.copied.emit(sum(len(text) for text, _ in pieces))

    def cut(self) -> None:
        """Copy the selection, then remove it."""
        if self.isReadOnly():
            return
        self.copy()
        self.textCursor().removeSelectedText()

    def createMimeDataFromSelection(self) -> QMimeData:
        """For the primary selection and for dragging: the person's own words only, AI words never."""
        pieces = self.selected_pieces()
        return QMimeData() if has_ai(pieces) else to_mime(pieces, "")

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text may be pasted or dropped; files and pictures are hung on the reply."""
        return can_paste(source) or bool(local_files(source)) or source.hasImage()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop plain text, marked as pasted; markup never comes in, and files go beside the text."""
        if self.isReadOnly():
            return
        if files := local_files(source):
            self.files_given.emit(files)
        elif shot := picture(source):
            self.picture_given.emit(shot)
        elif can_paste(source):
            self.insert_pieces(from_mime(source))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type as the person; copy and cut by the guarded way; leave the rest to Qt."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.cut()
        elif self.isReadOnly():
            self._read_key(event)
        elif is_line_end(event):
            self._type("\n")
        elif text := typed_text(event):
            self._type(text)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Composed text is the person's: commit it here, and leave what is still being composed to Qt."""
        if self.isReadOnly():
            event.ignore()
            return
        if event.commitString() or event.replacementLength():
            self._commit(event)
            event = QInputMethodEvent(event.preeditString(), event.attributes())
        super().inputMethodEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press inside the selection starts a new one, so nothing can be dragged out."""
        if event.button() is Qt.MouseButton.LeftButton and not event.modifiers():
            cursor = self.textCursor()
            if cursor.hasSelection():
                cursor.clearSelection()
                self.setTextCursor(cursor)
        super().mousePressEvent(event)

    def text_was_changed(self, span: EditSpan, old_offsets: OffsetMap) -> None:
        """For subclasses: `span` is new, `old_offsets` are those of before; lines are laid out again."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the menu whose Copy and Cut go the guarded way."""
        is_by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        place = self.cursorRect().bottomLeft() if is_by_key else event.pos()
        menu = self.menu_at(self.textCursor() if is_by_key else self.cursorForPosition(place))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.viewport().mapToGlobal(place))

    def menu_at(self, _cursor: QTextCursor) -> QMenu:
        """The menu for this place in the text."""
        return edit_menu(self)

    def _on_contents_change(self, position: int, _removed: int, added: int) -> None:
        # Qt has not laid out the lines yet: read the text now, and act on it in `_on_contents_changed`.
        self._mirror.refresh(position, added)

    def _on_contents_changed(self) -> None:
        before, old_offsets = self._text_before, self._offsets
        if self.text() != before:
            self._text_before = self.text()
            self._offsets = OffsetMap(self.text())
            self.text_was_changed(edit_span(before, self.text()), old_offsets)

    def _type(self, text: str) -> None:
        cursor = self.textCursor()
        # With the format given, text in the middle of AI words does not inherit their origin.
        cursor.insertText(text, format_of(Origin.PERSON))
        self.setTextCursor(cursor)

    def _commit(self, event: QInputMethodEvent) -> None:
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        start = max(cursor.position() + event.replacementStart(), 0)
        end = min(start + event.replacementLength(), self.document().characterCount() - 1)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(event.commitString(), format_of(Origin.PERSON))
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def _read_key(self, event: QKeyEvent) -> None:
        pressed = pressed_key(event)
        if shown_keys().is_pressed(event, "scroll-on") or pressed == "PgDown":
            self._scroll_page(1)
        elif pressed in ("PgUp", "Shift+Space"):
            self._scroll_page(-1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _scroll_page(self, pages: int) -> None:
        bar = self.verticalScrollBar()
        line = self.fontMetrics().height() * 2
        bar.setValue(bar.value() + pages * max(bar.pageStep() - line, line))

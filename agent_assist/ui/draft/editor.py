"""The draft editor: it holds a draft, takes streamed words, and tells of edits and of what was shown.

Rules: nothing the app does moves typed text; a keystroke costs only the paragraph it touches.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QWidget

from agent_assist.domain.provenance import Origin
from agent_assist.presenters.view.draft import EditorContent
from agent_assist.ui.draft.clipboard import Piece
from agent_assist.ui.draft.code_points import OffsetMap, clean_text
from agent_assist.ui.draft.edit_span import EditSpan
from agent_assist.ui.draft.marked_edit import MarkedTextEdit
from agent_assist.ui.draft.origins import format_of
from agent_assist.ui.draft.shown_tracker import ShownTracker
from agent_assist.ui.draft.spelling_menu import SpellingMenu

_LAST_LINES_PX = 60
"""Two lines: where the text ends further below what is on screen, words at its end change nothing there."""
_PARAGRAPHS = "\n\n"
_LINE_HEIGHT_PERCENT = 131.6
"""Of the glyph box (19 px at 15 px type): lines of 25 px, with the room below the words, for underlines."""


class DraftEditor(MarkedTextEdit):
    """The editor.

    Signals: `edited(str, object)`, the text and its `Provenance` after every change by the person;
    `shown_whole(int)`, every line was on screen, with the milliseconds that took; `copied(int)`;
    `suggestions_wanted(str, object)`, a word and what takes them; `word_learned(str)`.
    """

    edited = Signal(str, object)
    shown_whole = Signal(int)
    suggestions_wanted = Signal(str, object)
    word_learned = Signal(str)

    def __init__(
        self, parent: QWidget | None = None, clock: Callable[[], int] | None = None
    ) -> None:
        super().__init__(parent)
        self._is_own_change = self._can_join_stream = False
        self._tracker = ShownTracker(self, clock)
        self._tracker.shown_whole.connect(self.shown_whole)
        self.cursorPositionChanged.connect(self._on_caret_moved)
        self._load_pieces([])

    @property
    def tracker(self) -> ShownTracker:
        """What counts the time on screen."""
        return self._tracker

    def load(self, content: EditorContent) -> None:
        """Hold this text. Nothing happens when the editor holds it already: undo and caret stay."""
        text, spans = content.text, content.provenance.spans()
        if text == self.text() and content.provenance == self.provenance():
            return
        pieces = [(clean_text(text[start:end]), origin) for start, end, origin in spans]
        rest = clean_text(text[content.provenance.length :])
        self._load_pieces([*pieces, (rest, Origin.PERSON)])
        self.go_to_beginning()
        if self.text() != text:
            self.edited.emit(self.text(), self.provenance())

    def go_to_beginning(self) -> None:
        """The caret goes where work on this text begins: before a draft, behind words of the person's own."""
        is_own = all(origin is Origin.PERSON for _, _, origin in self.provenance().spans())
        place = QTextCursor.MoveOperation.End if is_own else QTextCursor.MoveOperation.Start
        self.moveCursor(place)

    def append_streamed(self, text: str) -> None:
        """Add AI words at the end, one undo step with those before; caret and scrolling stay."""
        caret, scrolled = self.textCursor(), self.verticalScrollBar().value()
        place = (caret.anchor(), caret.position())
        end_px = self.document().size().height() - scrolled
        is_in_sight = end_px < self.viewport().height() + self._theme.px(_LAST_LINES_PX)
        self._is_own_change = True
        with self.strips_once(in_sight=is_in_sight):
            with nullcontext() if is_in_sight else self.unpainted():
                self._put_at_end(clean_text(text))
            caret = self.textCursor()
            if (caret.anchor(), caret.position()) != place:  # it stood at the end
                self._put_caret(*place)
            self.verticalScrollBar().setValue(scrolled)
        self._is_own_change, self._can_join_stream = False, True
        self._tracker.reset(self.document().characterCount() - 1)

    def insert_saved_reply(self, text: str) -> None:
        """Put a saved reply where the caret is, a paragraph of its own; it is neither typed nor AI."""
        self._insert_apart(text, Origin.SAVED_REPLY, _PARAGRAPHS)

    def replace_by_ai(self, start: int, end: int, text: str) -> None:
        """Put AI's words in place of `[start, end)` code points, because a person took them; one step of undo."""
        if self.isReadOnly():
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._offsets.to_units(start))
        cursor.setPosition(self._offsets.to_units(end), QTextCursor.MoveMode.KeepAnchor)
        cursor.beginEditBlock()
        cursor.insertText(clean_text(text), format_of(Origin.AI))
        cursor.endEditBlock()

    def insert_cited(self, text: str) -> None:
        """Put a source's own words where the caret is; they are neither typed nor AI."""
        self._insert_apart(text, Origin.KNOWLEDGE, " ")

    def _insert_apart(self, text: str, origin: Origin, gap: str) -> None:
        """Insert without gluing it to the words on either side."""
        if self.isReadOnly():
            return
        cursor, words = self.textCursor(), clean_text(text)
        before = self.text()[: self._offsets.to_points(cursor.selectionStart())]
        after = self.text()[self._offsets.to_points(cursor.selectionEnd()) :]
        if before and not before[-1].isspace():
            words = gap + words
        if after and not after[0].isspace() and not words[-1:].isspace():
            words += gap if after[0].isalnum() or gap == _PARAGRAPHS else ""
        self.insert_pieces([(words, origin)])

    def set_read_only(self, is_read_only: bool) -> None:
        """Let nobody type; reading, selecting and scrolling by keyboard stay possible."""
        if is_read_only == self.isReadOnly():
            return
        self.setReadOnly(is_read_only)
        if is_read_only:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self.viewport().update()

    def set_tracking(self, is_tracking: bool) -> None:
        """Report, or stop reporting, when every line was on screen."""
        self._tracker.set_tracking(is_tracking)

    def menu_at(self, cursor: QTextCursor) -> QMenu:
        """Over a word that no dictionary has, what may have been meant stands first."""
        menu = super().menu_at(cursor)
        found = self._misspelt.at(self._offsets.to_points(cursor.position()))
        if found is not None and not self.isReadOnly():
            word = self.text()[found.start : found.end]
            spelling = SpellingMenu(
                menu,
                lambda chosen: self._respell(found.start, word, chosen),
                lambda: self.word_learned.emit(word),
            )
            self.suggestions_wanted.emit(word, spelling.show)
        return menu

    def _respell(self, start: int, word: str, chosen: str) -> None:
        if self.text()[start : start + len(word)] != word:
            return
        cursor = self.textCursor()
        cursor.setPosition(self._offsets.to_units(start))
        end = self._offsets.to_units(start + len(word))
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(clean_text(chosen), format_of(Origin.PERSON))

    def text_was_changed(self, span: EditSpan, old_offsets: OffsetMap) -> None:
        """Report what the person changed."""
        super().text_was_changed(span, old_offsets)
        if self._is_own_change:
            return
        self._can_join_stream = False
        provenance = self.provenance()
        end = span.start + span.added
        has_ai = any(
            origin is Origin.AI and first < end and last > span.start
            for first, last, origin in provenance.spans()
        )
        start = old_offsets.to_units(span.start)
        removed = old_offsets.to_units(span.start + span.removed) - start
        added = self._offsets.to_units(end) - start
        self._tracker.splice(start, removed, added, is_shown=not has_ai)
        self.edited.emit(self.text(), provenance)

    def _load_pieces(self, pieces: Sequence[Piece]) -> None:
        self._is_own_change = True
        self.setUndoRedoEnabled(False)
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        block_format = QTextBlockFormat()
        proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight
        block_format.setLineHeight(_LINE_HEIGHT_PERCENT, proportional.value)
        cursor.setBlockFormat(block_format)
        for text, origin in pieces:
            cursor.insertText(text, format_of(origin))
        cursor.endEditBlock()
        self.setUndoRedoEnabled(True)
        self._is_own_change = self._can_join_stream = False
        self._put_caret(0, 0)
        self.verticalScrollBar().setValue(0)
        self._tracker.reset(self.document().characterCount() - 1)

    def _put_at_end(self, text: str) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.document().characterCount() - 1)
        if self._can_join_stream and self.document().isUndoAvailable():
            cursor.joinPreviousEditBlock()
        else:
            cursor.beginEditBlock()
        cursor.insertText(text, format_of(Origin.AI))
        cursor.endEditBlock()

    def _put_caret(self, anchor: int, position: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _on_caret_moved(self) -> None:
        # A screen reader speaks the line that the caret is on: passing it is reading it.
        if not QAccessible.isActive() or not self.hasFocus():
            return
        block = self.textCursor().block()
        line = block.layout().lineForTextPosition(self.textCursor().positionInBlock())
        if line.isValid():
            start = block.position() + line.textStart()
            is_last = line.lineNumber() == block.layout().lineCount() - 1
            self._tracker.credit(start, start + line.textLength() + int(is_last))

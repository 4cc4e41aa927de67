"""Saved replies while typing: ";" and a few letters of a name, then Enter.

Rules: it shows only after a person typed, never takes the keyboard, and Esc leaves everything as it was typed.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QVBoxLayout

from agent_assist.presenters.view.palette import PickRow
from agent_assist.ui.draft.editor import DraftEditor
from agent_assist.ui.palette.pick_list import PickList
from agent_assist.ui.widgets.overlay import SHADOW_MARGIN_PX, FloatingFrame

_TYPED = re.compile(r"(?:^|\s);([^\W_][\w-]{0,40})$")
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_WIDTH_PX, _PADDING_PX, _EDGE_PX, _LOOK_BACK = 420, 6, 8, 48


class ReplyPicker(QObject):
    """Follows one editor. Signals: `sought(str)`, what stands after ";"; `picked(str)`, a passage's id."""

    sought = Signal(str)
    picked = Signal(str)

    def __init__(self, editor: DraftEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._typed = ""
        self._frame: FloatingFrame | None = None
        self._list: PickList | None = None
        editor.edited.connect(lambda _text, _provenance: self._look())
        editor.cursorPositionChanged.connect(self._on_moved)
        editor.installEventFilter(self)

    @property
    def is_open(self) -> bool:
        """Whether the list is shown."""
        return self._frame is not None and self._frame.isVisible()

    def show_rows(self, typed: str, rows: tuple[PickRow, ...]) -> None:
        """The answer to `sought`; one about letters that were typed over is dropped."""
        if typed != self._typed or not rows:
            self.close()
            return
        frame, shown = self._made()
        shown.show_rows(rows, is_first_chosen=True)
        self._place(frame, shown)
        frame.show()
        frame.raise_()

    def close(self) -> bool:
        """Take the list away; whether it was there."""
        was_open = self.is_open
        if self._frame is not None:
            self._frame.hide()
        return was_open

    def replace_typed(self, text: str) -> None:
        """Put the reply in place of ";" and the letters."""
        cursor = self._editor.textCursor()
        cursor.movePosition(
            QTextCursor.MoveOperation.Left,
            QTextCursor.MoveMode.KeepAnchor,
            len(self._typed) + 1,
        )
        self._editor.setTextCursor(cursor)
        self._typed = ""
        self._editor.insert_saved_reply(text)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """While the list is open, arrows and Enter are its own."""
        if event.type() == QEvent.Type.FocusOut:
            self.close()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self.is_open and self._press(event)
        return False

    def _press(self, event: QKeyEvent) -> bool:
        key, shown = Qt.Key(event.key()), self._list
        if shown is None:
            return False
        if key in _MOVES:
            shown.move_choice(_MOVES[key])
            return True
        return key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and shown.pick()

    def _look(self) -> None:
        cursor = self._editor.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()][-_LOOK_BACK:]
        found = _TYPED.search(before)
        self._typed = found[1] if found and not self._editor.isReadOnly() else ""
        if self._typed:
            self.sought.emit(self._typed)
        else:
            self.close()

    def _on_moved(self) -> None:
        if self.is_open:
            self._look()

    def _pick(self, row: PickRow) -> None:
        self.close()
        self.picked.emit(row.id)

    def _made(self) -> tuple[FloatingFrame, PickList]:
        if self._frame is None or self._list is None:
            self._frame = FloatingFrame(2, self._editor.window())
            self._list = PickList()
            self._list.picked.connect(self._pick)
            column = QVBoxLayout(self._frame)
            column.setContentsMargins(*([SHADOW_MARGIN_PX + _PADDING_PX] * 4))
            column.addWidget(self._list)
            self._frame.setContentsMargins(0, 0, 0, 0)
        return self._frame, self._list

    def _place(self, frame: FloatingFrame, shown: PickList) -> None:
        """Below the line that is typed, or above it where the window ends."""
        window, caret = self._editor.window(), self._editor.cursorRect()
        corner = self._editor.viewport().mapTo(window, QPoint(caret.left(), caret.bottom()))
        width = min(_WIDTH_PX, window.width() - 2 * _EDGE_PX)
        height = shown.wanted_height() + 2 * _PADDING_PX
        left = max(_EDGE_PX, min(corner.x(), window.width() - _EDGE_PX - width))
        top = corner.y() + _EDGE_PX
        if top + height > window.height() - _EDGE_PX:
            top = max(_EDGE_PX, corner.y() - caret.height() - _EDGE_PX - height)
        shadow = SHADOW_MARGIN_PX
        shown.setFixedHeight(shown.wanted_height())
        frame.setGeometry(left - shadow, top - shadow, width + 2 * shadow, height + 2 * shadow)

"""A polish as a list of changes. Rule: each is taken or left on its own, and there is no "take all"."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from agent_assist.presenters.view.asking import BesideView, ComparedText, PieceView, Strand
from agent_assist.presenters.view.parts import ButtonView
from agent_assist.ui.asking.compared_text import ComparedTextView
from agent_assist.ui.asking.in_line import in_line
from agent_assist.ui.theme.tokens import TypeRole
from agent_assist.ui.widgets.button import Button, ButtonKind
from agent_assist.ui.widgets.flow import FlowLayout
from agent_assist.ui.widgets.separator import Separator
from agent_assist.ui.widgets.text import Text

_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_J: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_K: -1}


class PieceRow(QWidget):
    """One change. Signals: `taken(int)` and `left(int)` with its key; `moved(int)` to the next or previous one."""

    taken = Signal(int)
    left = Signal(int)
    moved = Signal(int)

    def __init__(self, piece: PieceView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.piece = piece
        self.text = ComparedTextView()
        self.text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.text.show_text(_strands(piece))
        self.take_button = Button(ButtonKind.SMALL, self.tr("Take"), "check")
        self.leave_button = Button(ButtonKind.SMALL, self.tr("Leave"), "x")
        self.take_button.setAccessibleName(self.tr("Take: %s") % piece.accessible)
        self.leave_button.setAccessibleName(self.tr("Leave: %s") % piece.accessible)
        self.take_button.acted.connect(lambda: self.taken.emit(piece.key))
        self.leave_button.acted.connect(lambda: self.left.emit(piece.key))
        for button in (self.take_button, self.leave_button):
            # A button would take the arrows for itself.
            button.installEventFilter(self)
        buttons = FlowLayout(4)
        buttons.addWidget(self.take_button)
        buttons.addWidget(self.leave_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        column.addWidget(self.text)
        column.addLayout(buttons)
        column.addWidget(Separator())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Arrows, J and K go to the next or the previous change; Delete leaves this one."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key in _MOVES:
            self.moved.emit(_MOVES[key])
        elif key == Qt.Key.Key_Delete:
            self.left.emit(self.piece.key)
        return key in _MOVES or key == Qt.Key.Key_Delete


class PolishPage(QWidget):
    """Paints the page POLISH. Signals: `taken(int)`, `left(int)`, `polish_wanted()`."""

    taken = Signal(int)
    left = Signal(int)
    polish_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.again = Button(ButtonKind.SMALL, self.tr("Polish again"), "refresh-cw")
        self.again.acted.connect(self.polish_wanted)
        self._note = Text(TypeRole.BODY, "text2", wraps=True)
        self.rows: list[PieceRow] = []
        self._pieces: tuple[PieceView, ...] = ()
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 8)
        column.setSpacing(8)
        column.addLayout(in_line(self._note))
        column.addLayout(self._list)
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_view(self, view: BesideView) -> None:
        """Show the changes that are left; the keyboard stays at the place where it was."""
        self._note.set_text(view.note)
        self._note.setVisible(bool(view.note))
        self.again.show_view(
            ButtonView(
                self.tr("Polish again"),
                "refresh-cw",
                (),
                view.may_ask,
                view.why_not or view.progress,
            )
        )
        if view.pieces != self._pieces:
            self._pieces = view.pieces
            self._fill()

    def focus_first(self) -> None:
        """The keyboard goes to the first change."""
        self._focus(0)

    def _fill(self) -> None:
        had = next((n for n, row in enumerate(self.rows) if _holds_focus(row)), None)
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [PieceRow(piece) for piece in self._pieces]
        for number, row in enumerate(self.rows):
            self._list.addWidget(row)
            row.taken.connect(self.taken)
            row.left.connect(self.left)
            row.moved.connect(lambda by, at=number: self._focus(at + by))
            row.show()
        if had is not None or (self.rows and self.again.hasFocus()):
            self._focus(had or 0)

    def _focus(self, place: int) -> None:
        if self.rows:
            row = self.rows[max(0, min(len(self.rows) - 1, place))]
            row.take_button.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.again.setFocus(Qt.FocusReason.TabFocusReason)


def _strands(piece: PieceView) -> ComparedText:
    parts = ((Strand.SAME, piece.before), (Strand.OLD, piece.old), (Strand.NEW, piece.new))
    strands = (*parts, (Strand.SAME, piece.after))
    return ComparedText(tuple((kind, text) for kind, text in strands if text), piece.accessible)


def _holds_focus(row: PieceRow) -> bool:
    focused = row.window().focusWidget()
    return focused is not None and row.isAncestorOf(focused)

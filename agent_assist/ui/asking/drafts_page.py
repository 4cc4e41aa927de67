"""Other drafts: what to ask for, and the drafts there are, one at a time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from agent_assist.presenters.view.asking import BesideView, VersionView
from agent_assist.presenters.view.parts import ButtonView
from agent_assist.ui.asking.compared_text import ComparedTextView
from agent_assist.ui.asking.in_line import in_line
from agent_assist.ui.theme.tokens import MEDIUM, TypeRole
from agent_assist.ui.widgets.button import Button, ButtonKind
from agent_assist.ui.widgets.field import TextField
from agent_assist.ui.widgets.flow import FlowLayout
from agent_assist.ui.widgets.painting import FOCUS_MARGIN_PX
from agent_assist.ui.widgets.separator import Separator
from agent_assist.ui.widgets.tag import DisclosureTag
from agent_assist.ui.widgets.text import Text

_WISHES = 4


class DraftsPage(QWidget):
    """Paints the page DRAFTS.

    Signals: `asked(str)` an instruction; `hint_typed(str)` the fact for this ticket; `stepped(int)`;
    `compare_toggled()`; `used()`.
    """

    asked = Signal(str)
    hint_typed = Signal(str)
    stepped = Signal(int)
    compare_toggled = Signal()
    used = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.instruction = TextField(self.tr("What should be different?"))
        self.hint = TextField(self.tr("A fact for this ticket"))
        self.ask_button = Button(ButtonKind.SMALL, self.tr("Ask"), "refresh-cw")
        self.wishes = [Button(ButtonKind.SMALL) for _ in range(_WISHES)]
        self.previous, self.next = Button(ButtonKind.PLAIN), Button(ButtonKind.PLAIN)
        self.compare, self.use = Button(ButtonKind.LINK), Button(ButtonKind.SMALL)
        self.text = ComparedTextView()
        self._place = Text(TypeRole.BODY, weight=MEDIUM)
        self._name = Text(TypeRole.META, "text2", wraps=True)
        self._tag = DisclosureTag()
        self._maker = Text(TypeRole.META, "text3", wraps=True)
        self._note = Text(TypeRole.META, "text2", wraps=True)
        self._version = QWidget()
        self._build()
        self._connect()

    def show_view(self, view: BesideView) -> None:
        """Show the page; what is being typed stays."""
        if not self.hint.hasFocus() and self.hint.text() != view.hint:
            self.hint.setText(view.hint)
        words = [*view.wishes, *[""] * _WISHES]
        for button, wish in zip(self.wishes, words, strict=False):
            button.show_view(
                ButtonView(wish, "", (), view.may_ask, view.why_not, is_shown=bool(wish))
            )
        self.ask_button.show_view(
            ButtonView(self.tr("Ask"), "refresh-cw", (), view.may_ask, view.why_not)
        )
        self._version.setVisible(view.version is not None)
        if view.version is not None:
            self._show_version(view.version)

    def _show_version(self, version: VersionView) -> None:
        self._place.set_text(version.place)
        self._name.set_text(version.name)
        self._name.setVisible(bool(version.name))
        self._tag.show_view(version.tag)
        self._maker.set_text(version.model_line)
        self._note.set_text(version.note)
        self._note.setVisible(bool(version.note))
        self.text.show_text(version.text)
        for button, view in (
            (self.previous, version.previous),
            (self.next, version.next),
            (self.compare, version.compare),
            (self.use, version.use),
        ):
            button.show_view(view)
        for button in (self.previous, self.next):
            button.set_compact(True)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 8)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.instruction, 1)
        row.addWidget(self.ask_button)
        wishes = FlowLayout(2)
        for button in self.wishes:
            wishes.addWidget(button)
        for part in (row, wishes):
            column.addLayout(part)
        column.addWidget(self.hint)
        column.addWidget(self._version)
        column.addStretch(1)
        self._build_version()

    def _build_version(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(FOCUS_MARGIN_PX, 0, 0, 0)
        head.setSpacing(2)
        head.addWidget(self._place, 1)
        head.addWidget(self.previous)
        head.addWidget(self.next)
        foot = FlowLayout(4)
        foot.addWidget(self.use)
        foot.addWidget(self.compare)
        column = QVBoxLayout(self._version)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addWidget(Separator())
        column.addLayout(head)
        for part in (self._name, self._tag):
            column.addLayout(in_line(part))
        column.addWidget(self.text)
        for part in (self._maker, self._note):
            column.addLayout(in_line(part))
        column.addLayout(foot)

    def _connect(self) -> None:
        self.instruction.returnPressed.connect(self._ask_typed)
        self.ask_button.acted.connect(self._ask_typed)
        self.hint.textEdited.connect(self.hint_typed)
        self.hint.returnPressed.connect(self._ask_typed)
        for button in self.wishes:
            button.acted.connect(lambda b=button: self.asked.emit(b.text()))
        self.previous.acted.connect(lambda: self.stepped.emit(-1))
        self.next.acted.connect(lambda: self.stepped.emit(1))
        self.compare.acted.connect(self.compare_toggled)
        self.use.acted.connect(self.used)

    def _ask_typed(self) -> None:
        if self.ask_button.may_act:
            self.asked.emit(self.instruction.text())
            self.instruction.clear()

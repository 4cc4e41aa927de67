"""The screen of blind checks: what the customer wrote, the reply, its sources, and three equal answers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from agent_assist.presenters.view.review import BlindCheckView
from agent_assist.ui.sheets.page import Page
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import SEMIBOLD, TypeRole
from agent_assist.ui.widgets.button import Button, ButtonKind
from agent_assist.ui.widgets.card import Card
from agent_assist.ui.widgets.text import Text

_COLUMN_PX, _SIDE_PX = 760, 24


class BlindCheckScreen(QWidget):
    """Shows a `BlindCheckView`. Signal `judged(draft_id, verdict)`."""

    judged = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: BlindCheckView | None = None
        self.answers: dict[str, Button] = {}
        self._title = Text(TypeRole.PAGE, "text")
        self._subtitle = Text(TypeRole.BODY, "text2", wraps=True)
        self._progress = Text(TypeRole.META, "text2", tabular=True)
        self._problem = Text(TypeRole.BODY, "danger", wraps=True)
        self._page = Page()
        self._bar = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._lay_out()
        self._theme = follow_theme(self._restyle)
        self._restyle()

    def show_view(self, view: BlindCheckView) -> None:
        """Show the draft to judge; the same view again costs nothing."""
        if view == self._view:
            return
        self._view = view
        self._title.set_text(view.title)
        self._subtitle.set_text(view.subtitle)
        self._progress.set_text(view.progress)
        self._problem.set_text(view.problem)
        self._problem.setVisible(bool(view.problem))
        self._fill(view)
        self._show_answers(view)

    def take_focus(self) -> None:
        """The keyboard goes to the text, so that it is read before it is judged."""
        self._page.setFocus()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paper."""
        QPainter(self).fillRect(self.rect(), self._theme.ink("surface"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The text keeps a readable width."""
        super().resizeEvent(event)
        self._restyle()

    def _fill(self, view: BlindCheckView) -> None:
        while (item := self._page.column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for heading, text in view.sections:
            self._page.column.addWidget(_section(heading, text))
            self._page.column.addSpacing(12)
        if view.empty is not None:
            self._page.column.addWidget(_section(view.empty.title, view.empty.body))
        self._page.column.addStretch(1)
        self._page.setAccessibleName(view.title)
        self._page.verticalScrollBar().setValue(0)

    def _show_answers(self, view: BlindCheckView) -> None:
        if set(self.answers) != {verdict for verdict, _ in view.answers}:
            for button in self.answers.values():
                self._bar.removeWidget(button)
                button.hide()
                button.deleteLater()
            self.answers = {verdict: self._answer(verdict) for verdict, _ in view.answers}
        for verdict, face in view.answers:
            self.answers[verdict].show_view(face)

    def _answer(self, verdict: str) -> Button:
        button = Button(ButtonKind.LARGE)
        button.acted.connect(lambda: self._judge(verdict))
        self._bar.addWidget(button, 1)
        return button

    def _judge(self, verdict: str) -> None:
        if self._view is not None:
            self.judged.emit(self._view.draft_id, verdict)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._progress, 0, Qt.AlignmentFlag.AlignBottom)
        self._bar.setSpacing(12)
        self._column.setSpacing(12)
        self._column.addLayout(head)
        self._column.addWidget(self._subtitle)
        self._column.addWidget(self._problem)
        self._column.addWidget(self._page, 1)
        self._column.addLayout(self._bar)

    def _restyle(self) -> None:
        px = self._theme.px
        side = max(px(_SIDE_PX), (self.width() - px(_COLUMN_PX)) // 2)
        self._column.setContentsMargins(side, px(24), side, px(16))
        self.update()


def _section(heading: str, text: str) -> Card:
    card = Card("panel")
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 12)
    column.setSpacing(6)
    column.addWidget(Text(TypeRole.META, "text2", heading, weight=SEMIBOLD, wraps=True))
    if text:
        column.addWidget(Text(TypeRole.BODY, "text", text, wraps=True))
    return card

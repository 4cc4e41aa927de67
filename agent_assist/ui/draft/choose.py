"""Choose first: what the agent thinks should happen, before the draft is shown. Rule: nothing is chosen beforehand."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QVBoxLayout, QWidget

from agent_assist.presenters.view.draft import ChooseView
from agent_assist.ui.draft.outcome_card import OutcomeCard
from agent_assist.ui.shown_keys import shown_keys
from agent_assist.ui.theme.tokens import TypeRole
from agent_assist.ui.widgets.field import TextField
from agent_assist.ui.widgets.scroll_bar import use_slim_scroll_bars
from agent_assist.ui.widgets.text import Text

_SIDE_PX, _FOOT_PX = 20, 12


class ChoosePanel(QScrollArea):
    """Paints a `ChooseView`. Signals `picked(int)`, an outcome counted from 1, and `said(str)`, something else."""

    picked = Signal(int)
    said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        use_slim_scroll_bars(self)
        self.viewport().setAutoFillBackground(False)
        # The keyboard goes to the outcomes inside, where it is seen; Page Down on one still scrolls here.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cards: list[OutcomeCard] = []
        self.other = TextField(parent=self)
        self.other.hide()
        self.other.textEdited.connect(self.said)
        self._shown: ChooseView | None = None
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._side = _SIDE_PX

    def show_view(self, view: ChooseView) -> None:
        """Show it; only a change of the choice keeps the cards, and so the focus."""
        if (
            self._shown is None
            or view.outcomes != self._shown.outcomes
            or view.keys != self._shown.keys
        ):
            self._build(view)
        self._shown = view
        for number, card in enumerate(self.cards, 1):
            card.setChecked(number == view.chosen)
        if not self.other.hasFocus() and self.other.text() != view.words:
            self.other.setText(view.words)

    def focus_first(self) -> None:
        """The keyboard goes to the first outcome; nothing is chosen by it."""
        self.cards[0].setFocus()

    def set_side(self, side_px: int) -> None:
        """Room at both sides, in line with what stands above."""
        self._side = side_px
        page = self.widget()
        layout = page.layout() if page is not None else None
        if layout is not None:
            layout.setContentsMargins(side_px, 12, side_px, _FOOT_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 8 pick their outcome; the field takes its own keys."""
        keys = shown_keys()
        for number, card in enumerate(self.cards, 1):
            if keys.is_pressed(event, f"pick-{number}") and not event.isAutoRepeat():
                card.setFocus()
                self.picked.emit(number)
                event.accept()
                return
        super().keyPressEvent(event)

    def _build(self, view: ChooseView) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(self._side, 12, self._side, _FOOT_PX)
        column.setSpacing(0)
        column.addWidget(Text(TypeRole.PAGE, text=view.title, wraps=True))
        column.addSpacing(4)
        column.addWidget(Text(TypeRole.READ, "text2", view.body, wraps=True))
        column.addSpacing(8)
        self.cards = []
        for number, (title, note) in enumerate(view.outcomes, 1):
            keys = view.keys[number - 1] if number <= len(view.keys) else ()
            card = OutcomeCard(title, note, keys)
            card.clicked.connect(lambda _on=False, chosen=number: self.picked.emit(chosen))
            self.cards.append(card)
            column.addWidget(card)
        column.addSpacing(8)
        self.other.setPlaceholderText(view.hint)
        self.other.setAccessibleName(view.hint)
        column.addWidget(self.other)
        column.addStretch(1)
        column.addSpacing(8)
        column.addWidget(Text(TypeRole.META, "text2", view.foot, wraps=True))
        self.other.show()
        self.setWidget(page)
        page.setAutoFillBackground(False)

"""What stands instead of a draft: why there is none, what is missing, one suggested step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from agent_assist.presenters.view.draft import AbstainView
from agent_assist.ui.draft.step_button import StepButton
from agent_assist.ui.draft.tell_us import TellUs
from agent_assist.ui.theme.tokens import SEMIBOLD, TypeRole
from agent_assist.ui.widgets.badge import ConfidenceBadge
from agent_assist.ui.widgets.card import Card
from agent_assist.ui.widgets.icon_label import IconLabel
from agent_assist.ui.widgets.scroll_bar import use_slim_scroll_bars
from agent_assist.ui.widgets.separator import Separator
from agent_assist.ui.widgets.text import Text

_SIDE_PX, _FOOT_PX = 20, 12


class AbstainPanel(QScrollArea):
    """Paints an `AbstainView`. Signals: `step_clicked()`, the suggested step was chosen; `told(str)`, what is wrong."""

    step_clicked = Signal()
    told = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        use_slim_scroll_bars(self)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        # The keyboard goes to the step inside, where it is seen; Page Down on it still scrolls here.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view: AbstainView | None = None
        self._side = _SIDE_PX

    def show_view(self, view: AbstainView) -> None:
        """Show it; nothing is built again when nothing changed, so focus stays."""
        if view == self._view:
            return
        self._view = view
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(self._side, 12, self._side, _FOOT_PX)
        column.setSpacing(0)
        if view.badge is not None:
            column.addWidget(ConfidenceBadge(view.badge))
            column.addSpacing(12)
        column.addWidget(Text(TypeRole.PAGE, text=view.title, wraps=True))
        column.addSpacing(4)
        column.addWidget(Text(TypeRole.READ, "text2", view.why, wraps=True))
        if view.missing:
            column.addSpacing(16)
            column.addWidget(_missing_card(view.missing))
        if view.step is not None:
            column.addSpacing(20)
            self._add_step(column, view, view.step)
        column.addStretch(1)
        column.addSpacing(16)
        tell_us = TellUs()
        tell_us.told.connect(self.told)
        column.addWidget(tell_us)
        self.setWidget(page)
        page.setAutoFillBackground(False)

    def focus_first(self) -> None:
        """The keyboard goes to the suggested step, where there is one."""
        step = self.findChild(StepButton)
        if step is not None:
            step.setFocus()

    def set_side(self, side_px: int) -> None:
        """Room at both sides, in line with what stands above."""
        self._side = side_px
        page = self.widget()
        layout = page.layout() if page is not None else None
        if layout is not None:
            layout.setContentsMargins(side_px, 12, side_px, _FOOT_PX)

    def _add_step(self, column: QVBoxLayout, view: AbstainView, step: tuple[str, str]) -> None:
        column.addWidget(Text(TypeRole.BODY, text=self.tr("Suggested next step"), weight=SEMIBOLD))
        button = StepButton()
        button.show_step(step[0], step[1], view.step_keys, view.step_icon)
        button.clicked.connect(self.step_clicked)
        column.addSpacing(4)
        column.addWidget(button)


def _missing_card(missing: tuple[tuple[str, str], ...]) -> Card:
    card = Card()
    column = QVBoxLayout(card)
    column.setContentsMargins(14, 4, 14, 4)
    column.setSpacing(0)
    for index, (title, detail) in enumerate(missing):
        if index:
            column.addWidget(Separator())
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(TypeRole.BODY, text=title, weight=SEMIBOLD, wraps=True))
        if detail:
            words.addWidget(Text(TypeRole.META, "text2", detail, wraps=True))
        row = QHBoxLayout()
        row.setContentsMargins(0, 7, 0, 7)
        row.setSpacing(12)
        row.addWidget(IconLabel("circle-dashed", 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        column.addLayout(row)
    return card

"""The result of a connection test: each step with what was found and how long it took."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from agent_assist.presenters.tried_connection import CheckLine
from agent_assist.presenters.view.parts import ButtonView
from agent_assist.ui.settings.check_step import CHECK_ICONS, CheckStep
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import SEMIBOLD, TypeRole
from agent_assist.ui.widgets.button import Button, ButtonKind
from agent_assist.ui.widgets.card import Card
from agent_assist.ui.widgets.icon_label import IconLabel
from agent_assist.ui.widgets.separator import Separator
from agent_assist.ui.widgets.text import Text

_STACK_BELOW_PX, _BUTTON_BELOW_PX = 560, 300


class CheckCard(Card):
    """Signal `wanted()`: run the test (again)."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", "line", parent=parent)
        self._lines: tuple[CheckLine, ...] | None = None
        self._is_stacked = False
        self._icon = IconLabel("circle-dashed", 16)
        self._title = Text(TypeRole.BODY, "text", weight=SEMIBOLD, wraps=True)
        self._note = Text(TypeRole.META, "text2", wraps=True, tabular=True)
        self.button = Button(ButtonKind.SMALL, self.tr("Test"), "plug-zap", parent=self)
        self.button.acted.connect(self.wanted)
        self._said = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._said.addWidget(self._title)
        self._said.addWidget(self._note, 1)
        told = QHBoxLayout()
        told.setSpacing(8)
        told.addWidget(self._icon)
        told.addLayout(self._said, 1)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(8)
        self._head.addLayout(told, 1)
        self._head.addWidget(self.button)
        self._steps = QWidget()
        self._rows = QVBoxLayout(self._steps)
        self._rows.setContentsMargins(0, 0, 0, 4)
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 10, 8)
        column.setSpacing(2)
        column.addLayout(self._head)
        column.addWidget(self._steps)
        self._px = follow_theme(self.updateGeometry).px
        self._arrange()

    def show_result(
        self, title: str, lines: tuple[CheckLine, ...], note: str = "", *, is_running: bool = False
    ) -> None:
        """Show the steps; an empty result shows only the button."""
        self._title.set_text(title)
        self._note.set_text(note)
        words = self.tr("Test again") if lines else self.tr("Test")
        if is_running:
            words = self.tr("Testing…")
        self.button.show_view(ButtonView(words, "plug-zap", is_enabled=not is_running))
        if lines == self._lines:
            return
        self._lines = lines
        self._show_icon({state for *_, state in lines})
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for number, line in enumerate(lines):
            if number:
                self._rows.addWidget(Separator())
            self._rows.addWidget(CheckStep(line, is_stacked=self._is_stacked))
        self._steps.setVisible(bool(lines))

    def fit(self, width: int) -> None:
        """What was found stands below what was tried where there is no room beside it."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._head.setDirection(down if width < self._px(_BUTTON_BELOW_PX) else across)
        is_stacked = width < self._px(_STACK_BELOW_PX)
        if is_stacked != self._is_stacked:
            self._is_stacked = is_stacked
            self._arrange()
            for step in self._steps.findChildren(CheckStep):
                step.set_stacked(is_stacked=is_stacked)

    def _arrange(self) -> None:
        across = QBoxLayout.Direction.LeftToRight
        down = QBoxLayout.Direction.TopToBottom
        self._said.setDirection(down if self._is_stacked else across)
        self._said.setSpacing(0 if self._is_stacked else 10)
        self._said.setAlignment(self._title, Qt.AlignmentFlag.AlignVCenter)

    def _show_icon(self, states: set[str]) -> None:
        name, ink = CHECK_ICONS[
            "problem" if "problem" in states else "ok" if "ok" in states else "skipped"
        ]
        self._icon.set_icon("circle-check" if name == "check" else name, ink)

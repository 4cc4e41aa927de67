"""The result of a connection test: each step with what was found and how long it took."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from agent_assist.presenters.view.parts import ButtonView
from agent_assist.ui.theme.tokens import MEDIUM, SEMIBOLD, Ink, TypeRole
from agent_assist.ui.widgets.button import Button, ButtonKind
from agent_assist.ui.widgets.card import Card
from agent_assist.ui.widgets.icon_label import IconLabel
from agent_assist.ui.widgets.separator import Separator
from agent_assist.ui.widgets.text import Text

CheckLine = tuple[str, str, str, str]
"""Words, detail, time, and state: "ok", "problem" or "skipped"."""

_ICONS: dict[str, tuple[str, Ink]] = {
    "ok": ("check", "ok"),
    "problem": ("circle-alert", "danger"),
    "skipped": ("minus", "text2"),
}


class CheckCard(Card):
    """Signal `wanted()`: run the test (again)."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", "line", parent=parent)
        self._lines: tuple[CheckLine, ...] | None = None
        self._icon = IconLabel("circle-dashed", 16)
        self._title = Text(TypeRole.BODY, "text", weight=SEMIBOLD, wraps=True)
        self._button = Button(ButtonKind.SMALL, self.tr("Test"), "plug-zap", parent=self)
        self._button.acted.connect(self.wanted)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        head.addWidget(self._button)
        self._steps = QWidget()
        self._rows = QVBoxLayout(self._steps)
        self._rows.setContentsMargins(0, 0, 0, 4)
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 10, 8)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._steps)

    def show_result(self, title: str, lines: tuple[CheckLine, ...]) -> None:
        """Show the steps; an empty result shows only the button."""
        self._title.set_text(title)
        if lines == self._lines:
            return
        self._lines = lines
        words = self.tr("Test again") if lines else self.tr("Test")
        self._button.show_view(ButtonView(words, "plug-zap"))
        states = {state for *_, state in lines}
        name, ink = _ICONS[
            "problem" if "problem" in states else "ok" if "ok" in states else "skipped"
        ]
        self._icon.set_icon("circle-check" if name == "check" else name, ink)
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for number, line in enumerate(lines):
            if number:
                self._rows.addWidget(Separator())
            self._rows.addWidget(_Step(line))
        self._steps.setVisible(bool(lines))


class _Step(QWidget):
    """One step of a test."""

    def __init__(self, line: CheckLine) -> None:
        super().__init__()
        words, detail, time, state = line
        icon, ink = _ICONS.get(state, _ICONS["skipped"])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 5, 4, 5)
        row.setSpacing(8)
        row.addWidget(IconLabel(icon, 16, ink), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(TypeRole.BODY, "text", words, weight=MEDIUM, wraps=True))
        row.addWidget(Text(TypeRole.META, "text2", detail, wraps=True), 1)
        row.addWidget(
            Text(TypeRole.BODY, "text2", time, tabular=True), 0, Qt.AlignmentFlag.AlignTop
        )

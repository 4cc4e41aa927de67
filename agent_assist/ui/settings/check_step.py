"""One step of a connection test: whether it is well, what was tried, what was found, and its time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from agent_assist.presenters.tried_connection import CheckLine
from agent_assist.ui.theme.tokens import MEDIUM, Ink, TypeRole
from agent_assist.ui.widgets.icon_label import IconLabel
from agent_assist.ui.widgets.text import Text

_ICON_DROP_PX = 2
"""An icon is lower than a line of text: so far below its top it stands in the middle."""
CHECK_ICONS: dict[str, tuple[str, Ink]] = {
    "ok": ("check", "ok"),
    "problem": ("circle-alert", "danger"),
    "skipped": ("minus", "text2"),
}


class CheckStep(QWidget):
    """Shows a `CheckLine`."""

    def __init__(self, line: CheckLine, *, is_stacked: bool) -> None:
        super().__init__()
        words, detail, time, state = line
        icon, ink = CHECK_ICONS.get(state, CHECK_ICONS["skipped"])
        top = Qt.AlignmentFlag.AlignTop
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 5, 4, 5)
        row.setSpacing(8)
        mark = QVBoxLayout()
        mark.setContentsMargins(0, _ICON_DROP_PX, 0, 0)
        mark.addWidget(IconLabel(icon, 16, ink))
        mark.addStretch(1)
        row.addLayout(mark)
        self._said = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._said.addWidget(Text(TypeRole.BODY, "text", words, weight=MEDIUM, wraps=True))
        if detail:
            self._said.addWidget(Text(TypeRole.META, "text2", detail, wraps=True), 1)
        else:
            self._said.addStretch(1)
        row.addLayout(self._said, 1)
        took = Text(TypeRole.BODY, "text2", time, tabular=True)
        took.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row.addWidget(took, 0, top)
        self.setAccessibleName(", ".join(part for part in (words, detail, time) if part))
        self.set_stacked(is_stacked=is_stacked)

    def set_stacked(self, *, is_stacked: bool) -> None:
        """What was found below what was tried, or beside it."""
        across = QBoxLayout.Direction.LeftToRight
        self._said.setDirection(QBoxLayout.Direction.TopToBottom if is_stacked else across)
        self._said.setSpacing(0 if is_stacked else 8)

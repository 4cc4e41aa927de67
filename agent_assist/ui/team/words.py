"""What stands on the Team screen in words: two answers above the numbers, and below them what is not measured yet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from agent_assist.presenters.view.team import AnswerView, LaterView
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import SEMIBOLD, TypeRole
from agent_assist.ui.widgets.card import Card
from agent_assist.ui.widgets.icon_label import IconLabel
from agent_assist.ui.widgets.painting import tone_inks
from agent_assist.ui.widgets.text import Text


class AnswerCard(Card):
    """Shows an `AnswerView`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._question = Text(TypeRole.META, "text2", weight=SEMIBOLD, wraps=True)
        self._icon = IconLabel(size=16)
        self._answer = Text(TypeRole.BODY, "text", wraps=True, tabular=True)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(2)
        self._column.addWidget(self._question)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._answer, 1)
        self._column.addLayout(row)
        self._column.addStretch(1)
        self._card_theme = follow_theme(self._restyle)
        self._restyle()

    def show_answer(self, answer: AnswerView) -> None:
        """Show this answer."""
        self._question.set_text(answer.question)
        self._answer.set_text(answer.body, lead=answer.lead)
        self._icon.set_icon(answer.icon, tone_inks(answer.tone)[0])
        self.setAccessibleName(f"{answer.question} {answer.lead} {answer.body}")

    def _restyle(self) -> None:
        px = self._card_theme.px
        self._column.setContentsMargins(px(16), px(8), px(12), px(10))


class LaterCard(Card):
    """Shows what is not measured yet, in a dashed frame that no figure has."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__("canvas", "line_strong", dashed=True, parent=parent)
        self._title = Text(TypeRole.BODY, "text", title, weight=SEMIBOLD, wraps=True)
        self._grid = QGridLayout()
        self._texts: list[tuple[Text, Text]] = []
        self._column = QVBoxLayout(self)
        self._column.setSpacing(6)
        self._column.addWidget(self._title)
        self._column.addLayout(self._grid)
        self._card_theme = follow_theme(self._restyle)
        self._restyle()

    def show_parts(self, parts: tuple[LaterView, ...]) -> None:
        """Show these, or nothing."""
        while len(self._texts) < len(parts):
            heading = Text(TypeRole.META, "text2", weight=SEMIBOLD, wraps=True)
            self._texts.append((heading, Text(TypeRole.META, "text2", wraps=True)))
        for (heading, body), part in zip(self._texts, parts, strict=False):
            heading.set_text(part.title)
            body.set_text(part.body)
        self.setVisible(bool(parts))

    def set_columns(self, columns: int) -> None:
        """How many stand side by side."""
        for place, (heading, body) in enumerate(self._texts):
            row, column = divmod(place, columns)
            for offset, text in enumerate((heading, body)):
                self._grid.removeWidget(text)
                self._grid.addWidget(text, 2 * row + offset, column, Qt.AlignmentFlag.AlignTop)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _restyle(self) -> None:
        px = self._card_theme.px
        self._column.setContentsMargins(px(16), px(8), px(12), px(10))
        self._grid.setHorizontalSpacing(px(24))
        self._grid.setVerticalSpacing(px(2))

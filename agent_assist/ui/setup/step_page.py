"""The content of one set-up step: words, choices, fields, what a test found."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from agent_assist.presenters.view.window import SetupView
from agent_assist.ui.setup.choice_card import ChoiceCard
from agent_assist.ui.setup.field_row import FieldRow
from agent_assist.ui.theme.tokens import MEDIUM, RADIUS_CONTROL, Ink, TypeRole
from agent_assist.ui.widgets.card import Card
from agent_assist.ui.widgets.icon_label import IconLabel
from agent_assist.ui.widgets.text import Text


class StepPage(QWidget):
    """Built once per step; `show_view` refreshes choices, problems and test lines. Signals `chosen`, `edited`."""

    chosen = Signal(str)
    edited = Signal(str, str)

    def __init__(self, view: SetupView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(False)
        self._group = QButtonGroup(self)
        self.cards: list[ChoiceCard] = []
        self.fields: list[FieldRow] = []
        self._results = QVBoxLayout()
        self._shown_results: tuple[tuple[str, str, bool], ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._add_words(view)
        self._add_choices(view)
        for field in view.fields:
            row = FieldRow(field)
            row.edited.connect(self.edited)
            self.fields.append(row)
            self._column.addWidget(row)
        self._column.addLayout(self._results)
        if view.note:
            self._column.addSpacing(8)
            self._column.addLayout(_inset(_note(view.note)))
        self._column.addStretch(1)
        self.show_view(view)

    def show_view(self, view: SetupView) -> None:
        """Refresh what may change within a step."""
        for card in self.cards:
            card.setChecked(card.view.key == view.chosen)
        for row, field in zip(self.fields, view.fields, strict=True):
            row.show_view(field)
        if view.test_result != self._shown_results:
            self._show_results(view.test_result)

    def _add_words(self, view: SetupView) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Text(TypeRole.PAGE, "text", view.title, wraps=True))
        words.addWidget(Text(TypeRole.READ, "text2", view.subtitle, wraps=True))
        for paragraph in view.paragraphs:
            words.addSpacing(8)
            words.addWidget(Text(TypeRole.READ, "text", paragraph, wraps=True))
        self._column.addLayout(_inset(words))
        self._column.addSpacing(12)

    def _add_choices(self, view: SetupView) -> None:
        for choice in view.choices:
            card = ChoiceCard(choice)
            card.clicked.connect(lambda _on=False, key=choice.key: self._choose(key))
            self._group.addButton(card)
            self.cards.append(card)
            self._column.addWidget(card)

    def _choose(self, key: str) -> None:
        card = next(card for card in self.cards if card.view.key == key)
        if card.view.is_enabled:
            self.chosen.emit(key)

    def _show_results(self, results: tuple[tuple[str, str, bool], ...]) -> None:
        self._shown_results = results
        while (item := self._results.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for words, detail, is_ok in results:
            self._results.addWidget(_Result(words, detail, is_ok=is_ok))


class _Result(QWidget):
    """One line of a connection test."""

    def __init__(self, words: str, detail: str, *, is_ok: bool) -> None:
        super().__init__()
        ink: Ink = "ok" if is_ok else "danger"
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(8)
        icon = IconLabel("circle-check" if is_ok else "circle-alert", 16, ink)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Text(TypeRole.BODY, "text", words, weight=MEDIUM, wraps=True))
        if detail:
            column.addWidget(Text(TypeRole.META, "text2", detail, wraps=True))
        row.addLayout(column, 1)


def _note(words: str) -> Card:
    card = Card("sunken", None, radius=RADIUS_CONTROL)
    row = QHBoxLayout(card)
    row.setContentsMargins(14, 9, 14, 9)
    row.setSpacing(10)
    row.addWidget(IconLabel("info", 16), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Text(TypeRole.BODY, "text2", words, wraps=True), 1)
    return card


def _inset(content: QVBoxLayout | QWidget) -> QHBoxLayout:
    # Cards and fields keep room for their focus ring; words beside them start at the same edge.
    row = QHBoxLayout()
    row.setContentsMargins(4, 0, 4, 0)
    if isinstance(content, QWidget):
        row.addWidget(content, 1)
    else:
        row.addLayout(content, 1)
    return row

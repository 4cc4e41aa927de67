"""One decision at the right of the list: what was decided, about which text, why, and the evidence for it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from agent_assist.presenters.view.audit import CheckLine, DecisionView
from agent_assist.presenters.view.parts import ButtonView
from agent_assist.ui.sheets.page import Page
from agent_assist.ui.shell.icon_button import IconButton
from agent_assist.ui.theme.tokens import SEMIBOLD, TypeRole
from agent_assist.ui.widgets.badge import ConfidenceBadge
from agent_assist.ui.widgets.button import Button, ButtonKind
from agent_assist.ui.widgets.card import Card
from agent_assist.ui.widgets.flow import FlowLayout
from agent_assist.ui.widgets.icon_label import IconLabel
from agent_assist.ui.widgets.painting import tone_inks
from agent_assist.ui.widgets.separator import Separator
from agent_assist.ui.widgets.tag import DisclosureTag
from agent_assist.ui.widgets.text import Text


class DecisionPane(Card):
    """Shows a `DecisionView`. Signal `closed()`."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._view: DecisionView | None = None
        self._is_stacked = False
        self.page = Page()
        self.close_button = IconButton("x", self.tr("Close"), parent=self)
        self.close_button.hide()
        self.close_button.acted.connect(self.closed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.addWidget(self.page)

    def show_view(self, view: DecisionView | None) -> None:
        """Show this decision, or nothing."""
        if view != self._view:
            self._view = view
            self._build()

    def set_stacked(self, *, is_stacked: bool) -> None:
        """Without room for two columns, each fact is one paragraph."""
        if is_stacked != self._is_stacked:
            self._is_stacked = is_stacked
            self._build()

    def _build(self) -> None:
        view = self._view
        had_focus = self.close_button.hasFocus()
        self.close_button.setParent(self)
        while (item := self.page.column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if view is not None:
            self.page.column.addWidget(self._content(view))
            self.page.verticalScrollBar().setValue(0)
            if had_focus:
                self.close_button.setFocus()

    def _content(self, view: DecisionView) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(Text(TypeRole.TITLE, "text", view.title, tabular=True), 1)
        head.addWidget(self.close_button)
        self.close_button.show()
        column.addLayout(head)
        line = QHBoxLayout()
        line.addWidget(IconLabel(view.icon, 16, "text"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Text(TypeRole.READ, "text", view.headline, wraps=True), 1)
        column.addLayout(line)
        marks = FlowLayout(6)
        if view.tag is not None:
            marks.addWidget(DisclosureTag(view.tag))
        if view.badge is not None:
            marks.addWidget(ConfidenceBadge(view.badge))
        column.addLayout(marks)
        column.addWidget(Separator())
        column.addLayout(_stacked(view) if self._is_stacked else _facts(view))
        if view.found:
            self._add_found(column, view.found)
        for title, text in view.texts:
            column.addWidget(Separator())
            column.addWidget(Text(TypeRole.BODY, "text2", title, weight=SEMIBOLD, wraps=True))
            column.addWidget(Text(TypeRole.BODY, "text", text, wraps=True))
        column.addWidget(Separator())
        column.addWidget(Text(TypeRole.BODY, "text2", self.tr("Integrity"), weight=SEMIBOLD))
        for check in view.checks:
            column.addLayout(_check(check))
        column.addStretch(1)
        column.addWidget(_note(view.note))
        return content

    def _add_found(self, column: QVBoxLayout, found: tuple[str, ...]) -> None:
        """What was found and not cited, folded: it says little about the decision."""
        words = self.tr("{n} more were found").replace("{n}", str(len(found)))
        fold = Button(ButtonKind.LINK, words, "chevron-down")
        titles = Text(TypeRole.BODY, "text2", "\n".join(found), wraps=True)
        titles.hide()

        def toggle() -> None:
            titles.setVisible(titles.isHidden())
            icon = "chevron-down" if titles.isHidden() else "chevron-up"
            fold.show_view(ButtonView(words, icon))

        fold.acted.connect(toggle)
        column.addWidget(fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(titles)


def _facts(view: DecisionView) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(0, 2)
    grid.setColumnStretch(1, 5)
    for place, (name, value) in enumerate(view.facts):
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(Text(TypeRole.BODY, "text2", name, wraps=True), place, 0, top)
        grid.addWidget(Text(TypeRole.BODY, "text", value, wraps=True, tabular=True), place, 1, top)
    return grid


def _stacked(view: DecisionView) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    for name, value in view.facts:
        line = Text(TypeRole.BODY, "text", wraps=True, tabular=True)
        line.set_text(value, f"{name}:")
        column.addWidget(line)
    return column


def _check(check: CheckLine) -> QHBoxLayout:
    ink, _ = tone_inks(check.tone)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(IconLabel(check.icon, 16, ink), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Text(TypeRole.BODY, "text", check.title, wraps=True))
    words.addWidget(Text(TypeRole.META, "text2", check.line, wraps=True, tabular=True))
    row.addLayout(words, 1)
    return row


def _note(words: str) -> Card:
    card = Card("sunken", None)
    row = QHBoxLayout(card)
    row.setContentsMargins(10, 8, 10, 8)
    row.addWidget(IconLabel("key-round", 14, "text2"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Text(TypeRole.META, "text2", words, wraps=True), 1)
    return card

"""The preview: exactly what the customer receives, and the one place from which it is approved.

Rules: the keyboard starts on "Back to draft"; sending is outlined like it, opens only when the presenter says so,
and never reacts to a key that was pressed before, held down, or came within the first 600 ms.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from agent_assist.presenters.view.parts import ButtonView
from agent_assist.presenters.view.sheets import PreviewView
from agent_assist.ui.draft.shown_tracker import monotonic_clock
from agent_assist.ui.sheets.envelope_rows import EnvelopeRows
from agent_assist.ui.sheets.page import Page
from agent_assist.ui.sheets.sheet import Sheet
from agent_assist.ui.sheets.whole_tracker import SHOWN_AFTER_MS, WholeTracker, texts_in
from agent_assist.ui.theme.tokens import TypeRole
from agent_assist.ui.widgets.button import Button, ButtonKind, Detail
from agent_assist.ui.widgets.button_row import fit_button_row
from agent_assist.ui.widgets.flow import FlowLayout
from agent_assist.ui.widgets.icon_label import IconLabel
from agent_assist.ui.widgets.separator import Separator
from agent_assist.ui.widgets.tag import DisclosureTag
from agent_assist.ui.widgets.text import Text

_NO_SEND = ButtonView("", is_shown=False)


class PreviewSheet(Sheet):
    """Shows a `PreviewView`. Signals: `sent()`, and `shown_whole(int)` with the milliseconds on screen."""

    sent = Signal()
    shown_whole = Signal(int)

    def __init__(
        self,
        view: PreviewView,
        parent: QWidget | None = None,
        clock: Callable[[], int] | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._clock = clock or monotonic_clock()
        self._opened_ms = self._clock()
        self._view = replace(view, send=_NO_SEND)
        self.tag = DisclosureTag()
        self.back_button = Button(ButtonKind.LARGE)
        self.send_button = Button(ButtonKind.LARGE)
        self.body = self.page = Page()
        self.footer = Text(TypeRole.BODY, "text2", wraps=True)
        self._build(view)
        self._tracker = WholeTracker(self.page, self._clock)
        self._tracker.shown_whole.connect(self.shown_whole)
        self.back_button.acted.connect(self.closed)
        self.send_button.acted.connect(self.confirm)
        self.show_view(view)
        self._tracker.watch(texts_in(self.page.page))

    def show_view(self, view: PreviewView) -> None:
        """Open or close sending; the envelope itself is frozen while the sheet is open."""
        self._view = view
        self.tag.show_view(view.tag)
        self.back_button.show_view(view.back)
        self.send_button.show_view(view.send)

    def shows(self, view: PreviewView) -> bool:
        """Whether it is this envelope, whatever the buttons say."""
        return replace(view, send=self._view.send) == self._view

    def first_focus(self) -> QWidget:
        """Back to draft; never sending."""
        return self.back_button

    def fit_rows(self, width: int) -> None:
        """Both buttons show equally much; the short way back keeps its key where sending's has no room."""
        fit_button_row(self._buttons, (self.back_button, self.send_button), width)
        if self.back_button.width_at(Detail.ALL) <= self.send_button.width_at(Detail.NO_KEYS):
            self.back_button.set_detail(Detail.ALL)

    def confirm(self) -> None:
        """Approve and send, unless it came too early."""
        is_early = self._clock() - self._opened_ms < SHOWN_AFTER_MS
        if self._view.send.is_enabled and not is_early:
            self.sent.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """What nobody sees is not counted."""
        super().hideEvent(event)
        self._tracker.stop()

    def _build(self, view: PreviewView) -> None:
        self.add_title(view.title, view.subtitle)
        self.column.addWidget(Separator())
        self.column.addWidget(self.page, 1)
        self._fill_page(view)
        self.column.addWidget(Separator())
        marks = FlowLayout(12, last_at_end=True)
        below = QVBoxLayout()
        self.keep_side(below, 11, 3)
        below.setSpacing(6)
        below.addLayout(marks)
        marks.addWidget(self.tag)
        marks.addWidget(Text(TypeRole.BODY, "text2", view.change_line, tabular=True))
        below.addWidget(Text(TypeRole.META, "text2", view.person_line, wraps=True))
        self.column.addLayout(below)
        buttons = QHBoxLayout()
        self.keep_side(buttons, 4, 11, 4)
        self._buttons = buttons
        buttons.setSpacing(2)
        for button in (self.back_button, self.send_button):
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            buttons.addWidget(button, 1)
        self.column.addLayout(buttons)

    def _fill_page(self, view: PreviewView) -> None:
        column = self.page.column
        rows = EnvelopeRows(view.rows)
        self.keep_side(rows.grid, 7, 7)
        column.addWidget(rows)
        column.addWidget(Separator())
        inner = QVBoxLayout()
        self.keep_side(inner, 15, 14)
        inner.setSpacing(0)
        inner.addWidget(Text(TypeRole.READ, "text", view.body, wraps=True))
        if view.footer:
            inner.addSpacing(14)
            inner.addWidget(Separator())
            inner.addSpacing(9)
            self.footer.set_text(view.footer)
            inner.addWidget(self.footer)
        if view.footer_note:
            inner.addSpacing(6)
            inner.addLayout(_note("lock", view.footer_note))
        if view.machine_line:
            inner.addSpacing(4)
            inner.addLayout(_note("bot", self.tr("For machines: ") + view.machine_line))
        if view.quoted:
            self._add_quoted(inner, view.quoted)
        inner.addStretch(1)
        column.addLayout(inner)

    def _add_quoted(self, column: QVBoxLayout, quoted: str) -> None:
        """The quoted original goes out too: it is here, folded."""
        lines = quoted.count("\n") + 1
        words = self.tr("Quoted original, {n} lines").replace("{n}", str(lines))
        fold = Button(ButtonKind.LINK, words, "chevron-down")
        text = Text(TypeRole.BODY, "text2", quoted, wraps=True)
        text.hide()

        def toggle() -> None:
            text.setVisible(text.isHidden())
            icon = "chevron-down" if text.isHidden() else "chevron-up"
            fold.show_view(ButtonView(words, icon))
            self.fit()

        fold.acted.connect(toggle)
        column.addSpacing(6)
        column.addWidget(fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(text)


def _note(icon: str, words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    row.addWidget(IconLabel(icon, 14), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Text(TypeRole.META, "text2", words, wraps=True), 1)
    return row

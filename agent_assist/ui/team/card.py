"""One chart in its card: title, subtitle, verdict, the chart or its table, what is hidden, and a sentence.

Signals: `chosen(value)` another split, `spoken(words)`.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from agent_assist.presenters.view.parts import ButtonView
from agent_assist.presenters.view.team import ChartView
from agent_assist.ui.settings.choice import Choice
from agent_assist.ui.team.canvas import ChartCanvas
from agent_assist.ui.team.table import ChartTable
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import SEMIBOLD, TypeRole
from agent_assist.ui.widgets.button import Button, ButtonKind
from agent_assist.ui.widgets.card import Card
from agent_assist.ui.widgets.icon_label import IconLabel
from agent_assist.ui.widgets.painting import paint_frame, tone_inks
from agent_assist.ui.widgets.text import Text

_ONE_LINE_PX = 270


class ChartCard(Card):
    """Shows a `ChartView`; `toggle_table()` exchanges chart and table."""

    chosen = Signal(str)
    spoken = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._chart: ChartView | None = None
        self.shows_table = self._is_below = False
        self._title = Text(TypeRole.BODY, "text", weight=SEMIBOLD, wraps=True)
        self._badge_icon = IconLabel(size=16)
        self._badge = Text(TypeRole.BODY, "text", weight=SEMIBOLD, tabular=True, wraps=True)
        self._table_button = Button(ButtonKind.LINK, self.tr("Table"))
        self._table_button.acted.connect(self.toggle_table)
        self._subtitle = Text(TypeRole.META, "text2", wraps=True)
        self.choice: Choice | None = None
        self.canvas, self.table = ChartCanvas(), ChartTable()
        self.canvas.spoken.connect(self.spoken)
        self._nothing = Text(TypeRole.BODY, "text2", wraps=True)
        self._hidden = _HiddenLine()
        self._sentence = Text(TypeRole.META, "text2", wraps=True)
        self._column = QVBoxLayout(self)
        self._lay_out()
        self._card_theme = follow_theme(self._restyle)
        self._restyle()

    def show_chart(self, chart: ChartView) -> None:
        """Show this chart; the same again costs nothing."""
        if chart == self._chart:
            return
        self._chart = chart
        chosen = dict(chart.choices).get(chart.chosen, "")
        self._title.set_text(chart.title.removesuffix(chosen).rstrip())
        self._subtitle.set_text(chart.subtitle)
        self._subtitle.setVisible(bool(chart.subtitle))
        self._sentence.set_text(chart.sentence)
        self._sentence.setVisible(bool(chart.sentence))
        self._nothing.set_text(chart.nothing)
        self._hidden.show_words(chart.hidden)
        self._show_badge(chart)
        self._show_choices(chart)
        self.canvas.show_chart(chart)
        self.table.show_chart(chart)
        self._show_body()

    def toggle_table(self) -> None:
        """Exchange chart and table; the keyboard stays in the card."""
        had_focus = self.canvas.hasFocus() or self.table.hasFocus()
        self.shows_table = not self.shows_table
        self._show_body()
        if had_focus:
            (self.table if self.table.isVisibleTo(self) else self.canvas).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the text is large for the width, the verdict stands below the title."""
        super().resizeEvent(event)
        is_below = self.width() < self._card_theme.px(_ONE_LINE_PX)
        if is_below != self._is_below:
            self._place_verdict(is_below=is_below)

    def _place_verdict(self, *, is_below: bool) -> None:
        self._is_below = is_below
        has_choice = self.choice is not None
        self._head.removeWidget(self._verdict)
        self._column.removeWidget(self._verdict)
        if is_below:
            self._column.insertWidget(1, self._verdict)
        else:
            self._head.insertWidget(1, self._verdict, int(has_choice))
        self._head.setStretch(0, int(is_below or not has_choice))

    def _show_body(self) -> None:
        chart = self._chart
        has_points = chart is not None and bool(chart.points)
        has_rows = chart is not None and bool(chart.rows)
        self.table.setVisible(self.shows_table and has_rows)
        self.canvas.setVisible(has_points and not self.shows_table)
        self._nothing.setVisible(not has_points and not self.table.isVisibleTo(self))
        words = self.tr("Chart") if self.shows_table else self.tr("Table")
        self._table_button.show_view(ButtonView(words, is_shown=has_rows))
        self._table_button.setToolTip(self.tr("{words} (Alt+T)").replace("{words}", words))

    def _show_badge(self, chart: ChartView) -> None:
        self._verdict.setVisible(chart.badge is not None or bool(chart.choices))
        self._badge.setVisible(chart.badge is not None)
        self._badge_icon.setVisible(chart.badge is not None)
        if chart.badge is not None:
            ink, _ = tone_inks(chart.badge.tone)
            self._badge_icon.set_icon(chart.badge.icon, ink)
            self._badge.set_text(chart.badge.words)

    def _show_choices(self, chart: ChartView) -> None:
        if chart.choices and self.choice is None:
            self.choice = Choice(chart.choices, chart.chosen)
            self.choice.setAccessibleName(self.tr("Split by"))
            self.choice.setMaximumWidth(self._card_theme.px(150))
            self.choice.setMinimumWidth(self._card_theme.px(60))
            self.choice.activated.connect(lambda _: self._on_chosen())
            self._beside.insertWidget(0, self.choice)
            self._beside.insertStretch(1, 1)
            self._place_verdict(is_below=self._is_below)
        if self.choice is not None:
            self.choice.show_value(chart.chosen)

    def _on_chosen(self) -> None:
        if self.choice is not None:
            self.chosen.emit(self.choice.value)

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.setSpacing(4)
        self._verdict = QWidget(self)
        self._beside = QHBoxLayout(self._verdict)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(4)
        self._beside.addWidget(self._badge_icon)
        self._beside.addWidget(self._badge)
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self._verdict)
        self._head.addWidget(self._table_button)
        self._column.setSpacing(2)
        self._column.addLayout(self._head)
        self._column.addWidget(self._subtitle)
        self._column.addWidget(self.canvas, 1)
        self._column.addWidget(self.table, 1)
        self._column.addWidget(self._nothing)
        self._column.addWidget(self._hidden)
        self._column.addStretch(0)
        self._column.addWidget(self._sentence)

    def _restyle(self) -> None:
        px = self._card_theme.px
        self._column.setContentsMargins(px(14), px(6), px(10), px(10))


class _HiddenLine(QWidget):
    """What is left out, in a dashed frame with an eye crossed out."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Text(TypeRole.BODY, "text2", wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(IconLabel("eye-off", 16, "text2"))
        row.addWidget(self._words, 1)
        self._theme = follow_theme(self.update)

    def show_words(self, words: str) -> None:
        """Show them, or nothing."""
        self._words.set_text(words)
        self.setVisible(bool(words))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The dashed frame."""
        painter = QPainter(self)
        line = self._theme.ink("line_strong")
        paint_frame(painter, QRectF(self.rect()), 4, None, line, 1, (4, 3))

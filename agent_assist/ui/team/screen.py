"""The Team screen as drawn: heading and filters, tiles, then the charts in two rows; one column where it is narrow.

Signals: `chosen(what, value)` a filter, `spoken(words)` for a screen reader. Alt+T shows tables instead of charts.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from agent_assist.presenters.view.parts import ButtonView
from agent_assist.presenters.view.team import TeamView
from agent_assist.ui.sheets.page import Page
from agent_assist.ui.team.card import ChartCard
from agent_assist.ui.team.export import CSV, PNG, SVG, write_file
from agent_assist.ui.team.filters import Filters
from agent_assist.ui.team.tile import StatTile
from agent_assist.ui.team.words import AnswerCard, LaterCard
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import SEMIBOLD, TypeRole
from agent_assist.ui.widgets.button import Button, ButtonKind
from agent_assist.ui.widgets.card import Card
from agent_assist.ui.widgets.icon_label import IconLabel
from agent_assist.ui.widgets.text import Text

_WIDE_PX, _MIDDLE_PX = 1000, 640
_STACK_PX = 250
# Twelfths of the width of each chart, row by row, as drawn.
_WIDE_CHARTS = ((14, 11, 11), (22, 14), (36,))
_OTHER_CHARTS = ((18, 18), (36,))
_NARROW_ORDER = ("acceptance", "timeline", "calibration", "reasons", "edits", "disclosure")


class TeamScreen(QWidget):
    """Shows a `TeamView`."""

    chosen = Signal(str, str)
    spoken = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: TeamView | None = None
        self._shape: object = None
        self.cards: dict[str, ChartCard] = {}
        self._tiles: list[StatTile] = []
        self._answers: list[AnswerCard] = []
        self._later = LaterCard(self.tr("Not measured yet"))
        self._title = Text(TypeRole.PAGE, "text", wraps=True)
        self._subtitle = Text(TypeRole.BODY, "text2", tabular=True, wraps=True)
        self._privacy_icon = IconLabel("eye-off", 16, "text3")
        self._privacy = Text(TypeRole.BODY, "text2", wraps=True)
        self._note = Text(TypeRole.BODY, "warn", weight=SEMIBOLD, wraps=True)
        self._note_card = Card("warn_soft", "warn")
        self._problem = Text(TypeRole.BODY, "danger", wraps=True)
        self.filters = Filters()
        self.filters.chosen.connect(self.chosen)
        self.export_button = Button(ButtonKind.SMALL)
        self.export_button.show_view(ButtonView(self.tr("Export…"), "download"))
        self.export_button.acted.connect(self._open_export)
        self._empty_title = Text(TypeRole.TITLE, "text", wraps=True)
        self._empty_body = Text(TypeRole.BODY, "text2", wraps=True)
        self._page = Page()
        self._content = QWidget()
        self._grid = QGridLayout()
        self._tile_grid = QGridLayout()
        self._answer_grid = QGridLayout()
        keys = QShortcut(QKeySequence("Alt+T"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.toggle_tables)
        self._lay_out()
        self._theme = follow_theme(self._restyle)
        self._restyle()

    def show_view(self, view: TeamView) -> None:
        """Show the figures; the same view again costs nothing."""
        if view == self._view:
            return
        self._view = view
        self._subtitle.set_text(view.subtitle)
        self._privacy.set_text(view.privacy)
        self._privacy_icon.setVisible(bool(view.privacy))
        self._note.set_text(view.note)
        self._note_card.setVisible(bool(view.note))
        self._problem.set_text(view.problem)
        self._problem.setVisible(bool(view.problem))
        self._empty_title.set_text(view.empty.title if view.empty else "")
        self._empty_body.set_text(view.empty.body if view.empty else "")
        self._empty.setVisible(view.empty is not None)
        self.filters.show_view(view)
        self.export_button.setVisible(bool(view.charts))
        self._fill(view)
        self._arrange()
        if self._page.hasFocus():
            self.filters.take_focus()  # there was nothing to choose when the screen opened

    def take_focus(self) -> None:
        """The keyboard goes to the first filter, else to the page."""
        if not self.filters.take_focus():
            self._page.setFocus()

    def toggle_tables(self) -> None:
        """Exchange the chart under the keyboard and its table, or all of them."""
        focused = self.window().focusWidget()
        under = [c for c in self.cards.values() if focused is not None and c.isAncestorOf(focused)]
        for card in under or self.cards.values():
            card.toggle_table()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground."""
        QPainter(self).fillRect(self.rect(), self._theme.ink("canvas"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other widths, other columns."""
        super().resizeEvent(event)
        self._arrange()

    def export_to(self, path: Path) -> None:
        """Write what is shown into a file; what went wrong is said in the page."""
        if self._view is not None:
            problem = write_file(path, self._view, self._content)
            self._problem.set_text(problem)
            self._problem.setVisible(bool(problem))

    def export_menu(self) -> QMenu:
        """The kinds of file."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind, words in ((PNG, self.tr("Picture (PNG)")), (SVG, self.tr("Drawing (SVG)")),
                            (CSV, self.tr("Table (CSV)"))):  # fmt: skip
            menu.addAction(words).triggered.connect(lambda _on=False, k=kind: self._ask_where(k))
        return menu

    def _open_export(self) -> None:
        place = self.export_button.rect().bottomLeft()
        self.export_menu().popup(self.export_button.mapToGlobal(place))

    def _ask_where(self, kind: str) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export"), f"team.{kind}", f"*.{kind}")
        if name:
            path = Path(name)
            self.export_to(path if path.suffix.lower() == f".{kind}" else Path(f"{name}.{kind}"))

    def _fill(self, view: TeamView) -> None:
        while len(self._answers) < len(view.answers):
            self._answers.append(AnswerCard(self._content))
        for answer, words in zip(view.answers, self._answers, strict=False):
            words.show_answer(answer)
        self._later.show_parts(view.later)
        while len(self._tiles) < len(view.tiles):
            self._tiles.append(StatTile(self._content))
        for place, tile in enumerate(self._tiles):
            if place < len(view.tiles):
                tile.show_tile(view.tiles[place])
        for chart in view.charts:
            if chart.key not in self.cards:
                card = self.cards[chart.key] = ChartCard(self._content)
                card.chosen.connect(lambda value: self.chosen.emit("by", value))
                card.spoken.connect(self.spoken)
            self.cards[chart.key].show_chart(chart)

    def _arrange(self) -> None:
        """Put tiles and charts where the width has room for them; nothing is done where nothing changed."""
        view, px = self._view, self._theme.px
        if view is None:
            return
        width = self.width()
        is_wide, is_narrow = width >= px(_WIDE_PX), width < px(_MIDDLE_PX)
        self._title.set_text(view.narrow_title if is_narrow else view.title)
        self.filters.set_narrow(is_narrow=is_narrow, is_stacked=width < px(_STACK_PX))
        self.export_button.set_compact(is_narrow)
        keys = tuple(chart.key for chart in view.charts)
        tiles = tuple(tile.is_essential for tile in view.tiles)
        shape = (is_wide, is_narrow, keys, tiles, len(view.answers), len(view.later))
        if shape == self._shape:
            return
        self._shape = shape
        self._place_head(is_wide=is_wide)
        self._place_answers(len(view.answers), columns=1 if is_narrow else 2)
        self._later.set_columns(3 if is_wide else 1)
        self._place_tiles(view, is_narrow=is_narrow, is_wide=is_wide)
        self._place_charts(keys, is_wide=is_wide, is_narrow=is_narrow)
        self._restyle()

    def _place_head(self, *, is_wide: bool) -> None:
        for widget in (self.filters, self.export_button):
            self._head.removeWidget(widget)
            self._second.removeWidget(widget)
            (self._head if is_wide else self._second).addWidget(
                widget, 0, Qt.AlignmentFlag.AlignVCenter
            )

    def _place_answers(self, count: int, *, columns: int) -> None:
        for place, card in enumerate(self._answers):
            self._answer_grid.removeWidget(card)
            card.setVisible(place < count)
            if place < count:
                self._answer_grid.addWidget(card, place // columns, place % columns)
        for column in range(2):
            self._answer_grid.setColumnStretch(column, 1 if column < columns else 0)

    def _place_tiles(self, view: TeamView, *, is_narrow: bool, is_wide: bool) -> None:
        columns = 5 if is_wide else 1 if is_narrow else 3
        place = 0
        for number, tile in enumerate(self._tiles):
            self._tile_grid.removeWidget(tile)
            has_tile = number < len(view.tiles)
            is_shown = has_tile and (not is_narrow or view.tiles[number].is_essential)
            tile.setVisible(is_shown)
            if is_shown:
                self._tile_grid.addWidget(tile, place // columns, place % columns)
                place += 1
        for column in range(5):
            self._tile_grid.setColumnStretch(column, 1 if column < columns else 0)

    def _place_charts(self, keys: tuple[str, ...], *, is_wide: bool, is_narrow: bool) -> None:
        for key, card in self.cards.items():
            self._grid.removeWidget(card)
            card.setVisible(key in keys)
        if is_narrow:
            for row, key in enumerate(sorted(keys, key=_NARROW_ORDER.index)):
                self._grid.addWidget(self.cards[key], row, 0, 1, 36)
            return
        waiting = list(keys)
        rows = _WIDE_CHARTS if is_wide and len(keys) > 4 else _OTHER_CHARTS[:1] * 3
        for row, spans in enumerate(rows):
            column = 0
            for span in spans:
                if waiting:
                    self._grid.addWidget(self.cards[waiting.pop(0)], row, column, 1, span)
                    column += span

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self._subtitle, 1)
        words.addLayout(line)
        self._head.addLayout(words, 1)
        self._second = QHBoxLayout()
        hidden = QHBoxLayout()
        hidden.setSpacing(6)
        hidden.addWidget(self._privacy_icon, 0, Qt.AlignmentFlag.AlignTop)
        hidden.addWidget(self._privacy, 1)
        note = QVBoxLayout(self._note_card)
        note.setContentsMargins(12, 6, 12, 6)
        note.addWidget(self._note)
        self._empty = Card()
        empty = QVBoxLayout(self._empty)
        empty.setContentsMargins(20, 16, 20, 16)
        empty.addWidget(self._empty_title)
        empty.addWidget(self._empty_body)
        self._column = QVBoxLayout(self._content)
        self._column.setSpacing(10)
        for part in (self._head, self._second, hidden):
            self._column.addLayout(part)
        for widget in (self._note_card, self._problem, self._empty):
            self._column.addWidget(widget)
        for grid in (self._answer_grid, self._tile_grid, self._grid):
            self._column.addLayout(grid)
        self._column.addWidget(self._later)
        self._column.addStretch(1)
        for column in range(36):
            self._grid.setColumnStretch(column, 1)
        self._page.column.addWidget(self._content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)

    def _restyle(self) -> None:
        px = self._theme.px
        side = px(14 if self.width() < px(_MIDDLE_PX) else 28)
        self._column.setContentsMargins(side, px(14), side, px(16))
        self._grid.setSpacing(px(12))
        self._tile_grid.setSpacing(px(12))
        self._answer_grid.setSpacing(px(12))
        self.update()

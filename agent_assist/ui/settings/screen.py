"""The settings screen: pages at the left, the rows of one page at the right."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from agent_assist.presenters.view.window import SettingRow, SettingsPage, SettingsView
from agent_assist.ui.settings.check_card import CheckCard
from agent_assist.ui.settings.page_list import PageList
from agent_assist.ui.settings.row import SettingRowWidget
from agent_assist.ui.sheets.page import Page
from agent_assist.ui.shell.icon_button import IconButton
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import SEMIBOLD, TypeRole
from agent_assist.ui.widgets.separator import Separator
from agent_assist.ui.widgets.text import Text

_COLUMN_PX, _SIDE_PX, _SIDE_NARROW_PX, _LIST_FROM_PX = 846, 24, 14, 700


class SettingsScreen(QWidget):
    """Shows a `SettingsView`. Signals: `page_chosen(key)`, `changed(key, value)`, `test_wanted()`.

    In a narrow window it is one page with a way back to the list. Rows are built again only when a page's rows
    change, so a field keeps its focus while another row changes.
    """

    page_chosen = Signal(str)
    changed = Signal(str, str)
    test_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = follow_theme(self._restyle)
        self._view: SettingsView | None = None
        self._shown: SettingsPage | None = None
        self.rows: dict[str, SettingRowWidget] = {}
        self.pages = PageList()
        self.pages.chosen.connect(self._choose)
        self.back_button = IconButton("arrow-left", self.tr("All settings"))
        self.back_button.acted.connect(self._show_list)
        self.back_button.hide()
        self._is_narrow = self._shows_list = False
        self._page = Page()
        self._page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._test = CheckCard()
        self._test.wanted.connect(self.test_wanted)
        self._put_test_away()
        self._whole = QHBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(self.pages)
        self._whole.addWidget(self._page, 1)

    def show_view(self, view: SettingsView) -> None:
        """Show the current page."""
        self._view = view
        was_asked_here = self._test.button.hasFocus()
        self.pages.show_view(view)
        page = next((p for p in view.pages if p.key == view.current), None)
        if page is not None and page != self._shown:
            self._build(page, has_test=page.has_test or bool(view.test_title))
        self._test.show_result(
            view.test_title, view.test_lines, view.test_note, is_running=view.is_testing
        )
        if was_asked_here and self._test.isVisible():
            self._test.button.setFocus()
            QTimer.singleShot(0, self._show_whole_test)

    def take_focus(self) -> None:
        """The keyboard goes to the page in the list; in a narrow window to the way back to it."""
        if self._is_narrow and not self._shows_list:
            self.back_button.setFocus()
        else:
            self.pages.focus_current()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paper."""
        QPainter(self).fillRect(self.rect(), self._theme.ink("surface"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, either the list of pages is shown or one page."""
        super().resizeEvent(event)
        self._fit()
        QTimer.singleShot(0, self._show_focused)

    def _build(self, page: SettingsPage, *, has_test: bool) -> None:
        is_same_page = self._shown is not None and self._shown.key == page.key
        focused = next(
            (k for k, r in self.rows.items() if is_same_page and r.control.hasFocus()), ""
        )
        self._shown = page
        self._put_test_away()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 24, 0, 24)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Text(TypeRole.PAGE, "text", page.title, wraps=True), 1)
        column.addLayout(head)
        column.addWidget(Text(TypeRole.BODY, "text2", page.subtitle, wraps=True))
        self.rows = {}
        for title, rows in page.sections:
            self._add_section(column, title, rows)
        if has_test:
            column.addSpacing(8)
            column.addWidget(self._test)
            self._test.show()
        column.addStretch(1)
        self._put(content)
        if focused in self.rows:
            self.rows[focused].control.setFocus()

    def _add_section(self, column: QVBoxLayout, title: str, rows: tuple[SettingRow, ...]) -> None:
        column.addSpacing(16)
        if title:
            column.addWidget(Text(TypeRole.BODY, "text2", title, weight=SEMIBOLD))
        for number, row in enumerate(rows):
            if number:
                column.addWidget(Separator())
            widget = SettingRowWidget(row)
            widget.changed.connect(self.changed)
            self.rows[row.key] = widget
            column.addWidget(widget)

    def _show_focused(self) -> None:
        """Where the keyboard stands stays in sight at another width."""
        if self._test.button.hasFocus():
            self._show_whole_test()
        for row in self.rows.values():
            if row.control.hasFocus():
                self._page.ensureWidgetVisible(row)

    def _show_whole_test(self) -> None:
        """What somebody asked for comes into sight, from its title on where there is no room for all of it."""
        card, bar = self._test, self._page.verticalScrollBar()
        top = card.mapTo(self._page.page, QPoint(0, 0)).y()
        below = top + card.height() - self._page.viewport().height()
        bar.setValue(min(max(bar.value(), below), top))

    def _put_test_away(self) -> None:
        for kept in (self._test, self.back_button):
            kept.hide()
            kept.setParent(self)

    def _choose(self, key: str) -> None:
        self._shows_list = False
        self._fit()
        self.page_chosen.emit(key)
        if self._is_narrow:
            self.back_button.setFocus()

    def _show_list(self) -> None:
        self._shows_list = True
        self._fit()
        self.pages.focus_current()

    def _put(self, content: QWidget) -> None:
        while (item := self._page.column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._page.column.addWidget(content, 1)
        content.show()
        self._content = content
        self._fit()

    def _fit(self) -> None:
        px = self._theme.px
        self._is_narrow = is_narrow = self.width() < px(_LIST_FROM_PX)
        self.pages.set_alone(is_alone=is_narrow)
        self.pages.setVisible(not is_narrow or self._shows_list)
        self._page.setVisible(not is_narrow or not self._shows_list)
        self.back_button.setVisible(is_narrow)
        room = self.width() if is_narrow else self.width() - self.pages.width()
        least = _SIDE_NARROW_PX if is_narrow else _SIDE_PX
        side = max(least, (room - px(_COLUMN_PX)) // 2)
        self._page.column.setContentsMargins(side, 0, side, 0)
        for row in self.rows.values():
            row.fit(room - 2 * side)
        self._test.fit(room - 2 * side)

    def _restyle(self) -> None:
        self._fit()
        self.update()

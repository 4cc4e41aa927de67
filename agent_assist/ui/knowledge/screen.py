"""The knowledge screen: lists at the left, what was opened at the right; one after the other where it is narrow."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from agent_assist.presenters.view.knowledge import KnowledgeView
from agent_assist.ui.knowledge.article_editor import ArticleEditor
from agent_assist.ui.knowledge.article_page import ArticlePage
from agent_assist.ui.knowledge.row_list import RowList
from agent_assist.ui.knowledge.tabs import Tabs
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import TypeRole
from agent_assist.ui.widgets.button import Button, ButtonKind
from agent_assist.ui.widgets.field import TextField
from agent_assist.ui.widgets.flow import FlowLayout
from agent_assist.ui.widgets.separator import Separator
from agent_assist.ui.widgets.text import Text

_NARROW_PX, _LIST_PX = 760, 470


class KnowledgeScreen(QWidget):
    """Shows a `KnowledgeView`.

    Signals: `tab_chosen(key)`, `sought(words)`, `selected(id)` ("" closes), `write_wanted(about_topic)`,
    `typed(title, text)`, `saved()`, `discarded()`, `refresh_wanted()`: read again, or stop.
    """

    tab_chosen = Signal(str)
    sought = Signal(str)
    selected = Signal(str)
    write_wanted = Signal(bool)
    typed = Signal(str, str)
    saved = Signal()
    discarded = Signal()
    refresh_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: KnowledgeView | None = None
        self._title = Text(TypeRole.PAGE, "text")
        self._subtitle = Text(TypeRole.BODY, "text2", wraps=True, tabular=True)
        self._progress = Text(TypeRole.META, "text2", tabular=True)
        self._problem = Text(TypeRole.BODY, "danger", wraps=True)
        self._note = Text(TypeRole.META, "text2", wraps=True)
        self._hint = Text(TypeRole.BODY, "text3", wraps=True)
        self._empty_title = Text(TypeRole.TITLE, "text", wraps=True)
        self._empty_body = Text(TypeRole.BODY, "text2", wraps=True)
        self.tabs, self.search = Tabs(), TextField("", "search")
        self.refresh, self.write = Button(ButtonKind.SMALL), Button(ButtonKind.SMALL)
        self.list, self.page, self.editor = RowList(), ArticlePage(), ArticleEditor()
        self._left, self._right = QWidget(), QWidget()
        self._line = Separator(Qt.Orientation.Vertical)
        self._lay_out()
        self._join()
        self._theme = follow_theme(self._restyle)
        self._restyle()

    def show_view(self, view: KnowledgeView) -> None:
        """Show it; the same view again costs nothing."""
        if view == self._view:
            return
        had_editor = self._view is not None and self._view.editor is not None
        self._view = view
        for label, words in ((self._title, view.title), (self._subtitle, view.subtitle),
                             (self._progress, view.progress), (self._problem, view.problem),
                             (self._note, view.note)):  # fmt: skip
            label.set_text(words)
            label.setVisible(bool(words))
        self._show_list(view)
        self.refresh.show_view(view.refresh)
        self.write.show_view(view.write)
        if view.page is not None:
            self.page.show_view(view.page)
        if view.editor is not None:
            self.editor.show_view(view.editor)
        self._hint.set_text(view.page_hint)
        self._arrange()
        if view.editor is not None and not had_editor:
            self.editor.title.setFocus()
        elif view.editor is None and had_editor:
            self.list.setFocus()

    def take_focus(self) -> None:
        """The keyboard goes to the editor while somebody writes, else to the search."""
        is_writing = self._view is not None and self._view.editor is not None
        (self.editor.text if is_writing else self.search).setFocus()

    @property
    def regions(self) -> tuple[QWidget, QWidget]:
        """Where Tab goes: through the list's side, then through what is open."""
        return self._left, self._right

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paper."""
        QPainter(self).fillRect(self.rect(), self._theme.ink("surface"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other, or one after the other."""
        super().resizeEvent(event)
        self._arrange()

    def _show_list(self, view: KnowledgeView) -> None:
        self.tabs.show_view(view.tabs)
        self.search.setPlaceholderText(view.search_hint)
        self.search.setAccessibleName(view.search_hint)
        if not self.search.hasFocus() and self.search.text() != view.words:
            self.search.setText(view.words)
        self.list.setAccessibleName(next((t.words for t in view.tabs if t.is_current), ""))
        self.list.show_rows(view.rows, view.current)
        self.list.setVisible(view.empty is None)
        self._empty_title.set_text(view.empty.title if view.empty else "")
        self._empty_body.set_text(view.empty.body if view.empty else "")
        self._empty_title.setVisible(view.empty is not None)
        self._empty_body.setVisible(view.empty is not None and bool(view.empty.body))

    def _arrange(self) -> None:
        view = self._view
        is_narrow = self.width() < self._theme.px(_NARROW_PX)
        is_writing = view is not None and view.editor is not None
        has_page = view is not None and view.page is not None and not is_writing
        self.editor.setVisible(is_writing)
        self.page.setVisible(has_page)
        self._hint.setVisible(not is_writing and not has_page)
        self.page.back.setVisible(is_narrow)
        shows_right = is_writing or has_page or not is_narrow
        self._right.setVisible(shows_right)
        self._line.setVisible(shows_right and not is_narrow)
        self._left.setVisible(not is_narrow or not (is_writing or has_page))
        wide = self._theme.px(_LIST_PX)
        self._left.setMaximumWidth(16_777_215 if is_narrow else min(wide, self.width() // 2))

    def _lay_out(self) -> None:
        buttons = FlowLayout(8)
        for widget in (self.refresh, self.write, self._progress):
            buttons.addWidget(widget)
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(8)
        for item in (self._title, self._subtitle, self._problem):
            left.addWidget(item)
        left.addLayout(buttons)
        for part in (self.tabs, self.search, self._empty_title, self._empty_body):
            left.addWidget(part)
        left.addWidget(self.list, 1)
        left.addWidget(self._note)
        left.addStretch(0)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self._hint, 0, Qt.AlignmentFlag.AlignTop)
        right.addWidget(self.page, 1)
        right.addWidget(self.editor, 1)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._left, 2)
        self._row.addWidget(self._line)
        self._row.addWidget(self._right, 3)

    def _join(self) -> None:
        self.tabs.chosen.connect(self.tab_chosen)
        self.search.textEdited.connect(self.sought)
        self.list.opened.connect(self.selected)
        self.page.closed.connect(lambda: self.selected.emit(""))
        self.page.write_wanted.connect(lambda: self.write_wanted.emit(True))
        self.write.acted.connect(lambda: self.write_wanted.emit(False))
        self.refresh.acted.connect(self.refresh_wanted)
        self.editor.typed.connect(self.typed)
        self.editor.saved.connect(self.saved)
        self.editor.closed.connect(self.discarded)

    def _restyle(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(24), px(20), px(24), px(16))
        self._row.setSpacing(px(20))
        self._arrange()
        self.update()

"""The column beside the draft. Rule: the mark that says what AI did stands above what scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from agent_assist.presenters.view.asking import BesidePage, BesideView
from agent_assist.ui.asking.drafts_page import DraftsPage
from agent_assist.ui.asking.polish_page import PolishPage
from agent_assist.ui.asking.reading_page import ReadingPage
from agent_assist.ui.shell.icon_button import IconButton
from agent_assist.ui.theme.tokens import SEMIBOLD, TypeRole
from agent_assist.ui.widgets.scroll_bar import use_slim_scroll_bars
from agent_assist.ui.widgets.tag import DisclosureTag
from agent_assist.ui.widgets.text import Text


class BesidePanel(QWidget):
    """Paints a `BesideView`. Signal `closed()`; the pages have their own."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drafts, self.polish, self.reading = DraftsPage(), PolishPage(), ReadingPage()
        self._title = Text(TypeRole.READ, weight=SEMIBOLD)
        self._close = IconButton("x", self.tr("Close"))
        self._close.acted.connect(self.closed)
        self.mark = DisclosureTag()
        self._line = Text(TypeRole.META, "text2", wraps=True)
        self._progress = Text(TypeRole.META, "text3", wraps=True)
        self._problem = Text(TypeRole.BODY, "danger", wraps=True)
        self._view: BesideView | None = None
        self._build()

    def show_view(self, view: BesideView) -> None:
        """Show what is open; the same view again costs nothing."""
        if view == self._view:
            return
        self._view = view
        self._title.set_text(view.title)
        self.setAccessibleName(view.title)
        self.mark.show_view(view.mark)
        self._line.set_text(view.line)
        for text, words in ((self._progress, view.progress), (self._problem, view.problem)):
            text.set_text(words)
            text.setVisible(bool(words))
        for page, kinds in self._pages:
            page.setVisible(view.page in kinds)
            if view.page in kinds:
                page.show_view(view)

    def focus_first(self) -> None:
        """The keyboard goes where the next step is."""
        page = self._view.page if self._view is not None else BesidePage.DRAFTS
        if page is BesidePage.DRAFTS:
            self.drafts.instruction.setFocus()
        elif page is BesidePage.POLISH:
            self.polish.focus_first()
        else:
            self._close.setFocus()

    @property
    def _pages(
        self,
    ) -> tuple[tuple[DraftsPage | PolishPage | ReadingPage, tuple[BesidePage, ...]], ...]:
        return (
            (self.drafts, (BesidePage.DRAFTS,)),
            (self.polish, (BesidePage.POLISH,)),
            (self.reading, (BesidePage.TRANSLATION, BesidePage.SUMMARY)),
        )

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 4)
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        words = QVBoxLayout()
        words.setContentsMargins(16, 0, 16, 8)
        words.setSpacing(6)
        tag = QHBoxLayout()
        tag.addWidget(self.mark)
        tag.addStretch(1)
        words.addLayout(tag)
        for text in (self._line, self._progress, self._problem):
            words.addWidget(text)
        inside = QWidget()
        stack = QVBoxLayout(inside)
        stack.setContentsMargins(0, 0, 0, 0)
        for page, _ in self._pages:
            stack.addWidget(page)
        scroll = QScrollArea()
        use_slim_scroll_bars(scroll)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.viewport().setAutoFillBackground(False)
        scroll.setWidget(inside)
        inside.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(words)
        column.addWidget(scroll, 1)

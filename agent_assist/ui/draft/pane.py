"""The whole draft column. Rule: tag and footer stand outside what scrolls, so neither can be scrolled away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from agent_assist.presenters.view.draft import DraftMode, DraftView
from agent_assist.presenters.view.parts import BannerView, Cap
from agent_assist.ui.draft.abstain import AbstainPanel
from agent_assist.ui.draft.editor import DraftEditor
from agent_assist.ui.draft.footer import FooterBox
from agent_assist.ui.draft.header import DraftHeader
from agent_assist.ui.draft.legend import Legend
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import TypeRole
from agent_assist.ui.widgets.banner import Banner
from agent_assist.ui.widgets.button import Button, ButtonKind
from agent_assist.ui.widgets.text import Text


class DraftPane(QWidget):
    """Paints a `DraftView`.

    Signals: `edited(str, object)` text and `Provenance`; `shown_whole(int)` milliseconds on screen;
    `action(str)` a banner's action; `copied(int)` characters; `step_clicked()` the suggested step.
    """

    edited = Signal(str, object)
    shown_whole = Signal(int)
    action = Signal(str)
    copied = Signal(int)
    step_clicked = Signal()

    def __init__(
        self, parent: QWidget | None = None, clock: Callable[[], int] | None = None
    ) -> None:
        super().__init__(parent)
        self.header = DraftHeader()
        self.editor = DraftEditor(clock=clock)
        self.abstain = AbstainPanel()
        self.footer = FooterBox()
        self.legend = Legend()
        self._banners = QVBoxLayout()
        self._shown_banners: tuple[BannerView, ...] = ()
        self._progress = Text(TypeRole.META, "text3", tabular=True)
        self._more = Button(ButtonKind.LINK, self.tr("More below"), "arrow-down")
        self._revision: int | None = None
        self._build()
        self._connect()
        self._theme = follow_theme(self._restyle)
        self._restyle()

    def show_view(self, view: DraftView) -> None:
        """Show the column. The editor loads only when `content.revision` changed."""
        self.header.show_view(view)
        self._show_banners(view.banners)
        is_abstained = view.mode is DraftMode.ABSTAINED and view.abstain is not None
        if view.abstain is not None:
            self.abstain.show_view(view.abstain)
        self.abstain.setVisible(is_abstained)
        self.editor.setVisible(not is_abstained)
        self._show_text(view)
        self._progress.set_text(view.progress_line)
        has_ai_words = view.tag is not None and view.tag.cap is not Cap.SOLID
        self.legend.setVisible(not is_abstained and has_ai_words)
        self.footer.show_footer(view.footer, view.footer_is_locked)
        self._show_more()

    def append_streamed(self, text: str) -> None:
        """Add streamed AI words; the caller batches them, about every 33 ms."""
        self.editor.append_streamed(text)

    def _show_text(self, view: DraftView) -> None:
        editor = self.editor
        if view.content.revision != self._revision:
            self._revision = view.content.revision
            editor.load(view.content)
        editor.set_read_only(view.is_read_only)
        editor.set_streaming(view.mode is DraftMode.STREAMING)
        editor.set_marks(view.marks)
        editor.set_tracking(view.must_track_shown)
        editor.setAccessibleName(view.accessible_name)
        editor.setAccessibleDescription(view.accessible_description)

    def _show_banners(self, banners: tuple[BannerView, ...]) -> None:
        if banners == self._shown_banners:
            return
        self._shown_banners = banners
        while (item := self._banners.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for view in banners:
            banner = Banner(view)
            banner.acted.connect(self.action)
            self._banners.addWidget(banner)
            banner.show()
        self._banners.setContentsMargins(20, 12 if banners else 0, 20, 8 if banners else 0)

    def _show_more(self) -> None:
        bar = self.editor.verticalScrollBar()
        is_more = self.editor.isVisibleTo(self) and bar.value() < bar.maximum()
        self._more.setVisible(is_more)

    def _scroll_on(self) -> None:
        bar = self.editor.verticalScrollBar()
        bar.setValue(bar.value() + bar.pageStep() - self.editor.fontMetrics().height())

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._banners)
        column.addWidget(self.header)
        column.addWidget(self.editor, 1)
        column.addWidget(self.abstain, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(20, 6, 20, 10)
        foot.setSpacing(8)
        status = QHBoxLayout()
        status.addWidget(self._progress, 1)
        status.addWidget(self._more)
        foot.addLayout(status)
        foot.addWidget(self.legend)
        foot.addWidget(self.footer)
        column.addLayout(foot)
        self._banners.setSpacing(8)

    def _connect(self) -> None:
        self.editor.edited.connect(self.edited)
        self.editor.shown_whole.connect(self.shown_whole)
        self.editor.copied.connect(self.copied)
        self.abstain.step_clicked.connect(self.step_clicked)
        bar = self.editor.verticalScrollBar()
        bar.rangeChanged.connect(self._show_more)
        bar.valueChanged.connect(self._show_more)
        self._more.acted.connect(self._scroll_on)

    def _restyle(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, self._theme.ink("surface"))
        self.setPalette(palette)
        self.setAutoFillBackground(True)

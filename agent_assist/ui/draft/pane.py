"""The whole draft column. Rule: tag and footer stand outside what scrolls, so neither can be scrolled away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from agent_assist.presenters.view.draft import DraftMode, DraftView
from agent_assist.presenters.view.enclosures import EnclosuresView
from agent_assist.presenters.view.parts import Cap
from agent_assist.ui.draft.abstain import AbstainPanel
from agent_assist.ui.draft.banner_stack import BannerStack
from agent_assist.ui.draft.choose import ChoosePanel
from agent_assist.ui.draft.clipboard import local_files
from agent_assist.ui.draft.editor import DraftEditor
from agent_assist.ui.draft.enclosures import Enclosures
from agent_assist.ui.draft.footer import FooterBox
from agent_assist.ui.draft.header import DraftHeader
from agent_assist.ui.draft.legend import Legend
from agent_assist.ui.draft.reply_picker import ReplyPicker
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import TypeRole
from agent_assist.ui.widgets.button import Button, ButtonKind
from agent_assist.ui.widgets.text import Text

_SIDE_PX, _SIDE_COMPACT_PX, _LEAST_LINES = 20, 14, 4


class DraftPane(QWidget):
    """Paints a `DraftView`.

    Signals: `edited(str, object)` text and `Provenance`; `shown_whole(int)` milliseconds on screen;
    `action(str)` a banner's action; `copied(int)` characters; `step_clicked()` the suggested step;
    `files_given(tuple)` and `picture_given(bytes)` to hang on the reply.
    """

    edited = Signal(str, object)
    shown_whole = Signal(int)
    action = Signal(str)
    copied = Signal(int)
    step_clicked = Signal()
    files_given = Signal(tuple)
    picture_given = Signal(bytes)

    def __init__(
        self, parent: QWidget | None = None, clock: Callable[[], int] | None = None
    ) -> None:
        super().__init__(parent)
        self.header = DraftHeader()
        self.editor = DraftEditor(clock=clock)
        self.replies = ReplyPicker(self.editor)
        self.abstain = AbstainPanel()
        self.choose = ChoosePanel()
        self.footer = FooterBox()
        self.enclosures = Enclosures()
        self.setAcceptDrops(True)
        self.legend = Legend()
        self.banners = BannerStack()
        self._progress = Text(TypeRole.META, "text3", tabular=True)
        self._more = Button(ButtonKind.LINK, self.tr("More below"), "arrow-down")
        self._revision: int | None = None
        self._fitted: tuple[object, ...] = ()
        self._is_compact = self._has_legend = self._is_bare = False
        self._build()
        self._connect()
        self._theme = follow_theme(self._restyle)
        self._restyle()

    def show_view(self, view: DraftView) -> None:
        """Show the column. The editor loads only when `content.revision` changed."""
        self.header.show_view(view)
        self.banners.show_banners(view.banners)
        had_focus = self.window().focusWidget() is self.editor and self.editor.isVisibleTo(self)
        is_abstained = view.mode is DraftMode.ABSTAINED and view.abstain is not None
        if view.abstain is not None:
            self.abstain.show_view(view.abstain)
        self.abstain.setVisible(is_abstained)
        is_choosing = view.choose is not None
        if view.choose is not None:
            self.choose.show_view(view.choose)
        self.choose.setVisible(is_choosing)
        self.editor.setVisible(not is_abstained and not is_choosing)
        if had_focus and is_choosing:
            self.choose.focus_first()
        elif had_focus and is_abstained:
            self.abstain.focus_first()
        self._show_text(view)
        # Below the text: a line that appears above it would move words that are being read.
        self._progress.set_text(view.progress_line or view.label_line)
        self._progress.setVisible(not is_abstained and not is_choosing)
        has_ai_words = view.tag is not None and view.tag.cap is not Cap.SOLID
        self._is_bare = (is_abstained or is_choosing) and not view.footer
        is_composed = view.tag is not None and view.tag.cap is Cap.DOTTED
        self.editor.rail.set_composed(is_composed)
        self.legend.set_composed(is_composed)
        self._has_legend = not is_abstained and not is_choosing and has_ai_words
        self._fit()
        self.footer.show_footer(view.footer, view.footer_is_locked)
        self._show_more()

    def show_enclosures(self, view: EnclosuresView) -> None:
        """Files and further recipients; they are offered where there is a text to hang them on."""
        self.enclosures.show_view(view, is_offered=self.editor.isVisibleTo(self))
        self._fit_status()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The line below the text fits anew."""
        super().resizeEvent(event)
        self._fit_status()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome anywhere over the column."""
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hang them on the reply."""
        if paths := local_files(event.mimeData()):
            self.files_given.emit(paths)
            event.acceptProposedAction()

    def set_compact(self, *, is_compact: bool) -> None:
        """In a narrow window: smaller words, smaller margins, and no legend."""
        if is_compact == self._is_compact:
            return
        self._is_compact = is_compact
        self.editor.set_small(is_small=is_compact)
        self.header.set_side(self.side_px, is_compact=is_compact)
        self.abstain.set_side(self.side_px)
        self.choose.set_side(self.side_px)
        self._fit()

    def least_height(self, width: int) -> int:
        """The height at which tag, footer and a few lines of the text are in sight."""
        header = self.header.sizeHint().height() if self.header.isVisibleTo(self) else 0
        foot = self._foot.totalHeightForWidth(width) if self._foot.hasHeightForWidth() else 0
        banners = self.banners.minimumSizeHint().height() if self.banners.isVisibleTo(self) else 0
        return banners + header + foot + _LEAST_LINES * self._theme.line_px(TypeRole.DRAFT)

    @property
    def side_px(self) -> int:
        """Room at both sides of what stands in the column."""
        return _SIDE_COMPACT_PX if self._is_compact else _SIDE_PX

    def _fit(self) -> None:
        self.banners.set_side(self.side_px)
        above, below = (0, 0) if self._is_bare else (4 if self._is_compact else 6, 10)
        self._foot.setContentsMargins(self.side_px, above, self.side_px, below)
        self.legend.setVisible(self._has_legend and not self._is_compact)

    def append_streamed(self, text: str) -> None:
        """Add streamed AI words; the caller batches them, about every 16 ms."""
        self.editor.append_streamed(text)

    def _show_text(self, view: DraftView) -> None:
        editor = self.editor
        if view.content.revision != self._revision:
            self._revision = view.content.revision
            editor.load(view.content)
        editor.set_read_only(view.is_read_only)
        editor.set_streaming(view.mode is DraftMode.STREAMING)
        editor.set_marks(view.marks)
        editor.set_misspelt(view.misspelt)
        editor.set_tracking(view.must_track_shown)
        editor.setAccessibleName(view.accessible_name)
        editor.setAccessibleDescription(view.accessible_description)

    def _show_more(self) -> None:
        bar = self.editor.verticalScrollBar()
        is_more = self.editor.isVisibleTo(self) and bar.value() < bar.maximum()
        self._more.setVisible(is_more)
        self._fit_status()

    def _fit_status(self) -> None:
        """Attach and Cc keep their icons alone before the words beside them are cut."""
        small = (self.enclosures.attach, self.enclosures.copies)
        room = self.width() - 2 * self.side_px
        hidden = tuple(b.isHidden() for b in (*small, self._more))
        fitted = (self._progress.sizeHint().width(), room, hidden, self._theme.px(100))
        if fitted == self._fitted:
            return
        self._fitted = fitted
        for button in small:
            button.set_compact(False)
        shown = [b for b in (*small, self._more) if not b.isHidden()]
        needed = self._progress.sizeHint().width() + sum(b.sizeHint().width() + 8 for b in shown)
        is_tight = needed > room
        for button in small:
            button.set_compact(is_tight)

    def _scroll_on(self) -> None:
        bar = self.editor.verticalScrollBar()
        bar.setValue(bar.value() + bar.pageStep() - self.editor.fontMetrics().height())

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banners)
        column.addWidget(self.header)
        column.addWidget(self.editor, 1)
        column.addWidget(self.abstain, 1)
        column.addWidget(self.choose, 1)
        self.choose.hide()
        self._foot = foot = QVBoxLayout()
        foot.setSpacing(8)
        status = QHBoxLayout()
        status.addWidget(self._progress, 1)
        status.addWidget(self.enclosures.attach)
        status.addWidget(self.enclosures.copies)
        status.addWidget(self._more)
        foot.addLayout(status)
        foot.addWidget(self.enclosures)
        foot.addWidget(self.legend)
        foot.addWidget(self.footer)
        column.addLayout(foot)
        self._fit()

    def _connect(self) -> None:
        self.banners.acted.connect(self.action)
        self.editor.edited.connect(self.edited)
        self.editor.shown_whole.connect(self.shown_whole)
        self.editor.copied.connect(self.copied)
        self.editor.files_given.connect(self.files_given)
        self.editor.picture_given.connect(self.picture_given)
        self.enclosures.files_given.connect(self.files_given)
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

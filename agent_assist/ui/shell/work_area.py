"""The working screen: queue, conversation, draft, rationale, review bar and undo bar, placed by `arrangement`."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from agent_assist.ui.conversation.pane import ConversationPane
from agent_assist.ui.draft.pane import DraftPane
from agent_assist.ui.draft.review_bar import ReviewBar
from agent_assist.ui.queue.pane import QueuePane
from agent_assist.ui.rationale.panel import RationalePanel
from agent_assist.ui.sheets.undo_bar import UndoBar
from agent_assist.ui.shell.arrangement import HEAD_ONLY_PX, Arrangement, Box, Wishes, arrange
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.widgets.overlay import Scrim


class WorkArea(QWidget):
    """The regions, in tab order. Signal `rearranged()`: places changed."""

    rearranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = follow_theme(self._restyle)
        self.queue = QueuePane(self)
        self.conversation = ConversationPane(self)
        self.draft = DraftPane(self)
        self.rationale = RationalePanel(self)
        self.strip = self.rationale.strip
        self.strip.setParent(self)
        self.review_bar = ReviewBar(self)
        self.undo_bar = UndoBar(self)
        self.undo_bar.hide()
        self._veil = Scrim(self)
        self._veil.hide()
        self.conversation.whole_wanted.connect(self.open_conversation)
        for closed in (self.conversation.closed, self.rationale.closed, self._veil.pressed):
            closed.connect(self.close_floating)
        self.conversation.queue_wanted.connect(self._open_queue_by_button)
        self.strip.panel_wanted.connect(self.show_rationale_over)
        self._wishes = Wishes()
        self._arrangement: Arrangement | None = None

    @property
    def arrangement(self) -> Arrangement | None:
        """Where the regions stand; None before the first layout."""
        return self._arrangement

    @property
    def has_floating(self) -> bool:
        """Whether queue or rationale lies over the conversation."""
        now = self._arrangement
        if now is None:
            return False
        return now.queue_floats or now.rationale_floats or now.conversation_floats

    def focus_queue(self) -> None:
        """The keyboard goes to the queue; where it is hidden, to the way to the next ticket."""
        if self.queue.isVisible():
            self.queue.list.setFocus()
        elif self.conversation.glimpse.isVisible():
            self.conversation.glimpse.head.next.setFocus()
        elif self.conversation.messages.isVisible():
            self.conversation.take_focus()
        else:
            # Nowhere a key could type or press anything.
            self.setFocus()

    def set_has_rationale(self, has_rationale: bool) -> None:
        """Without a rationale the draft column takes its room."""
        self._wish(replace(self._wishes, has_rationale=has_rationale))

    def open_queue(self) -> None:
        """Show the queue, over the conversation where there is no room beside it."""
        self._wish(replace(self._wishes, queue_is_open=True, rationale_is_open=False))

    def _open_queue_by_button(self) -> None:
        self.open_queue()
        self.queue.list.setFocus()

    def open_conversation(self) -> None:
        """Show all of it, over the draft where the regions stand under each other."""
        is_compact = self._arrangement is not None and self._arrangement.is_compact
        self._wish(
            replace(
                self._wishes,
                queue_is_open=False,
                rationale_is_open=False,
                conversation_is_open=is_compact,
            )
        )

    def toggle_rationale(self) -> None:
        """Show or hide why this draft: beside it where there is room, over the conversation elsewhere."""
        is_shown = self.rationale.isVisible()
        if self._arrangement is not None and self._fits_rationale():
            self._wish(replace(self._wishes, rationale_is_wanted=not is_shown))
        elif not is_shown and self.strip.isVisible():
            self.strip.toggle()
        else:
            self.show_rationale_over(is_open=not is_shown)

    def show_rationale_over(self, *, is_open: bool = True) -> None:
        """Lay the whole panel over other regions, or take it away."""
        self.close_floating()
        self._wish(replace(self._wishes, rationale_is_open=is_open))

    def show_rationale(self) -> None:
        """Make sure that it can be seen."""
        if self.rationale.isVisible() or not self._wishes.has_rationale:
            return
        if self._fits_rationale():
            self._wish(replace(self._wishes, rationale_is_wanted=True))
        else:
            self.show_rationale_over()

    def close_floating(self) -> bool:
        """Take away what lies over the conversation; whether something did."""
        was_floating = self.has_floating
        self._wish(
            replace(
                self._wishes,
                queue_is_open=False,
                rationale_is_open=False,
                conversation_is_open=False,
            )
        )
        return was_floating

    def event(self, event: QEvent) -> bool:
        """A region wants another height: place all anew."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.rearrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place all anew."""
        super().resizeEvent(event)
        self.rearrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The lines between the regions show through the gaps."""
        QPainter(self).fillRect(self.rect(), self._theme.ink("line"))

    def rearrange(self) -> None:
        """Place every region for the window's width."""
        keeps_focus = self._queue_focus()
        now = self._arranged(self._wishes)
        is_new = now != self._arrangement
        self._arrangement = now
        self._set_faces(now)
        _place(self.conversation, now.conversation)
        _place(self.draft, now.draft)
        _place(self.queue, now.queue)
        _place(self.rationale, now.rationale)
        _place(self.strip, now.strip)
        self._place_bars(now.bar)
        if is_new:
            self._raise_floating(now)
            if keeps_focus and self.isVisible():
                self.focus_queue()
            self.rearranged.emit()

    def _queue_focus(self) -> bool:
        # The queue, or what stands for it in a narrow window, keeps the keyboard when the width changes.
        focused = self.window().focusWidget()
        return focused is not None and (
            focused is self.queue.list or focused is self.conversation.glimpse.head.next
        )

    def _set_faces(self, now: Arrangement) -> None:
        head = now.conversation is not None and now.conversation.height <= self._theme.px(
            HEAD_ONLY_PX
        )
        is_glimpse = now.is_compact and not now.conversation_floats
        self.conversation.set_face(
            is_compact=is_glimpse, is_head_only=head, floats=now.conversation_floats
        )
        self.conversation.offer_queue(is_offered=now.queue is None and not now.is_compact)
        self.rationale.set_floating(floats=now.rationale_floats)
        self.draft.set_compact(is_compact=now.is_compact)
        self.strip.set_side(self.draft.side_px)

    def _raise_floating(self, now: Arrangement) -> None:
        # Beside an open queue a press anywhere closes it; a rationale is read beside the draft.
        self._veil.setVisible(now.queue_floats)
        floating: list[QWidget] = [self._veil, self.queue, self.rationale]
        if now.conversation_floats:
            floating.insert(0, self.conversation)
        for region in floating:
            if region.isVisible():
                region.raise_()

    def _arranged(self, wishes: Wishes) -> Arrangement:
        return arrange(
            self.width(),
            self.height(),
            self._theme.px,
            wishes,
            self._bar_height,
            self.strip.height_for,
            self.draft.least_height,
        )

    def _place_bars(self, bar: Box) -> None:
        undo = self.undo_bar
        height = 0 if undo.isHidden() else undo.height_for(bar.width)
        undo.setGeometry(bar.left, bar.top, bar.width, height)
        below = Box(bar.left, bar.top + height, bar.width, bar.height - height)
        _place(self.review_bar, None if self._undo_replaces_review else below)

    def _bar_height(self, width: int) -> int:
        """What stands below the draft: the review bar, in its place the undo bar, or its strip above it."""
        undo = 0 if self.undo_bar.isHidden() else self.undo_bar.height_for(width)
        if self._undo_replaces_review:
            return undo
        bar = self.review_bar
        bar.resize(width, bar.height())
        layout = bar.layout()
        wanted = layout.totalHeightForWidth(width) if layout is not None else 0
        return undo + max(bar.minimumHeight(), bar.sizeHint().height(), wanted)

    @property
    def _undo_replaces_review(self) -> bool:
        return not self.undo_bar.isHidden() and not self.undo_bar.is_slim

    def _fits_rationale(self) -> bool:
        wishes = replace(self._wishes, rationale_is_wanted=True, rationale_is_open=False)
        tried = self._arranged(wishes)
        return tried.rationale is not None or not wishes.has_rationale

    def _wish(self, wishes: Wishes) -> None:
        if wishes != self._wishes:
            self._wishes = wishes
            self.rearrange()

    def _restyle(self) -> None:
        self.rearrange()
        self.update()


def _place(region: QWidget, box: Box | None) -> None:
    if box is not None:
        region.setGeometry(box.left, box.top, box.width, box.height)
    region.setVisible(box is not None)

"""All messages of a ticket in one text view: 500 of them open at once, and all of it can be selected and copied.

Rules: no link opens anything, no image, sheet or file is ever loaded; the tag of a past reply cannot be scrolled
away from it, shortened or closed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from agent_assist.presenters.view.conversation import MessageView
from agent_assist.presenters.view.parts import TagView
from agent_assist.ui.conversation.document import (
    QUOTED_SCHEME,
    TEXT_LEFT_PX,
    Labels,
    Placed,
)
from agent_assist.ui.conversation.found import Found
from agent_assist.ui.conversation.marks import paint_avatar, paint_icon, text_middle
from agent_assist.ui.conversation.placing import Placing
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import SIZE_HIT_MIN
from agent_assist.ui.widgets.focus_frame import FocusFrame
from agent_assist.ui.widgets.scroll_bar import use_slim_scroll_bars
from agent_assist.ui.widgets.tag import DisclosureTag


class MessagesView(QTextBrowser):
    """Shows `MessageView`s, oldest first. Signal `quoted_toggled(str)`: a message's quoted text was shown or hidden."""

    quoted_toggled = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = follow_theme(self._restyle)
        self._follows_newest = False
        self._side = 0
        self._tags: dict[tuple[TagView, int, int], QPixmap] = {}
        labels = Labels(
            self.tr("Show quoted text"), self.tr("Hide quoted text"), self.tr("Internal note")
        )
        self._placing = Placing(self.document(), self._theme, labels, self._keep_place, self)
        self._found = Found(self, self._theme)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        use_slim_scroll_bars(self)
        self.setAccessibleName(self.tr("Conversation"))
        self.viewport().setAutoFillBackground(False)
        self._ring = FocusFrame(self)
        self.anchorClicked.connect(self._on_anchor)
        self.verticalScrollBar().rangeChanged.connect(self._fit_side)
        self.verticalScrollBar().sliderPressed.connect(self._stop_following)

    def loadResource(self, _kind: int, _name: QUrl | str) -> None:
        """Nothing is loaded, from the network or from disk."""
        return

    def show_messages(self, messages: tuple[MessageView, ...]) -> None:
        """Show these; the place in the text stays."""
        if messages != self._placing.messages and not self._placing.add(messages):
            self._write(messages)

    def place_all(self) -> None:
        """Write the messages too that are still missing above."""
        self._placing.finish()

    def find_words(self, words: str) -> tuple[int, int]:
        """Mark the words wherever they stand and show one place: its number and how many there are."""
        self.place_all()
        self._follows_newest = False
        self._found.seek(words)
        return self._found.number, self._found.count

    def step_found(self, by: int) -> tuple[int, int]:
        """Show the next (1) or the previous (-1) place of the words."""
        self._follows_newest = False
        self._found.step(by)
        return self._found.number, self._found.count

    def set_side(self, side_px: int) -> None:
        """Room at both sides of the words; the scroll bar stands inside the right one."""
        bar = self.verticalScrollBar().sizeHint().width()
        self._side = max(side_px - bar, 0)
        self._fit_side()

    def _fit_side(self) -> None:
        bar = self.verticalScrollBar()
        is_scrolling = bar.maximum() > bar.minimum()
        over = 0 if is_scrolling else bar.sizeHint().width()
        self.setViewportMargins(self._side + bar.sizeHint().width(), 0, self._side + over, 0)

    def show_message(self, message_id: str) -> None:
        """Scroll to the head of one message."""
        self.place_all()
        self._follows_newest = False
        placed = next((p for p in self._placing.placed if p.message.id == message_id), None)
        if placed is not None:
            self.verticalScrollBar().setValue(round(self._top_of(placed)))

    def show_newest(self) -> None:
        """Bring the newest message to the top, as far as there is text below it."""
        self._follows_newest = True
        if not self._placing.placed:
            return
        block = self.document().findBlockByNumber(self._placing.placed[-1].header)
        # Qt keeps the caret in sight when it lays out anew, so the caret goes along.
        self.setTextCursor(QTextCursor(block))
        self.verticalScrollBar().setValue(round(self._rect_top(block)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Until somebody scrolls, the newest message stays where it was put."""
        super().resizeEvent(event)
        self._tags.clear()
        if self._follows_newest:
            self.show_newest()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Somebody scrolls."""
        self._follows_newest = False
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Somebody may scroll, or select everything."""
        self._follows_newest = False
        if event.matches(QKeySequence.StandardKey.SelectAll) or event.key() == Qt.Key.Key_Home:
            self.place_all()
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, then the marks of the messages in sight."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        offset = self.verticalScrollBar().value()
        painter.translate(0, -offset)
        first = self.cursorForPosition(self.viewport().rect().topLeft()).blockNumber()
        last = self.cursorForPosition(self.viewport().rect().bottomRight()).blockNumber()
        ends = [placed.last for placed in self._placing.placed]
        for placed in self._placing.placed[bisect_left(ends, first) :]:
            if placed.header > last:
                break
            self._paint_marks(painter, placed)

    def _paint_marks(self, painter: QPainter, placed: Placed) -> None:
        theme, document = self._theme, self.document()
        dpr = self.devicePixelRatioF()
        header = document.findBlockByNumber(placed.header)
        paint_avatar(painter, theme, placed.message, text_middle(header, self._rect_top(header)))
        left = theme.px(TEXT_LEFT_PX)
        if placed.tag >= 0 and placed.message.tag is not None:
            block = document.findBlockByNumber(placed.tag)
            lines = max(block.layout().lineCount(), 1)
            pixmap = self._tag(placed.message.tag, self.viewport().width() - left, lines)
            middle = text_middle(block, self._rect_top(block))
            top = middle - theme.px(SIZE_HIT_MIN) / 2
            painter.drawPixmap(QPointF(left, round(top)), pixmap)
        for numbers, icon, ink in (
            (placed.warnings, "triangle-alert", "warn"),
            (placed.attachments, "paperclip", "text2"),
        ):
            for number in numbers:
                block = document.findBlockByNumber(number)
                place = QPointF(left, text_middle(block, self._rect_top(block)))
                paint_icon(painter, theme, icon, ink, place, dpr)  # type: ignore[arg-type]

    def _tag(self, view: TagView, room_px: int, lines: int) -> QPixmap:
        """The tag as the tag widget paints it, on the ground of this column; its words take as many lines here."""
        key = (view, room_px, lines)
        if key not in self._tags:
            widget = DisclosureTag(view)
            whole = widget.sizeHint()
            widget.resize(min(whole.width(), room_px), whole.height() * lines)
            dpr = self.devicePixelRatioF()
            pixmap = QPixmap(widget.size() * dpr)
            pixmap.setDevicePixelRatio(dpr)
            pixmap.fill(self._theme.ink("surface"))
            widget.render(pixmap, renderFlags=QWidget.RenderFlag(0))
            self._tags[key] = pixmap
        return self._tags[key]

    def _rect_top(self, block: QTextBlock) -> float:
        return self.document().documentLayout().blockBoundingRect(block).top()

    def _stop_following(self) -> None:
        self._follows_newest = False

    def _on_anchor(self, url: QUrl) -> None:
        words = url.toString()
        if not words.startswith(QUOTED_SCHEME):
            return
        self._follows_newest = False
        message_id = words.removeprefix(QUOTED_SCHEME)
        self._placing.unfolded ^= {message_id}
        self._write(self._placing.messages)
        self.quoted_toggled.emit(message_id)

    def _write(self, messages: tuple[MessageView, ...]) -> None:
        """Write all anew; a message that was in sight and is still there stays where it was."""
        seen, offset = self._in_sight()
        number = next((n for n, message in enumerate(messages) if message.id == seen), None)
        # One more above it, so that there is room to scroll to the same place.
        self._placing.show(messages, None if number is None else max(number - 1, 0))
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._found.look_again()
        if self._follows_newest:
            self.show_newest()
        elif number is not None:
            placed = self._placing.placed[number - len(messages)]
            self.verticalScrollBar().setValue(round(self._top_of(placed) + offset))

    def _in_sight(self) -> tuple[str, float]:
        """The first message in sight, and how much of it is above the edge."""
        top = self.verticalScrollBar().value()
        block = self.cursorForPosition(self.viewport().rect().topLeft()).blockNumber()
        ends = [placed.last for placed in self._placing.placed]
        at = bisect_left(ends, block)
        if at >= len(ends):
            return "", 0.0
        placed = self._placing.placed[at]
        return placed.message.id, top - self._top_of(placed)

    def _keep_place(self, write: Callable[[], None]) -> None:
        """Write above what is in sight without moving it."""
        placed = self._placing.placed[0]
        bar, before = self.verticalScrollBar(), self._top_of(placed)
        offset = bar.value() - before
        write()
        if self._follows_newest:
            self.show_newest()
        else:
            bar.setValue(round(self._top_of(placed) + offset))

    def _top_of(self, placed: Placed) -> float:
        return self._rect_top(self.document().findBlockByNumber(placed.header))

    def _restyle(self) -> None:
        self._tags.clear()
        self._write(self._placing.messages)

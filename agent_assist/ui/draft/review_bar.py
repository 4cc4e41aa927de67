"""The review bar. Rules: Reject, Edit and Approve have one size and weight, none is a default, none scrolls away."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QRect, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from agent_assist.presenters.view.draft import ReviewBarView
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import MEDIUM, RADIUS_CONTROL, SIZE_REVIEW_BAR, Ink, TypeRole
from agent_assist.ui.widgets.button import Button, ButtonKind
from agent_assist.ui.widgets.button_row import fit_button_row
from agent_assist.ui.widgets.icon_label import IconLabel
from agent_assist.ui.widgets.painting import paint_frame
from agent_assist.ui.widgets.separator import Separator
from agent_assist.ui.widgets.text import Text

_SIDE_PX, _SIDE_NARROW_PX, _NARROW_BELOW_PX = 20, 14, 430


class ReviewBar(QWidget):
    """Paints a `ReviewBarView`. One signal per button; each comes only from a button that may act."""

    reject = Signal()
    edit = Signal()
    approve = Signal()
    new_draft = Signal()
    write_myself = Signal()
    stop = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reject_button = Button(ButtonKind.LARGE)
        self.edit_button = Button(ButtonKind.LARGE)
        self.approve_button = Button(ButtonKind.LARGE)
        self.new_draft_button = Button(ButtonKind.PLAIN)
        self.write_button = Button(ButtonKind.PLAIN)
        self.stop_button = Button(ButtonKind.PLAIN)
        self._icon = IconLabel("", 16)
        self._sentence = Text(TypeRole.BODY, weight=MEDIUM, wraps=True)
        self._main = QHBoxLayout()
        self._view: ReviewBarView | None = None
        self._build()
        self._connect()
        self._theme = follow_theme(self._restyle)
        self._restyle()

    def show_view(self, view: ReviewBarView) -> None:
        """Show why Approve is open or closed, and the buttons; the same view again costs nothing."""
        if view == self._view:
            return
        self._view = view
        self._show_sentence(view)
        self.reject_button.show_view(view.reject)
        self.edit_button.show_view(view.edit)
        self.approve_button.show_view(view.approve)
        self.approve_button.setAccessibleDescription(view.sentence)
        self.new_draft_button.show_view(view.new_draft)
        self.write_button.show_view(view.write_myself)
        self.stop_button.show_view(view.stop)
        self._fit()
        self.update()

    def _show_sentence(self, view: ReviewBarView) -> None:
        """The answer to a key stands on a ground of its own for as long as it stands there."""
        if view.said:
            self._icon.set_icon("info", "text")
            self._sentence.set_ink("text")
            self._sentence.set_text(view.said)
            return
        icon: Ink = "danger" if view.is_problem else "ok" if view.is_ok else "text2"
        self._icon.set_icon(view.icon, icon)
        self._sentence.set_ink("danger" if view.is_problem else "text2")
        self._sentence.set_text((self._is_narrow and view.short) or view.sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Small buttons lose their words, and large ones stack, before anything is cut."""
        super().resizeEvent(event)
        if self._view is not None:
            self._show_sentence(self._view)
        self._fit()

    @property
    def _large(self) -> tuple[Button, ...]:
        return (self.reject_button, self.edit_button, self.approve_button)

    @property
    def _small(self) -> tuple[Button, ...]:
        return (self.stop_button, self.new_draft_button, self.write_button)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Separator())
        self._first = first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._icon)
        first.addWidget(self._sentence, 1)
        for button in self._small:
            first.addWidget(button)
        for button in self._large:
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._main.addWidget(button, 1)
        column.addLayout(first)
        column.addLayout(self._main)

    def _connect(self) -> None:
        self.reject_button.acted.connect(self.reject)
        self.edit_button.acted.connect(self.edit)
        self.approve_button.acted.connect(self.approve)
        self.new_draft_button.acted.connect(self.new_draft)
        self.write_button.acted.connect(self.write_myself)
        self.stop_button.acted.connect(self.stop)
        order = (*self._large, *self._small)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _fit(self) -> None:
        # The buttons' frames stand 4 px inside them; they line up with the words above.
        side = _SIDE_NARROW_PX if self._is_narrow else _SIDE_PX
        self._first.setContentsMargins(side, 2, side - 8, 0)
        self._main.setContentsMargins(side - 4, 0, side - 4, 9)
        self._main.setSpacing(4 if side == _SIDE_PX else 2)
        for button in self._small:
            button.set_compact(False)
        shown = [button for button in self._small if button.isVisibleTo(self)]
        needed = sum(button.sizeHint().width() for button in shown)
        needed += self._sentence.sizeHint().width() + self._theme.px(16) + 60
        # The only one at the right (Stop, Turn on) keeps its word; the sentence takes a second line instead.
        keeps = len(shown) == 1 and shown[0].sizeHint().width() < self.width() // 2
        for button in self._small:
            button.set_compact(needed > self.width() and not keeps)
        large = [button for button in self._large if button.isVisibleTo(self)]
        fit_button_row(self._main, large, self.width())

    def _restyle(self) -> None:
        self.setMinimumHeight(self._theme.px(SIZE_REVIEW_BAR))
        self._fit()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paper; in a narrow window the frame's ground, which sets the bar apart from the text above it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.ink("canvas" if self._is_narrow else "surface"))
        if self._view is not None and self._view.said:
            ground = QRectF(self._said_box()).adjusted(-6, -2, 8, 2)
            ink = self._theme.ink
            paint_frame(painter, ground, RADIUS_CONTROL, ink("accent_soft"), ink("accent"), 1.0)

    def _said_box(self) -> QRect:
        """Round the icon and the words as wide as they are, not round all the room they have."""
        box = self._sentence.geometry()
        width = min(box.width(), self._sentence.sizeHint().width())
        height = min(box.height(), self._sentence.heightForWidth(box.width()))
        words = QRect(box.left(), box.center().y() - height // 2, width, height)
        return words.united(self._icon.geometry().intersected(words.adjusted(-40, 0, 0, 0)))

    @property
    def _is_narrow(self) -> bool:
        return self.width() < self._theme.px(_NARROW_BELOW_PX)

"""A sheet: a frame over a darkened window. Rules: Tab stays inside it, and nothing in it is a default button."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from agent_assist.ui.shell.icon_button import IconButton
from agent_assist.ui.shell.tab_order import next_stop
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import TypeRole
from agent_assist.ui.widgets.overlay import SHADOW_MARGIN_PX, FloatingFrame
from agent_assist.ui.widgets.text import Text

_EDGE_PX, _NARROW_BELOW_PX = 16, 560


class Body(Protocol):
    """The part of a sheet that scrolls where there is no room for all of it."""

    def height_at(self, width: int) -> int:
        """The height of all of it at this width."""
        ...

    def sizeHint(self) -> QSize:
        """The height that the layout counts for it."""
        ...

    def scroll_on(self) -> None:
        """Half a page further."""
        ...


class Sheet(FloatingFrame):
    """Base of all sheets. Signal `closed()`: Esc or the cross. `confirm()` is Ctrl+Enter, which not every sheet has."""

    closed = Signal()
    width_px = 640

    def __init__(self, strength: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(strength, parent)
        self.body: Body | None = None
        self._sided: list[tuple[QLayout, int, int, int]] = []
        self._theme_of_sheet = follow_theme(self.fit)
        self.column = QVBoxLayout(self)
        self.column.setSpacing(0)
        # Qt takes a frame's own margins away when it gets a parent, so the layout keeps the room for the shadow.
        self.column.setContentsMargins(*([SHADOW_MARGIN_PX] * 4))
        self.setContentsMargins(0, 0, 0, 0)
        self.escaped.connect(self.closed)

    @property
    def side_px(self) -> int:
        """Room at both sides of what stands in it, less where the window is narrow."""
        parent = self.parentWidget()
        return 25 if parent is None or parent.width() >= _NARROW_BELOW_PX else 17

    def keep_side(self, layout: QLayout, top: int, bottom: int, inset: int = 0) -> None:
        """Let this part keep `side_px` (less `inset`) at both sides, whatever the window's width becomes."""
        self._sided.append((layout, top, bottom, inset))
        side = self.side_px - inset
        layout.setContentsMargins(side, top, side, bottom)

    def add_title(self, title: str, subtitle: str) -> tuple[Text, Text]:
        """A title, a line below it, and a cross at the right; the two texts, to change them later."""
        big, small = (
            Text(TypeRole.PAGE, "text", title, wraps=True),
            Text(TypeRole.BODY, "text2", wraps=True),
        )
        small.set_text(subtitle)
        if not subtitle:
            small.hide()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(big)
        words.addWidget(small)
        cross = IconButton("x", self.tr("Close"))
        cross.acted.connect(self.closed)
        head = QHBoxLayout()
        self.keep_side(head, 12, 10, 5)
        words.setContentsMargins(5, 0, 0, 0)
        head.addLayout(words, 1)
        head.addWidget(cross, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(head)
        self.setAccessibleName(title)
        return big, small

    def confirm(self) -> None:
        """Ctrl+Enter."""

    def first_focus(self) -> QWidget | None:
        """Where the keyboard goes when it opens."""
        return next_stop((self,), None, is_forward=True)

    def place_in(self, room: QRect) -> QRect:
        """Where it stands: in the middle, as high as its content, never larger than the room."""
        shadow = 2 * SHADOW_MARGIN_PX
        width = min(self._theme_of_sheet.px(self.width_px), room.width() - _EDGE_PX) + shadow
        height = min(self._wanted_height(width), room.height() - 2 * _EDGE_PX + shadow)
        left = room.left() + (room.width() - width) // 2
        return QRect(left, room.top() + (room.height() - height) // 2, width, height)

    def fit(self) -> None:
        """Take the place that it wants now."""
        for layout, top, bottom, inset in self._sided:
            side = self.side_px - inset
            layout.setContentsMargins(side, top, side, bottom)
        parent = self.parentWidget()
        if parent is not None:
            room = min(self._theme_of_sheet.px(self.width_px), parent.width() - _EDGE_PX)
            self.fit_rows(room)
            self.setGeometry(self.place_in(parent.rect()))

    def fit_rows(self, width: int) -> None:
        """Fit rows of buttons to this width; not every sheet has one."""

    def event(self, event: QEvent) -> bool:
        """What stands in it wants another height: take the place anew."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self.fit()
        return handled

    def showEvent(self, event: QShowEvent) -> None:
        """Take its place, above all else."""
        super().showEvent(event)
        self.setContentsMargins(0, 0, 0, 0)
        self.fit()
        self.raise_()

    def focusNextPrevChild(self, is_forward: bool) -> bool:
        """Tab stays inside."""
        stop = next_stop((self,), self.window().focusWidget(), is_forward=is_forward)
        if stop is not None:
            stop.setFocus()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that nobody took end here, so that nothing below the sheet acts."""
        super().keyPressEvent(event)
        event.accept()

    def _wanted_height(self, width: int) -> int:
        layout = self.column
        has_wrapped = layout.hasHeightForWidth()
        height = (
            layout.totalHeightForWidth(width) if has_wrapped else layout.totalSizeHint().height()
        )
        if self.body is None:
            return height
        inner = self.body.height_at(width - 2 * SHADOW_MARGIN_PX)
        return height - self.body.sizeHint().height() + inner

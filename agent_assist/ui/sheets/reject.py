"""Popovers with reasons: why a draft does not work, and why a ticket is handed over.

Rule: saying no is as near as Approve, and needs one key more, not five.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from agent_assist.presenters.view.sheets import RejectView
from agent_assist.ui.sheets.page import Page
from agent_assist.ui.sheets.reason_box import ReasonBox
from agent_assist.ui.sheets.sheet import Sheet
from agent_assist.ui.shown_keys import shown_keys
from agent_assist.ui.theme.tokens import SEMIBOLD, TypeRole
from agent_assist.ui.widgets.button import Button, ButtonKind
from agent_assist.ui.widgets.field import TextField
from agent_assist.ui.widgets.icon_label import IconLabel
from agent_assist.ui.widgets.overlay import SHADOW_MARGIN_PX
from agent_assist.ui.widgets.text import Text

_SIDE_PX, _GAP_PX = 18, 6


class ReasonPopover(Sheet):
    """Shows a `RejectView` above `anchor`. Signal `given(tuple, str)`: keys of the reasons, and the note."""

    given = Signal(tuple, str)
    width_px = 420

    def __init__(self, view: RejectView, anchor: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(2, parent)
        self._view, self._anchor = view, anchor
        self.boxes = [ReasonBox(reason) for reason in view.reasons]
        self.note = TextField(view.note_hint)
        self.back_button = Button(ButtonKind.LARGE)
        self.reject_button = Button(ButtonKind.INK)
        self.back_button.show_view(view.back)
        self._build()
        for box in self.boxes:
            box.toggled.connect(self._count)
        self.back_button.acted.connect(self.closed)
        self.reject_button.acted.connect(self.confirm)
        self.setAccessibleName(view.title)
        self._count()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys of the ticked reasons."""
        return tuple(box.reason.key for box in self.boxes if box.isChecked())

    def confirm(self) -> None:
        """Go on, once a reason is there where one is needed."""
        if self.reject_button.may_act:
            self.given.emit(self.chosen, self.note.text())

    def first_focus(self) -> QWidget:
        """The first reason."""
        return self.boxes[0]

    def place_in(self, room: QRect) -> QRect:
        """Above the button that opened it, inside the window."""
        place = super().place_in(room)
        parent, margin = self.parentWidget(), SHADOW_MARGIN_PX
        if parent is None:
            return place
        corner = self._anchor.mapTo(parent, QPoint(0, 0))
        left = min(corner.x() - margin, room.right() + margin - place.width())
        left = max(left, room.left() - margin)
        bottom = corner.y() + margin - 2
        top = max(bottom - place.height(), room.top() - margin)
        return QRect(left, top, place.width(), min(place.height(), bottom - top))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 8 tick their reason; the note takes its own keys."""
        keys = shown_keys()
        box = next(
            (b for b in self.boxes if keys.is_pressed(event, f"pick-{b.reason.number}")), None
        )
        if box is None or event.isAutoRepeat():
            super().keyPressEvent(event)
            return
        box.toggle()
        box.setFocus()
        event.accept()

    def _count(self) -> None:
        may_act = bool(self.chosen) or not self._view.needs_reason
        why_not = "" if may_act else self.tr("Pick at least one reason.")
        self.reject_button.show_view(
            replace(self._view.reject, is_enabled=may_act, why_not=why_not)
        )

    def _build(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(_SIDE_PX, 12, _SIDE_PX, 6)
        head.setSpacing(0)
        head.addWidget(Text(TypeRole.TITLE, "text", self._view.title, weight=SEMIBOLD, wraps=True))
        head.addWidget(Text(TypeRole.META, "text2", self._view.subtitle, wraps=True))
        self.column.addLayout(head)
        page = Page()
        page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page.column.setContentsMargins(_SIDE_PX - 4, 0, _SIDE_PX - 4, 0)
        for box in self.boxes:
            page.column.addWidget(box)
        self.body = page
        self.column.addWidget(page, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(_SIDE_PX - 6, 8, _SIDE_PX - 6, 9)
        foot.setSpacing(_GAP_PX)
        foot.addWidget(self.note)
        foot.addLayout(self._privacy())
        foot.addLayout(self._buttons())
        self.column.addLayout(foot)

    def _privacy(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(6)
        row.addWidget(IconLabel("eye-off", 14))
        row.addWidget(Text(TypeRole.META, "text2", self._view.privacy_line, wraps=True), 1)
        return row

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        for button in (self.back_button, self.reject_button):
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            row.addWidget(button, 1)
        return row


class RejectPopover(ReasonPopover):
    """Why a draft is rejected."""


class HandOverPopover(ReasonPopover):
    """Why a ticket is handed over."""

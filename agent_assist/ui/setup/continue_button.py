"""The filled button that leads on through the set-up. Nothing that sends ever looks like it."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from agent_assist.ui.theme.tokens import RADIUS_CONTROL, Ink
from agent_assist.ui.widgets.button import Button, ButtonKind
from agent_assist.ui.widgets.painting import paint_frame


class ContinueButton(Button):
    """Filled with the accent while it may act."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ButtonKind.LARGE, parent=parent)

    @property
    def _is_filled(self) -> bool:
        return self.may_act

    def _paint_ground(self, painter: QPainter, frame: QRectF) -> None:
        if not self.may_act:
            super()._paint_ground(painter, frame)
            return
        fill: Ink = "accent_hover" if self.isDown() or self.underMouse() else "accent"
        paint_frame(painter, frame, RADIUS_CONTROL, self._theme.ink(fill))

    def _ink(self) -> Ink:
        return "on_accent" if self.may_act else super()._ink()

    def _key_inks(self, ink: Ink) -> tuple[Ink, Ink]:
        return (ink, ink) if self.may_act else super()._key_inks(ink)

"""Buttons. Rule: none is ever a dialog's default, and one that may not act stays focusable and says why.

A button that may not act is *not* disabled in Qt's sense: a disabled widget takes no focus, and then its reason
would not be read. So connect to `acted`, which is emitted only while the button may act, never to `clicked`.
"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum, IntEnum

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from agent_assist.presenters.view.parts import ButtonView
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import (
    MEDIUM,
    RADIUS_CONTROL,
    SEMIBOLD,
    SIZE_CONTROL,
    SIZE_CONTROL_LARGE,
    SIZE_HIT_MIN,
    Ink,
    TypeRole,
)
from agent_assist.ui.widgets.key_caps import key_caps_width, paint_key_caps
from agent_assist.ui.widgets.painting import FOCUS_MARGIN_PX, paint_focus_ring, paint_frame
from agent_assist.ui.widgets.pressed import PressedButton


class Detail(IntEnum):
    """How much of a button is shown where room is short; buttons in one row show equally much."""

    ALL = 0
    NO_KEYS = 1
    WORDS = 2


class ButtonKind(Enum):
    """How a button looks; size and weight never say "yes" louder than "no"."""

    LARGE = "large"
    """Outlined, 40 high: Reject, Edit, Approve."""
    SMALL = "small"
    """Outlined, 32 high: banner actions."""
    INK = "ink"
    """Filled, 40 high: Undo and Reject draft only."""
    PLAIN = "plain"
    """Without a frame, 32 high: New draft, Write it myself."""
    LINK = "link"
    """Accent words, 24 high."""


_HEIGHTS = {
    ButtonKind.LARGE: SIZE_CONTROL_LARGE,
    ButtonKind.SMALL: SIZE_CONTROL - 4,
    ButtonKind.INK: SIZE_CONTROL_LARGE,
    ButtonKind.PLAIN: SIZE_CONTROL - 4,
    ButtonKind.LINK: SIZE_HIT_MIN,
}
_BIG = (ButtonKind.LARGE, ButtonKind.INK)
_SMALLEST_SHARE, _TIGHT_PX, _NARROW_PX = 0.8, 4, 8


class Button(PressedButton):
    """A button for a `ButtonView`. Signal `acted()`: the person used it and it may act."""

    acted = Signal()

    def __init__(
        self,
        kind: ButtonKind = ButtonKind.SMALL,
        words: str = "",
        icon: str = "",
        keys: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._view = ButtonView("")
        self._is_compact = False
        self._detail = Detail.ALL
        self.setDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        wide = QSizePolicy.Policy.Minimum if kind in _BIG else QSizePolicy.Policy.Fixed
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
        self._theme = follow_theme(self._restyle)
        self.clicked.connect(self._on_clicked)
        self.show_view(ButtonView(words, icon, keys))

    @property
    def may_act(self) -> bool:
        """Whether pressing it does anything."""
        return self._view.is_enabled

    @property
    def view(self) -> ButtonView:
        """What it shows."""
        return self._view

    def show_view(self, view: ButtonView) -> None:
        """Show words, icon and keys; when it may not act, its reason is tool tip and description."""
        if view == self._view:
            return
        self._view = view
        self.setText(view.words)
        self.setAccessibleName(view.words.removesuffix("…"))
        reason = "" if view.is_enabled else view.why_not
        self.setAccessibleDescription(reason or " ".join(view.keys))
        self.setToolTip(self._tool_tip())
        if self.parentWidget() is not None or not view.is_shown:
            self.setHidden(not view.is_shown)
        self._restyle()

    def set_icon(self, icon: str) -> None:
        """Change the icon alone."""
        self.show_view(replace(self._view, icon=icon))

    def set_compact(self, is_compact: bool) -> None:
        """Show the icon alone; the words become the tool tip. Buttons without an icon keep their words."""
        self._is_compact = is_compact and bool(self._view.icon)
        self.setToolTip(self._tool_tip())
        self._restyle()

    @property
    def detail(self) -> Detail:
        """How much of it is shown."""
        return self._detail

    def set_detail(self, detail: Detail) -> None:
        """Show so much of it."""
        if detail is not self._detail:
            self._detail = detail
            self._restyle()

    def width_at(self, detail: Detail) -> int:
        """The width it needs to show so much; words alone may be set a fifth smaller."""
        return self._size(detail).width()

    def sizeHint(self) -> QSize:
        """Room for icon, words, keys and the focus ring."""
        return self._size(self._detail, shrinks=False)

    def minimumSizeHint(self) -> QSize:
        """Room for the words: keys and icon go first when it is narrow."""
        return self._size(Detail.WORDS, shrinks=False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Frame, icon, words, keys, ring."""
        painter = QPainter(self)
        frame = QRectF(self.rect()).adjusted(
            FOCUS_MARGIN_PX, FOCUS_MARGIN_PX, -FOCUS_MARGIN_PX, -FOCUS_MARGIN_PX
        )
        self._paint_ground(painter, frame)
        self._paint_words(painter, frame)
        if self.hasFocus():
            gap = 2 if self._is_filled else 0
            paint_focus_ring(painter, frame, RADIUS_CONTROL, self._theme.ink("focus"), gap)

    @property
    def _is_filled(self) -> bool:
        return self._kind is ButtonKind.INK and self.may_act

    def _paint_ground(self, painter: QPainter, frame: QRectF) -> None:
        theme, kind = self._theme, self._kind
        is_lit = self._is_hovered and self.may_act
        if kind is ButtonKind.INK and self.may_act:
            fill = theme.ink("text2" if self.isDown() else "ink_btn")
            paint_frame(painter, frame, RADIUS_CONTROL, fill)
        elif kind in (ButtonKind.PLAIN, ButtonKind.LINK):
            if is_lit:
                paint_frame(painter, frame, RADIUS_CONTROL, theme.ink("hover"))
        else:
            fill = theme.ink("hover" if is_lit else "surface")
            line = theme.ink("line_strong" if self.may_act else "line")
            dashes = () if self.may_act else (3.0, 3.0)
            paint_frame(painter, frame, RADIUS_CONTROL, fill, line, theme.line_width, dashes)

    def _paint_words(self, painter: QPainter, frame: QRectF) -> None:
        theme, ink = self._theme, self._ink()
        gap, icon_px = theme.px(8), theme.px(self._icon_size())
        room = frame.width() - 2 * self._padding() + 1
        words = "" if self._is_compact else self.text()
        font = self._font_for(words, room)
        metrics = QFontMetricsF(font)
        width = metrics.horizontalAdvance(words)
        # In a narrow button the keys go first, then the icon, and only then words are cut.
        with_icon = icon_px + (gap + width if words else 0)
        has_icon = bool(self._view.icon) and with_icon <= room
        has_icon = has_icon and self._detail < Detail.WORDS
        width = with_icon if has_icon else width
        keys_width = gap + 2 + key_caps_width(theme, self._view.keys)
        has_keys = bool(words and self._view.keys) and width + keys_width <= room
        has_keys = has_keys and self._detail < Detail.NO_KEYS
        width += keys_width if has_keys else 0
        left = frame.left() + max(self._padding(), (frame.width() - width) / 2)
        if has_icon:
            top = round(frame.center().y() - icon_px / 2)
            pixmap = theme.icon(self._view.icon, self._icon_size(), ink, self.devicePixelRatioF())
            painter.drawPixmap(round(left), top, pixmap)
            left += icon_px + gap
        painter.setFont(font)
        painter.setPen(theme.ink(ink))
        text_room = frame.right() - self._padding() - left + 1
        text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, text_room)
        box = QRectF(left, frame.top(), text_room, frame.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        if has_keys:
            left = round(left + metrics.horizontalAdvance(text) + gap + 2)
            inks = self._key_inks(ink)
            paint_key_caps(painter, theme, left, frame.center().y(), self._view.keys, *inks)

    def _font_for(self, words: str, room: float) -> QFont:
        # At 200 percent in a narrow window the row stays a row: words are set smaller before they are cut.
        font = self.font()
        width = QFontMetricsF(font).horizontalAdvance(words)
        if self._kind in _BIG and width > room:
            share = max(room / width, _SMALLEST_SHARE)
            font.setPixelSize(int(font.pixelSize() * share))
        return font

    def _key_inks(self, ink: Ink) -> tuple[Ink, Ink]:
        if self._kind is ButtonKind.INK and self.may_act:
            return "on_ink", "line_strong"
        if self._kind is ButtonKind.LINK:
            return ink, "line_strong"
        return ("text2", "line_strong") if self.may_act else ("text3", "line")

    def _ink(self) -> Ink:
        if not self.may_act:
            return "text3"
        if self._kind is ButtonKind.INK:
            return "on_ink"
        return "accent" if self._kind is ButtonKind.LINK else "text"

    def _icon_size(self) -> int:
        return 18 if self._kind in _BIG else 16

    def _padding(self) -> int:
        return self._padding_at(self._detail)

    def _padding_at(self, detail: Detail) -> int:
        if self._kind in (ButtonKind.PLAIN, ButtonKind.LINK):
            return self._theme.px(4)
        if detail is Detail.WORDS:
            return _TIGHT_PX
        wide = 12 if self._kind in _BIG else 11
        return self._theme.px(_NARROW_PX if detail is Detail.NO_KEYS else wide)

    def _size(self, detail: Detail, *, shrinks: bool = True) -> QSize:
        theme = self._theme
        is_tight = shrinks and detail is Detail.WORDS and self._kind in _BIG
        has_words = not self._is_compact
        has_icon = bool(self._view.icon) and (detail < Detail.WORDS or not has_words)
        width = QFontMetricsF(self.font()).horizontalAdvance(self.text()) if has_words else 0.0
        if is_tight:
            width *= _SMALLEST_SHARE
        if has_icon:
            width += theme.px(self._icon_size()) + (theme.px(8) if has_words else 0)
        if detail is Detail.ALL and has_words and self._view.keys:
            width += key_caps_width(theme, self._view.keys) + theme.px(8) + 2
        padding = self._padding_at(detail if shrinks else Detail.ALL)
        width += 2 * (padding + FOCUS_MARGIN_PX)
        height = theme.px(_HEIGHTS[self._kind]) + 2 * FOCUS_MARGIN_PX
        return QSize(int(width) + 2, height)

    def _tool_tip(self) -> str:
        if not self._view.is_enabled and self._view.why_not:
            return self._view.why_not
        return self._view.words if self._is_compact else ""

    def _on_clicked(self) -> None:
        if self.may_act:
            self.acted.emit()

    def _restyle(self) -> None:
        theme = self._theme
        if self._kind in _BIG:
            self.setFont(theme.font(TypeRole.READ, SEMIBOLD))
        else:
            weight = MEDIUM if self._kind is ButtonKind.PLAIN else SEMIBOLD
            self.setFont(theme.font(TypeRole.BODY, weight))
        self.updateGeometry()
        self.update()

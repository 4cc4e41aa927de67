"""One-line text fields: a plain one, and one for searching."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import RADIUS_CONTROL, SIZE_CONTROL, TypeRole
from agent_assist.ui.widgets.key_caps import key_caps_width, paint_key_caps
from agent_assist.ui.widgets.painting import FOCUS_MARGIN_PX, paint_focus_ring, paint_frame

_ICON_PX, _PADDING_PX = 16, 10


class TextField(QLineEdit):
    """A field with the app's frame; `icon` stands before the text and `keys` at the end while empty."""

    def __init__(
        self,
        placeholder: str = "",
        icon: str = "",
        keys: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._keys = icon, keys
        self.setFrame(False)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAutoFillBackground(False)
        self._theme = follow_theme(self._restyle)
        self._restyle()

    def set_keys(self, keys: tuple[str, ...]) -> None:
        """Show these keys at the end while it is empty."""
        self._keys = keys
        self.update()

    @property
    def shows_keys(self) -> bool:
        """Whether there is room for the keys: never over what is typed, nor over the hint."""
        if not self._keys or self.text():
            return False
        hint = QFontMetricsF(self.font()).horizontalAdvance(self.placeholderText())
        room = self.width() - self.textMargins().left() - FOCUS_MARGIN_PX - self._theme.px(16)
        return hint + key_caps_width(self._theme, self._keys) <= room

    def sizeHint(self) -> QSize:
        """A control's height and the room for the ring."""
        return QSize(self._theme.px(200), self._theme.px(SIZE_CONTROL) + 2 * FOCUS_MARGIN_PX)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the companion."""
        return QSize(self._theme.px(80), self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Frame, icon, keys, then Qt's own text and cursor."""
        painter, theme, margin = QPainter(self), self._theme, FOCUS_MARGIN_PX
        frame = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        fill, line = theme.ink("surface"), theme.ink("line_strong")
        paint_frame(painter, frame, RADIUS_CONTROL, fill, line, theme.line_width)
        middle = frame.center().y()
        if self._icon:
            icon = theme.icon(self._icon, _ICON_PX, "text2", self.devicePixelRatioF())
            top = round(middle - theme.px(_ICON_PX) / 2)
            painter.drawPixmap(round(frame.left()) + theme.px(_PADDING_PX), top, icon)
        if self.shows_keys:
            left = frame.right() - theme.px(8) - key_caps_width(theme, self._keys)
            paint_key_caps(painter, theme, round(left), middle, self._keys)
        if self.hasFocus():
            paint_focus_ring(painter, frame, RADIUS_CONTROL, theme.ink("focus"))
        painter.end()
        super().paintEvent(_event)

    def _restyle(self) -> None:
        theme = self._theme
        self.setFont(theme.font(TypeRole.BODY))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, theme.ink("text"))
        palette.setColor(QPalette.ColorRole.PlaceholderText, theme.ink("text3"))
        self.setPalette(palette)
        left = theme.px(_PADDING_PX) + FOCUS_MARGIN_PX
        if self._icon:
            left += theme.px(_ICON_PX) + theme.px(6)
        right = FOCUS_MARGIN_PX + theme.px(_PADDING_PX)
        self.setTextMargins(left, 0, right, 0)
        self.updateGeometry()
        self.update()

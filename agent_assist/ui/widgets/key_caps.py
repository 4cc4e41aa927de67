"""Key caps: the keys of an action, drawn on buttons and beside words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from agent_assist.ui.theme.theme import Theme, follow_theme
from agent_assist.ui.theme.tokens import MEDIUM, RADIUS_CHIP, Ink, TypeRole
from agent_assist.ui.widgets.painting import paint_frame

CAP_HEIGHT_PX = 18
_PADDING_PX, _GAP_PX = 5, 3


def key_caps_width(theme: Theme, keys: tuple[str, ...]) -> float:
    """Width of the row of caps in pixels; 0 without keys."""
    widths = [_cap_width(theme, key) for key in keys]
    return sum(widths) + _GAP_PX * max(len(widths) - 1, 0)


def paint_key_caps(
    painter: QPainter,
    theme: Theme,
    left: float,
    middle: float,
    keys: tuple[str, ...],
    ink: Ink = "text2",
    line: Ink = "line_strong",
) -> None:
    """Paint the caps from `left` on, centred on the height `middle`."""
    height = theme.px(CAP_HEIGHT_PX)
    painter.setFont(_font(theme))
    for key in keys:
        cap = QRectF(left, round(middle - height / 2), _cap_width(theme, key), height)
        paint_frame(painter, cap, RADIUS_CHIP, None, theme.ink(line), 1)
        painter.setPen(theme.ink(ink))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
        left += cap.width() + _GAP_PX


class KeyCaps(QWidget):
    """A row of caps. Not read by screen readers: the control that they belong to names its keys."""

    def __init__(self, keys: tuple[str, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._theme = follow_theme(self._restyle)

    def set_keys(self, keys: tuple[str, ...]) -> None:
        """Show these keys."""
        self._keys = keys
        self._restyle()

    def sizeHint(self) -> QSize:
        """The caps' size."""
        width = key_caps_width(self._theme, self._keys)
        return QSize(int(width) + 1, self._theme.px(CAP_HEIGHT_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the caps."""
        painter = QPainter(self)
        paint_key_caps(painter, self._theme, 0, self.height() / 2, self._keys)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


def _font(theme: Theme) -> QFont:
    return theme.font(TypeRole.MICRO, MEDIUM)


def _cap_width(theme: Theme, key: str) -> float:
    text = QFontMetricsF(_font(theme)).horizontalAdvance(key)
    return max(round(text + 2 * theme.px(_PADDING_PX)), theme.px(CAP_HEIGHT_PX))

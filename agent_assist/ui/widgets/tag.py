"""The disclosure tag: patterned cap, icon and words. Rule: it has no close button and no way to be shortened."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from agent_assist.presenters.view.parts import Cap, TagView
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import RADIUS_CHIP, SEMIBOLD, SIZE_HIT_MIN, Ink, TypeRole
from agent_assist.ui.widgets.painting import paint_dots, paint_frame, paint_hatch

_CAP_PX, _ICON_PX, _PADDING_PX, _GAP_PX = 14, 16, 8, 6
_SMALLEST_SHARE = 0.8


class DisclosureTag(QLabel):
    """A tag for a `TagView`; screen readers hear "Disclosure: {words}"."""

    def __init__(self, view: TagView | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = TagView("", Cap.HATCHED, "")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._theme = follow_theme(self._restyle)
        if view is not None:
            self.show_view(view)
        self._restyle()

    def show_view(self, view: TagView) -> None:
        """Show the words, the cap and the icon."""
        if view == self._view:
            return
        self._view = view
        self.setText(view.words)
        self.setAccessibleName(f"Disclosure: {view.words}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The words in full: a tag is never shortened."""
        icon = self._theme.px(_ICON_PX) + self._theme.px(_GAP_PX) if self._view.icon else 0
        return QSize(self._width(1.0) + icon, self._theme.px(SIZE_HIT_MIN))

    def minimumSizeHint(self) -> QSize:
        """Where it is tight the icon goes and the words are set a fifth smaller; never is a word left out."""
        return QSize(self._width(_SMALLEST_SHARE), self._theme.px(SIZE_HIT_MIN))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, cap, icon, words, frame."""
        painter = QPainter(self)
        theme, (ink, soft, line) = self._theme, self._inks()
        frame = QRectF(self.rect())
        paint_frame(painter, frame, RADIUS_CHIP, theme.ink(soft))
        self._paint_cap(painter, frame, ink)
        paint_frame(painter, frame, RADIUS_CHIP, None, theme.ink(line), theme.line_width)
        left = theme.px(_CAP_PX) + theme.px(_PADDING_PX)
        if self._view.icon and self.width() >= self.sizeHint().width():
            pixmap = theme.icon(self._view.icon, _ICON_PX, ink, self.devicePixelRatioF())
            painter.drawPixmap(left, (self.height() - theme.px(_ICON_PX)) // 2, pixmap)
            left += theme.px(_ICON_PX) + theme.px(_GAP_PX)
        painter.setPen(theme.ink(ink))
        box = frame.adjusted(left, 0, 0, 0)
        if self.height() >= 2 * theme.px(SIZE_HIT_MIN):
            painter.setFont(self.font())
            wrapped = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(box.adjusted(0, 0, -theme.px(_PADDING_PX), 0), wrapped, self.text())
            return
        painter.setFont(self._font_for(box.width() - theme.px(_PADDING_PX) / 2))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self.text())

    def _width(self, share: float) -> int:
        words = QFontMetricsF(self.font()).horizontalAdvance(self.text()) * share
        return int(words + self._theme.px(_CAP_PX) + 2 * self._theme.px(_PADDING_PX)) + 2

    def _font_for(self, room: float) -> QFont:
        font = self.font()
        width = QFontMetricsF(font).horizontalAdvance(self.text())
        if width > room:
            font.setPixelSize(int(font.pixelSize() * max(room / width, _SMALLEST_SHARE)))
        return font

    def _paint_cap(self, painter: QPainter, frame: QRectF, ink: Ink) -> None:
        theme, width = self._theme, self._theme.px(_CAP_PX)
        cap = QRectF(frame.left(), frame.top(), width, frame.height())
        painter.save()
        outline = QPainterPath()
        outline.addRoundedRect(frame, RADIUS_CHIP, RADIUS_CHIP)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(outline)
        if self._view.cap is Cap.SOLID:
            painter.fillRect(cap, theme.ink(ink))
        elif self._view.cap is Cap.DOTTED:
            paint_dots(painter, cap, theme.ink(ink))
        elif self._view.cap is Cap.HATCHED:
            paint_hatch(painter, cap, theme.ink(ink))
        else:
            paint_hatch(
                painter, QRectF(cap.left(), cap.top(), width / 2, cap.height()), theme.ink(ink)
            )
            painter.fillRect(cap.adjusted(width / 2, 0, 0, 0), theme.ink("accent"))
        painter.fillRect(QRectF(cap.right(), cap.top(), 1, cap.height()), theme.ink(ink))
        painter.restore()

    def _inks(self) -> tuple[Ink, Ink, Ink]:
        if self._view.cap is Cap.SOLID:
            return "text2", "sunken", "text2"
        return "ai", "ai_soft", "ai"

    def _restyle(self) -> None:
        self.setFont(self._theme.font(TypeRole.META, SEMIBOLD))
        self.updateGeometry()
        self.update()

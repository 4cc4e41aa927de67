"""Text in a step of the type scale: wrapped at the token's line height, or on one line and elided.

A QLabel, so that screen readers get its role and words from Qt; only the painting is its own, because
QLabel cannot set a line height for plain text.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import SEMIBOLD, Ink, TypeRole

_UNLIMITED_PX = 1 << 20


class Text(QLabel):
    """Plain text; `lead` is printed in semibold before it ("About 7 in 10" of 186 …).

    `wraps` breaks lines; without it the text stays on one line and ends in "…" where room is short,
    with the whole of it as tool tip. `most_lines` ends wrapped text after so many lines; 0 shows all.
    """

    def __init__(
        self,
        role: TypeRole = TypeRole.BODY,
        ink: Ink = "text",
        text: str = "",
        *,
        weight: int | None = None,
        wraps: bool = False,
        tabular: bool = False,
        most_lines: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role, self._ink, self._weight = role, ink, weight
        self._wraps, self._tabular, self._most_lines = wraps, tabular, most_lines
        self._lead = ""
        self._layouts: dict[int, tuple[QTextLayout, int]] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = self.sizePolicy()
        policy.setHeightForWidth(wraps)
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum if wraps else QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self._theme = follow_theme(self._restyle)
        self.set_text(text)
        self._restyle()

    def set_text(self, text: str, lead: str = "") -> None:
        """Show `lead` in semibold, then `text`."""
        whole = f"{lead} {text}".strip() if lead else text
        if whole == self.text() and lead == self._lead:
            return
        self._lead = lead
        self.setText(whole)
        self._forget()

    def width_of(self, words: str) -> int:
        """The width of other words in this font, in pixels."""
        return int(QFontMetricsF(self.font()).horizontalAdvance(words)) + 1

    def set_ink(self, ink: Ink) -> None:
        """Change the colour."""
        self._ink = ink
        self.update()

    def sizeHint(self) -> QSize:
        """The text's natural size: one line, or its paragraphs unbroken."""
        width = self._natural_width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """A line high; narrow enough to elide or to wrap word by word."""
        line = self._theme.line_px(self._role)
        if not self._wraps:
            return QSize(min(self._natural_width(), 3 * line), line)
        return QSize(min(self._natural_width(), 4 * line), line)

    def hasHeightForWidth(self) -> bool:
        """Wrapped text needs more height when it gets narrower."""
        return self._wraps

    def heightForWidth(self, width: int) -> int:
        """Height of the text broken at `width` pixels."""
        if not self._wraps:
            return self._theme.line_px(self._role)
        return self._laid_out(width)[1]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the lines in the theme's colour."""
        painter = QPainter(self)
        painter.setPen(self._theme.ink(self._ink))
        layout, height = self._laid_out(self.width()) if self._wraps else self._one_line()
        layout.draw(painter, QPointF(0, max(self.height() - height, 0) // 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text as tool tip while it is cut."""
        super().resizeEvent(event)
        self.setToolTip(self.text() if self.is_cut else "")

    @property
    def is_cut(self) -> bool:
        """Whether some of the words are not shown."""
        if not self._wraps:
            return self._natural_width() > self.width()
        whole = self.text().replace("\n", "\u2028")
        return bool(self._most_lines) and self._laid_out(self.width())[0].text() != whole

    def _restyle(self) -> None:
        self.setFont(self._theme.font(self._role, self._weight, self._tabular))
        self._forget()

    def _forget(self) -> None:
        self._layouts.clear()
        self.updateGeometry()
        self.update()

    def _natural_width(self) -> int:
        layout, _ = self._laid_out(_UNLIMITED_PX)
        width = 0.0
        for index in range(layout.lineCount()):
            width = max(width, layout.lineAt(index).naturalTextWidth())
        return int(width) + 1

    def _one_line(self) -> tuple[QTextLayout, int]:
        if self._natural_width() <= self.width():
            return self._laid_out(self.width())
        metrics = QFontMetricsF(self.font())
        cut = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        return self._lay_out(cut, _UNLIMITED_PX)

    def _laid_out(self, width: int) -> tuple[QTextLayout, int]:
        if width not in self._layouts:
            if len(self._layouts) > 4:
                self._layouts.clear()
            laid_out = self._lay_out(self.text(), width)
            if 0 < self._most_lines < laid_out[0].lineCount():
                laid_out = self._lay_out(self._shortened(laid_out[0], width), width)
            self._layouts[width] = laid_out
        return self._layouts[width]

    def _shortened(self, layout: QTextLayout, width: int) -> str:
        # Qt counts UTF-16 units.
        units = layout.text().encode("utf-16-le")
        start = 2 * layout.lineAt(self._most_lines - 1).textStart()
        rest = units[start:].decode("utf-16-le")
        cut = QFontMetricsF(self.font()).elidedText(rest, Qt.TextElideMode.ElideRight, width)
        return units[:start].decode("utf-16-le") + cut

    def _lay_out(self, text: str, width: int) -> tuple[QTextLayout, int]:
        layout = QTextLayout(text.replace("\n", "\u2028"), self.font())
        option = QTextOption()
        option.setWrapMode(
            QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
            if self._wraps
            else QTextOption.WrapMode.ManualWrap
        )
        option.setAlignment(self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
        layout.setTextOption(option)
        layout.setFormats(self._lead_formats())
        line_px = self._theme.line_px(self._role)
        top = (line_px - QFontMetricsF(self.font()).height()) / 2
        count = 0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top + count * line_px))
            count += 1
        layout.endLayout()
        return layout, max(count, 1) * line_px

    def _lead_formats(self) -> list[QTextLayout.FormatRange]:
        if not self._lead:
            return []
        lead = QTextLayout.FormatRange()
        lead.start, lead.length = 0, len(self._lead.encode("utf-16-le")) // 2
        lead.format = QTextCharFormat()
        lead.format.setFontWeight(SEMIBOLD)
        return [lead]

"""A scrolling page inside a sheet: as high as its content where there is room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from agent_assist.ui.widgets.focus_frame import FocusFrame
from agent_assist.ui.widgets.scroll_bar import use_slim_scroll_bars

_LEAST_PX = 60


class Page(QScrollArea):
    """Put widgets into `column`. It takes the keyboard so that arrows and Page Down scroll it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        use_slim_scroll_bars(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.page = QWidget()
        self.column = QVBoxLayout(self.page)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.setWidget(self.page)
        self.page.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self._ring = FocusFrame(self)

    def height_at(self, width: int) -> int:
        """The height of the whole content at this width."""
        if self.column.hasHeightForWidth():
            # Beside a scroll bar a line may wrap that has room without it, and Qt keeps the bar then.
            beside_bar = width - self.verticalScrollBar().sizeHint().width()
            return max(self.column.totalHeightForWidth(w) for w in (width, beside_bar))
        return self.column.totalSizeHint().height()

    def scroll_on(self) -> None:
        """Half a page further."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + bar.pageStep() // 2)

    def sizeHint(self) -> QSize:
        """A few lines at least; a sheet asks for the true height."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """A few lines."""
        return QSize(120, _LEAST_PX)

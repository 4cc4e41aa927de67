"""The banners above a draft. Where there is little room they scroll, so that tag and footer stay in sight."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from agent_assist.presenters.view.parts import BannerView
from agent_assist.ui.widgets.banner import Banner
from agent_assist.ui.widgets.scroll_bar import use_slim_scroll_bars

_LEAST_PX = 72


class BannerStack(QScrollArea):
    """Signal `acted(str)`: the name of the action that was pressed."""

    acted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._banners: tuple[BannerView, ...] = ()
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._column.setSpacing(8)
        use_slim_scroll_bars(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(self._page)
        self._page.setAutoFillBackground(False)
        self.hide()

    def show_banners(self, banners: tuple[BannerView, ...]) -> None:
        """Show these; the same again costs nothing."""
        if banners == self._banners:
            return
        self._banners = banners
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for view in banners:
            banner = Banner(view)
            banner.acted.connect(self.acted)
            self._column.addWidget(banner)
            banner.show()
        self.setVisible(bool(banners))
        self.updateGeometry()

    def set_side(self, side_px: int) -> None:
        """Room at both sides."""
        self._column.setContentsMargins(side_px, 12, side_px, 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words may break differently now."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """All of them at this width."""
        height = self._column.totalHeightForWidth(self.width())
        return QSize(self.width(), max(height, self._column.totalMinimumSize().height()))

    def minimumSizeHint(self) -> QSize:
        """The title of the first."""
        return QSize(0, min(_LEAST_PX, self.sizeHint().height()))

"""Lucide icons as pixmaps. Rule: recoloured at load, one stroke width, kept by name, size, colour and pixel ratio."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from agent_assist.ui.theme.tokens import ICON_STROKE


class IconBook:
    """Icons from a folder of `<name>.svg` files whose colour is `currentColor`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sources: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, int, str, float], QPixmap] = {}

    def pixmap(self, name: str, size: int, color: QColor, dpr: float) -> QPixmap:
        """The icon as a square of `size` pixels at pixel ratio `dpr`. Raises KeyError if unknown."""
        key = (name, size, color.name(QColor.NameFormat.HexArgb), dpr)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._render(name, size, color, dpr)
        return self._pixmaps[key]

    def _source(self, name: str) -> str:
        if name not in self._sources:
            path = self._folder / f"{name}.svg"
            if not path.is_file():
                raise KeyError(f"There is no icon named {name!r}.")
            self._sources[name] = path.read_text(encoding="utf-8")
        return self._sources[name]

    def _render(self, name: str, size: int, color: QColor, dpr: float) -> QPixmap:
        svg = self._source(name).replace("currentColor", color.name())
        svg = svg.replace('stroke-width="2"', f'stroke-width="{ICON_STROKE}"', 1)
        pixmap = QPixmap(round(size * dpr), round(size * dpr))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(svg.encode())).render(
            painter, QRectF(0, 0, pixmap.width(), pixmap.height())
        )
        painter.end()
        pixmap.setDevicePixelRatio(dpr)
        return pixmap

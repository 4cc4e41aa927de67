"""The theme in force: colours, fonts, icons, text scale and motion. Rule: it lives on the QApplication, in no global.

Widgets call `follow_theme(self._restyle)` once and read colours with `theme.ink("text")`.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPixmap
from PySide6.QtWidgets import QApplication, QToolTip

from agent_assist.ui.theme.fonts import FontBook, load_fonts
from agent_assist.ui.theme.icons import IconBook
from agent_assist.ui.theme.palette import palette_of, tool_tip_palette_of
from agent_assist.ui.theme.paths import resources_dir
from agent_assist.ui.theme.tokens import (
    DARK,
    LIGHT,
    TEXT_SCALE_MAX_PERCENT,
    TEXT_SCALE_MIN_PERCENT,
    TYPE_SCALE,
    Ink,
    TypeRole,
    without_soft_fills,
)

_PROPERTY = "agent_assist_theme"


class ThemeMode(StrEnum):
    """Which colours: the system's wish, or the person's."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Values in force. Signal `changed()`: colours, text scale or motion are different now."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._mode = ThemeMode.SYSTEM
        self._percent = 100
        self._reduced_motion = False
        self._fonts = FontBook()
        self._icons = IconBook(resources_dir() / "icons")
        self._inks: dict[Ink, QColor] = {}
        # Both are kept: a wrapper made for one call only is taken for deleted at the next.
        self._hints = app.styleHints()
        self._wishes = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self._apply)
        self._wishes.contrastPreferenceChanged.connect(self._apply)

    @property
    def is_dark(self) -> bool:
        """Whether the dark colours are in force."""
        if self._mode is ThemeMode.SYSTEM:
            return self._hints.colorScheme() is Qt.ColorScheme.Dark
        return self._mode is ThemeMode.DARK

    @property
    def is_high_contrast(self) -> bool:
        """Whether the system asks for high contrast: 2 px lines, no soft fills."""
        return self._wishes.contrastPreference() is Qt.ContrastPreference.HighContrast

    @property
    def line_width(self) -> int:
        """Width of a frame in pixels."""
        return 2 if self.is_high_contrast else 1

    @property
    def text_scale_percent(self) -> int:
        """The text size in force, 90 to 200."""
        return self._percent

    def set_mode(self, mode: ThemeMode) -> None:
        """Choose light, dark, or what the system asks for."""
        self._mode = mode
        self._apply()

    def set_text_scale(self, percent: int) -> None:
        """Scale type, control heights and rail; values outside 90 to 200 are brought to the nearest end."""
        self._percent = min(max(percent, TEXT_SCALE_MIN_PERCENT), TEXT_SCALE_MAX_PERCENT)
        self._apply()

    def set_reduced_motion(self, is_reduced: bool) -> None:
        """Whether motion is switched off. Qt 6.11 does not read the system's wish, so the caller does."""
        self._reduced_motion = is_reduced
        self.changed.emit()

    def motion_ms(self, duration_ms: int) -> int:
        """The duration to use: 0 when motion is reduced."""
        return 0 if self._reduced_motion else duration_ms

    def ink(self, name: Ink) -> QColor:
        """The colour of this name."""
        return self._inks[name]

    def px(self, value: float) -> int:
        """A length in pixels, scaled with the text."""
        return round(value * self._percent / 100)

    def font(
        self,
        role: TypeRole,
        weight: int | None = None,
        tabular: bool = False,
        mono: bool = False,
    ) -> QFont:
        """The font of a step of the scale, in its usual weight unless told."""
        step = TYPE_SCALE[role]
        return self._fonts.font(self.px(step.size), weight or step.weight, tabular, mono)

    def line_px(self, role: TypeRole) -> int:
        """Height of a text line of this step, scaled."""
        return self.px(TYPE_SCALE[role].line)

    def icon(self, name: str, size: int, ink: Ink, dpr: float) -> QPixmap:
        """The icon, `size` unscaled pixels wide at 100 percent."""
        return self._icons.pixmap(name, self.px(size), self.ink(ink), dpr)

    def _apply(self) -> None:
        colors = DARK if self.is_dark else LIGHT
        if self.is_high_contrast:
            colors = without_soft_fills(colors)
        self._inks = {name: QColor(value) for name, value in colors.items()}
        self._app.setPalette(palette_of(colors))
        self._app.setFont(self.font(TypeRole.BODY))
        QToolTip.setPalette(tool_tip_palette_of(colors))
        QToolTip.setFont(self.font(TypeRole.META))
        self.changed.emit()


def install_theme(app: QApplication, mode: ThemeMode = ThemeMode.SYSTEM) -> Theme:
    """Load the fonts, put the theme on the application, and paint with it. Call once, before any widget."""
    load_fonts(resources_dir() / "fonts")
    app.setStyle("Fusion")
    theme = Theme(app)
    app.setProperty(_PROPERTY, theme)
    theme.set_mode(mode)
    return theme


def current_theme() -> Theme:
    """The application's theme. Raises RuntimeError if `install_theme` has not run."""
    app = QApplication.instance()
    theme = app.property(_PROPERTY) if app is not None else None
    if not isinstance(theme, Theme):
        raise RuntimeError("No theme: call install_theme(app) before building widgets.")
    return theme


def follow_theme(restyle: Callable[[], None]) -> Theme:
    """The theme, with `restyle` (a widget's bound method) called at every later change of it."""
    theme = current_theme()
    theme.changed.connect(restyle)
    return theme

"""The bundled fonts. Rule: each font is built once and handed out as a copy; system fonts are never relied on.

Building once matters: in PySide6 6.12 every `QFont.setFeature` call drops a reference to `None`.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from agent_assist.ui.theme.tokens import DISPLAY_FROM_PX

FAMILY, DISPLAY_FAMILY, MONO_FAMILY = "Inter", "Inter Display", "JetBrains Mono"


class FontLoadError(RuntimeError):
    """A bundled font is missing or broken: the installation is damaged."""


def load_fonts(folder: Path) -> tuple[str, ...]:
    """Register every font in `folder` with Qt; the families found. Raises `FontLoadError`."""
    families: list[str] = []
    for path in sorted([*folder.glob("*.otf"), *folder.glob("*.ttf")]):
        handle = QFontDatabase.addApplicationFont(str(path))
        if handle < 0:
            raise FontLoadError(f"The font {path.name} cannot be read. Install the app again.")
        families += QFontDatabase.applicationFontFamilies(handle)
    if FAMILY not in families:
        raise FontLoadError(f"The font {FAMILY} is missing. Install the app again.")
    return tuple(families)


class FontBook:
    """Fonts by size, weight, tabular figures and family."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[int, int, bool, bool], QFont] = {}

    def font(self, size: int, weight: int, tabular: bool = False, mono: bool = False) -> QFont:
        """A copy of the font of `size` pixels; `tabular` gives figures of one width."""
        key = (size, weight, tabular, mono)
        if key not in self._fonts:
            self._fonts[key] = _build(size, weight, tabular, mono)
        return QFont(self._fonts[key])


def _build(size: int, weight: int, tabular: bool, mono: bool) -> QFont:
    family = MONO_FAMILY if mono else FAMILY
    # The tabular figures of Inter Display are not of one width ("1111" is narrower than "0000").
    if size >= DISPLAY_FROM_PX and not (mono or tabular):
        family = DISPLAY_FAMILY
    font = QFont([family, FAMILY])
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    if mono:
        # Hashes and addresses must read exactly: no ligature may join two characters.
        font.setFeature(QFont.Tag("calt"), 0)
        font.setFeature(QFont.Tag("liga"), 0)
    return font

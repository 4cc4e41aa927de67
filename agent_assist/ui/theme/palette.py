"""The QPalette of each theme, set explicitly: `setColorScheme` has no effect on every platform."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QColor, QPalette

from agent_assist.ui.theme.tokens import Ink

_ROLES: tuple[tuple[QPalette.ColorRole, Ink], ...] = (
    (QPalette.ColorRole.Window, "canvas"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "panel"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.PlaceholderText, "text3"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.BrightText, "danger"),
    (QPalette.ColorRole.Highlight, "accent"),
    (QPalette.ColorRole.HighlightedText, "on_accent"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.LinkVisited, "accent"),
    (QPalette.ColorRole.ToolTipBase, "ink_btn"),
    (QPalette.ColorRole.ToolTipText, "on_ink"),
    (QPalette.ColorRole.Accent, "accent"),
    (QPalette.ColorRole.Light, "surface"),
    (QPalette.ColorRole.Midlight, "hover"),
    (QPalette.ColorRole.Mid, "line"),
    (QPalette.ColorRole.Dark, "line_strong"),
    (QPalette.ColorRole.Shadow, "scrim"),
)
_MUTED = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)


def tool_tip_palette_of(colors: Mapping[Ink, str]) -> QPalette:
    """The palette of tool tips, which have their own."""
    palette = palette_of(colors)
    palette.setColor(QPalette.ColorRole.Window, QColor(colors["ink_btn"]))
    palette.setColor(QPalette.ColorRole.WindowText, QColor(colors["on_ink"]))
    return palette


def palette_of(colors: Mapping[Ink, str]) -> QPalette:
    """The palette that paints standard Qt widgets in these colours."""
    palette = QPalette()
    for role, ink in _ROLES:
        palette.setColor(role, QColor(colors[ink]))
    for role in _MUTED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colors["text3"]))
    return palette

"""The small application style sheet: only what standard widgets need beyond the palette.

The app's own widgets paint themselves; nothing here reaches into them.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

from agent_assist.ui.theme.tokens import Ink

_SHEET = Template("""
QToolTip { background: $ink_btn; color: $on_ink; border: none; padding: 6px 8px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $line_strong; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $text2; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenu { background: $raised; color: $text; border: 1px solid $line_strong; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $selected; color: $text; }
QMenu::item:disabled { color: $text3; }
QMenu::separator { height: 1px; background: $line; margin: 4px 0; }
""")


def style_sheet_of(colors: Mapping[Ink, str]) -> str:
    """The sheet with the theme's colours filled in."""
    return _SHEET.substitute({str(ink): value for ink, value in colors.items()})

"""Words of a page begin where the frames of its fields and buttons do, which leave room for their focus."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from agent_assist.ui.widgets.painting import FOCUS_MARGIN_PX
from agent_assist.ui.widgets.tag import DisclosureTag


def in_line(part: QWidget) -> QHBoxLayout:
    """A row with this part alone, as far from both edges as a frame is; a tag keeps its own width."""
    row = QHBoxLayout()
    row.setContentsMargins(FOCUS_MARGIN_PX, 0, FOCUS_MARGIN_PX, 0)
    row.addWidget(part)
    if isinstance(part, DisclosureTag):
        row.addStretch(1)
    return row

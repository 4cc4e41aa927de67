"""Where Tab goes. Rule: region by region in the order of work; rows that came later are where they are seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from agent_assist.ui.draft.review_bar import ReviewBar


def tab_stops(region: QWidget) -> list[QWidget]:
    """The widgets of a region that take the keyboard, from top to bottom."""
    found = [w for w in region.findChildren(QWidget) if _takes_tab(w)]
    if _takes_tab(region):
        found.append(region)
    found.sort(key=lambda w: _place(w, region))
    if isinstance(region, ReviewBar):
        large = (region.reject_button, region.edit_button, region.approve_button)
        found = [*(w for w in large if w in found), *(w for w in found if w not in large)]
    return found


def next_stop(
    regions: Sequence[QWidget], focused: QWidget | None, *, is_forward: bool
) -> QWidget | None:
    """The widget after (or before) `focused` through all regions, round the end; None if there is none."""
    stops = [stop for region in regions if region.isVisible() for stop in tab_stops(region)]
    if not stops:
        return None
    if focused not in stops:
        return stops[0 if is_forward else -1]
    step = 1 if is_forward else -1
    return stops[(stops.index(focused) + step) % len(stops)]


def first_stop(region: QWidget) -> QWidget | None:
    """The first widget of a region that takes the keyboard."""
    stops = tab_stops(region)
    return stops[0] if stops else None


def _takes_tab(widget: QWidget) -> bool:
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    is_frame = type(widget) is QScrollArea or isinstance(widget.focusProxy(), QWidget)
    return takes and not is_frame and widget.isVisible() and widget.isEnabled()


def _place(widget: QWidget, region: QWidget) -> tuple[int, int]:
    place = widget.mapTo(region, QPoint(0, 0))
    return place.y(), place.x()

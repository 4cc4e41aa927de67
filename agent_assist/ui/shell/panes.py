"""Going from pane to pane by keyboard."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from agent_assist.ui.shell.binding import Binding
from agent_assist.ui.shell.tab_order import first_stop
from agent_assist.ui.shell.work_area import WorkArea


class Panes:
    """The five panes of the working screen, in order."""

    def __init__(self, area: WorkArea, binding: Binding) -> None:
        self._area, self._binding = area, binding

    def go_to(self, number: int) -> None:
        """1 queue, 2 conversation, 3 draft, 4 rationale, 5 review bar."""
        area = self._area
        if number == 1:
            area.open_queue()
            area.queue.list.setFocus()
        elif number == 2:
            area.open_conversation()
            area.conversation.take_focus()
        elif number == 3:
            area.close_floating()
            self._binding.focus_draft()
        elif number == 4:
            area.show_rationale()
            _focus_first(area.rationale)
        else:
            _focus_first(area.review_bar)

    def cycle(self, step: int) -> None:
        """The next (1) or the previous (-1) pane that has something to focus."""
        order = [self._area.queue, self._area.conversation, self._area.draft,
                 self._area.rationale, self._area.review_bar]  # fmt: skip
        shown = [n for n, pane in enumerate(order, 1) if pane.isVisible() and first_stop(pane)]
        if not shown:
            return
        here = next((n for n in shown if _has_focus(order[n - 1])), shown[-step])
        self.go_to(shown[(shown.index(here) + step) % len(shown)])


def _focus_first(pane: QWidget) -> None:
    stop = first_stop(pane)
    if stop is not None:
        stop.setFocus()


def _has_focus(pane: QWidget) -> bool:
    focused = pane.window().focusWidget()
    return focused is not None and (focused is pane or pane.isAncestorOf(focused))

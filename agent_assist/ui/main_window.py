"""The window: rail, top bar, the screens, and everything that opens over them.

It is the presenters' `Listener`. Rule: however often a part changes in one turn of the event loop, it is painted
once, and only the parts that changed are painted.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from agent_assist.presenters.parts import ALL_PARTS, Focus, Part
from agent_assist.presenters.workspace import Workspace
from agent_assist.ui.shell.arrangement import is_companion
from agent_assist.ui.shell.binding import Binding
from agent_assist.ui.shell.notice import NoticeLine
from agent_assist.ui.shell.overlays import Overlays
from agent_assist.ui.shell.rail import WORK, Rail
from agent_assist.ui.shell.tab_order import next_stop
from agent_assist.ui.shell.top_bar import TopBar
from agent_assist.ui.shell.work_area import WorkArea
from agent_assist.ui.theme.theme import Theme, ThemeMode
from agent_assist.ui.theme.tokens import SIZE_COMPANION_MIN

_FIRST_SIZE, _LEAST_HEIGHT_PX = (1440, 900), 480


class MainWindow(QWidget):
    """Build it, hand it to the `Workspace` as listener, then call `bind(workspace)`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._binding: Binding | None = None
        self._pending: set[Part] = set()
        self._focus_wanted: Focus | None = None
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._repaint)
        self.rail = Rail()
        self.top_bar = TopBar()
        self.notice = NoticeLine()
        self.work = WorkArea()
        self.screens = QStackedWidget()
        self.screens.addWidget(self.work)
        self.overlays = Overlays(self)
        self._lay_out()
        theme.changed.connect(self._restyle)
        self.setWindowTitle("Agent Assist")
        self.setMinimumSize(SIZE_COMPANION_MIN, _LEAST_HEIGHT_PX)
        self.resize(*_FIRST_SIZE)
        self.top_bar.theme_wanted.connect(self._switch_theme)
        self.rail.chosen.connect(self.show_screen)
        self.work.queue.list.setFocus()

    def bind(self, workspace: Workspace) -> None:
        """Show this workspace from now on."""
        self._binding = Binding(workspace, self.work, self.top_bar, self.overlays)
        self.changed(frozenset(ALL_PARTS))

    def changed(self, parts: frozenset[Part]) -> None:
        """Paint these parts in the next turn of the event loop."""
        self._pending |= parts
        if self._binding is not None and not self._turn.isActive():
            self._turn.start(0)

    def focus(self, where: Focus) -> None:
        """Move the keyboard once what changed is painted."""
        self._focus_wanted = where
        if self._binding is not None and not self._turn.isActive():
            self._turn.start(0)

    def announce(self, text: str, *, is_urgent: bool) -> None:
        """Tell a screen reader; an urgent sentence interrupts."""
        event = QAccessibleAnnouncementEvent(self, text)
        politeness = QAccessible.AnnouncementPoliteness
        event.setPoliteness(politeness.Assertive if is_urgent else politeness.Polite)
        QAccessible.updateAccessibility(event)

    def show_notice(self, words: str, *, is_busy: bool = False) -> None:
        """A line below the top bar, such as "Opening the store…"; nothing hides it."""
        self.notice.show_words(words, is_busy=is_busy)

    def show_identity(self, initials: str, line: str) -> None:
        """Who is working, and how that is known."""
        self.rail.show_person(initials, line)

    def show_screen(self, name: str) -> None:
        """Open a screen by its name in the rail."""
        self.screens.setCurrentWidget(self.work)
        self.rail.show_current(WORK)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Without room for the rail, its screens move into the menu."""
        super().resizeEvent(event)
        self._fit()

    def focusNextPrevChild(self, is_forward: bool) -> bool:
        """Tab goes queue, conversation, draft, checks, sources, review bar, then the frame."""
        area = self.work
        order = (area.queue, area.conversation, area.draft, area.rationale, area.review_bar,
                 area.undo_bar, self.top_bar, self.rail)  # fmt: skip
        stop = next_stop(order, self.focusWidget(), is_forward=is_forward)
        if stop is not None:
            stop.setFocus()
        return stop is not None

    def _repaint(self) -> None:
        if self._binding is None:
            return
        parts, self._pending = frozenset(self._pending), set()
        self._binding.repaint(parts)
        wanted, self._focus_wanted = self._focus_wanted, None
        if wanted is Focus.QUEUE:
            self.work.queue.list.setFocus()
        elif wanted is Focus.DRAFT:
            self._binding.focus_draft()
        elif wanted is Focus.REVIEW_BAR:
            self.work.review_bar.reject_button.setFocus()

    def _fit(self) -> None:
        is_narrow = is_companion(self.width(), self._theme.px)
        self.rail.setVisible(not is_narrow)
        self.top_bar.set_narrow(has_menu=is_narrow)
        self.top_bar.arrange(self.width())

    def _switch_theme(self) -> None:
        self._theme.set_mode(ThemeMode.LIGHT if self._theme.is_dark else ThemeMode.DARK)

    def _restyle(self) -> None:
        self._fit()
        self.update()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.top_bar)
        right.addWidget(self.notice)
        right.addWidget(self.screens, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.rail)
        whole.addLayout(right, 1)

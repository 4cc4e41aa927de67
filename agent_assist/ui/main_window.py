"""The window: rail, top bar, the screens, and everything that opens over them.

It is the presenters' `Listener`. Rule: however often a part changes in one turn of the event loop, it is painted
once, and only the parts that changed are painted.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QStackedLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from agent_assist.domain.errors import CredentialError
from agent_assist.presenters.keymap import Keymap
from agent_assist.presenters.model_errors import OPEN_SETTINGS
from agent_assist.presenters.parts import ALL_PARTS, Focus, Part
from agent_assist.presenters.settings import SettingsPresenter
from agent_assist.presenters.setup import SetupPresenter
from agent_assist.presenters.standing_banners import OPEN_AUDIT
from agent_assist.presenters.view.palette import PickKind, PickRow
from agent_assist.presenters.workspace import Workspace
from agent_assist.ui.audit.host import AuditHost
from agent_assist.ui.first_window import FIRST_SIZE, LEAST_HEIGHT_PX
from agent_assist.ui.keyboard import Keyboard, Reach
from agent_assist.ui.knowledge.host import KnowledgeHost
from agent_assist.ui.notices import Notices
from agent_assist.ui.palette.acts import BUTTONS, press_button
from agent_assist.ui.palette.host import PaletteHost
from agent_assist.ui.palette.places import LOOKS, window_places
from agent_assist.ui.review.host import BlindCheckHost
from agent_assist.ui.settings.screen import SettingsScreen
from agent_assist.ui.setup.screen import SetupScreen
from agent_assist.ui.sheets.guide import part_for
from agent_assist.ui.sheets.keys import key_lines
from agent_assist.ui.shell.arrangement import is_companion
from agent_assist.ui.shell.binding import Binding
from agent_assist.ui.shell.notice import NoticeLine
from agent_assist.ui.shell.overlays import Overlays
from agent_assist.ui.shell.rail import AUDIT, CHECKS, KNOWLEDGE, SETTINGS, TEAM, WORK, Rail
from agent_assist.ui.shell.tab_order import next_stop
from agent_assist.ui.shell.top_bar import TopBar
from agent_assist.ui.shell.window_keys import WindowKeys
from agent_assist.ui.shell.work_area import WorkArea
from agent_assist.ui.shown_keys import shown_keys
from agent_assist.ui.team.host import TeamHost
from agent_assist.ui.theme.theme import Theme, ThemeMode
from agent_assist.ui.theme.tokens import SIZE_COMPANION_MIN

_TIMES_MS = 30_000
"""How often the times left in the queue are told anew."""


class MainWindow(QWidget):
    """Build it, hand it to the `Workspace` as listener, then call `bind(workspace)`.

    Signals: `passphrase_given(str)` and `temporary_wanted()` answer `ask_passphrase`.
    """

    passphrase_given = Signal(str)
    temporary_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._binding: Binding | None = None
        self._keys: WindowKeys | None = None
        self._workspace: Workspace | None = None
        self._pending: set[Part] = set()
        self._focus_wanted: Focus | None = None
        self._settings: SettingsScreen | None = None
        self._checks: BlindCheckHost | None = None
        self._team: TeamHost | None = None
        self.audit: AuditHost | None = None
        self._knowledge: KnowledgeHost | None = None
        self._setup: SetupScreen | None = None
        self._settings_presenter: SettingsPresenter | None = None
        self._setup_presenter: SetupPresenter | None = None
        self._frame = QWidget()
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._repaint)
        self._clock = QTimer(self)
        self._clock.timeout.connect(lambda: self.changed(frozenset({Part.QUEUE})))
        self._clock.start(_TIMES_MS)
        self.rail = Rail()
        self.top_bar = TopBar()
        self.notice = NoticeLine()
        self.work = WorkArea()
        self.screens = QStackedWidget()
        self.screens.addWidget(self.work)
        self.overlays = Overlays(self, self.work.review_bar.reject_button)
        self.keyboard = Keyboard(self, self._reach_now)
        self.palette_host = PaletteHost(self, self.top_bar)
        self.notices = Notices(self)
        self._lay_out()
        theme.changed.connect(self._restyle)
        self.setWindowTitle("Agent Assist")
        self.setMinimumSize(SIZE_COMPANION_MIN, LEAST_HEIGHT_PX)
        self.resize(*FIRST_SIZE)
        self.top_bar.theme_wanted.connect(self._switch_theme)
        self.rail.chosen.connect(self.show_screen)
        self.palette_host.picked.connect(self._run_picked)
        self.palette_host.spoken.connect(lambda words: self.announce(words, is_urgent=False))
        self.work.draft.action.connect(self._open_where_a_fault_is_mended)
        self.top_bar.help_wanted.connect(self.show_keys)
        self.top_bar.menu_wanted.connect(self._open_menu)
        self.work.undo_bar.spoken.connect(lambda words: self.announce(words, is_urgent=False))
        self.overlays.passphrase_given.connect(self.passphrase_given)
        self.overlays.passphrase_refused.connect(self.temporary_wanted)
        self.work.queue.list.setFocus()

    def bind(self, workspace: Workspace) -> None:
        """Show this workspace from now on, in place of the one before."""
        if self._binding is not None:
            self._binding.cut()
        self._binding = Binding(workspace, self.work, self.top_bar, self.overlays)
        self._workspace = workspace
        self._keys = WindowKeys(
            workspace, self._binding, self.work, self.top_bar, self.overlays,
            self._leave_screens, self.show_keys, self.palette_host.open,
        )  # fmt: skip
        self.palette_host.bind(workspace)
        self.use_keys(shown_keys().keymap)
        workspace.tell(self.notices.notice)
        workspace.palette.offer(self._places())
        if self._checks is not None:
            if self.rail.current == CHECKS:
                self.show_screen(WORK)
            self._checks.remove()
        self._checks = BlindCheckHost(workspace, self.screens)
        if self._team is not None:
            if self.rail.current == TEAM:
                self.show_screen(WORK)
            self._team.remove()
        if self._knowledge is not None:
            if self.rail.current == KNOWLEDGE:
                self.show_screen(WORK)
            self._knowledge.remove()
        self._knowledge = KnowledgeHost(workspace, self.screens)
        self._team = TeamHost(workspace, self.screens, partial(self.announce, is_urgent=False))
        if self.audit is not None:
            if self.rail.current == AUDIT:
                self.show_screen(WORK)
            self.audit.remove()
        self.audit = AuditHost(workspace, self.screens)
        # At once, so that nothing of a workspace before it can stay on screen.
        self._pending |= set(ALL_PARTS)
        self._repaint()

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

    def ask_passphrase(self, error: CredentialError) -> None:
        """Say why the keys are not there, and ask; a signal answers."""
        self.overlays.ask_passphrase(error.title, error.message)

    def show_keys(self) -> None:
        """Show or close the help: what this screen is for, and the list of keys."""
        if self._keys is not None:
            lines = key_lines(shown_keys().keymap, self.tr)
            self.overlays.show_keys(lines, part_for(self.rail.current))

    def use_keys(self, keymap: Keymap) -> None:
        """Take and show these keys from now on."""
        shown_keys().use(keymap)
        if self._keys is not None and self._workspace is not None:
            self.keyboard.install(self._keys.keys(keymap))
            self._workspace.use_keys(keymap)

    def show_identity(self, initials: str, line: str) -> None:
        """Who is working, and how that is known."""
        self.rail.show_person(initials, line)

    def bind_settings(self, presenter: SettingsPresenter) -> None:
        """The settings are those of this presenter from now on."""
        if self._settings_presenter is not None:
            presenter.come_after(self._settings_presenter)
        self._settings_presenter = presenter
        if self._workspace is not None:
            self._workspace.palette.offer(self._places())
        if self.screens.currentWidget() is not self.work:
            self.settings_changed()

    def settings_changed(self) -> None:
        """Show the settings as they are now, if they were ever opened."""
        if self._settings is not None and self._settings_presenter is not None:
            self._settings.show_view(self._settings_presenter.view)

    def show_setup(self, presenter: SetupPresenter) -> None:
        """Let the set-up fill the window."""
        screen = SetupScreen()
        screen.chosen.connect(presenter.choose)
        screen.field_edited.connect(presenter.field)
        screen.test_wanted.connect(presenter.test)
        screen.back.connect(presenter.back)
        screen.skipped.connect(presenter.skip)
        screen.went_on.connect(presenter.go_on)
        self._setup, self._setup_presenter = screen, presenter
        self._whole.addWidget(screen)
        self._whole.setCurrentWidget(screen)
        self.setup_changed()
        screen.take_focus()

    def setup_changed(self) -> None:
        """Show the set-up as it is now."""
        if self._setup is not None and self._setup_presenter is not None:
            self._setup.show_view(self._setup_presenter.view)

    def leave_setup(self) -> None:
        """Give the window to the working screen."""
        self._whole.setCurrentWidget(self._frame)
        if self._setup is not None:
            self._whole.removeWidget(self._setup)
            self._setup.deleteLater()
        self._setup = self._setup_presenter = None
        self.work.queue.list.setFocus()

    def show_screen(self, name: str) -> None:
        """Open a screen by its name in the rail."""
        if name == SETTINGS:
            self.screens.setCurrentWidget(self._settings_screen())
            self.settings_changed()
        elif name == CHECKS and self._checks is not None:
            self._checks.open()
        elif name == KNOWLEDGE and self._knowledge is not None:
            self._knowledge.open()
        elif name == TEAM and self._team is not None:
            self._team.open()
        elif name == AUDIT and self.audit is not None:
            self.audit.open()
        else:
            self.screens.setCurrentWidget(self.work)
        self.rail.show_current(name)
        self.changed(frozenset({Part.TOP_BAR}))

    def _settings_screen(self) -> SettingsScreen:
        """Built when it is first asked for (start-up time)."""
        if self._settings is None:
            self._settings = SettingsScreen()
            self._settings.page_chosen.connect(self._open_settings_page)
            self._settings.changed.connect(self._change_setting)
            self._settings.test_wanted.connect(self._test_settings)
            self.screens.addWidget(self._settings)
        return self._settings

    def _open_where_a_fault_is_mended(self, action: str) -> None:
        """What ends in "in the settings" leads to the page of the drafting service, a broken log to the log."""
        if action == OPEN_SETTINGS:
            self._open_settings_page("drafting")
            self.show_screen(SETTINGS)
        elif action == OPEN_AUDIT:
            self.show_screen(AUDIT)

    def _open_settings_page(self, key: str) -> None:
        if self._settings_presenter is not None:
            self._settings_presenter.open_page(key)

    def _change_setting(self, key: str, value: str) -> None:
        if self._settings_presenter is not None:
            self._settings_presenter.change(key, value)

    def _test_settings(self) -> None:
        if self._settings_presenter is not None:
            self._settings_presenter.test()

    def menu(self) -> QMenu:
        """What the rail offers, where there is no room for it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Tickets")).triggered.connect(self._show_tickets)
        knowledge = menu.addAction(self.tr("Knowledge"))
        knowledge.triggered.connect(lambda: self.show_screen(KNOWLEDGE))
        menu.addAction(self.tr("Team")).triggered.connect(lambda: self.show_screen(TEAM))
        menu.addAction(self.tr("Audit")).triggered.connect(lambda: self.show_screen(AUDIT))
        checks = menu.addAction(self.tr("Blind checks"))
        checks.triggered.connect(lambda: self.show_screen(CHECKS))
        settings = menu.addAction(self.tr("Settings"))
        settings.triggered.connect(lambda: self.show_screen(SETTINGS))
        menu.addAction(self.tr("Keys")).triggered.connect(self.show_keys)
        return menu

    def _open_menu(self) -> None:
        self.menu().popup(self.top_bar.mapToGlobal(self.top_bar.rect().bottomLeft()))

    def _show_tickets(self) -> None:
        self.show_screen(WORK)
        self.work.open_queue()
        self.work.queue.list.setFocus()

    def _places(self) -> tuple[PickRow, ...]:
        """Screens, pages and looks, for the palette."""
        pages = self._settings_presenter.view.pages if self._settings_presenter else ()
        return window_places(pages, self.tr)

    def _run_picked(self, row: PickRow) -> None:
        workspace, binding, keys = self._workspace, self._binding, self._keys
        if workspace is None or binding is None or keys is None:
            return
        if row.kind is PickKind.COMMAND:
            keys.run(row.id)
        elif row.id in BUTTONS:
            self._leave_screens()
            if not press_button(row.id, self.work):
                workspace.say(self.tr("Not now: this is done while a reply is being written."))
        elif row.kind is PickKind.PAGE:
            self._open_place(row.id)
        elif row.kind is PickKind.REPLY:
            self._leave_screens()
            workspace.saved_replies.insert(row.id, binding.insert_saved_reply)
        else:
            self._leave_screens()
            self._find_in_queue(row, workspace, binding)

    def _find_in_queue(self, row: PickRow, workspace: Workspace, binding: Binding) -> None:
        if row.kind is PickKind.TICKET:
            binding.open_ticket(row.id)
            binding.want_draft_of(row.id)
            return
        if row.kind is PickKind.QUEUE:
            workspace.set_filter(row.id)
        self.work.open_queue()
        self.work.queue.list.setFocus()

    def _open_place(self, place: str) -> None:
        if place == LOOKS:
            self._switch_theme()
        elif place in (AUDIT, CHECKS, KNOWLEDGE, TEAM, WORK):
            self.show_screen(place)
        else:
            if place != SETTINGS:
                self._open_settings_page(place)
            self.show_screen(SETTINGS)
            self._settings_screen().take_focus()

    def _leave_screens(self) -> bool:
        is_elsewhere = self.screens.currentWidget() is not self.work
        if is_elsewhere:
            self.show_screen(WORK)
        return is_elsewhere

    def _reach_now(self) -> Reach:
        if self.overlays.sheet is not None or self._whole.currentWidget() is not self._frame:
            return Reach.ALWAYS
        return Reach.WORK if self.screens.currentWidget() is self.work else Reach.SCREENS

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Without room for the rail, its screens move into the menu."""
        super().resizeEvent(event)
        self._fit()

    def focusNextPrevChild(self, is_forward: bool) -> bool:
        """Tab goes queue, conversation, draft, checks, sources, review bar, then the frame."""
        area = self.work
        if self._setup is not None and self._setup.isVisible():
            return self._go_to_stop((self._setup,), is_forward=is_forward)
        order: tuple[QWidget, ...] = (area.queue, area.conversation, area.draft, area.strip, area.rationale,
                 area.review_bar, area.undo_bar, self.top_bar, self.rail)  # fmt: skip
        if self.screens.currentWidget() is self._settings and self._settings is not None:
            order = (self._settings, self.top_bar, self.rail)
        checks = self._checks.screen if self._checks is not None else None
        if checks is not None and self.screens.currentWidget() is checks:
            order = (checks, self.top_bar, self.rail)
        knowledge = self._knowledge.screen if self._knowledge is not None else None
        if knowledge is not None and self.screens.currentWidget() is knowledge:
            order = (*knowledge.regions, self.top_bar, self.rail)
        team = self._team.screen if self._team is not None else None
        if team is not None and self.screens.currentWidget() is team:
            order = (team, self.top_bar, self.rail)
        audit = self.audit.screen if self.audit is not None else None
        if audit is not None and self.screens.currentWidget() is audit:
            order = (audit, self.top_bar, self.rail)
        return self._go_to_stop(order, is_forward=is_forward)

    def _go_to_stop(self, order: tuple[QWidget, ...], *, is_forward: bool) -> bool:
        stop = next_stop(order, self.focusWidget(), is_forward=is_forward)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.TabFocusReason)
        return stop is not None

    def _repaint(self) -> None:
        if self._binding is None:
            return
        parts, self._pending = frozenset(self._pending), set()
        self._binding.repaint(parts)
        if Part.TOP_BAR in parts and self.rail.current == SETTINGS:
            self.top_bar.show_title(self.tr("Settings"))
        if Part.TOP_BAR in parts and self.rail.current == CHECKS:
            self.top_bar.show_title(self.tr("Blind checks"))
        if Part.TOP_BAR in parts and self.rail.current == KNOWLEDGE:
            self.top_bar.show_title(self.tr("Knowledge"))
        if Part.KNOWLEDGE in parts and self._knowledge is not None:
            self._knowledge.repaint()
        if Part.PALETTE in parts:
            self.palette_host.repaint()
        if Part.BLIND_CHECKS in parts and self._checks is not None:
            self._checks.repaint()
        if (
            parts & {Part.TEAM, Part.TOP_BAR}
            and self.rail.current == TEAM
            and self._team is not None
        ):
            self.top_bar.show_title(self.tr("Team"), self._team.queue)
        if Part.TEAM in parts and self._team is not None:
            self._team.repaint()
        if Part.TOP_BAR in parts and self.rail.current == AUDIT:
            self.top_bar.show_title(self.tr("Audit"))
        if Part.AUDIT in parts and self.audit is not None:
            self.audit.repaint()
        wanted, self._focus_wanted = self._focus_wanted, None
        if wanted is Focus.QUEUE:
            self.work.queue.list.point_on()
            self.work.focus_queue()
        elif wanted is Focus.DRAFT:
            self._binding.focus_draft()
        elif wanted is Focus.BESIDE:
            self.work.rationale.focus_beside()

    def _fit(self) -> None:
        is_narrow = is_companion(self.width(), self._theme.px)
        self.rail.setVisible(not is_narrow)
        self.top_bar.set_narrow(has_menu=is_narrow)

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
        frame = QHBoxLayout(self._frame)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.setSpacing(0)
        frame.addWidget(self.rail)
        frame.addLayout(right, 1)
        self._whole = QStackedLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.addWidget(self._frame)

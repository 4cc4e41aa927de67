"""The whole window with one session behind it. The first ticket rows are on screen before this is imported."""

from __future__ import annotations

from pathlib import Path

from agent_assist.adapters.folder_helpdesk import FolderHelpdesk
from agent_assist.adapters.settings_file import SettingsFile
from agent_assist.adapters.words import EnglishWords
from agent_assist.bootstrap.opening import Found, apply_looks
from agent_assist.bootstrap.profile import Profile, load_profile
from agent_assist.bootstrap.session import Session
from agent_assist.domain.errors import AgentAssistError
from agent_assist.domain.policy import Policy
from agent_assist.domain.probed import Probed
from agent_assist.domain.settings import Settings
from agent_assist.presenters.keymap import Keymap
from agent_assist.presenters.settings import SettingsPresenter
from agent_assist.presenters.setup import SetupPresenter
from agent_assist.ui.main_window import MainWindow
from agent_assist.ui.task_runner import QtRunner
from agent_assist.ui.theme.theme import current_theme


class Desktop:
    """The window with one session behind it; set-up and settings exchange the session for another."""

    def __init__(self, passphrase: str | None, run: QtRunner, found: Found) -> None:
        self._folder = found.profile.folder  # the demo's own, which goes with it
        self._passphrase = passphrase
        self._found = found
        self._tr = EnglishWords()
        self._run = run
        self._settings_file = SettingsFile(self._folder / "settings.json", found.profile.managed)
        self.window = MainWindow(current_theme())
        self.session: Session | None = None
        self._new_api_key = ""

    def start(self) -> None:
        """Fill the window: the demo, the set-up at the first start, or the workspace."""
        self.window.passphrase_given.connect(self._unlock)
        self.window.temporary_wanted.connect(self._open_temporary)
        found = self._found
        if found.demo is not None:
            from agent_assist.bootstrap.demo_session import DemoSession  # start-up time

            self._show(DemoSession(found.demo, self._run, self.window, self._tr, found.reader))
        elif found.reader is not None:
            self._show(self._session(found.profile, found.reader))
        else:
            self._set_up(found.profile)

    def close(self) -> None:
        """Keep what was typed, void what is held, close the store."""
        if self.session is not None:
            self.session.close()

    def _session(self, profile: Profile, reader: FolderHelpdesk | None = None) -> Session:
        session = Session(profile, self._run, self.window, self._tr, self._passphrase, reader)
        session.new_api_key, self._new_api_key = self._new_api_key, ""
        return session

    def _show(self, session: Session) -> None:
        self.session = session
        session.workspace.context.order.add(self._found.tickets)
        self._found.tickets = ()
        session.start(on_locked=self.window.ask_passphrase)
        profile = session.profile
        self.window.use_keys(Keymap.of(profile.settings.keys))
        self.window.notices.use(is_on=profile.settings.notifications)
        self.window.bind(session.workspace)
        presenter = SettingsPresenter(
            store=self._settings_file,
            settings=profile.settings,
            policy=profile.policy,
            profile_note=profile.mark or self._tr("kept on this computer"),
            tr=self._tr,
            run=self._run,
            probe=lambda settings, key: probe(
                settings, key or session.kept_key(settings), profile.policy, self._folder
            ),
            clock=profile.clock,
            on_change=self.window.settings_changed,
            on_live=self._apply_live,
            on_reload=self._reload,
        )
        self.window.bind_settings(presenter)

    def _apply_live(self, settings: Settings) -> None:
        apply_looks(current_theme(), settings)
        self.window.use_keys(Keymap.of(settings.keys))
        self.window.notices.use(is_on=settings.notifications)

    def _set_up(self, profile: Profile) -> None:
        presenter = SetupPresenter(
            settings=profile.settings,
            policy=profile.policy,
            tr=self._tr,
            run=self._run,
            probe=lambda settings, key: probe(settings, key, profile.policy),
            on_change=self.window.setup_changed,
            on_done=self._set_up_done,
        )
        self.window.show_setup(presenter)

    def _set_up_done(self, settings: Settings, api_key: str) -> None:
        try:
            self._settings_file.save(settings)
        except AgentAssistError as error:
            self.window.show_notice(error.message)
            return
        self._new_api_key = api_key
        self.window.leave_setup()
        profile = load_profile(self._folder)
        apply_looks(current_theme(), profile.settings)
        self._show(self._session(profile))

    def _reload(self, _settings: Settings, api_key: str) -> None:
        """Settings behind the window changed: open the profile anew with them."""
        if self._found.demo is not None or self.session is None:
            return
        self.session.close()
        profile = load_profile(self._folder)  # as saved, within what policy allows now
        self._settings_file = SettingsFile(self._folder / "settings.json", profile.managed)
        session = self._session(profile)
        session.new_api_key = api_key
        self._show(session)

    def _unlock(self, passphrase: str) -> None:
        self._passphrase = passphrase
        if self.session is not None:
            self.session.unlock(passphrase)

    def _open_temporary(self) -> None:
        if self.session is not None:
            self.session.open_temporary()


def probe(settings: Settings, api_key: str, policy: Policy, folder: Path | None = None) -> Probed:
    """Ask the drafting service of these settings what it understands; remembered in `folder`, where there is one.

    ConfigurationError, and nothing is asked, where the policy does not allow its host.
    """
    from agent_assist.adapters.models.capability_memory import (  # start-up time
        FILE_NAME,
        CapabilityMemory,
    )
    from agent_assist.adapters.models.probe import probe_service
    from agent_assist.bootstrap.models import ensure_allowed

    ensure_allowed(settings, policy)
    memory = CapabilityMemory(folder / FILE_NAME) if folder else None
    return probe_service(settings.base_url, settings.model, api_key, settings.service, memory)

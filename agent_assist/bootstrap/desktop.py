"""Starts the desktop app. The window and its first ticket rows come first; keys and store open behind it."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from agent_assist.adapters.settings_file import SettingsFile
from agent_assist.adapters.words import EnglishWords
from agent_assist.bootstrap.places import default_profile
from agent_assist.bootstrap.profile import Profile, load_profile
from agent_assist.bootstrap.session import Session
from agent_assist.domain.errors import AgentAssistError
from agent_assist.domain.settings import Settings
from agent_assist.presenters.settings import SettingsPresenter
from agent_assist.presenters.setup import SetupPresenter, TestLine
from agent_assist.ui.app import create_app
from agent_assist.ui.main_window import MainWindow
from agent_assist.ui.task_runner import QtRunner
from agent_assist.ui.theme.theme import Theme, ThemeMode, current_theme


def open_window(folder: Path | None, passphrase: str | None, *, is_demo: bool) -> int:
    """Open the app on a profile, or on the demo; returns the exit code when it is closed."""
    app = create_app(sys.argv[:1])
    desktop = Desktop(folder or default_profile(), passphrase, is_demo=is_demo)
    try:
        desktop.start()
        return app.exec()
    finally:
        desktop.close()


class Desktop:
    """The window with one session behind it; set-up and settings exchange the session for another."""

    def __init__(self, folder: Path, passphrase: str | None, *, is_demo: bool) -> None:
        self._folder = folder
        self._passphrase = passphrase
        self._is_demo = is_demo
        self._tr = EnglishWords()
        self._run = QtRunner()
        self._settings_file = SettingsFile(folder / "settings.json")
        self.window = MainWindow(current_theme())
        self.session: Session | None = None
        self._new_api_key = ""

    def start(self) -> None:
        """Show the window: the demo, the set-up at the first start, or the workspace."""
        self.window.passphrase_given.connect(self._unlock)
        self.window.temporary_wanted.connect(self._open_temporary)
        if self._is_demo:
            from agent_assist.bootstrap.demo_session import demo_session  # start-up time

            self._show(demo_session(self._run, self.window, self._tr))
        else:
            self._open_profile(load_profile(self._folder))
        self.window.show()

    def close(self) -> None:
        """Keep what was typed, void what is held, close the store, end all threads."""
        if self.session is not None:
            self.session.close()
        self._run.close()

    def _open_profile(self, profile: Profile) -> None:
        apply_looks(current_theme(), profile.settings)
        if profile.settings.is_set_up:
            self._show(Session(profile, self._run, self.window, self._tr, self._passphrase))
        else:
            self._set_up(profile)

    def _show(self, session: Session) -> None:
        self.session = session
        session.start(on_locked=self.window.ask_passphrase)
        self.window.bind(session.workspace)
        profile = session.profile
        presenter = SettingsPresenter(
            store=self._settings_file,
            settings=profile.settings,
            policy=profile.policy,
            profile_note=profile.mark or self._tr("kept on this computer"),
            tr=self._tr,
            run=self._run,
            probe=probe,
            on_change=self.window.settings_changed,
            on_live=lambda settings: apply_looks(current_theme(), settings),
            on_reload=self._reload,
        )
        self.window.bind_settings(presenter)

    def _set_up(self, profile: Profile) -> None:
        presenter = SetupPresenter(
            settings=profile.settings,
            policy=profile.policy,
            tr=self._tr,
            run=self._run,
            probe=probe,
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
        self._open_profile(load_profile(self._folder))

    def _reload(self, settings: Settings, api_key: str) -> None:
        """Settings behind the window changed: open the profile anew with them."""
        if self._is_demo or self.session is None:
            return
        self.session.close()
        profile = replace(load_profile(self._folder), settings=settings)
        session = Session(profile, self._run, self.window, self._tr, self._passphrase)
        session.new_api_key = api_key
        self._show(session)

    def _unlock(self, passphrase: str) -> None:
        self._passphrase = passphrase
        if self.session is not None:
            self.session.unlock(passphrase)

    def _open_temporary(self) -> None:
        if self.session is not None:
            self.session.open_temporary()


def probe(base_url: str, model: str, api_key: str) -> tuple[TestLine, ...]:
    """Ask a drafting service whether it answers."""
    from agent_assist.adapters.models.probe import probe_service  # start-up time

    return probe_service(base_url, model, api_key)


def apply_looks(theme: Theme, settings: Settings) -> None:
    """Theme, text size and motion as chosen."""
    theme.set_mode(ThemeMode(settings.theme))
    theme.set_text_scale(settings.text_scale_percent)
    theme.set_reduced_motion(settings.motion == "reduced")

"""Starts the desktop app. The window and its first ticket rows come first; keys and store open behind it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from agent_assist.adapters.settings_file import SettingsFile
from agent_assist.adapters.words import EnglishWords
from agent_assist.bootstrap.demo import Demo, deliver_arrival, start_demo
from agent_assist.bootstrap.places import default_profile
from agent_assist.bootstrap.profile import Profile, load_profile
from agent_assist.domain.errors import AgentAssistError, CredentialError, KeyringUnavailable
from agent_assist.domain.settings import Settings
from agent_assist.ports.helpdesk import Watch
from agent_assist.presenters.settings import SettingsPresenter
from agent_assist.presenters.setup import SetupPresenter
from agent_assist.presenters.workspace import Workspace
from agent_assist.ui.app import create_app
from agent_assist.ui.main_window import MainWindow
from agent_assist.ui.task_runner import QtRunner

ARRIVAL_LOOK_MS = 1000


def open_window(folder: Path | None, passphrase: str | None, *, is_demo: bool) -> int:
    """Open the app on a profile, or on the demo; returns the exit code when it is closed."""
    app = create_app(sys.argv[:1])
    desk = Desktop(folder or default_profile(), passphrase, is_demo=is_demo)
    desk.start()
    try:
        return app.exec()
    finally:
        desk.close()

"""The desktop on a person's own data: the first start, the passphrase, and the start after it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from agent_assist.bootstrap.desktop import Desktop
from agent_assist.domain.settings import Settings
from agent_assist.ui.theme.theme import ThemeMode, install_theme
from tests.fakes.office import ticket


@pytest.fixture
def tickets(tmp_path: Path) -> Path:
    folder = tmp_path / "tickets"
    folder.mkdir()
    export = {"format": "agent-assist-tickets", "version": 1, "tickets": [ticket()]}
    (folder / "export.json").write_text(json.dumps(export), encoding="utf-8")
    return folder


@pytest.fixture
def no_keyring():
    """A machine without a keyring, as a bare server is."""
    import keyring
    from keyring.backends.fail import Keyring

    before = keyring.get_keyring()
    keyring.set_keyring(Keyring())
    yield
    keyring.set_keyring(before)


def start(qapp, folder: Path, passphrase: str | None = None) -> Desktop:
    install_theme(qapp, ThemeMode.LIGHT)
    desktop = Desktop(folder, passphrase, is_demo=False)
    desktop.start()
    return desktop


def is_open(desktop: Desktop) -> bool:
    session = desktop.session
    return session is not None and session.workspace.context.services is not None


def close(desktop: Desktop) -> None:
    desktop.close()
    desktop.window.close()
    desktop.window.deleteLater()


def test_the_first_start_sets_up_asks_for_a_passphrase_and_the_next_one_opens(
    qapp, qtbot: QtBot, tmp_path: Path, tickets: Path, no_keyring
):
    profile = tmp_path / "profile"
    first = start(qapp, profile)
    assert first.session is None
    settings = Settings(helpdesk_folder=str(tickets), own_addresses=("help@nordlys.example",))
    asked: list[str] = []
    first.window.ask_passphrase = lambda error: asked.append(error.message)
    first._set_up_done(settings, "")
    qtbot.waitUntil(lambda: bool(asked), timeout=10_000)
    qtbot.waitUntil(lambda: bool(first.session.workspace.queue.sections), timeout=5_000)
    first.window.passphrase_given.emit("correct horse")
    qtbot.waitUntil(lambda: is_open(first), timeout=15_000)
    assert not first.session.workspace.context.services.is_temporary
    close(first)
    second = start(qapp, profile, "correct horse")
    qtbot.waitUntil(lambda: is_open(second), timeout=15_000)
    second.session.workspace.opening.open("7001")
    qtbot.waitUntil(lambda: second.session.workspace.context.review is not None, timeout=5_000)
    close(second)


def test_refusing_a_passphrase_gives_a_temporary_profile_that_says_so(
    qapp, qtbot: QtBot, tmp_path: Path, tickets: Path, no_keyring
):
    desktop = start(qapp, tmp_path / "profile")
    asked: list[str] = []
    desktop.window.ask_passphrase = lambda error: asked.append(error.message)
    desktop._set_up_done(Settings(helpdesk_folder=str(tickets), own_addresses=("help@nordlys.example",)), "")
    qtbot.waitUntil(lambda: bool(asked), timeout=10_000)
    desktop.window.temporary_wanted.emit()
    qtbot.waitUntil(lambda: is_open(desktop), timeout=15_000)
    assert desktop.session.workspace.context.services.is_temporary
    close(desktop)
    assert not (tmp_path / "profile" / "store.db").exists()

"""What IT decided holds from the first moment of the window, and a slip of IT never stops it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from agent_assist.adapters.policy import PolicyFile
from agent_assist.adapters.settings_file import SettingsFile
from agent_assist.bootstrap import profile
from agent_assist.bootstrap.opening import Opening
from agent_assist.domain.settings import Settings
from agent_assist.ui.shell.notice import NoticeLine
from agent_assist.ui.theme.theme import ThemeMode, install_theme
from agent_assist.ui.widgets.text import Text

Start = Callable[[str], Opening]
LONG_MS = 30_000


@pytest.fixture
def start(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Starts the app under this policy, on a machine without a keyring."""
    install_theme(qapp, ThemeMode.LIGHT)
    before = keyring.get_keyring()
    keyring.set_keyring(Keyring())
    opened: list[Opening] = []

    def begin(policy: str) -> Opening:
        path = tmp_path / "policy.toml"
        path.write_text(policy, encoding="utf-8")
        monkeypatch.setattr(profile, "organisation_policy", lambda: path)
        monkeypatch.setattr(profile, "PolicyFile", partial(PolicyFile, owners={os.getuid()}))
        (tmp_path / "tickets").mkdir()
        file = SettingsFile(tmp_path / "p" / "settings.json")
        file.save(Settings(helpdesk_folder=str(tmp_path / "tickets"), theme="light"))
        opening = Opening(tmp_path / "p", "a passphrase", is_demo=False)
        opened.append(opening)
        opening.start()
        return opening

    yield begin
    for opening in opened:
        opening.close()
        opening.window.close()
        opening.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    keyring.set_keyring(before)


def notice(opening: Opening) -> str:
    assert opening.desktop is not None
    line = opening.desktop.window.findChild(NoticeLine)
    return " ".join(text.text() for text in line.findChildren(Text))


@pytest.mark.parametrize(
    ("policy", "says"),
    [
        ("this is not TOML", "AI drafting is off"),
        ("undo_seconds = 1", "undo_seconds must be a whole number from 5 to 60"),
    ],
)
def test_a_bad_policy_opens_the_window_and_says_so_in_it(
    start: Start, qtbot: QtBot, policy: str, says: str
) -> None:
    opening = start(policy)
    qtbot.waitUntil(lambda: says in notice(opening), timeout=LONG_MS)
    assert "policy.toml, line 1" in notice(opening) or "at line 1" in notice(opening)


def test_an_unparsable_policy_drafts_nothing(start: Start, qtbot: QtBot) -> None:
    opening = start("this is not TOML")
    assert opening.desktop is not None
    session = opening.desktop.session
    assert session is not None
    qtbot.waitUntil(lambda: session.workspace.context.services is not None, timeout=LONG_MS)
    services = session.workspace.context.services
    assert services is not None
    assert not services.policy.ai_allowed
    assert services.stop.team_reason


def test_mandatory_settings_hold_over_the_persons_own(start: Start) -> None:
    opening = start('organisation = "Nordlys IT"\n[mandatory]\ntheme = "dark"\n')
    assert opening.desktop is not None
    session = opening.desktop.session
    assert session is not None
    assert session.profile.settings.theme == "dark"
    assert session.profile.policy.locked == {"theme": "mandatory.theme"}


def test_settings_changed_in_the_demo_reach_no_profile(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    install_theme(qapp, ThemeMode.LIGHT)
    opening = Opening(tmp_path / "mine", None, is_demo=True)
    opening.start()
    assert opening.desktop is not None
    presenter = opening.desktop.window._settings_presenter
    assert presenter is not None
    presenter.change("text_scale_percent", "125")
    presenter.change("text_scale_percent", "100")
    opening.close()
    opening.window.close()
    opening.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not (tmp_path / "mine").exists()

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
from agent_assist.bootstrap import keeping, profile, session
from agent_assist.bootstrap.opening import Opening
from agent_assist.domain.settings import Settings
from agent_assist.services.desk import Services
from agent_assist.ui.shell.notice import NoticeLine
from agent_assist.ui.theme.theme import ThemeMode, install_theme
from agent_assist.ui.widgets.text import Text
from tests.adapters.policy.test_reading import FOOTER

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
    opened = opening.desktop.session
    assert opened is not None
    qtbot.waitUntil(lambda: opened.workspace.context.services is not None, timeout=LONG_MS)
    services = opened.workspace.context.services
    assert services is not None
    assert not services.policy.ai_allowed
    assert services.stop.team_reason


def services_of(opening: Opening, qtbot: QtBot) -> Services:
    assert opening.desktop is not None
    opened = opening.desktop.session
    assert opened is not None
    qtbot.waitUntil(lambda: opened.workspace.context.services is not None, timeout=LONG_MS)
    found = opened.workspace.context.services
    assert found is not None
    return found


@pytest.fixture
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """The window looks after 50 ms instead of 5 seconds."""
    monkeypatch.setattr(session, "NOTICE_EVERY_MS", 50)
    monkeypatch.setattr(keeping, "STOP_EVERY_MS", 50)


@pytest.mark.usefixtures("often")
def test_ai_switched_off_by_policy_holds_in_the_open_window_and_on_again_too(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    opening = start('organisation = "Nordlys"')
    stop = services_of(opening, qtbot).stop
    assert stop.is_on
    (tmp_path / "policy.toml").write_text('organisation = "Nordlys"\nai_allowed = false\n', "utf-8")
    qtbot.waitUntil(lambda: not stop.is_on, timeout=LONG_MS)
    assert stop.team_reason == "the policy has switched it off."
    qtbot.waitUntil(
        lambda: "IT changed the policy: ai_allowed." in notice(opening), timeout=LONG_MS
    )
    (tmp_path / "policy.toml").write_text('organisation = "Nordlys"\n', "utf-8")
    qtbot.waitUntil(lambda: stop.is_on, timeout=LONG_MS)
    qtbot.waitUntil(lambda: "IT changed" not in notice(opening), timeout=LONG_MS)


@pytest.mark.usefixtures("often")
@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("cloud_allowed = true", "cloud_allowed"),
        ('allowed_hosts = ["llm.nordlys.example"]', "allowed_hosts"),
        (FOOTER, "footers"),
    ],
)
def test_no_ai_draft_leaves_under_a_footer_or_a_host_that_is_no_longer_the_policys(
    start: Start, qtbot: QtBot, tmp_path: Path, line: str, key: str
) -> None:
    opening = start('organisation = "Nordlys"')
    stop = services_of(opening, qtbot).stop
    (tmp_path / "policy.toml").write_text(f'organisation = "Nordlys"\n{line}\n', "utf-8")
    qtbot.waitUntil(lambda: not stop.is_on, timeout=LONG_MS)
    assert stop.team_reason == (
        f"IT changed the policy ({key}). Start Agent Assist again to work with it."
    )


@pytest.mark.usefixtures("often")
def test_what_else_changes_is_said_to_hold_from_the_next_start_and_a_slip_is_named(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    opening = start('organisation = "Nordlys"')
    stop = services_of(opening, qtbot).stop
    policy = tmp_path / "policy.toml"
    policy.write_text('organisation = "Nordlys"\nretention_days = 30\n', "utf-8")
    qtbot.waitUntil(lambda: "retention_days" in notice(opening), timeout=LONG_MS)
    assert "the rest from the next start" in notice(opening)
    assert stop.is_on
    policy.write_text('organisation = "Nordlys"\nretention_days = "soon"\n', "utf-8")
    qtbot.waitUntil(lambda: "policy.toml, line 2" in notice(opening), timeout=LONG_MS)


def test_mandatory_settings_hold_over_the_persons_own(start: Start) -> None:
    opening = start('organisation = "Nordlys IT"\n[mandatory]\ntheme = "dark"\n')
    assert opening.desktop is not None
    opened = opening.desktop.session
    assert opened is not None
    assert opened.profile.settings.theme == "dark"
    assert opened.profile.policy.locked == {"theme": "mandatory.theme"}


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

"""Starts in processes of their own, with GNOME Keyring on a private bus, and without any bus."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
TOOLS = ("dbus-run-session", "gnome-keyring-daemon")
needs_keyring = pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in TOOLS), reason=f"needs {' and '.join(TOOLS)}"
)
LOGIN = "login password"
UNLOCK = "gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1"


def _environment(home: Path, **more: str) -> dict[str, str]:
    """A user of their own without display, bus and keyring."""
    run = home / "run"
    run.mkdir(mode=0o700, parents=True, exist_ok=True)
    display = ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY")
    hidden = (*display, "AGENT_ASSIST_PASSPHRASE", "PYTHON_KEYRING_BACKEND")
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    own = {
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(run),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "PYTHONPATH": str(HERE.parents[2]),
    }
    return kept | own | more


def _start(home: Path, **more: str) -> Any:
    command = [sys.executable, str(HERE / "start_once.py"), str(home / "profile")]
    done = subprocess.run(
        command, env=_environment(home, **more), capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def _start_in_session(home: Path, unlock: str, password: str = LOGIN) -> Any:
    """A start inside a private bus; `unlock` runs before it and reads the password."""
    script = f'printf %s "$LOGIN" | {unlock}; "$@"' if unlock else '"$@"'
    command = ["dbus-run-session", "--", "sh", "-c", script, "sh"]
    command += [sys.executable, str(HERE / "start_once.py"), str(home / "profile")]
    done = subprocess.run(
        command,
        env=_environment(home, LOGIN=password),
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@needs_keyring
def test_two_starts_with_a_real_keyring(tmp_path: Path) -> None:
    (tmp_path / "data" / "keyrings").mkdir(parents=True)
    assert _start_in_session(tmp_path, UNLOCK) == {"kind": "keyring", "starts": 1}
    assert _start_in_session(tmp_path, UNLOCK) == {"kind": "keyring", "starts": 2}


@needs_keyring
def test_a_keyring_that_stays_locked_is_a_sentence_and_the_profile_is_kept(tmp_path: Path) -> None:
    (tmp_path / "data" / "keyrings").mkdir(parents=True)
    assert _start_in_session(tmp_path, UNLOCK)["starts"] == 1
    locked = _start_in_session(tmp_path, UNLOCK, password="another password")
    assert locked["error"] in ("CredentialError", "KeyringUnavailable")
    assert _start(tmp_path)["error"] == "KeyringUnavailable"
    assert _start_in_session(tmp_path, UNLOCK) == {"kind": "keyring", "starts": 2}


def test_two_starts_with_a_key_file_where_there_is_no_keyring(tmp_path: Path) -> None:
    phrase = {"AGENT_ASSIST_PASSPHRASE": "correct horse"}
    assert _start(tmp_path, **phrase) == {"kind": "key file", "starts": 1}
    assert _start(tmp_path, **phrase) == {"kind": "key file", "starts": 2}
    assert _start(tmp_path)["error"] == "PassphraseNeeded"
    assert _start(tmp_path, AGENT_ASSIST_PASSPHRASE="wrong")["error"] == "WrongPassphrase"


def test_two_starts_with_neither_name_the_ways_on(tmp_path: Path) -> None:
    for _ in range(2):
        refused = _start(tmp_path)
        assert refused["error"] == "KeyringUnavailable"
        assert "temporary profile" in refused["message"]
    assert not (tmp_path / "profile").exists()

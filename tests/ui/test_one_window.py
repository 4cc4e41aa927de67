"""Two starts, one window: the second says what it wants over a socket of the account, over real sockets."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from agent_assist.ui.one_window import OneWindow, hand_over, socket_name

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def name(tmp_path: Path) -> str:
    return str(tmp_path / "socket")


@pytest.fixture
def listening(qtbot: QtBot, name: str) -> OneWindow:
    window = OneWindow(name)
    assert window.is_listening
    yield window
    window.close()
    window.deleteLater()


def second_start(qtbot: QtBot, name: str, ticket_id: str) -> bool:
    """Another process, while this window's own loop runs."""
    code = "import sys; from agent_assist.ui.one_window import hand_over; sys.exit(not hand_over(*sys.argv[1:], 20))"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen([sys.executable, "-c", code, name, ticket_id], env=environment)
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=30_000)
    return process.wait() == 0


def test_the_second_start_hands_its_ticket_over(qtbot: QtBot, name: str, listening: OneWindow):
    asked: list[str] = []
    listening.asked.connect(asked.append)
    assert second_start(qtbot, name, "48213")
    assert second_start(qtbot, name, "")
    assert asked == ["48213", ""]


def test_only_this_account_reaches_the_socket(name: str, listening: OneWindow):
    assert stat.S_IMODE(Path(name).stat().st_mode) & 0o077 == 0


def test_nobody_listening_is_found_out(qtbot: QtBot, name: str):
    assert not hand_over(name, "48213", 0)


def test_a_killed_windows_socket_is_no_obstacle(qtbot: QtBot, name: str):
    Path(name).touch()
    window = OneWindow(name)
    assert window.is_listening
    window.close()


@pytest.mark.parametrize(
    "line",
    [
        b"nonsense\n",
        b"[]\n",
        json.dumps({"ticket": "../../etc", "token": ""}).encode() + b"\n",
        json.dumps({"ticket": "1", "token": "a b; c"}).encode() + b"\n",
        json.dumps({"ticket": "1"}).encode() + b"\n",
        json.dumps({"ticket": "1", "token": "", "send": True}).encode() + b"\n",
        json.dumps({"ticket": 1, "token": ""}).encode() + b"\n",
        b"x" * 5_000,
    ],
)
def test_what_no_start_of_ours_says_is_cut_off(
    qtbot: QtBot, name: str, listening: OneWindow, line: bytes
):
    asked: list[str] = []
    listening.asked.connect(asked.append)
    socket = QLocalSocket()
    socket.connectToServer(name)
    assert socket.waitForConnected(2_000)
    socket.write(line)
    socket.flush()
    unconnected = QLocalSocket.LocalSocketState.UnconnectedState
    qtbot.waitUntil(lambda: socket.state() == unconnected, timeout=5_000)
    assert asked == []
    assert bytes(socket.readAll().data()) == b""
    socket.deleteLater()


def test_each_profile_has_its_own_name(tmp_path: Path):
    names = {socket_name(tmp_path / "a"), socket_name(tmp_path / "b"), socket_name(tmp_path / "a")}
    assert len(names) == 2

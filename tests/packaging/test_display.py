"""Where a window can be opened, and where it cannot."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest
from _setup import display


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_macos_and_windows_have_a_display(platform: str) -> None:
    assert display.kinds({}, platform) == {"native"}


def test_linux_without_a_variable_has_none() -> None:
    assert display.kinds({"HOME": "/"}, "linux") == display.NONE


def test_who_asks_for_offscreen_gets_pictures() -> None:
    assert display.kinds({"QT_QPA_PLATFORM": "offscreen"}, "darwin") == display.NONE


def test_a_display_of_another_machine_is_taken_at_its_word() -> None:
    assert display.kinds({"DISPLAY": "localhost:10.0"}, "linux") == {"x11"}


@pytest.mark.skipif(sys.platform == "win32", reason="local sockets of Unix")
@pytest.mark.parametrize("name", [":4711", ":4711.0", "unix:4711"])
def test_a_stale_variable_is_no_display(name: str) -> None:
    assert display.kinds({"DISPLAY": name}, "linux") == display.NONE


@pytest.mark.skipif(sys.platform == "win32", reason="local sockets of Unix")
def test_a_compositor_that_answers_is_a_display(tmp_path: Path) -> None:
    variables = {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-0"}
    before = display.kinds(variables, "linux")
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(tmp_path / "wayland-0"))
        compositor.listen()
        while_it_runs = display.kinds(variables, "linux")

    assert (before, while_it_runs) == (display.NONE, {"wayland"})

"""The application's names and icon, and where a display is."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QIcon

from agent_assist.ui.app import has_display, use_offscreen
from agent_assist.ui.theme.paths import resources_dir


def test_a_display_is_what_the_environment_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert not has_display()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert has_display()
    monkeypatch.setattr("sys.platform", "darwin")
    monkeypatch.delenv("WAYLAND_DISPLAY")
    assert has_display()


def test_offscreen_paints_into_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    use_offscreen()
    import os

    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"


def test_the_icon_is_there(qapp: object) -> None:
    path = resources_dir() / "icons" / "app" / "agent-assist.svg"
    assert not QIcon(str(path)).pixmap(64, 64).isNull()

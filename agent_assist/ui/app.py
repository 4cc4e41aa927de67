"""The QApplication: names, icon, theme. Rule: it is built once, before any widget, and reads no settings itself."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication, QIcon, Qt
from PySide6.QtWidgets import QApplication

from agent_assist.ui.theme.paths import resources_dir
from agent_assist.ui.theme.theme import ThemeMode, install_theme

_SWITCH_SECONDS = 0.001
"""How long a worker may keep the interpreter while the window waits to paint; Python's own 5 ms add up."""

APP_NAME, DESKTOP_ID = "Agent Assist", "agent-assist"


def create_app(argv: Sequence[str], mode: ThemeMode = ThemeMode.SYSTEM) -> QApplication:
    """The application with theme and icon. Where no display is, call `use_offscreen()` first."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    sys.setswitchinterval(_SWITCH_SECONDS)
    app = QApplication(list(argv) or [DESKTOP_ID])
    app.setApplicationName(DESKTOP_ID)
    app.setApplicationDisplayName(APP_NAME)
    app.setDesktopFileName(DESKTOP_ID)
    app.setWindowIcon(QIcon(str(resources_dir() / "icons" / "app" / "agent-assist.svg")))
    install_theme(app, mode)
    return app


def has_display() -> bool:
    """Whether a window can be shown: on Windows and macOS, with X11 or Wayland, or where Qt was told how."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def use_offscreen() -> None:
    """Paint into memory. Works only before the application is created."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

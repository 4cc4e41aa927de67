"""Offscreen, with the bundled fonts only; a test that leaves windows, timers or threads behind fails."""

from __future__ import annotations

import gc
import os
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

_FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"


def _use_bundled_fonts_only() -> None:
    folder = Path(tempfile.mkdtemp(prefix="agent-assist-fonts-"))
    conf = folder / "fonts.conf"
    conf.write_text(
        f"<?xml version='1.0'?><fontconfig><dir>{_FONTS}</dir>"
        f"<cachedir>{folder}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    os.environ["FONTCONFIG_FILE"] = str(conf)


os.environ["QT_QPA_PLATFORM"] = "offscreen"
_use_bundled_fonts_only()

from PySide6.QtCore import QCoreApplication, QEvent, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from agent_assist.ui.theme.theme import Theme, ThemeMode, current_theme, install_theme  # noqa: E402


def pytest_configure(config: pytest.Config) -> None:
    """The offscreen platform says this for every window whose size is limited; it means nothing."""
    config.addinivalue_line("qt_log_ignore", "This plugin does not support propagateSizeHints")


@pytest.fixture(scope="session")
def _installed_theme(qapp: QApplication) -> Theme:
    return install_theme(qapp, ThemeMode.LIGHT)


@pytest.fixture
def theme(_installed_theme: Theme) -> Iterator[Theme]:
    """The light theme at 100 percent, put back afterwards."""
    yield _installed_theme
    _installed_theme.set_reduced_motion(False)
    _installed_theme.set_text_scale(100)
    _installed_theme.set_mode(ThemeMode.LIGHT)


@pytest.fixture(autouse=True)
def _nothing_left_behind(theme: Theme) -> Iterator[None]:
    # Asks for no `qtbot`, so that it ends after qtbot has closed the widgets it was given.
    threads = set(threading.enumerate())
    windows = set(QApplication.topLevelWidgets())
    yield
    assert current_theme() is theme
    assert _new_windows(windows) == [], "the test left windows: give them to qtbot.addWidget"
    timers = [timer for timer in QApplication.instance().findChildren(QTimer) if timer.isActive()]
    assert timers == [], "the test left a timer running"
    assert set(threading.enumerate()) - threads == set(), "the test left a thread running"


def _new_windows(before: set[QWidget]) -> list[str]:
    names = _windows_since(before)
    if names:
        gc.collect()
        names = _windows_since(before)
    return names


def _windows_since(before: set[QWidget]) -> list[str]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    new = [widget for widget in QApplication.topLevelWidgets() if widget not in before]
    # Qt keeps the label of tool tips for the next one.
    return [repr(w) for w in new if w.metaObject().className() != "QTipLabel"]

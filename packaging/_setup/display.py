"""Tells what kind of display there is: that decides what ``run`` does and which libraries it needs.

Rule kept here: a variable alone is no display. A stale DISPLAY is common in containers, and Qt aborts on it.
"""

from __future__ import annotations

import os
import re
import socket
import sys
from collections.abc import Mapping

NONE: frozenset[str] = frozenset()


def kinds(variables: Mapping[str, str], platform: str = sys.platform) -> frozenset[str]:
    """Return "native" on Windows and macOS, elsewhere "x11", "wayland" or both.

    Empty where no window can open.
    """
    if variables.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return NONE
    if platform in ("win32", "darwin"):
        return frozenset({"native"})
    sockets = {"x11": _x11_sockets(variables), "wayland": _wayland_sockets(variables)}
    return frozenset(kind for kind, names in sockets.items() if any(map(_answers, names)))


def _x11_sockets(variables: Mapping[str, str]) -> list[str]:
    name = variables.get("DISPLAY", "")
    local = re.fullmatch(r"(?:unix)?:(\d+)(?:\.\d+)?", name)
    if local is None:
        return [name] if name else []
    path = f"/tmp/.X11-unix/X{local.group(1)}"
    return ["\0" + path, path]


def _wayland_sockets(variables: Mapping[str, str]) -> list[str]:
    name = variables.get("WAYLAND_DISPLAY", "")
    return [os.path.join(variables.get("XDG_RUNTIME_DIR", "/"), name)] if name else []


def _answers(name: str) -> bool:
    """Tell whether something listens on the socket; a display of another machine is taken at its word."""
    if not name.startswith(("/", "\0")):
        return True
    with socket.socket(socket.AF_UNIX) as connection:
        try:
            connection.connect(name)
        except OSError:
            return False
    return True

"""The system libraries Qt needs on Linux and no wheel brings along.

Rule kept here: ask the dynamic loader, not the package manager, because it is the loader that will fail.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Mapping

# Debian's package name -> the file the loader looks for.
ALWAYS: Mapping[str, str] = {
    "libegl1": "libEGL.so.1",
    "libgl1": "libGL.so.1",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libdbus-1-3": "libdbus-1.so.3",
    "libfontconfig1": "libfontconfig.so.1",
    "libglib2.0-0": "libglib-2.0.so.0",
}
FOR_A_WINDOW: Mapping[str, str] = {
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-image0": "libxcb-image.so.0",
    "libxcb-render-util0": "libxcb-render-util.so.0",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
}


def loads(file_name: str) -> bool:
    """Tell whether the dynamic loader finds ``file_name``."""
    try:
        ctypes.CDLL(file_name)
    except OSError:
        return False
    return True


def missing(wanted: Mapping[str, str], loads: Callable[[str], bool] = loads) -> list[str]:
    """Return the Debian packages of the libraries that cannot be loaded, in the order of ``wanted``."""
    return [package for package, file_name in wanted.items() if not loads(file_name)]


def packages(with_window: bool, platform: str = sys.platform) -> list[str]:
    """Return the Debian packages Qt still needs; on other systems than Linux the wheel is complete."""
    if not platform.startswith("linux"):
        return []
    return missing({**ALWAYS, **(FOR_A_WINDOW if with_window else {})})

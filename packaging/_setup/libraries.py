"""The system libraries Qt needs on Linux and no wheel brings along.

Rule kept here: ask the dynamic loader, not the package manager, because it is the loader that will fail.
"""

from __future__ import annotations

import ctypes
import shutil
import sys
import sysconfig
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

# Debian's package name -> the file the loader looks for.
ALWAYS: Mapping[str, str] = {
    "libegl1": "libEGL.so.1",
    "libgl1": "libGL.so.1",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libdbus-1-3": "libdbus-1.so.3",
    "libfontconfig1": "libfontconfig.so.1",
    "libglib2.0-0": "libglib-2.0.so.0",
    "libgssapi-krb5-2": "libgssapi_krb5.so.2",
}
FOR_X11: Mapping[str, str] = {
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-image0": "libxcb-image.so.0",
    "libxcb-render-util0": "libxcb-render-util.so.0",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
}
FOR_WAYLAND: Mapping[str, str] = {
    "libwayland-cursor0": "libwayland-cursor.so.0",
    "libwayland-egl1": "libwayland-egl.so.1",
}
FOR_DISPLAY: Mapping[str, Mapping[str, str]] = {"x11": FOR_X11, "wayland": FOR_WAYLAND}


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


def packages(display: Iterable[str], platform: str = sys.platform) -> list[str]:
    """Return the Debian packages Qt still needs for ``display`` (kinds as in ``display.kinds``).

    On other systems than Linux the wheel is complete, so the list is empty.
    """
    if not platform.startswith("linux"):
        return []
    wanted = dict(ALWAYS)
    for kind in sorted(display):
        wanted.update(FOR_DISPLAY.get(kind, {}))
    return missing(wanted)


def packages_for_freezing(
    platform: str = sys.platform,
    loads: Callable[[str], bool] = loads,
    which: Callable[[str], str | None] = shutil.which,
) -> list[str]:
    """Return the Debian packages without which the program cannot be frozen; empty where it can."""
    if not platform.startswith("linux"):
        return []
    major, minor = sys.version_info[:2]
    needed = [] if which("objdump") else ["binutils"]
    library = f"libpython{major}.{minor}.so.1.0"
    beside = Path(sysconfig.get_config_var("LIBDIR") or "/", library)
    return needed if loads(library) or beside.exists() else [*needed, f"libpython{major}.{minor}"]

"""The doctor's lines about the computer: versions, paths and their modes, space, fonts, display."""

from __future__ import annotations

import ctypes.util
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from agent_assist import __version__
from agent_assist.bootstrap.places import resources
from agent_assist.cli.headless import Diagnosis

OK, NOTE, PROBLEM = "ok", "note", "problem"
_PACKAGES = (
    "PySide6-Essentials",
    "openai",
    "keyring",
    "platformdirs",
    "sqlcipher3",
    "cryptography",
)
_LIBRARIES = ("EGL", "GL", "xkbcommon", "fontconfig")
_LEAST_FREE_MB = 200


def version_lines() -> Iterator[Diagnosis]:
    """The program, Python, the system and the packages that matter."""
    yield Diagnosis("Agent Assist", OK, __version__, "", __version__)
    system = f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    yield Diagnosis(
        "Python", OK, f"{platform.python_version()} on {platform.platform()}", "", system
    )
    found = ", ".join(f"{name} {_version(name)}" for name in _PACKAGES)
    yield Diagnosis("packages", OK, found, "", found)


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "without a version"


def path_lines(place: Path) -> Iterator[Diagnosis]:
    """Resources, the profile's folder, who may read it, and the space left."""
    yield Diagnosis("resources", OK, str(resources()), "", "found")
    if not place.exists():
        made = "It is made at the first start."
        yield Diagnosis("profile", NOTE, f"{place} does not exist yet", made, "none yet")
        return
    yield _mode(place, 0o700, "profile")
    for path in sorted(p for p in place.iterdir() if p.is_file()):
        line = _mode(path, 0o600, "file")
        if line.state == PROBLEM:
            yield line
    free_mb = shutil.disk_usage(place).free // 1_000_000
    shared = f"{free_mb} MB free"
    advice = "" if free_mb >= _LEAST_FREE_MB else "Free some space; drafts and decisions need it."
    yield Diagnosis("space", PROBLEM if advice else OK, shared, advice, shared)


def _mode(path: Path, wanted: int, topic: str) -> Diagnosis:
    mode = path.stat().st_mode & 0o777
    if os.name == "posix" and mode & 0o077:
        advice = f"Run: chmod {wanted:o} '{path}'"
        finding = f"{path} is open to others ({mode:o})"
        return Diagnosis(topic, PROBLEM, finding, advice, f"open to others ({mode:o})")
    return Diagnosis(topic, OK, f"{path} ({mode:o})", "", f"mode {mode:o}")


def display_lines() -> Iterator[Diagnosis]:
    """Whether the window can be painted."""
    count = len(sorted((resources() / "fonts").glob("*.[ot]tf")))
    advice = "" if count else "Install Agent Assist again."
    yield Diagnosis("fonts", OK if count else PROBLEM, f"{count} bundled", advice, f"{count}")
    if sys.platform != "linux":
        yield Diagnosis("display", OK, platform.system(), "", platform.system())
        return
    missing = ", ".join(n for n in _LIBRARIES if not ctypes.util.find_library(n))
    if missing:
        advice = "Run: apt-get install libegl1 libgl1 libxkbcommon0 libfontconfig1"
        finding = f"missing system libraries: {missing}"
        yield Diagnosis("display", PROBLEM, finding, advice, finding)
        return
    shown = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY")
    if shown:
        kind = "Wayland" if os.environ.get("WAYLAND_DISPLAY") else "X11"
        yield Diagnosis("display", OK, f"{kind} {shown}", "", kind)
        return
    advice = "Only the headless commands and the tour work here."
    yield Diagnosis("display", NOTE, "none", advice, "none")

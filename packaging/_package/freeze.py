"""Freezes the program into one folder and takes debugging symbols out of it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from .layout import Layout

# Repaired wheels (their libraries were moved and renamed) break when they are stripped.
_NOT_STRIPPED = ("numpy", "PySide6", "shiboken6")


def freeze(layout: Layout, python: Path) -> None:
    """Run PyInstaller of ``python``'s environment. Raises CalledProcessError."""
    shutil.rmtree(layout.frozen.parent, ignore_errors=True)
    command = [str(python), "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    folders = [
        "--distpath",
        str(layout.frozen.parent),
        "--workpath",
        str(layout.work / "pyinstaller"),
    ]
    spec = layout.root / "packaging" / "agent-assist.spec"
    subprocess.run([*command, *folders, str(spec)], check=True)
    _remove_dangling(layout.frozen)
    _strip(layout.frozen)


def size_bytes(folder: Path) -> int:
    """Return what the files of ``folder`` take, links not followed."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if not path.is_dir())


def _remove_dangling(folder: Path) -> None:
    """PyInstaller links libraries into the top folder, also those that were left out."""
    for path in folder.rglob("*"):
        if path.is_symlink() and not path.exists():
            path.unlink()


def _strip(folder: Path) -> None:
    tool = shutil.which("strip")
    if tool is None:
        print("binutils is not installed, so the package keeps its debugging symbols.", flush=True)
        return
    libraries = [
        path
        for path in folder.rglob("*.so*")
        if path.is_file() and not path.is_symlink() and not _is_kept_whole(path)
    ]
    for path in libraries:
        path.chmod(path.stat().st_mode | 0o200)
    subprocess.run([tool, "--strip-unneeded", *map(os.fspath, libraries)], check=True)


def _is_kept_whole(path: Path) -> bool:
    return any(part.startswith(_NOT_STRIPPED) for part in path.parts)

"""The Debian package: the frozen program under /usr/lib, its command, its desktop files."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from . import desktop, freeze
from .layout import MAINTAINER, SUMMARY, Layout

# Alternatives: the names changed with the 64-bit time transition (Debian 13, Ubuntu 24.04).
DEPENDS = (
    "libc6 (>= {libc})",
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libgl1",
    "libglib2.0-0 | libglib2.0-0t64",
    "libgssapi-krb5-2",
    "libstdc++6",
    "libwayland-client0",
    "libwayland-cursor0",
    "libx11-6",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxkbcommon-x11-0",
    "libxkbcommon0",
)
RECOMMENDS = (
    "gnome-keyring | kwalletmanager",
    "hunspell-en-gb | hunspell-en-us | hunspell-dictionary",
    "libenchant-2-2",
)

SMALLEST = ("-Zxz", "-z9")
QUICKEST = ("-Zgzip", "-z1")


def build(
    layout: Layout, libc: str, version: str, target: Path, packed: Sequence[str] = SMALLEST
) -> None:
    """Write the package ``target``; ``libc`` is the lowest glibc it runs on. Raises CalledProcessError."""
    tree = layout.work / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(layout.frozen, tree / "usr/lib/agent-assist", symlinks=True)
    desktop.install(layout, tree / "usr")
    command = tree / "usr/bin/agent-assist"
    command.parent.mkdir()
    command.symlink_to("../lib/agent-assist/agent-assist")
    control = tree / "DEBIAN"
    control.mkdir()
    kilobytes = -(-freeze.size_bytes(tree) // 1024)
    (control / "control").write_text(
        control_text(version, layout.debian_architecture, kilobytes, libc), "utf-8"
    )
    _open_to_all(tree)
    target.parent.mkdir(parents=True, exist_ok=True)
    options = ["--root-owner-group", *packed]
    subprocess.run(["dpkg-deb", *options, "--build", str(tree), str(target)], check=True)


def control_text(version: str, architecture: str, kilobytes: int, libc: str) -> str:
    """Return the package's ``control`` file; ``kilobytes`` is what it takes when installed."""
    return (
        "Package: agent-assist\n"
        f"Version: {version}\n"
        f"Architecture: {architecture}\n"
        f"Maintainer: {MAINTAINER}\n"
        f"Installed-Size: {kilobytes}\n"
        f"Depends: {', '.join(DEPENDS).format(libc=libc)}\n"
        f"Recommends: {', '.join(RECOMMENDS)}\n"
        "Section: mail\n"
        "Priority: optional\n"
        f"Description: {SUMMARY}\n"
        " A desktop app beside the helpdesk. Each draft is marked as drafted by an AI and says\n"
        " what every sentence rests on. Nothing is sent without a person's approval of exactly\n"
        " that text, and every decision is in a log that can be proved.\n"
    )


def _open_to_all(tree: Path) -> None:
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            is_program = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(0o755 if is_program else 0o644)

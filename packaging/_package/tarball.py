"""The ``tar.xz`` for one user, with its installer."""

from __future__ import annotations

import shutil
import tarfile

from . import desktop
from .layout import Layout


def build(layout: Layout) -> None:
    """Write the archive: the program, the desktop's files, ``install.sh`` and ``uninstall.sh``."""
    tree = layout.work / "tarball" / f"agent-assist-{layout.version}"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(layout.frozen, tree / "program", symlinks=True)
    desktop.install(layout, tree)
    for name in ("install.sh", "uninstall.sh"):
        shutil.copy(layout.share / name, tree / name)
        (tree / name).chmod(0o755)
    layout.out.mkdir(exist_ok=True)
    with tarfile.open(layout.tarball, "w:xz", preset=9) as archive:
        archive.add(tree, tree.name, filter=_without_owner)


def _without_owner(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    return member

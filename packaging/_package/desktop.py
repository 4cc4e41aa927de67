"""The desktop's files below a prefix (``/usr``, or ``~/.local`` for one user)."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

from .documents import SHELLS
from .layout import Layout

COMPLETIONS = {
    "bash": "bash-completion/completions",
    "zsh": "zsh/site-functions",
    "fish": "fish/vendor_completions.d",
}
METAINFO = "io.github.agent_assist.AgentAssist.metainfo.xml"


def install(layout: Layout, prefix: Path) -> None:
    """Put menu entry, icon, metadata, manual, completions and licences below ``prefix``."""
    share = prefix / "share"
    _put(layout.share / "agent-assist.desktop", share / "applications")
    _put(layout.share / METAINFO, share / "metainfo")
    icon = layout.root / "resources" / "icons" / "app" / "agent-assist.svg"
    _put(icon, share / "icons/hicolor/scalable/apps")
    for shell, folder in COMPLETIONS.items():
        _put(layout.documents / SHELLS[shell], share / folder)
    documents = share / "doc/agent-assist"
    _put(layout.documents / "THIRD-PARTY-NOTICES.txt", documents)
    shutil.copy(layout.documents / "LICENSE", documents / "copyright")
    for licence in sorted((layout.share / "licences").iterdir()):
        _put(licence, documents)
    manual = share / "man/man1/agent-assist.1.gz"
    manual.parent.mkdir(parents=True)
    manual.write_bytes(gzip.compress((layout.documents / "agent-assist.1").read_bytes(), mtime=0))


def _put(source: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, folder / source.name)

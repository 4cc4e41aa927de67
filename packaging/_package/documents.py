"""What comes with the program: manual page, completions, notices and the bill of materials."""

from __future__ import annotations

import os
import shutil
import subprocess
from importlib import metadata
from pathlib import Path

from . import bill, manual, notices
from .layout import Layout

SHELLS = {"bash": "agent-assist", "zsh": "_agent-assist", "fish": "agent-assist.fish"}


def write(layout: Layout, site_packages: Path) -> None:
    """Write all documents for the frozen program, whose environment's packages are in ``site_packages``."""
    folder = layout.documents
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    distributions = list(metadata.distributions(path=[str(site_packages)]))
    carried = notices.carried(layout.work, distributions)
    files = [layout.root / "resources", layout.root / "agent_assist" / "analysis"]
    (folder / "THIRD-PARTY-NOTICES.txt").write_text(notices.text(carried, files), "utf-8")
    shutil.copy(layout.root / "LICENSE", folder / "LICENSE")
    layout.out.mkdir(exist_ok=True)
    layout.bill.write_text(bill.bill(layout.version, carried), "utf-8")
    program = layout.frozen / "agent-assist"
    (folder / "agent-assist.1").write_text(manual.page(program, layout.version), "utf-8")
    for shell, name in SHELLS.items():
        (folder / name).write_text(_completion(program, shell), "utf-8")


def _completion(program: Path, shell: str) -> str:
    variables = {**os.environ, "_AGENT_ASSIST_COMPLETE": f"{shell}_source"}
    done = subprocess.run(
        [str(program)], env=variables, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout

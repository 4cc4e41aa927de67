"""The two commands around packages, as ``packaging/bootstrap.py`` calls them."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from . import build, trial
from .layout import Layout

SUITE = "bookworm"


def package(root: Path, python: Path) -> int:
    """Build every package with the environment of ``python`` and say where they are."""
    layout = Layout(root)
    try:
        packages = build.build(layout, python)
    except subprocess.CalledProcessError as error:
        print(f"The build stopped at: {error.cmd[0]} (exit {error.returncode}).", file=sys.stderr)
        return 1
    for path in packages:
        print(path.relative_to(root))
    print(build.sizes(layout))
    return 0


def try_package(root: Path, before: Path | None = None, suite: str = SUITE) -> int:
    """Install, use, upgrade (from the package ``before``) and remove the built packages in a clean Debian.

    Needs root and debootstrap.
    """
    layout = Layout(root)
    if not layout.deb.exists():
        print("There is no package yet: python3 packaging/bootstrap.py package", file=sys.stderr)
        return 1
    if before is not None and not before.is_file():
        print(f"There is no file {before}: name the .deb to upgrade from.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="agent-assist-trial-") as folder:
        try:
            trial.run(layout, Path(folder), suite, before)
        except trial.TrialError as error:
            print(error, file=sys.stderr)
            return 1
    print(f"Installed, used, upgraded and removed in a clean Debian {suite}.")
    return 0

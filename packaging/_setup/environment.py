"""Makes the virtual environment and fills it from the lock.

Rules kept here: only files whose digest is in the lock are installed, nothing is compiled, and where pip gets
them from is pip's own configuration and nobody else's business.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from . import failures
from .checkout import Checkout
from .errors import SetupError

NEEDED_BYTES = 1_000_000_000  # 0.75 GB installed, the rest for the downloads
ORACLE_BYTES = (
    700_000_000  # 0.45 GB installed, 0.11 GB of downloads, and room for the tests themselves
)
PIP_INSTALL = (
    "-m",
    "pip",
    "install",
    "--no-input",
    "--disable-pip-version-check",
    "--no-user",
    "--no-deps",
)
# Isolated (-I): PYTHONPATH and the folder we stand in must not change what pip imports.
SMOKE_TEST = "from PySide6.QtWidgets import QApplication; QApplication([])"


def require_room(checkout: Checkout) -> None:
    """Raise SetupError where the folder cannot be written to or the disk is too full."""
    if not os.access(checkout.root, os.W_OK):
        raise SetupError(failures.sentence("Permission denied", checkout.root, checkout.log))
    if shutil.disk_usage(checkout.root).free < NEEDED_BYTES:
        raise SetupError(failures.sentence("No space left on device", checkout.root, checkout.log))


def packages_for_venv() -> list[str]:
    """Return the Debian package without which this Python cannot make environments; empty where it can."""
    if importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"):
        return []
    major, minor = sys.version_info[:2]
    return [f"python{major}.{minor}-venv"]


def make(checkout: Checkout) -> None:
    """Make the environment anew; what was in the folder is gone afterwards."""
    print(f"Making the virtual environment {checkout.venv}", flush=True)
    _step(checkout, [sys.executable, "-m", "venv", "--clear", str(checkout.venv)])


def fill(checkout: Checkout) -> None:
    """Install every package of the lock, then the checkout itself in editable form."""
    print("Fetching and installing the locked packages (a minute or a few, once)", flush=True)
    locked = ["--only-binary", ":all:", "--require-hashes", "--requirement", str(checkout.lock)]
    python = str(checkout.python)
    _step(checkout, [python, "-I", *PIP_INSTALL, *locked])
    itself = ["--no-index", "--no-build-isolation", "--editable", str(checkout.root)]
    _step(checkout, [python, "-I", *PIP_INSTALL, *itself])


def fill_for_packages(checkout: Checkout) -> None:
    """Add what freezes the program. The program itself never needs it."""
    locked = ["--only-binary", ":all:", "--require-hashes", "--requirement"]
    _step(checkout, [str(checkout.python), "-I", *PIP_INSTALL, *locked, str(checkout.package_lock)])


def fill_for_tests(checkout: Checkout) -> None:
    """Add what the tests compare our formulas with, once for each lock. Raises SetupError."""
    lock, mark = checkout.oracle_lock, checkout.oracle_stamp
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    if mark.exists() and mark.read_text(encoding="utf-8") == digest:
        return
    if shutil.disk_usage(checkout.root).free < ORACLE_BYTES:
        raise SetupError(failures.sentence("No space left on device", checkout.root, checkout.log))
    print("Fetching what the tests compare our formulas with (once, 110 MB)", flush=True)
    locked = ["--only-binary", ":all:", "--require-hashes", "--requirement", str(lock)]
    _step(checkout, [str(checkout.python), "-I", *PIP_INSTALL, *locked])
    mark.write_text(digest, encoding="utf-8")


def try_qt(checkout: Checkout) -> None:
    """Start Qt once without a display: what is still missing shows here and not in front of the user."""
    _step(
        checkout, [str(checkout.python), "-I", "-c", SMOKE_TEST], {"QT_QPA_PLATFORM": "offscreen"}
    )


def _step(checkout: Checkout, command: Sequence[str], extra: dict[str, str] | None = None) -> None:
    environment = {**os.environ, **(extra or {})}
    done = subprocess.run(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    _keep(checkout.log, command, done.stdout)
    if done.returncode:
        raise SetupError(failures.sentence(done.stdout, checkout.venv, checkout.log))


def _keep(log: Path, command: Sequence[str], output: str) -> None:
    if log.parent.is_dir():
        with log.open("a", encoding="utf-8") as file:
            file.write(f"$ {' '.join(command)}\n{output}\n")

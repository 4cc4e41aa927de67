"""Installs Debian and Ubuntu packages where this user may, and otherwise names the line that does it."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Callable, Sequence

from . import failures
from .errors import SetupError

# A machine that was started a minute ago often runs its own updates: wait for them.
APT_GET = ("apt-get", "-o", "DPkg::Lock::Timeout=120")
MISSING = "Python or Qt needs system packages that are missing here"
INSTALL = ("install", "-y", "--no-install-recommends")

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Which = Callable[[str], str | None]


def copy_and_paste_line(packages: Sequence[str], has_sudo: bool, is_root: bool = False) -> str:
    """Return the one shell line with which a person who has the rights installs ``packages``."""
    install = " ".join(["apt-get", *INSTALL, *packages])
    if is_root:
        return f"apt-get update && {install}"
    if has_sudo:
        return f"sudo apt-get update && sudo {install}"
    return "su -c " + shlex.quote(f"apt-get update && {install}")


def prefix(
    is_root: bool, run: Run = subprocess.run, which: Which = shutil.which
) -> list[str] | None:
    """Return what goes before a command to run it as root without a question, or None where that cannot be."""
    if not which("apt-get"):
        return None
    if is_root:
        return []
    if which("sudo") and run(["sudo", "-n", "true"], capture_output=True).returncode == 0:
        return ["sudo", "-n"]
    return None


def is_root() -> bool:
    """Tell whether this is the superuser; never so on Windows, where there is no apt either."""
    return os.name == "posix" and os.geteuid() == 0


def install(
    packages: Sequence[str], before: Sequence[str] | None, run: Run = subprocess.run
) -> None:
    """Install ``packages`` with apt; ``before`` is what ``prefix`` returned.

    Raises SetupError with the line to run by hand where this user may not, or where apt fails.
    """
    if before is None:
        raise SetupError(by_hand(MISSING, packages))
    print(f"Installing with apt: {' '.join(packages)}", flush=True)
    update = run([*before, *APT_GET, "update", "-q"], capture_output=True, text=True)
    command = [*before, "env", "DEBIAN_FRONTEND=noninteractive", *APT_GET, *INSTALL, *packages]
    done = run(command, capture_output=True, text=True)
    if done.returncode:
        raise SetupError(_why_not(packages, update.stderr + done.stderr, not before))


def _why_not(packages: Sequence[str], errors: str, is_root: bool) -> str:
    known = failures.sentence_for_apt(errors)
    what = f"apt could not install what is missing ({_reason(errors)})"
    return known or by_hand(what, packages, is_root=is_root)


def by_hand(
    what: str, packages: Sequence[str], which: Which = shutil.which, is_root: bool = False
) -> str:
    """Return a sentence that says ``what`` is wrong and how to mend it by hand."""
    if not which("apt-get"):
        names = ", ".join(packages)
        return f"{what}: install what Debian calls {names}, then start this again."
    line = copy_and_paste_line(packages, bool(which("sudo")), is_root)
    return f"{what}: run this line, then start this again.\n    {line}"


def _reason(output: str) -> str:
    errors = [line for line in output.splitlines() if line.startswith("E:")]
    return errors[0].removeprefix("E:").strip().rstrip(".") if errors else "it gave no reason"

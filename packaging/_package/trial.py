"""Tries the ``.deb`` the way IT would: in a clean Debian, with nothing but what its dependencies bring.

Rule kept here: installed, asked (``doctor``), used (the tour under a virtual display), upgraded with its data kept,
removed without rest. Each step that fails ends the trial with its name.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from . import build, deb, samples, trial_steps
from .layout import Layout

OLDER = "0.0.1"
PASSPHRASE = "a passphrase for the trial"
_NO_SERVICES = "#!/bin/sh\nexit 101\n"


class TrialError(Exception):
    """A step of the trial failed; the text names it and says what was printed."""


def run(layout: Layout, root: Path, suite: str, before: Path | None = None) -> None:
    """Try the packages of ``layout`` in ``root``, a Debian ``suite`` made by debootstrap. Raises TrialError.

    ``before`` is the package to upgrade from; without one it is this program under an older version's number.
    """
    _require()
    _clean_system(root, suite)
    if before is None:
        before = layout.work / "older" / f"agent-assist_{OLDER}.deb"
        deb.build(layout, build.libc(), OLDER, before, deb.QUICKEST)
    _put_files(layout, root, before)
    for name, command in trial_steps.steps():
        print(f"- {name}", flush=True)
        _inside(root, name, command)


def _put_files(layout: Layout, root: Path, before: Path) -> None:
    shutil.copy(before, root / trial_steps.OLDER[1:])
    shutil.copy(layout.deb, root / trial_steps.NEWER[1:])
    shutil.copy(layout.tarball, root / trial_steps.ARCHIVE[1:])
    (root / trial_steps.QUERIES[1:]).write_text(trial_steps.queries(), "utf-8")
    for name, content in samples.articles().items():
        article = root / trial_steps.ARTICLES[1:] / name
        article.parent.mkdir(parents=True, exist_ok=True)
        article.write_bytes(content)


def _require() -> None:
    if os.geteuid() != 0:
        raise TrialError("A clean system can only be made by root: start this again with sudo.")
    if shutil.which("debootstrap") is None:
        raise TrialError("debootstrap is missing: run apt-get install -y debootstrap")


def _clean_system(root: Path, suite: str) -> None:
    if not (root / "bin" / "sh").exists():
        _call("make a clean system", ["debootstrap", "--variant=minbase", suite, str(root)])
    root.chmod(0o755)  # a temporary folder is its owner's alone, and here it is everybody's "/"
    # How this machine reaches its packages holds inside as well.
    for name in ("resolv.conf", "hosts"):
        shutil.copy(Path("/etc") / name, root / "etc" / name)
    shutil.copytree("/etc/apt/apt.conf.d", root / "etc/apt/apt.conf.d", dirs_exist_ok=True)
    policy = root / "usr/sbin/policy-rc.d"
    policy.write_text(_NO_SERVICES)
    policy.chmod(0o755)


def _inside(root: Path, name: str, command: str) -> None:
    variables = {
        "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
        "HOME": "/root",
        "LANG": "C.UTF-8",
        "AGENT_ASSIST_PASSPHRASE": PASSPHRASE,
    }
    # A process table of its own: what a step leaves running ends with it, and /proc is there as on any machine.
    alone = [
        "unshare",
        "--mount",
        "--pid",
        "--fork",
        "--kill-child",
        f"--root={root}",
        "--mount-proc",
    ]
    _call(name, [*alone, "sh", "-c", command], variables)


def _call(name: str, command: Sequence[str], variables: dict[str, str] | None = None) -> None:
    done = subprocess.run(
        command, env=variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    )
    if done.returncode:
        raise TrialError(f"Failed: {name} (exit {done.returncode}).\n{done.stdout[-3000:]}")

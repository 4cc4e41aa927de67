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

from . import build, deb
from .layout import Layout

OLDER = "0.0.1"
ARTICLE = "---\nid: returns\ntitle: Returns\n---\nYou can send an item back within 30 days.\n"
PASSPHRASE = "a passphrase for the trial"
PROFILE = "/root/profile"
_NO_SERVICES = "#!/bin/sh\nexit 101\n"


class TrialError(Exception):
    """A step of the trial failed; the text names it and says what was printed."""


def run(layout: Layout, root: Path, suite: str) -> None:
    """Try the package of ``layout`` in ``root``, a Debian ``suite`` made by debootstrap. Raises TrialError."""
    _require()
    _clean_system(root, suite)
    older = layout.work / "older" / f"agent-assist_{OLDER}.deb"
    deb.build(layout, build.libc(), OLDER, older)
    shutil.copy(older, root / "tmp" / "older.deb")
    shutil.copy(layout.deb, root / "tmp" / "newer.deb")
    (root / "tmp" / "articles").mkdir(exist_ok=True)
    (root / "tmp" / "articles" / "returns.md").write_text(ARTICLE, "utf-8")
    for name, command in _steps():
        print(f"- {name}", flush=True)
        _inside(root, name, command)


def _steps() -> list[tuple[str, str]]:
    install = "DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends"
    program = f"agent-assist --profile {PROFILE}"
    search = f"""{program} knowledge search --jsonl /tmp/query.jsonl | grep -q '"returns"'"""
    elsewhere = " ".join(f"-path {path} -prune -o" for path in (PROFILE, "/tmp", "/proc"))
    rest = f"find / -xdev {elsewhere} -iname '*agent-assist*' -print"
    return [
        ("install the version before", f"apt-get update -qq && {install} /tmp/older.deb"),
        ("say its version", f"agent-assist --version && dpkg -s agent-assist | grep -q {OLDER}"),
        ("make a profile", f"{program} knowledge import /tmp/articles"),
        ("find in it", f"""echo '{{"id":"1","query":"send an item back"}}' >/tmp/query.jsonl && {search}"""),
        ("upgrade", f"{install} /tmp/newer.deb"),
        ("find again what was there before", search),
        ("ask the doctor", f"{program} doctor; test $? -le 1"),
        ("libraries of the display", _LIBRARIES),
        ("a virtual display", f"{install} xvfb xauth"),
        ("the tour at the window", "xvfb-run -a agent-assist tour --out /tmp/tour && ls /tmp/tour/*.png"),
        ("menu entry, manual, completion", "ls /usr/share/applications/agent-assist.desktop "
         "/usr/share/bash-completion/completions/agent-assist"),
        ("remove", "DEBIAN_FRONTEND=noninteractive apt-get purge -y -qq agent-assist"),
        ("nothing is left of the program", f'test -z "$({rest})" || {{ {rest}; exit 1; }}'),
        ("the profile is still there", f"test -d {PROFILE}"),
    ]  # fmt: skip


_LIBRARIES = "! ldd /usr/lib/agent-assist/_internal/PySide6/Qt/plugins/platforms/libqxcb.so | grep 'not found'"


def _require() -> None:
    if os.geteuid() != 0:
        raise TrialError("A clean system can only be made by root: start this again with sudo.")
    if shutil.which("debootstrap") is None:
        raise TrialError("debootstrap is missing: run apt-get install -y debootstrap")


def _clean_system(root: Path, suite: str) -> None:
    if not (root / "bin" / "sh").exists():
        _call("make a clean system", ["debootstrap", "--variant=minbase", suite, str(root)])
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
    _call(name, ["chroot", str(root), "sh", "-c", command], variables)


def _call(name: str, command: Sequence[str], variables: dict[str, str] | None = None) -> None:
    done = subprocess.run(
        command, env=variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    )
    if done.returncode:
        raise TrialError(f"Failed: {name} (exit {done.returncode}).\n{done.stdout[-3000:]}")

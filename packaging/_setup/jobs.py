"""The jobs: set up, run, test, package, try the package.

Rule kept here: ``set_up`` looks at the stamp first and, when it fits, does nothing else.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from . import display, environment, libraries, privileges, stamp
from .checkout import Checkout
from .errors import SetupError


def set_up(checkout: Checkout, kinds: Iterable[str]) -> bool:
    """Do what is missing, for a display of these ``kinds``; return whether anything was done. Raises SetupError."""
    wanted, found = stamp.wanted(checkout), stamp.read(checkout)
    is_done = found == wanted
    packages = libraries.packages(kinds) + ([] if is_done else environment.packages_for_venv())
    if packages:
        privileges.install(packages, privileges.prefix(privileges.is_root()))
    if is_done:
        return bool(packages)
    environment.require_room(checkout)
    stamp.remove(checkout)
    if found.get("python") != wanted["python"]:
        environment.make(checkout)
    environment.fill(checkout)
    environment.try_qt(checkout)
    stamp.write(checkout, wanted)
    return True


def run(checkout: Checkout, arguments: Sequence[str]) -> int:
    """Open the window on the demo; without a display, draw it into pictures and say where they are."""
    kinds = display.kinds(os.environ)
    set_up(checkout, kinds)
    if kinds:
        return _start(checkout, ["-m", "agent_assist", "--demo", *arguments])
    pictures = _folder_for_pictures(checkout)
    print(
        f"There is no display here, so the tour draws the window into pictures in {pictures}.",
        flush=True,
    )
    command = ["-m", "agent_assist", "tour", "--out", str(pictures), *arguments]
    return _start(checkout, command, {"QT_QPA_PLATFORM": "offscreen"})


def test(checkout: Checkout, arguments: Sequence[str]) -> int:
    """Run the tests on all cores; ``arguments`` go to pytest."""
    set_up(checkout, display.NONE)
    _add_oracles(checkout)
    os.chdir(checkout.root)
    offscreen = {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    return _start(checkout, ["-m", "pytest", "-n", "auto", *arguments], offscreen)


def setup(checkout: Checkout) -> int:
    """Set up and say so."""
    done = set_up(checkout, display.kinds(os.environ))
    news = "" if done else "; there was nothing to do"
    print(f"Agent Assist is set up in {checkout.venv}{news}")
    return 0


def package(checkout: Checkout) -> int:
    """Build the packages that IT installs."""
    set_up(checkout, display.NONE)
    tools = libraries.packages_for_freezing()
    if tools:
        privileges.install(tools, privileges.prefix(privileges.is_root()))
    environment.fill_for_packages(checkout)
    from _package import command

    return command.package(checkout.root, checkout.python)


def try_package(checkout: Checkout, arguments: Sequence[str]) -> int:
    """Install, use, upgrade and remove the package in a clean system; ``arguments`` may name the one before."""
    from _package import command

    return command.try_package(checkout.root, Path(arguments[0]) if arguments else None)


def _add_oracles(checkout: Checkout) -> None:
    """Without them the tests that need them are skipped and say so: no reason to run none."""
    try:
        environment.fill_for_tests(checkout)
    except SetupError as error:
        print(f"{error} The tests go on without others' statistics.", flush=True)


def _folder_for_pictures(checkout: Checkout) -> Path:
    if os.access(checkout.root, os.W_OK):
        return checkout.pictures
    return Path(tempfile.mkdtemp(prefix="agent-assist-tour-"))


def _start(
    checkout: Checkout, command: Sequence[str], extra: Mapping[str, str] | None = None
) -> int:
    done = subprocess.run([str(checkout.python), *command], env={**os.environ, **(extra or {})})
    return done.returncode if done.returncode >= 0 else 128 - done.returncode

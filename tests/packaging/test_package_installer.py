"""The installer for one user: puts the program below ~/.local, replaces an older one, removes itself without rest."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest


class Account:
    """A person's home and an unpacked archive with a small program in it."""

    def __init__(self, folder: Path, scripts: Path) -> None:
        self.home = folder / "home with a space"
        self.home.mkdir()
        self.archive = folder / "archive"
        (self.archive / "program").mkdir(parents=True)
        self.program("1.0")
        applications = self.archive / "share" / "applications"
        applications.mkdir(parents=True)
        shutil.copy(scripts / "agent-assist.desktop", applications)
        for name in ("install.sh", "uninstall.sh"):
            shutil.copy(scripts / name, self.archive)

    def menu_cache(self) -> None:
        """Give the desktop a program that keeps a cache of all menu entries, as most desktops have."""
        tool = self.archive.parent / "tools" / "update-desktop-database"
        tool.parent.mkdir()
        tool.write_text('#!/bin/sh\nls "$1" >"$1/mimeinfo.cache"\n')
        tool.chmod(0o755)

    def program(self, version: str, code: int = 0) -> None:
        """Put a program of this version into the archive."""
        path = self.archive / "program" / "agent-assist"
        path.write_text(f"#!/bin/sh\necho {version}\nexit {code}\n")
        path.chmod(0o755)

    def run(self, script: Path) -> subprocess.CompletedProcess[str]:
        """Run a script as this person."""
        tools = f"{self.archive.parent / 'tools'}:{os.environ['PATH']}"
        variables = {"HOME": str(self.home), "PATH": tools}
        return subprocess.run(
            ["sh", str(script)], env=variables, capture_output=True, encoding="utf-8"
        )

    def install(self) -> subprocess.CompletedProcess[str]:
        """Run the archive's installer."""
        return self.run(self.archive / "install.sh")

    @property
    def files(self) -> list[str]:
        """All that is in the home."""
        return sorted(str(path.relative_to(self.home)) for path in self.home.rglob("*"))


@pytest.fixture
def account(tmp_path: Path, repository: Path) -> Account:
    """An account without Agent Assist."""
    return Account(tmp_path, repository / "packaging" / "share")


def started(account: Account) -> str:
    command = account.home / ".local/bin/agent-assist"
    return subprocess.run([command], capture_output=True, encoding="utf-8").stdout.strip()


def test_after_installing_the_command_and_the_menu_entry_start_the_program(
    account: Account,
) -> None:
    assert account.install().returncode == 0
    assert started(account) == "1.0"
    entry = account.home / ".local/share/applications/agent-assist.desktop"
    program = account.home / ".local/lib/agent-assist/agent-assist"
    assert f'Exec="{program}" open %u' in entry.read_text()


def test_installing_again_replaces_the_program_and_keeps_the_profile(account: Account) -> None:
    account.install()
    profile = account.home / ".local/share/agent-assist/log.db"
    profile.parent.mkdir(parents=True)
    profile.write_text("decisions")
    account.program("2.0")
    assert account.install().returncode == 0
    assert started(account) == "2.0"
    assert profile.read_text() == "decisions"


def test_a_program_that_does_not_start_here_is_not_installed(account: Account) -> None:
    account.program("1.0", code=1)
    done = account.install()
    assert done.returncode == 1
    assert "nothing was installed" in done.stderr
    assert account.files == []


def test_removing_leaves_nothing_but_the_persons_own_data(account: Account) -> None:
    account.install()
    profile = account.home / ".local/share/agent-assist/log.db"
    profile.parent.mkdir(parents=True)
    profile.write_text("decisions")
    done = account.run(account.home / ".local/lib/agent-assist/uninstall.sh")
    assert done.returncode == 0
    assert str(profile.parent) in done.stdout
    left = [path for path in account.home.rglob("*") if path.is_file() or path.is_symlink()]
    assert left == [profile]


def test_removing_takes_the_menu_cache_along_unless_others_are_in_it(account: Account) -> None:
    account.menu_cache()
    uninstall = account.home / ".local/lib/agent-assist/uninstall.sh"
    cache = account.home / ".local/share/applications/mimeinfo.cache"

    account.install()
    (cache.parent / "other.desktop").write_text("another program")
    assert account.run(uninstall).returncode == 0
    assert "agent-assist" not in cache.read_text()

    account.install()
    (cache.parent / "other.desktop").unlink()
    assert account.run(uninstall).returncode == 0
    assert not cache.parent.exists()

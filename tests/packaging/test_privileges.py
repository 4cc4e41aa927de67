"""System packages are installed where this user may; otherwise there is one line to copy."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence

import pytest
from _setup import privileges
from _setup.errors import SetupError

PACKAGES = ["libegl1", "python3.11-venv"]


class Shell:
    """Answers commands like a machine would and keeps a list of them."""

    def __init__(
        self, sudo_code: int = 0, apt_code: int = 0, apt_says: str = "", update_says: str = ""
    ) -> None:
        self.commands: list[list[str]] = []
        self._update_says = update_says
        self._codes = {"sudo": sudo_code, "install": apt_code}
        self._apt_says = apt_says

    def __call__(self, command: Sequence[str], **_: object) -> subprocess.CompletedProcess[str]:
        self.commands.append(list(command))
        if list(command) == ["sudo", "-n", "true"]:
            return subprocess.CompletedProcess(command, self._codes["sudo"], "", "")
        if "install" in command:
            return subprocess.CompletedProcess(command, self._codes["install"], "", self._apt_says)
        return subprocess.CompletedProcess(command, 0, "", self._update_says)


def which_of(*names: str) -> privileges.Which:
    return lambda name: f"/usr/bin/{name}" if name in names else None


def test_root_needs_nothing_before_a_command() -> None:
    assert privileges.prefix(True, Shell(), which_of("apt-get")) == []


def test_a_user_with_passwordless_sudo_uses_it() -> None:
    assert privileges.prefix(False, Shell(), which_of("apt-get", "sudo")) == ["sudo", "-n"]


def test_a_user_whose_sudo_asks_for_a_password_may_not() -> None:
    assert privileges.prefix(False, Shell(sudo_code=1), which_of("apt-get", "sudo")) is None


def test_a_user_without_sudo_may_not() -> None:
    shell = Shell()

    assert privileges.prefix(False, shell, which_of("apt-get")) is None
    assert shell.commands == []


def test_without_apt_not_even_root_may() -> None:
    assert privileges.prefix(True, Shell(), which_of()) is None


def test_packages_are_installed_without_questions_after_an_update() -> None:
    shell = Shell()

    privileges.install(PACKAGES, ["sudo", "-n"], shell)

    update, install = shell.commands
    assert update[:3] == ["sudo", "-n", "apt-get"]
    assert "update" in update
    assert install[:4] == ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive"]
    assert install[-5:] == ["install", "-y", "--no-install-recommends", *PACKAGES]


def test_who_may_not_install_gets_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(privileges.by_hand, "__defaults__", (which_of("apt-get", "sudo"), False))

    with pytest.raises(SetupError) as caught:
        privileges.install(PACKAGES, None)

    assert str(caught.value).splitlines() == [
        "Python or Qt needs system packages that are missing here: run this line, then start this again.",
        "    sudo apt-get update && sudo apt-get install -y --no-install-recommends "
        "libegl1 python3.11-venv",
    ]


def test_where_there_is_no_sudo_the_line_uses_su() -> None:
    line = privileges.copy_and_paste_line(PACKAGES, has_sudo=False)

    assert line == (
        "su -c 'apt-get update && apt-get install -y --no-install-recommends libegl1 python3.11-venv'"
    )


def test_where_there_is_no_apt_the_packages_are_named() -> None:
    sentence = privileges.by_hand("Something is missing", PACKAGES, which_of())

    assert sentence == (
        "Something is missing: install what Debian calls libegl1, python3.11-venv, "
        "then start this again."
    )


def test_the_reason_of_apt_is_passed_on() -> None:
    shell = Shell(apt_code=100, apt_says="W: old lists\nE: Unable to locate package libegl1.\n")

    with pytest.raises(SetupError, match=r"\(Unable to locate package libegl1\)"):
        privileges.install(PACKAGES, [], shell)


def test_root_is_not_told_to_become_root(monkeypatch: pytest.MonkeyPatch) -> None:
    which = which_of("apt-get", "sudo")
    monkeypatch.setattr(privileges.by_hand, "__defaults__", (which, False))

    with pytest.raises(SetupError) as caught:
        privileges.install(PACKAGES, [], Shell(apt_code=100))

    assert str(caught.value).splitlines()[1].startswith("    apt-get update && apt-get install")


@pytest.mark.parametrize(
    ("update_says", "apt_says"),
    [
        (
            "",
            "E: Failed to fetch http://deb.example/a.deb  Temporary failure resolving 'deb.example'",
        ),
        (
            "W: Failed to fetch http://x  Could not resolve 'x'",
            "E: Unable to locate package libegl1",
        ),
    ],
    ids=["lists are there", "lists were never fetched"],
)
def test_without_network_nobody_is_told_to_try_the_same_by_hand(
    update_says: str, apt_says: str
) -> None:
    shell = Shell(apt_code=100, apt_says=apt_says, update_says=update_says)

    with pytest.raises(SetupError) as caught:
        privileges.install(PACKAGES, [], shell)

    assert "connect to the network" in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


def test_a_disk_too_full_for_apt_is_named() -> None:
    says = "E: You don't have enough free space in /var/cache/apt/archives/."

    with pytest.raises(SetupError, match="The disk is full"):
        privileges.install(PACKAGES, [], Shell(apt_code=100, apt_says=says))

"""The lock pins every package with digests and says nothing about where packages come from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HEADER_LINES = 2  # the command that made the file


@pytest.fixture
def lock(repository: Path) -> str:
    return (repository / "packaging" / "lock.txt").read_text(encoding="utf-8")


def entries(lock: str) -> dict[str, list[str]]:
    """Return each requirement of the lock with its ``--hash`` options."""
    found: dict[str, list[str]] = {}
    for line in lock.splitlines():
        text = line.removesuffix("\\").strip()
        if text.startswith("--hash="):
            found[next(reversed(found))].append(text)
        elif text and not text.startswith("#"):
            found[text] = []
    return found


def pinned_versions(lock: str) -> dict[str, list[str]]:
    """Return the pinned versions by package; there are several where they differ by Python version."""
    versions: dict[str, list[str]] = {}
    for text in entries(lock):
        requirement = Requirement(text)
        (pin,) = requirement.specifier
        assert pin.operator == "=="
        versions.setdefault(canonicalize_name(requirement.name), []).append(pin.version)
    return versions


def wanted(repository: Path) -> list[Requirement]:
    """Return what the project itself asks for: to run, to develop and to be installed."""
    table = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))
    project = table["project"]
    listed = [*project["dependencies"], *table["build-system"]["requires"]]
    for group in project["optional-dependencies"].values():
        listed += group
    return [Requirement(text) for text in listed]


def test_what_builds_packages_is_pinned_with_digests_too(repository: Path) -> None:
    text = (repository / "packaging" / "lock-package.txt").read_text(encoding="utf-8")
    assert "pyinstaller" in pinned_versions(text)
    assert all(entries(text).values())
    assert "://" not in text


def test_every_package_has_digests_of_sha256(lock: str) -> None:
    for text, hashes in entries(lock).items():
        assert hashes, text
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", option) for option in hashes), text


def test_no_address_and_no_option_is_in_the_lock(lock: str) -> None:
    body = "\n".join(lock.splitlines()[HEADER_LINES:])

    assert "://" not in lock
    assert " @ " not in body
    assert set(re.findall(r"--[a-z][a-z-]*", body)) == {"--hash"}


def test_every_dependency_is_pinned_to_a_version_the_project_allows(
    lock: str, repository: Path
) -> None:
    versions = pinned_versions(lock)
    for requirement in wanted(repository):
        pinned = versions[canonicalize_name(requirement.name)]
        assert all(requirement.specifier.contains(version) for version in pinned), requirement


def test_the_editable_install_finds_its_helper_in_the_lock(lock: str) -> None:
    assert "editables" in pinned_versions(lock)


def test_the_version_of_qt_is_the_one_that_does_not_abort(lock: str) -> None:
    # 6.12.0 on Python 3.11 loses a reference at each emitted signal and aborts after about 570.
    assert pinned_versions(lock)["pyside6-essentials"] == ["6.11.3"]


def test_the_lock_names_the_command_that_made_it_and_the_guide_does_too(
    lock: str, repository: Path
) -> None:
    made_by = lock.splitlines()[1].removeprefix("#").strip()
    guide = (repository / "CONTRIBUTING.md").read_text(encoding="utf-8")

    assert made_by in " ".join(guide.replace("\\\n", " ").split())

"""The lock pins every package with digests and says nothing about where packages come from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HEADER_LINES = 2  # the command that made the file
LOCK_OF_EXTRA = {
    "local": "lock-local.txt",
    "semantic": "lock-semantic.txt",
    "semantic-build": "lock-semantic.txt",
}
"""Extras that a user chooses have locks of their own: hundreds of megabytes that set-up must not install unasked."""


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
    """Return what set-up installs: to run, to develop and to be installed; no extra that a user chooses."""
    table = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))
    project = table["project"]
    listed = [*project["dependencies"], *table["build-system"]["requires"]]
    for name, group in project["optional-dependencies"].items():
        listed += group if name not in LOCK_OF_EXTRA else []
    return [Requirement(text) for text in listed]


@pytest.mark.parametrize("extra", sorted(LOCK_OF_EXTRA))
def test_an_extra_that_a_user_chooses_is_pinned_with_digests_in_its_own_lock(
    repository: Path, extra: str
) -> None:
    table = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))
    text = (repository / "packaging" / LOCK_OF_EXTRA[extra]).read_text(encoding="utf-8")
    versions = pinned_versions(text)
    for wish in table["project"]["optional-dependencies"][extra]:
        requirement = Requirement(wish)
        pinned = versions[canonicalize_name(requirement.name)]
        assert all(requirement.specifier.contains(version) for version in pinned), wish
    assert all(entries(text).values())
    assert "://" not in text


def test_the_locks_of_extras_agree_with_the_one_that_set_up_installs(
    lock: str, repository: Path
) -> None:
    ours = pinned_versions(lock)
    for name in set(LOCK_OF_EXTRA.values()):
        text = (repository / "packaging" / name).read_text(encoding="utf-8")
        for package, versions in pinned_versions(text).items():
            assert set(versions) <= set(ours.get(package, versions)), (name, package)


def test_set_up_installs_neither_the_encoder_nor_the_model_s_engine(lock: str) -> None:
    assert not {"onnxruntime", "onnx", "llama-cpp-python"} & pinned_versions(lock).keys()


def test_what_builds_packages_is_pinned_with_digests_too(repository: Path) -> None:
    text = (repository / "packaging" / "lock-package.txt").read_text(encoding="utf-8")
    assert "pyinstaller" in pinned_versions(text)
    assert all(entries(text).values())
    assert "://" not in text


def test_what_formulas_are_compared_with_is_pinned_with_digests_and_is_no_part_of_the_app(
    lock: str, repository: Path
) -> None:
    text = (repository / "packaging" / "lock-oracles.txt").read_text(encoding="utf-8")
    pinned, ours = pinned_versions(text), pinned_versions(lock)
    oracles = {"scipy", "statsmodels", "scikit-learn", "duckdb"}
    assert oracles <= pinned.keys()
    assert not oracles & ours.keys()
    assert all(set(v) <= set(ours.get(name, v)) for name, v in pinned.items())
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

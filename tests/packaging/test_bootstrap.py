"""An old Python gets a sentence, and so does a command that does not exist."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import bootstrap
import pytest

SUPPORTED = (11, 13)


def nothing_installed(name: str) -> None:
    return None


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13)])
def test_a_supported_python_is_not_refused(version: tuple[int, int]) -> None:
    assert bootstrap.refusal(version, SUPPORTED, nothing_installed) is None


@pytest.mark.parametrize("version", [(2, 7), (3, 6), (3, 10), (3, 14), (4, 11)])
def test_another_python_is_told_which_versions_work(version: tuple[int, int]) -> None:
    sentence = bootstrap.refusal(version, SUPPORTED, nothing_installed)

    assert sentence == (
        f"Agent Assist needs Python 3.11 to 3.13 and this is Python {version[0]}.{version[1]}: "
        "install one of these versions and start this again with it."
    )


def test_the_newest_python_that_would_work_is_named() -> None:
    installed = {"python3.11": "/usr/bin/python3.11", "python3.12": "/usr/bin/python3.12"}

    sentence = bootstrap.refusal((3, 9), SUPPORTED, installed.get)

    assert sentence is not None
    assert sentence.endswith("start this again with python3.12, which is installed here.")


def test_the_limits_are_those_of_the_project(repository: Path) -> None:
    lowest, highest = bootstrap.supported_minors(
        (repository / "pyproject.toml").read_text(encoding="utf-8")
    )

    assert lowest == 11
    assert highest >= sys.version_info[1]


def test_a_project_without_limits_is_an_error() -> None:
    with pytest.raises(ValueError, match="requires-python"):
        bootstrap.supported_minors("[project]")


def test_the_first_file_can_be_read_by_python_3_6(repository: Path) -> None:
    source = (repository / "packaging" / "bootstrap.py").read_text(encoding="utf-8")

    tree = ast.parse(source, feature_version=(3, 6))

    # Names of the grammar are not all a version lacks: this import came with 3.7.
    assert "annotations" not in [
        name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for name in node.names
    ]


def test_the_set_up_needs_the_standard_library_alone(repository: Path) -> None:
    folder = repository / "packaging"
    start_of_the_frozen_program = folder / "_package" / "entry.py"
    made_once_by_a_developer = folder / "language_table.py"
    for file in {*folder.rglob("*.py")} - {start_of_the_frozen_program, made_once_by_a_developer}:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                names = [node.module or ""]
            else:
                continue
            roots = {name.partition(".")[0] for name in names}
            assert roots <= {*sys.stdlib_module_names, "_setup", "_package"}, file.name


def test_the_set_up_does_not_hide_the_library_packaging(repository: Path) -> None:
    assert not (repository / "packaging" / "__init__.py").exists()


@pytest.mark.parametrize("arguments", [[], ["rnu"], ["setup", "--quickly"]])
def test_an_unknown_command_says_what_there_is(repository: Path, arguments: list[str]) -> None:
    command = [sys.executable, str(repository / "packaging" / "bootstrap.py"), *arguments]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        "Use one of: python3 packaging/bootstrap.py run, … test [arguments for pytest], … setup, "
        "… package, … try-package [the .deb to upgrade from]."
    ]

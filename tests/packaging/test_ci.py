"""What continuous integration runs is what the README tells people to run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

RUN = "python3 packaging/bootstrap.py run"
TEST = "python3 packaging/bootstrap.py test"


@pytest.fixture
def ci(repository: Path) -> Path:
    return repository / ".ci" / "run"


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_both_commands_are_where_people_look(repository: Path, document: str) -> None:
    text = (repository / document).read_text(encoding="utf-8")

    assert RUN in text
    assert TEST in text


def test_continuous_integration_runs_the_test_command_and_nothing_else(ci: Path) -> None:
    lines = [
        line for line in ci.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    ]

    assert lines == [
        "set -euo pipefail",
        'cd "$(dirname "${BASH_SOURCE[0]}")/.."',
        f"exec timeout 1800 {TEST} </dev/null",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
def test_the_script_can_be_started(ci: Path) -> None:
    assert os.access(ci, os.X_OK)
    assert subprocess.run(["bash", "-n", str(ci)], check=False).returncode == 0

"""A small checkout to set up, in a temporary folder."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
# The set-up is no part of the package, so it is importable from its own folder only.
sys.path.insert(0, str(REPOSITORY / "packaging"))

if TYPE_CHECKING:
    from _setup.checkout import Checkout

PYPROJECT = """\
[build-system]
requires = ["hatchling"]

[project]
name = "small"
version = "1"
dependencies = ["click>=8"]

[tool.ruff]
line-length = 100
"""


@pytest.fixture
def repository() -> Path:
    """The real checkout these tests are in."""
    return REPOSITORY


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A checkout that has a lock and a description, and no environment yet."""
    from _setup.checkout import Checkout

    made = Checkout(tmp_path)
    made.lock.parent.mkdir()
    made.lock.write_text("click==8.5.1 --hash=sha256:00\n", encoding="utf-8")
    made.oracle_lock.write_text("scipy==1.17.1 --hash=sha256:02\n", encoding="utf-8")
    made.pyproject.write_text(PYPROJECT, encoding="utf-8")
    return made

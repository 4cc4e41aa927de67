"""Where things are in a checkout, so that no other module spells a path."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Checkout:
    """The folders and files the set-up reads and writes, all below ``root``."""

    root: Path

    @property
    def venv(self) -> Path:
        """The project's own virtual environment."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """The interpreter of that environment, which need not exist yet."""
        return self.venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def stamp(self) -> Path:
        """Written last by a set-up that went through."""
        return self.venv / "set-up.json"

    @property
    def log(self) -> Path:
        """What the set-up's own tools printed, for the person who wants to know more."""
        return self.venv / "set-up.log"

    @property
    def lock(self) -> Path:
        """Every package with its version and the digests of its public files."""
        return self.root / "packaging" / "lock.txt"

    @property
    def package_lock(self) -> Path:
        """What building packages needs beyond that."""
        return self.root / "packaging" / "lock-package.txt"

    @property
    def oracle_lock(self) -> Path:
        """Others' implementations that the tests compare our formulas with."""
        return self.root / "packaging" / "lock-oracles.txt"

    @property
    def oracle_stamp(self) -> Path:
        """The digest of the oracles' lock that is installed."""
        return self.venv / "oracles.sha256"

    @property
    def pyproject(self) -> Path:
        """The project's own description."""
        return self.root / "pyproject.toml"

    @property
    def pictures(self) -> Path:
        """Where the tour puts its pictures."""
        return self.root / "tour"

"""Where the build puts things, and what the package is called."""

from __future__ import annotations

import platform
import re
from dataclasses import dataclass
from pathlib import Path

MAINTAINER = "Agent Assist maintainers <maintainers@agent-assist.invalid>"
SUMMARY = "replies drafted by a language model, sent only by a person"
_DEBIAN = {"x86_64": "amd64", "aarch64": "arm64"}


@dataclass(frozen=True)
class Layout:
    """The folders and files of one build, all below ``root``, the checkout."""

    root: Path

    @property
    def version(self) -> str:
        """The version in ``pyproject.toml``."""
        text = (self.root / "pyproject.toml").read_text(encoding="utf-8")
        found = re.search(r'^version = "([^"]+)"', text, re.MULTILINE)
        if found is None:
            raise ValueError("pyproject.toml has no version")
        return found.group(1)

    @property
    def machine(self) -> str:
        """The processor, as Linux names it."""
        return platform.machine()

    @property
    def debian_architecture(self) -> str:
        """The processor, as Debian names it."""
        return _DEBIAN.get(self.machine, self.machine)

    @property
    def share(self) -> Path:
        """The desktop's files, as they are installed."""
        return self.root / "packaging" / "share"

    @property
    def work(self) -> Path:
        """What the build needs on its way."""
        return self.root / "build" / "package"

    @property
    def frozen(self) -> Path:
        """The frozen program: one folder."""
        return self.work / "frozen" / "agent-assist"

    @property
    def documents(self) -> Path:
        """Manual page, completions, notices and bill of materials, made by the build."""
        return self.work / "documents"

    @property
    def out(self) -> Path:
        """What is handed to IT."""
        return self.root / "dist"

    @property
    def deb(self) -> Path:
        """The Debian package."""
        return self.out / f"agent-assist_{self.version}_{self.debian_architecture}.deb"

    @property
    def tarball(self) -> Path:
        """The archive for one user."""
        return self.out / f"agent-assist-{self.version}-linux-{self.machine}.tar.xz"

    @property
    def bill(self) -> Path:
        """The software bill of materials."""
        return self.out / f"agent-assist-{self.version}.cdx.json"

"""Where fonts and icons lie: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

import agent_assist


def resources_dir() -> Path:
    """The folder that holds `fonts/` and `icons/`."""
    package = Path(agent_assist.__file__).parent
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"

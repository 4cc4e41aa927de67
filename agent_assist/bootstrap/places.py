"""Where things are: the resources that ship, and the profile of the person who runs this."""

from __future__ import annotations

from pathlib import Path

import agent_assist
from agent_assist.domain.errors import ConfigurationError


def resources() -> Path:
    """The folder of fonts, icons, prompts, policy and demo: in a checkout beside the package, else inside it."""
    package = Path(agent_assist.__file__).resolve().parent
    for folder in (package.parent / "resources", package / "_resources"):
        if (folder / "policy" / "default.toml").exists():
            return folder
    raise ConfigurationError("The program's resources are missing. Install Agent Assist again.")


def default_profile() -> Path:
    """The profile folder of this account."""
    import platformdirs  # start-up time

    return Path(platformdirs.user_data_dir("agent-assist", appauthor=False))


def organisation_policy() -> Path:
    """Where IT puts the organisation's policy."""
    return Path("/etc/agent-assist/policy.toml")

"""macOS' managed preferences, as a configuration profile puts them. Rule: only the managed folder, never a user's own.

Not tried on macOS. Managed values lie as property lists in /Library/Managed Preferences, first those of the computer,
then those of the account (Apple, "Preference domains" of CFPreferences).
"""

from __future__ import annotations

import plistlib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

from agent_assist.domain.managed import PolicyProblem, RawPolicy

DOMAIN = "io.github.agent_assist.AgentAssist"
MANAGED_FOLDER = Path("/Library/Managed Preferences")
_AI_OFF = "AI drafting is off and the rules that ship hold until it is mended."


def managed_preferences(
    account: str, folder: Path = MANAGED_FOLDER
) -> tuple[Callable[[], RawPolicy | None], ...]:
    """Two places: the computer's preferences, and the account's."""
    paths = (folder / f"{DOMAIN}.plist", folder / account / f"{DOMAIN}.plist")
    return tuple(_reader(path) for path in paths)


def _reader(path: Path) -> Callable[[], RawPolicy | None]:
    return lambda: _read(path)


def _read(path: Path) -> RawPolicy | None:
    name = str(path)
    try:
        values = plistlib.loads(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError, ExpatError, plistlib.InvalidFileException) as error:
        problem = PolicyProblem(name, f"the preferences cannot be read ({error})", _AI_OFF)
        return RawPolicy(name, problem=problem, is_broken=True)
    if not isinstance(values, dict):
        problem = PolicyProblem(name, "the preferences are no dictionary", _AI_OFF)
        return RawPolicy(name, problem=problem, is_broken=True)
    ours: dict[str, Any] = {k: v for k, v in values.items() if not k.startswith("Payload")}
    return RawPolicy(name, ours)

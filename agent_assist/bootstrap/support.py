"""`agent-assist support`: a file for the help desk. Rule: only what is allowed gets in, nothing is filtered out.

Lines of the doctor in their `shared` words, the program's log by its exact form, which settings differ from the usual
(values of switches, numbers and choices only), and figures of the store. Never texts, names, addresses, paths or keys.
"""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path
from typing import Any

from agent_assist.adapters.program_log import clean_lines, log_files
from agent_assist.bootstrap.doctor import diagnose
from agent_assist.bootstrap.places import default_profile
from agent_assist.bootstrap.profile import Profile, load_profile
from agent_assist.cli.headless import Place
from agent_assist.domain.errors import AgentAssistError, InputError
from agent_assist.domain.settings_schema import Item, Kind, Scope, items_of
from agent_assist.domain.settings_values import values_of

_SHARED_KINDS = frozenset({Kind.SWITCH, Kind.WHOLE, Kind.SHARE, Kind.CHOICE})
_READ_ME = """What this file holds

doctor.json    the lines of `agent-assist doctor`, without paths, names and addresses
settings.json  which settings differ from the usual; values of switches, numbers and choices only
policy.json    the same of the organisation's policy, which settings it locks, how many of its values are unusable
program.log    errors by kind and place in the program, without their messages

It holds no ticket, no reply, no name, no address, no path and no key. Read it before you send it.
"""


def write_support(place: Place, out: Path) -> tuple[str, ...]:
    """Write the file (0600); returns the names in it. InputError where it exists or cannot be written."""
    folder = place.folder or default_profile()
    lines = diagnose(place.folder, place.passphrase)
    doctor = [{"topic": d.topic, "state": d.state, "finding": d.shared} for d in lines]
    files = {"README.txt": _READ_ME, "doctor.json": _json(doctor), **_settings(folder)}
    for path in log_files(folder):
        files[path.name] = clean_lines(path.read_text(encoding="utf-8", errors="replace"))
    try:
        handle = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as raw, zipfile.ZipFile(raw, "w") as bundle:
            for name, text in files.items():
                entry = zipfile.ZipInfo(name)
                bundle.writestr(entry, text, zipfile.ZIP_DEFLATED)
    except FileExistsError as error:
        raise InputError(f"{out} exists already. Name another file.") from error
    except OSError as error:
        raise InputError(
            f"{out} cannot be written: {error.strerror}. Name another file."
        ) from error
    return tuple(files)


def _settings(folder: Path) -> dict[str, str]:
    try:
        profile = load_profile(folder)
    except AgentAssistError as error:
        return {"settings.json": _json({"unreadable": type(error).__name__})}
    values = values_of(profile.settings)
    own = {i.key: _shared(i, values[i.key]) for i in items_of(Scope.PERSON) if _differs(i, values)}
    return {"settings.json": _json(own), "policy.json": _json(_policy(profile))}


def _policy(profile: Profile) -> dict[str, Any]:
    values = {
        item.key: list(value) if isinstance(value, tuple) else value
        for item in items_of(Scope.ORGANISATION)
        for value in (getattr(profile.policy, item.key),)
    }
    decided = {
        i.key: _shared(i, values[i.key])
        for i in items_of(Scope.ORGANISATION)
        if _differs(i, values)
    }
    return {
        "decided": decided,
        "locked": sorted(profile.policy.locked),
        "recommended": sorted(profile.managed.recommended),
        "unusable_values": len(profile.policy_problems),
    }


def _differs(item: Item, values: dict[str, Any]) -> bool:
    return bool(values[item.key] != item.default)


def _shared(item: Item, value: Any) -> Any:
    return value if item.kind in _SHARED_KINDS else "set"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"

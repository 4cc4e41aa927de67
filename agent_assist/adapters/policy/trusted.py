"""Reads the organisation's file. Rule: what somebody else than its owner could have written is not believed.

The opened file itself is looked at, not its name, so that nobody exchanges it in between.
"""

from __future__ import annotations

import os
import stat
import tomllib
from collections.abc import Set
from pathlib import Path

from agent_assist.adapters.policy.lines import line_numbers
from agent_assist.domain.managed import PolicyProblem, RawPolicy

ROOT_ALONE: Set[int] = frozenset({0})
_WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH
_MOST_BYTES = 1_000_000
_AI_OFF = "AI drafting is off and the rules that ship hold until it is mended."
_IGNORED = "The rules that ship hold until that is mended."


def read_trusted(path: Path, owners: Set[int] = ROOT_ALONE) -> RawPolicy | None:
    """What the file holds, None where there is none. `owners` are the accounts whose files are believed."""
    name = str(path)
    try:
        with path.open("rb") as file:
            reason = _why_not(path, os.fstat(file.fileno()), owners)
            data = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        return _broken(name, f"the file cannot be read ({error.strerror})")
    if reason:
        return RawPolicy(name, problem=PolicyProblem(name, reason, _IGNORED))
    if len(data) > _MOST_BYTES:
        return _broken(name, "the file is larger than 1 MB")
    return parsed(name, data)


def read_draft(path: Path) -> RawPolicy:
    """A file that somebody is still writing, whoever owns it: it is checked, never in force."""
    try:
        return parsed(str(path), path.read_bytes())
    except OSError as error:
        return _broken(str(path), f"the file cannot be read ({error.strerror})")


def parsed(name: str, data: bytes) -> RawPolicy:
    """The values of a TOML file; one that is none is broken."""
    try:
        text = data.decode("utf-8-sig")
        return RawPolicy(name, tomllib.loads(text), line_numbers(text))
    except UnicodeDecodeError:
        return _broken(name, "the file is not UTF-8 text")
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return _broken(name, f"the file is not valid TOML: {error}")


def _broken(name: str, reason: str) -> RawPolicy:
    return RawPolicy(name, problem=PolicyProblem(name, reason, _AI_OFF), is_broken=True)


def _why_not(path: Path, found: os.stat_result, owners: Set[int]) -> str:
    """Why the file is not believed, "" when it is. Windows has no such owners; its registry is used there."""
    if os.name != "posix":
        return ""
    if not stat.S_ISREG(found.st_mode):
        return "the policy is not used because it is not a file"
    for words, status in (("the file", found), ("its folder", path.resolve().parent.stat())):
        if status.st_uid not in owners:
            return f"the policy is not used because {words} does not belong to root (chown root)"
        is_sticky = bool(status.st_mode & stat.S_ISVTX) and stat.S_ISDIR(status.st_mode)
        if status.st_mode & _WRITABLE_BY_OTHERS and not is_sticky:
            return f"the policy is not used because others may write to {words} (chmod go-w)"
    return ""

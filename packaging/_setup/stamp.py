"""Tells whether the set-up has been done for exactly this lock, these dependencies, this Python and this folder.

Rule kept here: the stamp is written last and taken away first, so that an interrupted set-up never looks done.
"""

from __future__ import annotations

import hashlib
import json
import platform
import sys
import tomllib
from collections.abc import Mapping

from .checkout import Checkout


def wanted(checkout: Checkout) -> dict[str, str]:
    """Return what the stamp of a finished set-up says: ``python`` and ``packages``, both short texts."""
    return {"python": _python(checkout), "packages": _packages(checkout)}


def _python(checkout: Checkout) -> str:
    major, minor = sys.version_info[:2]
    name = f"{sys.implementation.name} {major}.{minor} {platform.machine()}"
    return f"{name} in {checkout.venv}"


def _packages(checkout: Checkout) -> str:
    digest = hashlib.sha256(checkout.lock.read_bytes())
    digest.update(json.dumps(_dependency_part(checkout), sort_keys=True).encode())
    return digest.hexdigest()


def _dependency_part(checkout: Checkout) -> dict[str, object]:
    table = tomllib.loads(checkout.pyproject.read_text(encoding="utf-8"))
    keys = ("version", "dependencies", "optional-dependencies", "scripts")
    project = table["project"]
    return {"build-system": table["build-system"], **{key: project.get(key) for key in keys}}


def read(checkout: Checkout) -> Mapping[str, str]:
    """Return the stamp of the last finished set-up; empty where there is none that can be read."""
    try:
        found = json.loads(checkout.stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) and checkout.python.exists() else {}


def write(checkout: Checkout, stamp: Mapping[str, str]) -> None:
    """Mark the set-up as done."""
    checkout.stamp.write_text(json.dumps(stamp, indent=2) + "\n", encoding="utf-8")


def remove(checkout: Checkout) -> None:
    """Mark the set-up as not done."""
    checkout.stamp.unlink(missing_ok=True)

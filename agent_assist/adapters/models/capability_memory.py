"""Remembers what each service understands. Rule: a file of addresses and yes or no; losing it costs one more try."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from threading import Lock
from typing import Any

from agent_assist.adapters.models.capabilities import Capabilities

FILE_NAME = "services.json"
_MAX_ENTRIES = 100


class CapabilityMemory:
    """By address and model; in `path`, or in memory only. May be asked from any thread."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._lock = Lock()
        self._known: dict[str, Capabilities] = {}

    def recall(self, base_url: str, model: str) -> Capabilities | None:
        """What was found out about this model at this address."""
        with self._lock:
            return self._entries().get(_key(base_url, model))

    def keep(self, base_url: str, model: str, capabilities: Capabilities) -> None:
        """Remember it from now on; a file that cannot be written is not worth an error."""
        with self._lock:
            entries, key = self._entries(), _key(base_url, model)
            if entries.pop(key, None) == capabilities:
                entries[key] = capabilities
                return
            entries[key] = capabilities
            while len(entries) > _MAX_ENTRIES:
                del entries[next(iter(entries))]
            with suppress(OSError):
                self._write(entries)

    def _entries(self) -> dict[str, Capabilities]:
        """Read anew each time: the connection test writes the same file."""
        if self._path is not None:
            self._known = _read(self._path) or self._known
        return self._known

    def _write(self, entries: dict[str, Capabilities]) -> None:
        if self._path is None:
            return
        part = self._path.with_suffix(".part")
        text = json.dumps({key: asdict(value) for key, value in entries.items()}, indent=1)
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        part.replace(self._path)


def _key(base_url: str, model: str) -> str:
    return f"{base_url} {model}"


def _read(path: Path | None) -> dict[str, Capabilities]:
    if path is None:
        return {}
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    entries = found.items() if isinstance(found, dict) else ()
    return {key: _capabilities(value) for key, value in entries if isinstance(value, dict)}


def _capabilities(value: dict[str, Any]) -> Capabilities:
    limits = value.get("token_limits")
    return Capabilities(
        tuple(str(limit) for limit in limits) if isinstance(limits, list) else (),
        reports_usage=value.get("reports_usage") is True,
        has_system_role=value.get("has_system_role") is True,
        takes_temperature=value.get("takes_temperature") is True,
        gives_likelihoods=value.get("gives_likelihoods", True) is True,
    )

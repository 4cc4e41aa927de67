"""`agent-assist store`: is it whole, and what can still be read. Rule: nothing here writes into the store."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from agent_assist.adapters.store.backups import backups
from agent_assist.adapters.store.private_files import FILE_MODE, FOLDER_MODE
from agent_assist.adapters.store.rescue import DamagedStore, Salvage
from agent_assist.adapters.store.rescued_texts import rescued_texts
from agent_assist.bootstrap.places import default_profile
from agent_assist.bootstrap.profile import Profile, load_profile
from agent_assist.bootstrap.stores import STORE_NAME, keys_of, open_credentials
from agent_assist.cli.headless import Place, Readable, RowCount
from agent_assist.domain.errors import InputError
from agent_assist.domain.people import Act

_COLUMNS = {"work": "work", "drafts": "draft", "records": "CAST(body AS TEXT)"}
_OWN_WORK, _LOG = ("work", "drafts"), ("records", "texts")


def export_readable(
    place: Place, out: Path, progress: Callable[[int, int], None] | None = None
) -> Readable:
    """Write what can be read into a new private folder; the log and its texts only for an auditor.

    `progress` is told how many of the kinds of rows are done, and how many there are.
    InputError for a folder that exists or no store; CredentialError for keys; StoreDamaged when nothing opens.
    """
    profile = load_profile(place.folder or default_profile())
    path = profile.folder / STORE_NAME
    if not path.exists():
        raise InputError(
            f"There is no store in {profile.folder}. Name another folder with --profile."
        )
    credentials = open_credentials(profile, place.passphrase)
    key = keys_of(credentials, profile.randomness, profile.folder).store_key
    store = DamagedStore(path, key)
    try:
        _make(out)
        may_open = profile.policy.may(profile.identity.current().account, Act.EXPORT)
        parts = _OWN_WORK + (_LOG if may_open else ())
        counts = {}
        for number, part in enumerate(parts, 1):
            counts[part] = _part(store, key, part, out)
            if progress is not None:
                progress(number, len(parts))
    finally:
        store.close()
    return Readable(out, counts, _notes(profile, path, may_open=may_open))


def _part(store: DamagedStore, key: bytes, name: str, out: Path) -> RowCount:
    """Write one kind of rows as JSON lines: records byte for byte, texts opened."""
    if name in _COLUMNS:
        return _as_lines(store.table(name, _COLUMNS[name]), out / f"{name}.jsonl")
    found = rescued_texts(store, key)
    rows = ({"seq": t.seq, "field": t.field, "text": t.text} for t in found.texts)
    _write(out / f"{name}.jsonl", (_json(row) for row in rows))
    return RowCount(len(found.texts), found.lost, found.is_end_unknown)


def _as_lines(found: Salvage, path: Path) -> RowCount:
    _write(path, (text for (text,) in found.rows))
    return RowCount(len(found.rows), found.lost, found.is_end_unknown)


def _notes(profile: Profile, path: Path, *, may_open: bool) -> tuple[str, ...]:
    notes = [f"A copy from before an upgrade is kept: {each}" for each in backups(path)]
    if not may_open:
        account = profile.identity.current().account
        notes.append(
            f"The log and its texts were left out: {account} has not the role auditor (policy.toml, [roles])."
        )
    return tuple(notes)


def _make(out: Path) -> None:
    try:
        out.mkdir(mode=FOLDER_MODE, parents=True)
    except FileExistsError as error:
        raise InputError(f"{out} exists already. Name a new folder.") from error
    except OSError as error:
        raise InputError(f"{out} cannot be made: {error.strerror}.") from error


def _write(path: Path, lines: Iterable[str]) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)

"""`agent-assist store`: is it whole, and what can still be read. Rule: nothing here writes into the store."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from agent_assist.adapters.store.backups import backups
from agent_assist.adapters.store.private_files import FILE_MODE, FOLDER_MODE
from agent_assist.adapters.store.rescue import DamagedStore
from agent_assist.adapters.store.rescued_texts import rescued_texts
from agent_assist.bootstrap.places import default_profile
from agent_assist.bootstrap.profile import Profile, load_profile
from agent_assist.bootstrap.stores import STORE_NAME, keys_of, open_credentials
from agent_assist.cli.headless import Place, Readable
from agent_assist.domain.errors import InputError
from agent_assist.domain.people import Act

_OWN_WORK = (("work", "ticket_id, work"), ("drafts", "ticket_id, draft"))


def export_readable(place: Place, out: Path) -> Readable:
    """Write what can be read into a new private folder; the log and its texts only for an auditor.

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
        counts = _own_work(store, out)
        may_open = profile.policy.may(profile.identity.current().account, Act.EXPORT)
        if may_open:
            counts |= _log(store, key, out)
    finally:
        store.close()
    return Readable(out, counts, _notes(profile, path, may_open=may_open))


def _own_work(store: DamagedStore, out: Path) -> dict[str, tuple[int, int]]:
    """What the person was writing, and drafts: as JSON lines."""
    counts = {}
    for table, columns in _OWN_WORK:
        found = store.table(table, columns)
        _write(out / f"{table}.jsonl", (text for _, text in found.rows))
        counts[table] = (len(found.rows), found.lost)
    return counts


def _log(store: DamagedStore, key: bytes, out: Path) -> dict[str, tuple[int, int]]:
    """The records, byte for byte, and the texts that they commit to."""
    records = store.table("records", "seq, body")
    _write(out / "records.jsonl", (bytes(body).decode("utf-8") for _, body in records.rows))
    texts = rescued_texts(store, key)
    rows = ({"seq": t.seq, "field": t.field, "text": t.text} for t in texts.texts)
    _write(out / "texts.jsonl", (_json(row) for row in rows))
    return {
        "records": (len(records.rows), records.lost),
        "texts": (len(texts.texts), texts.lost),
    }


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

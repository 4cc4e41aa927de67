"""Small private files, replaced whole. Rule: 0600 from the first byte, and never half a file after a crash."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from agent_assist.domain.errors import CredentialError


def write_private(path: Path, data: bytes) -> None:
    """Write or replace a file durably; CredentialError when the disk does not take it."""
    new = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        _make_folder(path.parent)
        _write_new(new, data)
        new.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise CredentialError(
            f"{path} cannot be written: {error.strerror}. The old keys are unchanged. Check the "
            "disk's space and that this account owns the folder, then try again."
        ) from error
    finally:
        new.unlink(missing_ok=True)


def _make_folder(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not any(folder.iterdir()):
        folder.chmod(0o700)


def _write_new(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

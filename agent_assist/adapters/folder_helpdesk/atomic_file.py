"""A file that is whole or not there. Rule: failed before the rename is refused, after it is unknown."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path

from agent_assist.domain.errors import DeliveryRefused, DeliveryUnknown

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is full",
    errno.EACCES: "you may not write there",
    errno.EPERM: "you may not write there",
    errno.EROFS: "the disk can only be read",
}


def publish(path: Path, data: bytes) -> None:
    """Write beside it, flush to the disk, rename, flush the folder."""
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(temporary, data)
        temporary.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        reason = _REASONS.get(error.errno or 0, error.strerror or "the disk refused it")
        raise DeliveryRefused(
            f"Nothing was sent: {reason} ({path.parent}). Mend that, then send again."
        ) from error
    _flush_folder(path)


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(path: Path) -> None:
    if os.name == "nt":
        # Windows cannot flush a folder; the rename is journalled there.
        return
    try:
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except OSError as error:
        raise DeliveryUnknown(
            f"{path.name} was written to the outbox, but the disk did not confirm it: {error.strerror}."
        ) from error

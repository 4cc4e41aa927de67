"""The log's signed heads kept outside the database. Rule: only what is committed, signed, and on the disk.

A chain cannot see its own tail missing; a head that names more records than there are can. Beside the store
they catch accidents and tampering without the device's key; in a folder where files cannot be changed they
catch its owner too.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from agent_assist.adapters.store.private_files import as_store_error, prepare, sync_folder
from agent_assist.domain.canonical import canonical_json
from agent_assist.domain.checkpoints import Checkpoint
from agent_assist.domain.errors import InputError, StoreError
from agent_assist.domain.signed_note import SignedNote

_SUFFIX = ".checkpoint"
_READ_ONLY = 0o444


@dataclass(frozen=True, slots=True)
class KeptNote:
    """A note as found: where, and its text ("" where a place holds none)."""

    place: str
    text: str

    def checkpoint(self) -> Checkpoint | None:
        """The checkpoint in it, None where there is none; its signature is not looked at."""
        try:
            return Checkpoint.parse(SignedNote.parse(self.text).text)
        except InputError:
            return None


class HeadFile:
    """One JSON line `{"note":"…"}` for each head: append only, private. A torn last line does not count."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def append(self, note: SignedNote) -> None:
        """Write one head and wait until it is on the disk; StoreFull or StoreError when it is not."""
        prepare(self.path)
        try:
            with self.path.open("r+b") as file:
                file.seek(_end_of_whole_lines(file.read()))
                file.truncate()
                file.write(canonical_json({"note": str(note)}) + b"\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise as_store_error(error, self.path) from error

    def notes(self) -> Iterator[KeptNote]:
        """Every whole line in the file's order."""
        for number, line in enumerate(self._lines(), start=1):
            yield KeptNote(f"line {number} of {self.path.name}", _note_in(line))

    def newest(self) -> KeptNote | None:
        """The last line that holds a checkpoint."""
        for line in reversed(self._lines()):
            kept = KeptNote(self.path.name, _note_in(line))
            if kept.checkpoint() is not None:
                return kept
        return None

    def _lines(self) -> list[bytes]:
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return []
        except OSError as error:
            raise as_store_error(error, self.path) from error
        return data[: _end_of_whole_lines(data)].split(b"\n")[:-1]


class AnchorFolder:
    """A folder outside this computer, such as a share where files cannot be changed: one file for each head."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def add(self, device: str, size: int, note: SignedNote) -> None:
        """Write a head as a new file; StoreError when that fails or another head stands there."""
        path = self.path / f"{device}-{size:012d}{_SUFFIX}"
        try:
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(str(note))
                file.flush()
                os.fsync(file.fileno())
            path.chmod(_READ_ONLY)
            sync_folder(self.path)
        except FileExistsError as error:
            if _text_of(path) != str(note):
                raise StoreError(
                    f"{path} holds another head of this log. Nothing was changed. "
                    "Run agent-assist log verify."
                ) from error
        except OSError as error:
            raise StoreError(
                as_store_error(error, path).message, title="The head could not be kept elsewhere"
            ) from error

    def notes(self, device: str) -> Iterator[KeptNote]:
        """The device's heads in the order of their sizes; StoreError when the folder cannot be read."""
        for path in self._paths(device):
            yield KeptNote(str(path), _text_of(path))

    def newest(self, device: str) -> KeptNote | None:
        """The device's longest head."""
        for path in reversed(self._paths(device)):
            kept = KeptNote(str(path), _text_of(path))
            if kept.checkpoint() is not None:
                return kept
        return None

    def _paths(self, device: str) -> list[Path]:
        try:
            paths = sorted(self.path.iterdir())
        except OSError as error:
            raise StoreError(
                f"The folder of heads {self.path} cannot be read: {error.strerror}. "
                "Check that it is connected."
            ) from error
        return [p for p in paths if p.name.startswith(f"{device}-") and p.suffix == _SUFFIX]


def notes_at(path: Path, origin: str) -> Iterator[KeptNote]:
    """The heads that somebody kept by themselves: a file with a note, or a folder of such files.

    Notes of other logs are left out; InputError where there is none of this one.
    """
    paths = sorted(path.iterdir()) if path.is_dir() else [path]
    found = [KeptNote(str(file), _text_of(file)) for file in paths if file.is_file()]
    ours = [note for note in found if note.text.startswith(origin + "\n")]
    if not ours:
        raise InputError(f"{path} holds no head of this log ({origin}).")
    yield from ours


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""
    except OSError as error:
        raise as_store_error(error, path) from error


def _end_of_whole_lines(data: bytes) -> int:
    return data.rfind(b"\n") + 1


def _note_in(line: bytes) -> str:
    try:
        note = json.loads(line)["note"]
    except (ValueError, KeyError, TypeError):
        return ""
    return note if isinstance(note, str) else ""

"""An offline copy of the log that an auditor checks without this program. Rule: exact bytes; texts where asked for.

A folder, or one .zip: the records as lines, the signed heads, keys, opened texts, proofs, and a verifier that is
one file of Python's standard library.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from agent_assist.adapters.store.heads import KeptNote
from agent_assist.adapters.store.log_proof import LogProofs
from agent_assist.adapters.store.private_files import FILE_MODE, FOLDER_MODE, as_store_error
from agent_assist.domain.checkpoints import Checkpoint
from agent_assist.domain.errors import InputError
from agent_assist.domain.records import ChainedRecord
from agent_assist.domain.signed_note import SignedNote

VERIFIER_NAME = "verify.py"
_README = """\
A copy of one device's decision log.

Check it:            python verify.py
with a known key:    python verify.py --key KEY
with a head you kept: python verify.py --head FILE

Python 3.9 or newer is enough; nothing is installed and nothing is fetched. `python verify.py --help` says what
the exit codes mean.

records.jsonl      every record, its exact bytes on one line; its hash is SHA-256(0x00, line)
checkpoints.jsonl  the signed heads (C2SP checkpoints) and where they were kept
log.json           the log's name, its keys, and why this copy was made
contents.jsonl     texts that were opened for this copy, with the salts of their commitments; of an erased one, the
                   number of the record that says so
proofs.jsonl       RFC 6962 proofs, as `agent-assist log check-proof --jsonl` and other tools read them

What it cannot show: that clocks were right, and what was never logged. Records after the newest head that you
keep yourself could be missing or be denied.
"""


@dataclass(frozen=True, slots=True)
class BundleOrder:
    """What to copy: up to which head, which decisions with their texts, and why."""

    head: SignedNote
    opened: Sequence[int]
    purpose: str


def bundle_files(
    proofs: LogProofs,
    records: Iterable[ChainedRecord],
    notes: Sequence[KeptNote],
    order: BundleOrder,
) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The bundle's files by name, each as lines without their ends."""
    size = Checkpoint.parse(order.head.text).size
    yield "README.txt", _README.encode().splitlines()
    yield "log.json", [_line(_about(proofs, size, order))]
    yield "records.jsonl", (record.body for record in records if record.seq <= size)
    yield "checkpoints.jsonl", [_line({"place": n.place, "note": n.text}) for n in notes]
    texts = [row for seq in order.opened for row in proofs.opened(seq)]
    yield "contents.jsonl", map(_line, texts)
    yield "proofs.jsonl", map(_line, _proofs(proofs, notes, size, order))


def write_bundle(
    target: Path, files: Iterable[tuple[str, Iterable[bytes]]], verifier: bytes
) -> None:
    """Write a new folder, or a new .zip; InputError when something is there already."""
    if target.exists():
        raise InputError(f"{target} exists already. Name a new folder or a new .zip file.")
    try:
        if target.suffix.lower() == ".zip":
            _write_archive(target, files, verifier)
        else:
            _write_folder(target, files, verifier)
    except OSError as error:
        raise as_store_error(error, target) from error


def _write_folder(
    target: Path, files: Iterable[tuple[str, Iterable[bytes]]], verifier: bytes
) -> None:
    target.mkdir(mode=FOLDER_MODE, parents=True)
    (target / VERIFIER_NAME).write_bytes(verifier)
    for name, lines in files:
        with (target / name).open("xb") as file:
            file.writelines(line + b"\n" for line in lines)
        (target / name).chmod(FILE_MODE)


def _write_archive(
    target: Path, files: Iterable[tuple[str, Iterable[bytes]]], verifier: bytes
) -> None:
    with zipfile.ZipFile(target, "x", zipfile.ZIP_DEFLATED) as archive:
        target.chmod(FILE_MODE)
        archive.writestr(VERIFIER_NAME, verifier)
        for name, lines in files:
            with archive.open(name, "w", force_zip64=True) as file:
                for line in lines:
                    file.write(line + b"\n")


def _about(proofs: LogProofs, size: int, order: BundleOrder) -> dict[str, Any]:
    return {
        "v": 1,
        "what": "agent-assist log bundle",
        "origin": proofs.origin,
        "device": proofs.device,
        "size": size,
        "purpose": order.purpose,
        "keys": proofs.keys(),
    }


def _proofs(
    proofs: LogProofs, notes: Sequence[KeptNote], size: int, order: BundleOrder
) -> Iterator[dict[str, Any]]:
    """That each head's log begins with the one before, and that each opened decision is in the newest."""
    points = [point for note in notes if (point := note.checkpoint())]
    sizes = sorted({point.size for point in points if 0 < point.size <= size})
    for old, new in pairwise(sizes):
        yield proofs.consistency(old, new)
    for seq in order.opened:
        yield proofs.record(seq, order.head).inclusion()


def _line(row: object) -> bytes:
    return json.dumps(row, ensure_ascii=False).encode()

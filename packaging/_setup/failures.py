"""Turns what pip and venv print when they fail into one sentence that says what to do."""

from __future__ import annotations

from pathlib import Path

# Looked for in this order: a broken line also ends in "No matching distribution".
_SENTENCES: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ("No space left on device", "not enough space", "Disk quota exceeded"),
        "The disk is full: free about 1 GB where {folder} and the temporary files are, then start this again.",
    ),
    (
        ("Permission denied", "Access is denied", "Read-only file system"),
        "This user may not write to {folder}: start this in a copy of the checkout that belongs to this user.",
    ),
    (
        ("DO NOT MATCH THE HASHES",),
        "A package differs from the file named in packaging/lock.txt, so it was not installed: "
        "look at where pip gets its packages from ({log} has the details), then start this again.",
    ),
    (
        ("CERTIFICATE_VERIFY_FAILED", "SSLError"),
        "The certificate of the package index could not be checked: tell pip about your organisation's "
        "certificate (pip config set global.cert FILE), then start this again.",
    ),
    (
        (
            "NewConnectionError",
            "NameResolutionError",
            "Temporary failure in name resolution",
            "ConnectTimeoutError",
            "ReadTimeoutError",
            "ProxyError",
            "Network is unreachable",
            "Connection refused",
            "Connection reset",
        ),
        "The package index could not be reached: connect to the network, or set the proxy or the index your "
        "organisation uses in pip's configuration, then start this again.",
    ),
    (
        ("No matching distribution found",),
        "pip found no file for this machine: check the network and the index in pip's configuration; the machine "
        "must be Linux on x86-64 (glibc 2.34 or newer) or ARM64 (glibc 2.39 or newer), Windows on x86-64, or "
        "macOS on Apple silicon ({log} has the details).",
    ),
)
_APT_SENTENCES: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ("No space left on device", "have enough free space"),
        "The disk is full, so apt could not install what is missing: free about 1 GB, then start this again.",
    ),
    (
        (
            "Temporary failure resolving",
            "Could not resolve",
            "Could not connect",
            "Unable to connect",
            "Network is unreachable",
            "Connection timed out",
        ),
        "apt could not reach its servers: connect to the network, or set the proxy or the mirror your "
        "organisation uses in apt's configuration, then start this again.",
    ),
)
_OTHERWISE = "The set-up stopped ({last}): look into {log}, mend that, then start this again."


def sentence(output: str, folder: Path, log: Path) -> str:
    """Return one sentence for the ``output`` of a step that failed while it filled ``folder``."""
    for marks, text in _SENTENCES:
        if any(mark.lower() in output.lower() for mark in marks):
            return text.format(folder=folder, log=log)
    lines = [line.strip() for line in output.splitlines() if line.strip()] or [
        "no reason was given"
    ]
    return _OTHERWISE.format(last=lines[-1].rstrip("."), log=log)


def sentence_for_apt(output: str) -> str | None:
    """Return one sentence for what apt printed when it failed, or None where running it by hand says more."""
    for marks, text in _APT_SENTENCES:
        if any(mark.lower() in output.lower() for mark in marks):
            return text
    return None

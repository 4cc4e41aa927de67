"""What the tools print when they fail becomes one sentence that says what to do."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest
from _setup import failures

FOLDER = Path("here/.venv")
LOG = FOLDER / "set-up.log"


def sentence(output: str) -> str:
    return failures.sentence(output, FOLDER, LOG)


@pytest.mark.parametrize(
    ("output", "beginning"),
    [
        ("ERROR: [Errno 28] No space left on device", "The disk is full: free about 1 GB"),
        ("[Errno 13] Permission denied: '/src/.venv'", "This user may not write to"),
        ("[Errno 30] Read-only file system: '/src/.venv'", "This user may not write to"),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
            "A package differs from the file named in packaging/lock.txt",
        ),
        ("SSLError(SSLCertVerificationError(1, 'x'))", "The certificate of the package index"),
        (
            "ERROR: No matching distribution found for nh3==0.3.8",
            "pip found no file for this machine",
        ),
        ("\n\nsomething new.\n", "The set-up stopped (something new): look into"),
        ("", "The set-up stopped (no reason was given): look into"),
    ],
)
def test_each_known_failure_has_its_sentence(output: str, beginning: str) -> None:
    assert sentence(output).startswith(beginning)


@pytest.mark.parametrize("output", ["No space left on device", "Permission denied", "odd"])
def test_a_sentence_is_one_line_without_a_placeholder(output: str) -> None:
    said = sentence(output)

    assert said.endswith(".")
    assert not set(said) & set("\n{}")


def test_pip_without_a_network_is_recognised_by_what_it_really_prints(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        nowhere = f"http://127.0.0.1:{taken.getsockname()[1]}/"
        download = ["download", "--index-url", nowhere, "--retries", "1", "--no-input", "nh3"]
        done = subprocess.run(
            [sys.executable, "-I", "-m", "pip", *download, "--dest", str(tmp_path)],
            capture_output=True,
            text=True,
            check=False,
            env={"PIP_CONFIG_FILE": "/dev/null", "HOME": str(tmp_path)},
        )

    assert done.returncode != 0
    assert sentence(done.stdout + done.stderr).startswith("The package index could not be reached")

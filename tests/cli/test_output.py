"""What cannot be written or read ends in one sentence and 2; only a check's finding ends in 1."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_commands import ROOT, agent_assist

FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
LINE = json.dumps({"id": 1, "text": "fine"}) + "\n"


def shell(command: str, *, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run one line of a shell, in which `aa` is the program."""
    function = f'aa() {{ "{sys.executable}" -m agent_assist "$@"; }}\n'
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        ["bash", "-c", function + command],
        input=stdin,
        capture_output=True,
        text=True,
        env=env,
        timeout=120,
        check=False,
    )


@needs_full
@pytest.mark.parametrize(
    "command", ["redact --jsonl -", "doctor", "stats --demo", "--help", "stats --help"]
)
def test_a_full_disk_behind_the_output_is_said(command: str, tmp_path: Path) -> None:
    result = shell(f"aa --profile {tmp_path / 'p'} {command} > /dev/full", stdin=LINE)
    assert (result.returncode, result.stderr) == (
        2,
        "Error: Not all could be written: No space left on device.\n",
    )


@needs_full
def test_what_cannot_even_be_said_is_no_finding() -> None:
    assert shell("aa redact --jsonl /nowhere 2> /dev/full").returncode == 2
    assert shell("aa --profile /nowhere log verify 2> /dev/full").returncode == 2


def test_a_reader_that_leaves_ends_the_command_as_a_shell_names_it() -> None:
    row = {"id": 1, "reply": "Within 60 days.", "sources": [], "ticket": "", "pad": "x" * 2_000}
    result = shell(
        "aa check --jsonl - | head -n 1 > /dev/null; exit ${PIPESTATUS[0]}",
        stdin=(json.dumps(row) + "\n") * 1_000,
    )
    assert (result.returncode, result.stderr) == (141, "")


def test_a_closed_standard_input_is_said() -> None:
    result = shell("aa redact --jsonl - <&-")
    assert (result.returncode, result.stderr) == (
        2,
        "Error: Standard input is closed. Name a file, or give it lines.\n",
    )


@pytest.mark.parametrize("command", ["tour --out", "policy templates --out"])
@pytest.mark.parametrize("place", ["/dev/null", "/dev/null/x"])
def test_a_place_that_is_no_folder_is_said(command: str, place: str) -> None:
    result = agent_assist(*command.split(), place)
    assert result.returncode == 2
    assert "cannot be made" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_passphrase_file_that_is_no_text_is_said(tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(b"\xff\xfe\x00\x80")
    result = agent_assist("--passphrase-file", str(tmp_path / "key"), "log", "verify")
    assert result.returncode == 2
    assert "is not text in UTF-8" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("name", ["log verify", "doctor", "knowledge places"])
def test_a_command_without_a_demo_refuses_the_word(name: str, tmp_path: Path) -> None:
    result = agent_assist("--profile", str(tmp_path), "--demo", *name.split())
    assert result.returncode == 2
    assert "There is no demo for" in result.stderr


def test_the_demo_may_be_named_before_the_command_too(tmp_path: Path) -> None:
    before = agent_assist("--profile", str(tmp_path), "--demo", "stats", "--csv")
    assert (before.returncode, before.stderr) == (0, "")
    assert before.stdout == agent_assist("stats", "--csv", "--demo").stdout


def test_one_form_of_the_figures_at_a_time() -> None:
    result = agent_assist("stats", "--demo", "--json", "--csv")
    assert result.returncode == 2
    assert "Choose one form, not --json and --csv." in result.stderr

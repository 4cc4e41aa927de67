"""What IT runs: the policy's commands, doctor, support, links; two starts give one window."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from agent_assist.adapters.settings_file import SettingsFile
from agent_assist.domain.settings import Settings

ROOT = Path(__file__).resolve().parents[2]


def environment(**more: str) -> dict[str, str]:
    plain = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    return {**plain, "AGENT_ASSIST_PASSPHRASE": "for this test", **more}


def run(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "agent_assist", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(**more),
        timeout=120,
        check=False,
    )


def test_a_policy_is_tried_before_it_is_installed(tmp_path: Path):
    path = tmp_path / "policy.toml"
    path.write_text("undo_seconds = 20\nai_allowed = 'no'\n", encoding="utf-8")
    bad = run("policy", "check", str(path))
    assert bad.returncode == 1
    assert "policy.toml, line 2: ai_allowed must be true or false" in bad.stdout
    path.write_text("undo_seconds = 20\n", encoding="utf-8")
    good = run("policy", "check", str(path))
    assert (good.returncode, good.stdout) == (0, "Every value can be used.\n")


def test_the_reference_and_the_templates_are_written(tmp_path: Path):
    assert run("policy", "reference").stdout.startswith("# Settings and policy")
    answer = run("policy", "templates", "--out", str(tmp_path / "t"))
    assert answer.returncode == 0, answer.stderr
    assert "not tried" in answer.stdout
    files = {p.relative_to(tmp_path / "t").as_posix() for p in (tmp_path / "t").rglob("*.*")}
    assert files == {"AgentAssist.admx", "en-US/AgentAssist.adml", "AgentAssist.mobileconfig"}


def test_doctor_and_support_answer_before_the_first_start(tmp_path: Path):
    profile = tmp_path / "none-yet"
    answer = run("--profile", str(profile), "doctor", "--json")
    checks = json.loads(answer.stdout)["checks"]
    assert {check["topic"] for check in checks} >= {"Agent Assist", "policy", "store", "display"}
    assert all(check["advice"] for check in checks if check["state"] != "ok")
    out = tmp_path / "support.zip"
    assert run("--profile", str(profile), "support", "--out", str(out)).returncode == 0
    with zipfile.ZipFile(out) as bundle:
        assert "doctor.json" in bundle.namelist()
    assert not profile.exists() or not any(profile.glob("store*"))


def test_a_link_of_another_form_opens_nothing(tmp_path: Path):
    answer = run("--profile", str(tmp_path / "p"), "open", "agent-assist://send/48213")
    assert answer.returncode == 2
    assert "agent-assist://ticket/48213" in answer.stderr
    assert "Traceback" not in answer.stderr
    assert not (tmp_path / "p").exists()


@pytest.fixture
def first(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A window that is open on a profile."""
    tickets = tmp_path / "tickets"
    tickets.mkdir()
    SettingsFile(tmp_path / "p" / "settings.json").save(Settings(helpdesk_folder=str(tickets)))
    command = [sys.executable, "-m", "agent_assist", "--profile", str(tmp_path / "p"), "open"]
    process = subprocess.Popen(command, env=environment(XDG_RUNTIME_DIR=""))
    lock = tmp_path / "p" / "window.lock"
    end = time.monotonic() + 60
    while not lock.exists() and time.monotonic() < end:
        time.sleep(0.05)
    yield process
    process.terminate()
    process.wait(30)


def test_two_starts_give_one_window(tmp_path: Path, first: subprocess.Popen[bytes]):
    place = ("--profile", str(tmp_path / "p"))
    for arguments in ((), ("open",), ("open", "agent-assist://ticket/48213")):
        answer = run(*place, *arguments, XDG_RUNTIME_DIR="")
        assert answer.returncode == 0, answer.stderr
    assert first.poll() is None


def test_a_window_that_was_killed_is_no_obstacle(tmp_path: Path, first: subprocess.Popen[bytes]):
    place = ("--profile", str(tmp_path / "p"))
    assert run(*place, "open", XDG_RUNTIME_DIR="").returncode == 0
    first.kill()
    first.wait(30)
    command = [sys.executable, "-m", "agent_assist", *place, "open"]
    again = subprocess.Popen(command, env=environment(XDG_RUNTIME_DIR=""))
    try:
        with pytest.raises(subprocess.TimeoutExpired):
            again.wait(3)
        assert run(*place, "open", XDG_RUNTIME_DIR="").returncode == 0
    finally:
        again.terminate()
        again.wait(30)

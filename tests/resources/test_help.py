"""Each command in the guides is run as it stands there, on a profile that was opened before."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from agent_assist.adapters.settings_file import SettingsFile
from agent_assist.bootstrap.places import resources
from agent_assist.bootstrap.stored import opened
from agent_assist.domain.records import LogEntry, RecordType
from agent_assist.domain.settings import Settings
from agent_assist.presenters.guide_text import guide_commands

ROOT = Path(__file__).resolve().parents[2]
HELP = resources() / "help"
GUIDES = ("agents.md", "leads.md", "it.md", "settings.md")
COMMANDS = sorted({c for g in GUIDES for c in guide_commands((HELP / g).read_text("utf-8"))})
PASSPHRASE = "for this test"
FINDINGS = (("doctor", {0, 1}), ("log verify", {0, 6}))
"""What the exit codes say of this computer, not of the command."""
OPENS_A_WINDOW = "agent-assist --demo"


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile whose store holds one record, so that there is something to verify and to export."""
    folder = tmp_path_factory.mktemp("it")
    tickets = folder / "tickets"
    tickets.mkdir()
    SettingsFile(folder / "p" / "settings.json").save(Settings(helpdesk_folder=str(tickets)))
    with opened(folder / "p", PASSPHRASE) as (_, stores):
        at = datetime(2026, 11, 23, tzinfo=UTC)
        stores.decisions.append(
            LogEntry(RecordType.AUDIT, at, "priya", "", "", detail={"act": "x"})
        )
    return folder / "p"


def environment() -> dict[str, str]:
    plain = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    return {**plain, "AGENT_ASSIST_PASSPHRASE": PASSPHRASE}


def test_the_guides_show_commands():
    assert len(COMMANDS) > 10


@pytest.mark.parametrize("command", [c for c in COMMANDS if c != OPENS_A_WINDOW])
def test_a_command_in_the_guides_works(command: str, profile: Path, tmp_path: Path):
    (tmp_path / "policy.toml").write_text('organisation = "Nordlys IT"\n', encoding="utf-8")
    arguments = ["--profile", str(profile), *shlex.split(command)[1:]]
    done = subprocess.run(
        [sys.executable, "-m", "agent_assist", *arguments],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode in next((codes for c, codes in FINDINGS if c in command), {0}), (
        done.stderr
    )
    assert done.stdout or (tmp_path / "week.html").exists()
    assert "Traceback" not in done.stderr
    assert "Usage" not in done.stderr


def test_the_command_that_opens_the_window_opens_it(tmp_path: Path):
    assert OPENS_A_WINDOW in COMMANDS
    command = [sys.executable, "-m", "agent_assist", "--demo"]
    here = {**environment(), "TMPDIR": str(tmp_path)}
    process = subprocess.Popen(command, cwd=tmp_path, env=here)
    try:
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(5)
        assert list(tmp_path.glob("agent-assist-demo-*")), "the demo's folder, made on the way"
    finally:
        process.terminate()
        process.wait(30)


@pytest.mark.parametrize("guide", GUIDES)
def test_links_between_guides_lead_somewhere(guide: str):
    text = (HELP / guide).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)]+)\)", text):
        assert (HELP / target).exists(), target

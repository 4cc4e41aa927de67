"""The command's two ways in: the window alone, and everything with a command line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def _start(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    kept.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**kept, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def _main(*arguments: str) -> str:
    return (
        "import sys; from agent_assist.__main__ import main; "
        f"sys.argv = ['agent-assist', *{arguments!r}]; sys.exit(main())"
    )


def test_without_a_display_one_sentence_says_what_to_do() -> None:
    for arguments in ((), ("--demo",), ("open", "agent-assist://ticket/1")):
        ended = _start(_main(*arguments))

        assert ended.returncode == 2, ended.stderr
        assert "There is no display" in ended.stderr
        assert "agent-assist tour" in ended.stderr
        assert "Traceback" not in ended.stderr


def test_the_window_alone_imports_no_command_line(tmp_path: Path) -> None:
    """Start-up time: the command line's imports come before no ticket row."""
    code = (
        "import sys, agent_assist.bootstrap.opening as o; from agent_assist.__main__ import main;"
        "o.open_window = lambda *a, **k: print(a, k, 'click' in sys.modules) or 7;"
        "sys.argv = ['agent-assist', '--demo']; sys.exit(main())"
    )

    ended = _start(code, AGENT_ASSIST_PASSPHRASE="long words")

    assert ended.returncode == 7
    assert ended.stdout.strip() == "(None, 'long words') {'is_demo': True} False"


def test_every_other_start_takes_the_command_line() -> None:
    assert "agent-assist, version" in _start(_main("--version")).stdout
    assert "Usage: agent-assist" in _start(_main("--help")).stdout


def test_a_shell_that_asks_what_could_follow_gets_words_and_no_window() -> None:
    asked = {"COMP_WORDS": "agent-assist kno", "COMP_CWORD": "1"}

    script = _start(_main(), _AGENT_ASSIST_COMPLETE="fish_source")
    words = _start(_main(), _AGENT_ASSIST_COMPLETE="bash_complete", **asked)

    assert "complete --no-files --command agent-assist" in script.stdout, script.stderr
    assert words.stdout.split() == ["plain,knowledge"], words.stderr

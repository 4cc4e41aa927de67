"""The manual page, made from the program's own ``--help``, so that it cannot say anything else."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path


def page(program: Path, version: str) -> str:
    """Return ``agent-assist.1`` for ``program``. Raises CalledProcessError."""
    commands = _commands(_help(program, []))
    parts = [
        f'.TH AGENT-ASSIST 1 "" "agent-assist {version}" "User commands"',
        ".SH NAME",
        "agent\\-assist \\- replies drafted by a language model, sent only by a person",
        ".SH SYNOPSIS",
        ".B agent\\-assist\n[OPTIONS] [COMMAND] [ARGUMENTS]",
        ".SH DESCRIPTION",
        "Without a command the window opens. There is no command that sends.",
        _literal(_help(program, [])),
        ".SH COMMANDS",
        *(f".SS {_escaped(name)}\n{_literal(_help(program, [name]))}" for name in commands),
        ".SH EXIT STATUS",
        "0 done; 1 a finding, where the command is a check; 2 unusable input or environment.",
        ".SH FILES",
        ".I /etc/agent\\-assist/policy.toml\n.br\nThe organisation's policy; root owns it.",
    ]
    return "\n".join(parts) + "\n"


def _help(program: Path, command: list[str]) -> str:
    done = subprocess.run(
        [str(program), *command, "--help"], capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


def _commands(text: str) -> list[str]:
    _, _, below = text.partition("Commands:\n")
    return re.findall(r"^  (\S+)", below, re.MULTILINE)


def _literal(text: str) -> str:
    return f".nf\n{_escaped(text.strip())}\n.fi"


def _escaped(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("-", "\\-")
    return re.sub(r"^([.'])", r"\\&\1", escaped, flags=re.MULTILINE)

"""Starts Agent Assist: the window, or a headless command."""

from __future__ import annotations

import sys


def main() -> int:
    """The console script's entry; returns the exit code."""
    from agent_assist.bootstrap.commands import Commands  # start-up time
    from agent_assist.cli.main import run, use_utf8  # start-up time

    use_utf8()
    return run(Commands())


if __name__ == "__main__":
    sys.exit(main())

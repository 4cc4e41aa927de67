"""Starts Agent Assist: the window, or a headless command."""

from __future__ import annotations

import os
import sys

_WINDOW_ALONE: tuple[list[str], ...] = ([], ["--demo"])
_COMPLETION = "_AGENT_ASSIST_COMPLETE"
"""Set by a shell that asks the command line what could follow: no window then."""


def main() -> int:
    """The console script's entry; returns the exit code."""
    if sys.argv[1:] in _WINDOW_ALONE and _COMPLETION not in os.environ:
        return _open_window(is_demo=len(sys.argv) > 1)
    from agent_assist.bootstrap.commands import Commands  # start-up time
    from agent_assist.cli.main import run, use_utf8

    use_utf8()
    return run(Commands())


def _open_window(*, is_demo: bool) -> int:
    """As the command line opens it, which takes a third of the time to the first row just to be imported.

    Garbage is not looked for until the window stands: imports make next to none.
    """
    import gc

    gc.disable()
    from agent_assist.bootstrap.opening import open_window  # start-up time
    from agent_assist.domain.errors import AgentAssistError

    try:
        return open_window(None, os.environ.get("AGENT_ASSIST_PASSPHRASE"), is_demo=is_demo)
    except AgentAssistError as error:
        sys.stderr.write(f"{error.title}: {error.message}\n")
        return 2


if __name__ == "__main__":
    sys.exit(main())

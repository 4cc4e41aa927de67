"""Reads the command line and turns failures into one sentence and an exit code.

Exit codes: the job's own; 1 where a set-up step failed, 2 where the command is not one of ours, 130 on Ctrl+C.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from . import failures, jobs
from .checkout import Checkout
from .errors import SetupError

USAGE = (
    "Use one of: python3 packaging/bootstrap.py run, … test [arguments for pytest], … setup, "
    "… package, … try-package [the .deb to upgrade from]."
)


def main(root: str, arguments: Sequence[str]) -> int:
    """Do the job ``arguments`` name for the checkout in ``root`` and return the exit code."""
    checkout = Checkout(Path(root))
    try:
        return _job(checkout, arguments)
    except SetupError as error:
        return _say(str(error), 1)
    except OSError as error:
        return _say(failures.sentence(str(error), checkout.venv, checkout.log), 1)
    except KeyboardInterrupt:
        return _say("Stopped. Start it again to go on from here.", 130)


def _job(checkout: Checkout, arguments: Sequence[str]) -> int:
    name, rest = (arguments[0], arguments[1:]) if arguments else ("", ())
    if name == "run":
        return jobs.run(checkout, rest)
    if name == "test":
        return jobs.test(checkout, rest)
    if name == "setup" and not rest:
        return jobs.setup(checkout)
    if name == "package" and not rest:
        return jobs.package(checkout)
    if name == "try-package" and len(rest) <= 1:
        return jobs.try_package(checkout, rest)
    return _say(USAGE, 2)


def _say(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr, flush=True)
    return code

"""Sets up this checkout and then does one job.

    python3 packaging/bootstrap.py run      the window on the demo, or its pictures where there is no display
    python3 packaging/bootstrap.py test     the tests; what follows goes to pytest
    python3 packaging/bootstrap.py setup    nothing but the set-up
    python3 packaging/bootstrap.py package      a .deb and a tar.xz in dist/
    python3 packaging/bootstrap.py try-package [OLD.deb]  both in a clean Debian (root, debootstrap)

Rule kept here: this one file stays readable for Python 3.6, so that an old Python gets a sentence and not
a SyntaxError. Everything else is in ``_setup``, which is imported after that check.
"""

import io
import os
import re
import shutil
import sys
from typing import Callable, Optional, Tuple

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def supported_minors(pyproject: str) -> Tuple[int, int]:
    """Return the lowest and the highest minor version N of Python 3.N that ``requires-python`` allows."""
    found = re.search(r'requires-python = ">=3\.(\d+),<3\.(\d+)"', pyproject)
    if found is None:
        raise ValueError('pyproject.toml must say requires-python = ">=3.A,<3.B"')
    return int(found.group(1)), int(found.group(2)) - 1


def refusal(
    version: Tuple[int, ...], minors: Tuple[int, int], which: Callable[[str], Optional[str]]
) -> Optional[str]:
    """Say in one sentence why this Python cannot be used and what to do, or None where it can."""
    lowest, highest = minors
    if version[0] == 3 and lowest <= version[1] <= highest:
        return None
    names = ["python3.{}".format(minor) for minor in range(highest, lowest - 1, -1)]
    found = [name for name in names if which(name)]
    advice = (
        "start this again with {}, which is installed here".format(found[0])
        if found
        else "install one of these versions and start this again with it"
    )
    return "Agent Assist needs Python 3.{} to 3.{} and this is Python {}.{}: {}.".format(
        lowest, highest, version[0], version[1], advice
    )


def main() -> int:
    """Check the Python version, then hand over to the set-up."""
    with io.open(os.path.join(ROOT, "pyproject.toml"), encoding="utf-8") as file:
        minors = supported_minors(file.read())
    sentence = refusal(sys.version_info[:2], minors, shutil.which)
    if sentence:
        sys.stderr.write(sentence + "\n")
        return 1
    from _setup.command import main as command

    return command(ROOT, sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())

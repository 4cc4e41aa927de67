"""A kill inside erasing: everything of the customer is gone and recorded, or nothing is."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.harness.erasing import STEP, Store
from tests.harness.points import AFTER, BEFORE

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize(("moment", "is_kept"), [(BEFORE, True), (AFTER, False)])
def test_all_of_a_customer_is_erased_or_nothing(tmp_path: Path, moment: str, is_kept: bool) -> None:
    command = [sys.executable, "-m", "tests.harness.erasing", str(tmp_path), f"{STEP}: {moment}"]
    ended = subprocess.run(command, cwd=ROOT, check=False)
    assert ended.returncode == -signal.SIGKILL
    store = Store(tmp_path)
    assert set(store.kept) == {is_kept}
    if is_kept:
        store.erase()
    assert set(store.kept) == {False}
    store.database.close()

"""Strictness for every test: offscreen, UTC, no stray log records, no leaked threads."""

from __future__ import annotations

import logging
import os
import sys
import threading
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "UTC"
# No test reads or writes the keyring of the person who runs the tests, nor one another test left behind.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
time.tzset()

import pytest  # noqa: E402

_THREAD_END_SECONDS = 20.0  # a busy machine is slow to end one; a leaked one never ends


@pytest.fixture(autouse=True)
def no_keyring() -> None:
    """Each test begins without a keyring; the import of it stays with whoever needs it."""
    if "keyring" in sys.modules:
        import keyring
        from keyring.backends import fail

        keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call]


@pytest.fixture(autouse=True)
def no_stray_log_records(caplog: pytest.LogCaptureFixture):
    """A warning or error in the log that a test did not ask for is a failure.

    A test that expects one calls `caplog.clear()` after it has looked.
    """
    yield
    stray = [r for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    assert not stray, [record.getMessage() for record in stray]


@pytest.fixture(autouse=True)
def no_leaked_threads():
    """Threads begun in a test end with it."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + _THREAD_END_SECONDS
    while time.monotonic() < deadline:
        left = [t for t in threading.enumerate() if t not in before and t.is_alive()]
        left = [t for t in left if not t.name.startswith(("asyncio_", "pytest", "execnet"))]
        if not left:
            return
        time.sleep(0.01)
    pytest.fail(f"threads were left running: {[t.name for t in left]}")

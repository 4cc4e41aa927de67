"""A second start does nothing, an interrupted set-up is done again, and ``run`` says where its pictures are."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from _setup import command, display, jobs, stamp
from _setup.errors import SetupError

if TYPE_CHECKING:
    from _setup.checkout import Checkout

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the interpreter here is a script")


@pytest.fixture(autouse=True)
def _stay_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Jobs change into the checkout; a test must not stay there."""
    monkeypatch.chdir(Path.cwd())


@pytest.fixture
def finished(checkout: Checkout) -> Checkout:
    """A checkout whose set-up went through."""
    interpreter(checkout, "exit 0")
    stamp.write(checkout, stamp.wanted(checkout))
    return checkout


def interpreter(checkout: Checkout, script: str) -> None:
    """Put a shell script where the environment's Python belongs."""
    checkout.python.parent.mkdir(parents=True, exist_ok=True)
    checkout.python.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    checkout.python.chmod(stat.S_IRWXU)


def files(root: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in root.rglob("*")}


def test_a_second_start_does_nothing(finished: Checkout) -> None:
    before = files(finished.root)

    assert jobs.set_up(finished, display.NONE) is False
    assert files(finished.root) == before


def test_a_set_up_that_fails_half_way_does_not_look_done(finished: Checkout) -> None:
    interpreter(finished, "echo nothing works here; exit 1")
    finished.lock.write_text("click==8.5.2 --hash=sha256:01\n", encoding="utf-8")

    with pytest.raises(SetupError, match="nothing works here"):
        jobs.set_up(finished, display.NONE)

    assert stamp.read(finished) == {}
    assert "nothing works here" in finished.log.read_text(encoding="utf-8")


def test_a_changed_lock_is_installed_with_digests_only_and_nothing_is_compiled(
    finished: Checkout,
) -> None:
    interpreter(finished, 'echo "$@" >> calls')
    os.chdir(finished.root)
    finished.lock.write_text("click==8.5.2 --hash=sha256:01\n", encoding="utf-8")

    assert jobs.set_up(finished, display.NONE) is True

    from_lock, itself, qt = (finished.root / "calls").read_text(encoding="utf-8").splitlines()
    assert "--require-hashes" in from_lock
    assert "--only-binary :all:" in from_lock
    assert from_lock.endswith(str(finished.lock))
    assert "--no-index" in itself
    assert "QApplication" in qt
    assert jobs.set_up(finished, display.NONE) is False
    assert not any("index-url" in call or "://" in call for call in (from_lock, itself, qt))


def test_without_a_display_run_draws_pictures_and_says_where(
    finished: Checkout, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    interpreter(finished, 'echo "$@"')

    code = command.main(str(finished.root), ["run"])

    out = capfd.readouterr().out
    assert code == 0
    assert f"-m agent_assist tour --out {finished.pictures}" in out
    assert f"pictures in {finished.pictures}." in out.splitlines()[0]


def test_the_tests_get_their_arguments_and_their_exit_code(
    finished: Checkout, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    interpreter(finished, 'echo "$@ $QT_QPA_PLATFORM in $PWD"; exit 5')

    code = command.main(str(finished.root), ["test", "-k", "door"])

    assert code == 5
    assert (
        capfd.readouterr().out.splitlines()[-1]
        == f"-m pytest -n auto -k door offscreen in {finished.root}"
    )


def test_what_formulas_are_compared_with_is_installed_once_with_digests_and_by_the_tests_alone(
    finished: Checkout,
) -> None:
    interpreter(finished, 'echo "$@" >> calls')
    os.chdir(finished.root)

    command.main(str(finished.root), ["run"])
    assert "lock-oracles" not in (finished.root / "calls").read_text(encoding="utf-8")
    for _ in range(2):
        command.main(str(finished.root), ["test"])

    calls = (finished.root / "calls").read_text(encoding="utf-8").splitlines()
    (oracles,) = (call for call in calls if "lock-oracles" in call)
    assert "--require-hashes" in oracles
    assert "--only-binary :all:" in oracles


def test_the_tests_run_without_others_statistics_where_those_cannot_be_fetched(
    finished: Checkout, capfd: pytest.CaptureFixture[str]
) -> None:
    interpreter(finished, 'case "$*" in *oracles*) echo no network; exit 1;; esac; echo "$@"')

    assert command.main(str(finished.root), ["test"]) == 0

    out = capfd.readouterr().out
    assert "The tests go on without others' statistics." in out
    assert out.splitlines()[-1] == "-m pytest -n auto"


def test_a_crash_is_not_reported_as_success(finished: Checkout) -> None:
    interpreter(finished, "kill -ABRT $$")

    assert command.main(str(finished.root), ["test"]) == 134


def test_a_failed_step_is_one_sentence_and_no_traceback(
    checkout: Checkout, capsys: pytest.CaptureFixture[str]
) -> None:
    checkout.venv.write_text("a file stands where the folder belongs", encoding="utf-8")

    code = command.main(str(checkout.root), ["setup"])

    said = capsys.readouterr().err
    assert code == 1
    assert len(said.splitlines()) == 1
    assert "Traceback" not in said

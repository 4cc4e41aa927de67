"""The stamp tells a finished set-up from one that has to be done again."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from _setup import stamp

if TYPE_CHECKING:
    from _setup.checkout import Checkout


@pytest.fixture
def finished(checkout: Checkout) -> Checkout:
    """A checkout whose set-up went through."""
    checkout.python.parent.mkdir(parents=True)
    checkout.python.touch()
    stamp.write(checkout, stamp.wanted(checkout))
    return checkout


def is_done(checkout: Checkout) -> bool:
    return stamp.read(checkout) == stamp.wanted(checkout)


def replace_in_pyproject(checkout: Checkout, old: str, new: str) -> None:
    text = checkout.pyproject.read_text(encoding="utf-8")
    assert old in text
    checkout.pyproject.write_text(text.replace(old, new), encoding="utf-8")


def test_a_finished_set_up_is_done(finished: Checkout) -> None:
    assert is_done(finished)


def test_before_the_first_set_up_nothing_is_done(checkout: Checkout) -> None:
    assert stamp.read(checkout) == {}


def test_a_changed_lock_asks_for_the_packages_but_not_for_a_new_environment(
    finished: Checkout,
) -> None:
    finished.lock.write_text("click==8.5.2 --hash=sha256:01\n", encoding="utf-8")

    assert not is_done(finished)
    assert stamp.read(finished)["python"] == stamp.wanted(finished)["python"]


def test_a_changed_dependency_asks_for_the_set_up(finished: Checkout) -> None:
    replace_in_pyproject(finished, "click>=8", "click>=9")

    assert not is_done(finished)


def test_a_change_for_another_tool_asks_for_nothing(finished: Checkout) -> None:
    replace_in_pyproject(finished, "line-length = 100", "line-length = 99")

    assert is_done(finished)


def test_another_python_asks_for_a_new_environment(
    finished: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 12, 0, "final", 0))
    if finished.stamp.read_text(encoding="utf-8").count("3.12"):
        monkeypatch.setattr(sys, "version_info", (3, 11, 0, "final", 0))

    assert stamp.read(finished)["python"] != stamp.wanted(finished)["python"]


def test_a_moved_checkout_asks_for_a_new_environment(finished: Checkout) -> None:
    moved = type(finished)(finished.root.rename(finished.root.with_name("moved")))

    assert stamp.read(moved)["python"] != stamp.wanted(moved)["python"]


@pytest.mark.parametrize("content", ["", "[]", "{", "\N{BYTE ORDER MARK}", '"done"'])
def test_a_damaged_stamp_counts_as_none(finished: Checkout, content: str) -> None:
    finished.stamp.write_text(content, encoding="utf-8")

    assert stamp.read(finished) == {}


def test_a_stamp_of_bytes_that_are_no_text_counts_as_none(finished: Checkout) -> None:
    finished.stamp.write_bytes(b"\xff\xfe\x00")

    assert stamp.read(finished) == {}


def test_a_stamp_without_its_interpreter_counts_as_none(finished: Checkout) -> None:
    finished.python.unlink()

    assert stamp.read(finished) == {}


def test_a_removed_stamp_is_gone_and_may_be_removed_again(finished: Checkout) -> None:
    stamp.remove(finished)
    stamp.remove(finished)

    assert stamp.read(finished) == {}

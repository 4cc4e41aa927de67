"""An act that the log keeps for good needs a reason that somebody can read later."""

from __future__ import annotations

import pytest

from agent_assist.domain.errors import InputError
from agent_assist.services.reasons import said


@pytest.mark.parametrize("reason", ["", "why", "  a  ", " \n ", "x" * 201])
def test_too_little_and_too_much_are_refused(reason: str) -> None:
    with pytest.raises(InputError, match="4 to 200 characters"):
        said(reason)


@pytest.mark.parametrize("reason", ["R-12", "x" * 200])
def test_what_is_long_enough_is_taken_as_it_is(reason: str) -> None:
    assert said(reason) == reason


def test_it_stands_on_one_line() -> None:
    assert said("  wrong\n refund\tamounts ") == "wrong refund amounts"

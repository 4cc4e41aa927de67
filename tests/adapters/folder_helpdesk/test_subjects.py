"""Reply and forward marks of many languages do not make another subject."""

from __future__ import annotations

import pytest

from agent_assist.adapters.folder_helpdesk.subjects import bare_subject


@pytest.mark.parametrize(
    "subject",
    [
        "My lamp",
        "Re: My lamp",
        "RE : my  lamp",
        "AW: WG: Re: My lamp",
        "SV: My lamp",
        "Antw: Fwd: My lamp",
        "Odp: My lamp",
        "RIF: R: My lamp",
        "Rép: My lamp",
        "Re[2]: My lamp",
        "Re(3): My lamp",
        "回复：My lamp",
        "Отв: My lamp",
        "[list] Re: [list] My lamp",
        "\u00a0My\u3000lamp ",
    ],
)
def test_marks_are_taken_off(subject: str) -> None:
    assert bare_subject(subject) == "my lamp"


@pytest.mark.parametrize("subject", ["Report: done", "Refund: 5", "Reset", "Is: it"])
def test_words_that_only_look_like_marks_stay(subject: str) -> None:
    assert bare_subject(subject) == subject.casefold()


@pytest.mark.parametrize("subject", ["", "Re:", "Re: Fwd: ", "[x]"])
def test_nothing_may_be_left(subject: str) -> None:
    assert bare_subject(subject) == ""

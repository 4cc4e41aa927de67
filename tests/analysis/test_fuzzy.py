"""What somebody means by a few letters."""

from __future__ import annotations

import pytest

from agent_assist.analysis.fuzzy import best_matches

COMMANDS = ("Approve… (opens the preview)", "Reject…", "Hand over…", "Next ticket", "Undo send")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("app", 0),
        ("aprove", 0),
        ("rejct", 1),
        ("over", 2),
        ("ov ha", 2),
        ("UNDO", 4),
        ("tic", 3),
    ],
)
def test_the_beginning_or_a_slip_of_the_finger_is_enough(typed: str, meant: int) -> None:
    assert best_matches(typed, COMMANDS, 3)[0] == meant


def test_accents_may_be_left_out() -> None:
    assert best_matches("muller", ["Ärger", "Frau Müller"], 3) == [1]


@pytest.mark.parametrize("typed", ["", "  ", "zzzzzz", "xq", "…"])
def test_what_is_like_nothing_finds_nothing(typed: str) -> None:
    assert best_matches(typed, COMMANDS, 3) == []


def test_the_likeliest_comes_first_and_the_rest_in_their_order() -> None:
    assert best_matches("next", ["The next one", "Next", "next ticket"], 3)[0] == 1


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("old", "Oliver Hart, Cancel order 48190"),
        ("arc", "Oscar Reed, Parcel"),
        ("lamp", "Damp cellar"),
        ("poppy", "Happy return"),
    ],
)
def test_letters_that_no_person_would_see_in_it_mean_nothing(typed: str, text: str) -> None:
    assert best_matches(typed, [text], 3) == []


@pytest.mark.parametrize("typed", ["hnad over", "aprov", "approev", "hadn ove"])
def test_a_slip_in_a_word_that_is_not_ended_yet_is_forgiven(typed: str) -> None:
    assert best_matches(typed, COMMANDS, 3) in ([0], [2])

"""What a reply claims to have done."""

from __future__ import annotations

import pytest

from agent_assist.domain.evidence import Passage, PassageKind


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("I have booked a new delivery for Thursday.", "I have booked a new delivery for Thursday"),
        ("We have credited £20 to your card.", "We have credited £20 to your card"),
        ("I hereby confirm a refund of £900.", "I hereby confirm a refund of £900"),
        ("The team lead has already approved it.", "The team lead has already approved it"),
        ("Your order has been cancelled.", "Your order has been cancelled"),
    ],
)
def test_nothing_was_done_that_no_order_shows(check, found, text, clause) -> None:
    assert found(check(text)) == [("must", "action_without_source", clause)]


def test_what_the_order_shows_was_done(check) -> None:
    assert check("We dispatched your arc lamp on 17 November.").findings == ()
    assert check("You will see a refund on your card after we have sent it.").findings == ()


def test_an_article_tells_how_things_are_and_never_what_somebody_did(check, cite, found) -> None:
    article = Passage(
        "rooms#1",
        "Rooms: How they are booked",
        "Rooms are booked by phone and a late booking is cancelled at noon.",
        PassageKind.ARTICLE,
        "en",
    )

    def checked(text: str) -> list[tuple[str, str, str]]:
        return found(check(text, (cite(text, "rooms#1"),), (article,)))

    assert checked("A late booking has been cancelled at noon.") == []
    clause = "We have cancelled your late booking at noon"
    assert checked(f"{clause}.") == [("must", "action_without_source", clause)]

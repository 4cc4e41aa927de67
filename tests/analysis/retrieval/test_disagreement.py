"""Two articles that contradict each other are both shown."""

from __future__ import annotations

import pytest

from agent_assist.analysis.retrieval.disagreement import disagreements
from agent_assist.domain.evidence import Passage, PassageKind


def passage(passage_id: str, text: str, language: str = "en") -> Passage:
    return Passage(passage_id, "Orders", text, PassageKind.ARTICLE, language)


def told(
    first: str, second: str, language: str = "en", ids: tuple[str, str] = ("a#1", "b#1")
) -> bool:
    a, b = passage(ids[0], first, language), passage(ids[1], second, language)
    return bool(disagreements((a,), (a, b)))


@pytest.mark.parametrize(
    ("first", "second", "language"),
    [
        ("You can return unused lamps within 60 days of delivery.", "You can return unused lamps within 30 days of delivery.", "en"),
        ("Express delivery to Norway costs 12 EUR.", "Express delivery to Norway costs 15.00 EUR today.", "en"),
        ("Students get a discount of 10% on all lamps.", "Students get a discount of 15% on lamps.", "en"),
        ("Unbenutzte Lampen können Sie innerhalb von 60 Tagen zurückgeben.", "Unbenutzte Lampen können Sie innerhalb von 14 Tagen zurückgeben.", "de"),
    ],
)  # fmt: skip
def test_other_figures_in_the_same_words_disagree(first: str, second: str, language: str) -> None:
    assert told(first, second, language)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "You can return unused lamps within 60 days.",
            "Unused lamps: you can return them within 60 days.",
        ),
        (
            "You can return lamps within 2 weeks of delivery.",
            "You can return lamps within 14 days of delivery.",
        ),
        ("You can return lamps within 60 days.", "The depot holds parcels for 7 days."),
        (
            "Bulbs have a warranty of 1 year from the invoice.",
            "Lamps from the outlet keep 3 years of guarantee.",
        ),
        ("Express delivery costs 12 EUR.", "Express delivery costs 10 GBP."),
        (
            "Made-to-order sofas can be cancelled within 48 hours.",
            "A made-to-order sofa takes 6 to 8 weeks.",
        ),
        (
            "A refund is sent within 3 days.",
            "You will see a refund on your card within 5 days after we have sent it.",
        ),
    ],
)
def test_what_is_equal_or_about_something_else_does_not(first: str, second: str) -> None:
    assert not told(first, second)


@pytest.mark.parametrize(
    ("first", "second", "language"),
    [
        ("Used bulbs can be returned.", "Used bulbs cannot be returned.", "en"),
        ("Gift cards can be exchanged for money.", "Gift cards can't be exchanged for money.", "en"),
        ("Our shops are open on Sundays.", "Our shops are closed on Sundays.", "en"),
        ("Delivery to Norway is free.", "Delivery to Norway is not free.", "en"),
        ("You can return unused lamps within 30 days.", "You cannot return unused lamps.", "en"),
        ("Benutzte Leuchtmittel können zurückgegeben werden.", "Benutzte Leuchtmittel können nicht zurückgegeben werden.", "de"),
        ("Les ampoules usagées peuvent être rendues.", "Les ampoules usagées ne peuvent pas être rendues.", "fr"),
        ("Las bombillas usadas se pueden devolver.", "Las bombillas usadas no se pueden devolver.", "es"),
    ],
)  # fmt: skip
def test_what_one_affirms_and_the_other_denies_disagrees(
    first: str, second: str, language: str
) -> None:
    assert told(first, second, language)
    assert told(second, first, language)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Unused bulbs can be returned.", "Used bulbs cannot be returned."),
        ("Lamps can be returned.", "Lamps from the sale cannot be returned."),
        ("Our shops are open on Saturdays.", "Our shops are closed on Sundays."),
        ("Lamps can be returned before the invoice.", "Lamps cannot be returned after the invoice."),
        ("Orders can be cancelled until they are packed.", "Packed orders cannot be cancelled."),
        ("The hub works without internet.", "The app does not work without internet."),
        ("You do not need the box.", "You need the receipt."),
    ],
)  # fmt: skip
def test_a_case_of_its_own_is_no_contradiction(first: str, second: str) -> None:
    assert not told(first, second)
    assert not told(second, first)


def test_sections_of_one_article_may_differ_by_case() -> None:
    assert not told(
        "You can return unused lamps within 60 days.", "You can return unused lamps within 30 days.",
        ids=("a#1", "a#2"),
    )  # fmt: skip


def test_both_sentences_are_given_and_each_pair_once() -> None:
    a = passage("a#1", "Hello. You can return unused lamps within 60 days.")
    b = passage("b#1", "You can return unused lamps within 30 days. Bye.")
    (found,) = disagreements((a, b), (a, b))
    assert (found.first_says, found.second_says) == (
        "You can return unused lamps within 60 days.",
        "You can return unused lamps within 30 days.",
    )

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("My name is Nunzia", "Nunzia"),
        ("my name is nunzia but", "nunzia"),
        ("Mein Name ist Jörg Weiß.", "Jörg Weiß"),
        ("je m'appelle Zoé Lefèvre", "Zoé Lefèvre"),
        ("Dear Mr. Ford,", "Mr. Ford"),
        ("Hallo Herr Özdemir,", "Herr Özdemir"),
        ("Hi Tamara,\nthanks", "Tamara"),
        ("It broke.\nKind regards,\nLeverett Moreau", "Leverett Moreau"),
        ("Danke\nMit freundlichen Grüßen\nUwe Kranz", "Uwe Kranz"),
        ("Name: Amanda Larsen\nPhone", "Amanda Larsen"),
        ("On Monday Dave Tapley wrote:", "Dave Tapley"),
        ("From: Dan Watson <x>", "Dan Watson"),
        ("Keith Bult Jr. rang", "Keith Bult Jr."),
    ],
)
def test_a_name_the_text_announces_is_found(text, name, found):
    assert found(text) == [("PERSON", name)]


def test_an_announced_name_is_known_in_the_rest_of_the_text(found):
    text = "My name is Nunzia Riva. Riva is on the parcel."
    assert found(text) == [("PERSON", "Nunzia Riva"), ("PERSON", "Riva")]


@pytest.mark.parametrize(
    "text",
    [
        "Dear Sir or Madam,",
        "Hi Team,",
        "Hello there,",
        "Dear customer,",
        "Hallo zusammen,",
        "Bonjour à tous,",
        "Kind regards\nThe Support Team",
        "My name is not shown",
        "The title is wrong",
        "Thanks!\nPlease answer",
        "We went to Paris in May",
    ],
)
def test_greetings_to_nobody_and_plain_sentences_name_nobody(text, found):
    assert found(text) == []


def test_a_street_that_ends_in_dr_is_no_doctor(found):
    assert ("PERSON", "Dr. Springfield") not in found("12 Oak Dr. Springfield")

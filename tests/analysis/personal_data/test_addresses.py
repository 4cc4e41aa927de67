from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "address",
    [
        "221B Baker Street, London NW1 6XE",
        "173 Evergreen Terrace, Springfield, IL 62704",
        "Musterstraße 147, 10115 Berlin",
        "102 rue de la Paix, 75002 Paris",
        "Calle Mayor 228, 28013 Madrid",
        "Via Roma 101, 20121 Milano",
        "Hauptstr. 5, 80331 München",
        "Keizersgracht 119, 1015 CJ Amsterdam",
        "1600 Pennsylvania Ave NW, Washington, DC 20500",
        "PO Box 51, Sydney NSW 2001",
        "Drottninggatan 69, 111 51 Stockholm",
        "ul. Marszałkowska 157, 00-590 Warszawa",
        "139 King St W, Apt 4, Toronto, ON M5H 1A1",
        "12 bis rue Victor Hugo, 69002 Lyon",
        "Karl Johans gate 22, 0026 Oslo",
        "Mannerheimintie 5 B 12, 00100 Helsinki",
        "Václavské náměstí 12, 110 00 Praha",
        "Andrássy út 60, 1062 Budapest",
        "Rua Augusta 120, 1100-053 Lisboa",
        "Flat 3, 14 Park Road, Leeds LS1 4AB",
        "Postfach 10 12 34, 70011 Stuttgart",
        "Unit 3191 Box 3770\nDPO AP 27173",
        "22 Bramstrup 21\n Apt. 570\n København K\n Yemen 11683",
    ],
)
def test_an_address_is_masked_with_the_lines_that_belong_to_it(address, found):
    assert found(f"I moved, {address}. Thanks!") == [("ADDRESS", address)]


def test_what_follows_an_address_is_not_part_of_it(found):
    assert found("Ship it to Via Roma 101, 20121 Milano\n\nCan you fix order #862910315?") == [
        ("ADDRESS", "Via Roma 101, 20121 Milano")
    ]
    assert found("12 Baker Street\nKind regards") == [("ADDRESS", "12 Baker Street")]


def test_a_postcode_is_found_where_it_is_named(found):
    assert found("My zip code is 70637") == [("ADDRESS", "70637")]


@pytest.mark.parametrize(
    "text",
    [
        "2 days on the road",
        "We drove 120 km on the Highway",
        "I paid via PayPal 20 times",
        "the address is wrong",
        "Room 12 Floor 3",
        "10 January 2024, 12:00",
        "I sent 3 mails to 2 people",
        "Save 20% on 100 items",
    ],
)
def test_numbers_and_words_alone_are_no_address(text, found):
    assert found(text) == []


@pytest.mark.parametrize(
    ("before", "kind"),
    [
        ("4111 1111 1111 1111,", "CARD"),
        ("4111 1111 1111 1111", "CARD"),
        ("020 7946 0958,", "PHONE"),
    ],
)
@pytest.mark.parametrize("word", ["IBAN", "my IBAN", "Meine IBAN"])
def test_the_word_iban_between_two_numbers_is_no_street(before, kind, word, found):
    iban = "DE89 3704 0044 0532 0130 00"
    text = f"Paid from {before} {word} {iban}"
    assert found(text) == [(kind, before.rstrip(",")), ("IBAN", iban)]

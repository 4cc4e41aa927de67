"""Which words are affirmed and which denied."""

from __future__ import annotations

import pytest

from agent_assist.analysis.claims.polarities import read_polarity


@pytest.mark.parametrize(
    ("text", "language", "sign"),
    [
        ("There is parking.", "en", 1),
        ("There is no parking.", "en", -1),
        ("No, there is parking.", "en", 1),
        ("No parking is there.", "en", -1),
        ("They don't offer parking.", "en", -1),
        ("Parking is impossible.", "en", -1),
        ("It is open, no later than Friday.", "en", 1),
        ("Das geht nicht.", "de", -1),
        ("Nein, das geht.", "de", 1),
        ("La commande n'est pas emballée.", "fr", -1),
        ("El pedido no está embalado.", "es", -1),
        ("L'ordine non è pronto.", "it", -1),
        ("Het pakket is niet verzonden.", "nl", -1),
        ("Paczka nie została wysłana.", "pl", -1),
        ("Não é possível.", "pt", -1),
    ],
)
def test_the_sign_of_a_sentence(text: str, language: str, sign: int) -> None:
    assert read_polarity(text, language).clauses == {sign}


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Wifi is free of charge.", 1),
        ("There is no charge for wifi.", 1),
        ("Wifi comes at no cost.", 1),
        ("Wifi is not free.", -1),
        ("There is a fee for wifi.", -1),
        ("They do not charge for wifi.", 1),
    ],
)
def test_pairs_meet_in_one_word(text: str, sign: int) -> None:
    assert read_polarity(text, "en").pairs["free"] == {sign}


def test_a_but_parts_what_is_affirmed_from_what_is_denied() -> None:
    found = read_polarity("There is street parking, but no garage.", "en")
    assert found.words["street"] == {1}
    assert found.words["garag"] == {-1}


def test_what_holds_until_something_says_nothing_about_it() -> None:
    found = read_polarity("You can cancel until the order is packed.", "en")
    assert "pack" not in found.words

"""Names that no source has."""

from __future__ import annotations


def test_another_name_is_noticed_and_a_typing_slip_is_not(check, found) -> None:
    wrong = check("Your parcel is held at the Bristol Harbour depot.")
    assert ("should", "name_without_source", "Bristol Harbour") in found(wrong)
    assert not check("Your parcel is held at the Lieth depot.").findings


def test_a_word_that_any_place_may_bear_makes_no_other_name(check) -> None:
    assert not check("Your parcel is held at the Leith Street depot.").findings

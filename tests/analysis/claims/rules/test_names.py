"""Names that no source has."""

from __future__ import annotations


def test_another_name_is_noticed_and_a_typing_slip_is_not(check, found) -> None:
    wrong = check("Your parcel is held at the Bristol Harbour depot.")
    assert ("should", "name_without_source", "Bristol Harbour") in found(wrong)
    assert not check("Your parcel is held at the Lieth depot.").findings

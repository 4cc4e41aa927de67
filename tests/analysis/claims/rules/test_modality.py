"""Must and may, always and usually."""

from __future__ import annotations


def test_always_is_more_than_usually(check, found) -> None:
    result = check("Guests always wait two hours.")
    assert found(result) == [("should", "modality_mismatch", "always")]

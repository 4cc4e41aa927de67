"""Links and addresses of a reply."""

from __future__ import annotations

import pytest


def rules(result) -> list[str]:
    return [finding.rule for finding in result.findings]


@pytest.mark.parametrize("link", ["https://evil.example/x", "bit.ly/3xYz", "www.help24.com"])
def test_an_unknown_link_closes_approval(check, found, link) -> None:
    result = check(f"Your parcel is held at the depot, see {link}.")
    assert ("must", "unknown_link", link) in found(result)


def test_unknown_addresses_and_numbers_of_other_people(check) -> None:
    assert rules(check("Write to eve@evil.example.")) == ["unknown_address"]
    assert "id_without_source" in rules(check("Your parcel is order 99999."))
    assert not check("Write to me@post.example.", customer_text="I am me@post.example").must_check

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "address",
    [
        "198.35.88.28",
        "10.0.0.1",
        "2001:db8:2c55::1c52:8a82",
        "fe80::1ff:fe23:4567:890a",
        "::ffff:192.168.1.1",
        "2001:0db8:85a3:0000:0000:8a2e:0370:7334",
    ],
)
def test_an_address_is_found(address, found):
    assert found(f"login from {address} failed") == [("IP", address)]


@pytest.mark.parametrize(
    "text",
    ["Firmware 10.43.24.9", "v1.2.3.4", "1.2.3", "300.1.2.3", "12:30:45", "std::vector", "a::b"],
)
def test_versions_times_and_code_are_left_alone(text, found):
    assert found(text) == []

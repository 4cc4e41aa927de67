"""Which addresses may be drafting services."""

from __future__ import annotations

import pytest

from agent_assist.adapters.models.endpoint import parse_endpoint, refuse_resolved
from agent_assist.domain.errors import ConfigurationError


@pytest.mark.parametrize(
    ("base_url", "host", "is_loopback", "is_own"),
    [
        ("https://models.example/v1", "models.example", False, False),
        ("https://models.example/v1/", "models.example", False, False),
        ("https://MODELS.example./v1", "models.example", False, False),
        ("https://models.example:8443/v1", "models.example", False, False),
        ("http://127.0.0.1:8080/v1", "127.0.0.1", True, True),
        ("http://localhost:11434/v1", "localhost", True, True),
        ("http://[::1]:8080/v1", "::1", True, True),
        ("https://192.168.1.20/v1", "192.168.1.20", False, True),
        ("https://10.0.0.5/v1", "10.0.0.5", False, True),
        ("https://[fd12::5]/v1", "fd12::5", False, True),
        ("https://gpu-box/v1", "gpu-box", False, True),
        ("https://llm.corp.internal/v1", "llm.corp.internal", False, True),
        ("https://192-168-1-20.models.example/v1", "192-168-1-20.models.example", False, False),
        ("https://localhost.models.example/v1", "localhost.models.example", False, False),
        ("https://8.8.8.8/v1", "8.8.8.8", False, False),
    ],
)
def test_usable_addresses(base_url: str, host: str, is_loopback: bool, is_own: bool) -> None:
    endpoint = parse_endpoint(base_url)
    assert (endpoint.host, endpoint.is_loopback, endpoint.is_own) == (host, is_loopback, is_own)
    assert not endpoint.base_url.endswith("/")


@pytest.mark.parametrize(
    ("base_url", "says"),
    [
        ("http://models.example/v1", "https://"),
        ("http://192.168.1.20/v1", "https://"),
        ("http://localhost.models.example/v1", "https://"),
        ("http://127.0.0.1.models.example/v1", "https://"),
        ("https://169.254.169.254/latest", "never"),
        ("https://[fe80::1]/v1", "never"),
        ("https://[::ffff:169.254.169.254]/v1", "never"),
        ("https://[fd00:ec2::254]/v1", "never"),
        ("https://100.100.100.200/v1", "never"),
        ("https://metadata.google.internal/v1", "never"),
        ("https://METADATA.google.internal./v1", "never"),
        ("http://0.0.0.0:8080/v1", "never"),
        ("https://224.0.0.1/v1", "never"),
        ("https://2852039166/v1", "unusual"),
        ("https://0xA9FEA9FE/v1", "unusual"),
        ("https://0251.0376.0251.0376/v1", "unusual"),
        ("http://127.1/v1", "unusual"),
        ("https://anna:pw@models.example/v1", "password"),
        ("https://models.example/v1?key=x", "after ?"),
        ("https://models.example/v1#x", "after ?"),
        ("models.example/v1", "https://host/v1"),
        ("ftp://models.example/v1", "https://host/v1"),
        ("file:///etc/passwd", "https://host/v1"),
        ("https://", "https://host/v1"),
        ("", "https://host/v1"),
        ("https://models.example:port/v1", "https://host/v1"),
        ("https://[::1/v1", "https://host/v1"),
    ],
)
def test_refused_addresses(base_url: str, says: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        parse_endpoint(base_url)
    assert says in caught.value.message


def test_the_organisations_own_hosts_are_named_without_case() -> None:
    own = frozenset({"Models.Example"})
    assert parse_endpoint("https://models.example/v1", own).is_own
    assert not parse_endpoint("https://other.models.example/v1", own).is_own


def test_one_forbidden_address_among_several_is_enough() -> None:
    with pytest.raises(ConfigurationError):
        refuse_resolved("a.example", ["203.0.113.5", "169.254.1.1"], must_be_loopback=False)
    with pytest.raises(ConfigurationError):
        refuse_resolved("a.example", ["fe80::1%eth0"], must_be_loopback=False)
    refuse_resolved("a.example", ["203.0.113.5", "not an address"], must_be_loopback=False)


def test_an_unencrypted_name_must_lead_to_this_computer() -> None:
    refuse_resolved("localhost", ["127.0.0.1", "::1"], must_be_loopback=True)
    with pytest.raises(ConfigurationError, match="this computer"):
        refuse_resolved("localhost", ["203.0.113.5"], must_be_loopback=True)

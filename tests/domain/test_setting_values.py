"""What a setting's text may be."""

from __future__ import annotations

import pytest

from agent_assist.domain.setting_values import host_is_allowed, is_host, is_web_address


@pytest.mark.parametrize(
    "text", ["ftp://a.example", "a.example", "https://me:pw@a.example", "https://", "http://a:x/"]
)
def test_only_plain_web_addresses_are_taken(text: str):
    assert not is_web_address(text)
    assert is_web_address("https://a.example:8443/v1")


@pytest.mark.parametrize("text", ["https://a.example", "a b", "", "a.example/"])
def test_a_host_is_a_name_not_an_address_of_a_page(text: str):
    assert not is_host(text)


def test_a_service_may_have_an_allowed_host_one_below_a_star_or_this_computer():
    assert host_is_allowed("LLM.example", ("llm.example",))
    assert host_is_allowed("a.llm.example", ("*.llm.example",))
    assert not host_is_allowed("evil-llm.example", ("*.llm.example", "llm.example"))
    assert not host_is_allowed("llm.example.evil", ("llm.example",))
    assert host_is_allowed("127.0.0.1", ())
    assert not host_is_allowed("llm.example", ())
    assert host_is_allowed("anything", ("*",))

"""What a setting's text may be."""

from __future__ import annotations

import pytest

from agent_assist.domain.setting_values import (
    are_outcomes,
    host_is_allowed,
    is_code,
    is_host,
    is_price,
    is_variable,
    is_web_address,
)


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


@pytest.mark.parametrize(
    ("is_good", "good", "bad"),
    [
        (is_variable, ("MODEL_KEY", "_key2"), ("", "2KEY", "MODEL-KEY", "A B", "KEY=1", "KEY\n")),
        (is_code, ("de", "de-AT", "pt-BR"), ("", "d", "deut", "de_AT", "de-", "german\n")),
        (is_price, ("0", "1.25"), ("", "-1", "free", "nan")),
    ],
)
def test_a_name_a_language_and_a_price_have_their_forms(is_good, good, bad):
    assert [text for text in good if not is_good(text)] == []
    assert [text for text in bad if is_good(text)] == []


def test_there_are_two_to_eight_outcomes_each_with_a_title():
    pair = ["Wrong tone", ""]
    assert [n for n in range(12) if are_outcomes([pair] * n)] == [2, 3, 4, 5, 6, 7, 8]
    assert not are_outcomes([pair, [" ", "no title"]])
    assert not are_outcomes([pair, ["Wrong tone"]])
    assert not are_outcomes([pair, ["Wrong tone", 1]])
    assert not are_outcomes("ab")

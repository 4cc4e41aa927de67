from __future__ import annotations

import random
import string

import pytest

MIXED = string.ascii_letters + string.digits
HEX = "0123456789abcdef"


def made_up(alphabet: str, length: int) -> str:
    """The same noise in every run; nothing that opens anything."""
    return "".join(random.Random(f"{alphabet}{length}").choices(alphabet, k=length))


@pytest.mark.parametrize(
    ("prefix", "alphabet", "length"),
    [
        ("sk-ant-api03-", MIXED, 64),
        ("sk-proj-", MIXED, 48),
        ("AKIA", string.ascii_uppercase, 16),
        ("ghp_", MIXED, 36),
        ("github_pat_", MIXED, 80),
        ("glpat-", MIXED, 20),
        ("AIza", MIXED, 35),
        ("ya29.", MIXED, 60),
        ("hf_", MIXED, 34),
        ("dop_v1_", HEX, 64),
        ("key-", HEX, 32),
        ("npm_", MIXED, 36),
        ("shpat_", HEX, 32),
        ("xoxb-", string.digits, 24),
        ("sk_live_", MIXED, 24),
        ("rk_live_", MIXED, 24),
        ("6256679253:AA", MIXED, 33),
        ("SK", HEX, 32),
        ("whsec_", MIXED, 32),
        ("pypi-", MIXED, 60),
        ("SG.abcdefghij12.", MIXED, 43),
        ("sq0atp-", MIXED, 22),
        ("hvs.", MIXED, 30),
    ],
)
def test_a_makers_token_is_found_as_a_whole(prefix, alphabet, length, found):
    token = prefix + made_up(alphabet, length)
    assert found(f"The token {token} stopped working") == [("SECRET", token)]


def test_a_signed_web_token_is_found(found):
    token = ".".join(("eyJ" + made_up(MIXED, 17), "eyJ" + made_up(MIXED, 40), made_up(MIXED, 43)))
    assert found(f"I send {token} as the header") == [("SECRET", token)]


def test_a_long_random_word_is_a_secret_whoever_made_it(found):
    token = "q7" + made_up(MIXED, 38)
    assert found(f"it says {token} here") == [("SECRET", token)]


@pytest.mark.parametrize(
    "text",
    [
        "MyVeryLongClassNameHandler2Factory3",
        "a-very-long-hyphenated-slug-for-2024",
        "550e8400-e29b-41d4-a716-446655440000",
        "1Z999AA10123456784",
        "task-management-and-more-things",
    ],
)
def test_long_names_and_record_ids_are_left_alone(text, found):
    assert found(f"see {text} there") == []

from __future__ import annotations

import pytest

DASHES = "-" * 5


def private_key(body: str, end: bool = True) -> str:
    closing = f"\n{DASHES}END PRIVATE KEY{DASHES}" if end else ""
    return f"{DASHES}BEGIN PRIVATE KEY{DASHES}\n{body}{closing}"


def test_a_private_key_is_one_secret(found):
    key = private_key("MIIabc123\nxyz789==")
    assert found(f"we use {key} in production") == [("SECRET", key)]


def test_a_private_key_that_was_cut_off_is_masked_to_its_last_line(found):
    key = private_key("MIIabc123\nxyz789==", end=False)
    assert found(key) == [("SECRET", key)]


@pytest.mark.parametrize(
    ("text", "password"),
    [
        ("https://shop:QNJgtP2d@api.example.com/v1", "QNJgtP2d"),
        ("postgres://shop:1y3mHzLA@db.example.net/main", "1y3mHzLA"),
        ("AccountName=shop;AccountKey=5IySZzUe1Wi=", "5IySZzUe1Wi="),
        ("Server=db;Uid=shop;Pwd=hunter22;", "hunter22"),
        ("Authorization: Bearer mF_9.B5f-4.1JqM", "mF_9.B5f-4.1JqM"),
    ],
)
def test_the_password_in_a_link_or_connection_string_is_a_secret(text, password, found):
    assert ("SECRET", password) in found(text)

"""Text is read whatever character set the sender declared, or none."""

from __future__ import annotations

import pytest

from agent_assist.adapters.folder_helpdesk.charset import decode_text, html_charset

POLISH = "Zażółć gęślą jaźń"


@pytest.mark.parametrize(
    ("text", "codec", "declared"),
    [
        (POLISH, "utf-8", "utf-8"),
        (POLISH, "iso-8859-2", "ISO-8859-2"),
        (POLISH, "cp1250", '"windows-1250"'),
        ("Привет", "koi8-r", "koi8-r"),
        ("こんにちは", "iso-2022-jp", "iso-2022-jp"),
        ("価格は①です", "cp932", "shift_jis"),
        ("你好，镕先生", "gb18030", "gb2312"),
        ("price: 5 €", "cp1252", "iso-8859-1"),
        ("häppy", "utf-16", "utf-16"),
    ],
)
def test_a_declared_character_set_is_used(text: str, codec: str, declared: str) -> None:
    assert decode_text(text.encode(codec), declared) == (text, "")


@pytest.mark.parametrize("declared", ["", "us-ascii", "unknown-8bit"])
def test_without_a_usable_declaration_utf8_is_tried_first_then_windows_1252(declared: str) -> None:
    assert decode_text(POLISH.encode(), declared) == (POLISH, "")
    assert decode_text("Käse für 5 €".encode("cp1252"), declared) == ("Käse für 5 €", "")


@pytest.mark.parametrize(
    "declared", ["utf-9", "hex", "unicode_escape", "idna", "\u20ac", "undefined"]
)
def test_a_declaration_that_is_no_character_set_is_survived_and_said(declared: str) -> None:
    text, warning = decode_text(POLISH.encode(), declared)

    assert text == POLISH
    assert "UTF-8" in warning


def test_a_wrong_declaration_is_said() -> None:
    text, warning = decode_text("Käse".encode("cp1252"), "utf-8")

    assert text == "Käse"
    assert "'utf-8'" in warning
    assert "Windows-1252" in warning


def test_a_few_damaged_bytes_do_not_turn_the_whole_text_into_nonsense() -> None:
    damaged = (POLISH * 5).encode() + b"\xc5"

    text, warning = decode_text(damaged, "utf-8")

    assert text.startswith(POLISH)
    assert "damaged" in warning


def test_every_byte_is_shown_somehow() -> None:
    text, _ = decode_text(bytes(range(0x80, 0x100)), "")

    assert len(text) == 128


def test_html_names_its_own_character_set() -> None:
    assert (
        html_charset(b'<html><META http-equiv=x content="text/html; charset=koi8-r">') == "koi8-r"
    )
    assert html_charset(b"<p>charset=none of this</p>") == ""

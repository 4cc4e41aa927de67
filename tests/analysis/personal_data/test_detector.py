from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_assist.analysis.personal_data import PersonalDataKind, detect

LONG = 100_000


@pytest.mark.parametrize(
    "hidden",
    [
        "jane@example.com",
        "j\u200ba\u200dne@exam\u2060ple.com",
        "ja\u00adne@example.com",
        "ｊａｎｅ＠ｅｘａｍｐｌｅ．ｃｏｍ",
        "jane%40example.com",
        "jane%2540example.com",
        "jane&#64;example.com",
        "jane&#x40;example.com",
        "jane&commat;example.com",
        "jane&amp;#64;example.com",
        "jane\\u0040example.com",
        "jane\\x40example.com",
        "ja\U000e0041ne@example.com",
        "ja\ufe0fne@example.com",
    ],
)
def test_a_hidden_spelling_is_found_where_it_stands(hidden, found):
    assert found(f"Write to {hidden} please") == [("EMAIL", hidden)]


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        (
            "Card ４１１１ １１１１ １１１１ １１１１ ok",
            "４１１１ １１１１ １１１１ １１１１",
            "CARD",
        ),
        (
            "card 4111\u200b1111\u200b1111\u200b1111 ok",
            "4111\u200b1111\u200b1111\u200b1111",
            "CARD",
        ),
        ("call +49\u00a030\u2011476925 now", "+49\u00a030\u2011476925", "PHONE"),
        ("call +٤٩ ٣٠ ٤٧٦٩٢٥ now", "+٤٩ ٣٠ ٤٧٦٩٢٥", "PHONE"),
        ("Mu\u0308ller called", "Mu\u0308ller", "PERSON"),
    ],
)
def test_other_digits_spaces_and_decomposed_letters_hide_nothing(text, value, kind, found):
    assert (kind, value) in found(text, ["Müller"])


def test_spans_are_sorted_and_do_not_overlap():
    text = (
        "https://shop:Tr0ub4dor@api.example.com/?to=jane@example.com 10.0.0.1 Anna, +49 30 476925"
    )
    spans = detect(text, ["Anna"])
    assert list(spans) == sorted(spans)
    assert all(before.end <= after.start for before, after in itertools.pairwise(spans))


def test_an_overlap_is_clipped_not_dropped(found):
    text = "see https://example.com/reset?email=jane@example.com&token=1"
    assert found(text) == [
        ("URL", "https://example.com/reset?email="),
        ("EMAIL", "jane@example.com"),
        ("URL", "&token=1"),
    ]


def test_a_pin_that_is_said_again_is_masked_both_times(found):
    assert found("PIN: 4821. I typed 4821 twice.") == [("SECRET", "4821"), ("SECRET", "4821")]


@pytest.mark.parametrize(
    "text", ["", " ", "\x00", "\ud800", "\udfff@\ud800.com", "%", "&#", "&#x110000;", "\\u", "%ff"]
)
def test_malformed_text_is_no_error(text):
    assert detect(text, [text]) == ()


@given(
    text=st.text(st.characters(exclude_categories=()), max_size=80),
    people=st.lists(st.text(max_size=12), max_size=3),
)
def test_any_text_and_any_names_are_accepted(text, people):
    for span in detect(text, people):
        assert 0 <= span.start < span.end <= len(text)
        assert isinstance(span.kind, PersonalDataKind)


@given(data=st.data())
@settings(deadline=None)
def test_nasty_texts_give_spans_inside_the_text_that_do_not_overlap(data, nasty_texts):
    text = data.draw(nasty_texts)
    free_from = 0
    for span in detect(text, ["Anna Müller"]):
        assert free_from <= span.start < span.end <= len(text)
        free_from = span.end


@pytest.mark.parametrize(
    "seed",
    [
        "a",
        "1",
        "1 ",
        "a@",
        "1-",
        "+1 ",
        "a.",
        "::",
        "A ",
        "Aa, ",
        "Ä",
        "漢",
        "Mr. A ",
        "12 Aa Bb ",
        "PO Box 1 ",
        "Apt 1, ",
        "password is ",
        "-----BEGIN PRIVATE KEY-----",
        "DE12 ",
        "eyJ",
        "&#64;",
        "%40",
        "\u200b",
        "e\u0301",
        "⟦",
        "⟦EMAIL_",
        "http://",
        "order number ",
        "address is ",
        "Anna, ",
        "(at)",
        "\n> ",
        "DNI 1 ",
        "\ud800",
        "4111 1111 1111 1111 ",
        "123-45-6789 ",
    ],
)
def test_a_hundred_kilobytes_of_hostile_text_take_seconds_not_minutes(seed):
    text = (seed * (LONG // len(seed) + 1))[:LONG]
    began = time.process_time()
    detect(text, ["Anna Müller"])
    assert time.process_time() - began < 10

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_assist.analysis.personal_data import PersonalDataKind, is_restorable
from agent_assist.analysis.personal_data.mask import PlaceholderMap


def test_the_same_value_has_the_same_placeholder_in_every_turn():
    conversation = PlaceholderMap()
    first = conversation.mask("jane@example.com and john@example.com")
    second = conversation.mask("It is john@example.com again")
    assert first.text == "⟦EMAIL_1⟧ and ⟦EMAIL_2⟧"
    assert second.text == "It is ⟦EMAIL_2⟧ again"


def test_the_counts_say_how_many_of_each_kind_were_masked():
    masked = PlaceholderMap().mask("jane@example.com, john@example.com, 10.0.0.1")
    assert dict(masked.counts) == {PersonalDataKind.EMAIL: 2, PersonalDataKind.IP: 1}


def test_what_an_earlier_turn_gave_away_is_masked_without_a_cue():
    conversation = PlaceholderMap()
    conversation.mask("My name is Nunzia Riva, my PIN is 4821")
    assert conversation.mask("Riva typed 4821").text == "⟦PERSON_2⟧ typed ⟦SECRET_1⟧"


def test_a_reply_gets_its_values_back():
    conversation = PlaceholderMap()
    conversation.mask("Anna, jane@example.com", ["Anna"])
    restored = conversation.restore("Hello ⟦PERSON_1⟧, we wrote to [email_1].")
    assert restored.text == "Hello Anna, we wrote to jane@example.com."
    assert restored.unknown == ()


@pytest.mark.parametrize(
    "text", ["card 4111 1111 1111 1111", "the cvv is 743", "my password is hunter2"]
)
def test_secrets_and_cards_stay_a_visible_placeholder(text):
    conversation = PlaceholderMap()
    masked = conversation.mask(text)
    restored = conversation.restore(masked.text)
    assert restored.text == masked.text
    assert [restored.text[start:end] for start, end in restored.withheld] == [
        masked.text.split()[-1]
    ]


@pytest.mark.parametrize(
    "reply", ["⟦EMAIL_7⟧", "⟦EMAIL_11⟧", "[EMAIL_01]", "⟦EMIAL_1⟧", "⟦EMAIL_1.5⟧", "⟦PHONE_1⟧"]
)
def test_an_unknown_or_mangled_placeholder_stays_visible_and_is_reported(reply):
    conversation = PlaceholderMap()
    conversation.mask("jane@example.com")
    restored = conversation.restore(f"ask ⟦EMAIL_1⟧ or {reply} ok")
    assert restored.text == f"ask jane@example.com or {reply} ok"
    assert [restored.text[start:end] for start, end in restored.unknown] == [reply]


def test_a_look_alike_in_the_input_gives_away_nobodys_data():
    conversation = PlaceholderMap()
    conversation.mask("jane@example.com")
    masked = conversation.mask("Repeat ⟦EMAIL_1⟧ and [email 1]")
    assert "EMAIL" not in masked.text
    assert "email" not in masked.text
    restored = conversation.restore(masked.text)
    assert restored.text == "Repeat ⟦EMAIL_1⟧ and [email 1]"
    assert restored.unknown == ()


@given(data=st.data())
@settings(max_examples=300, deadline=None)
def test_masking_and_restoring_gives_the_text_back(data, nasty_texts):
    conversation = PlaceholderMap()
    for text in (data.draw(nasty_texts), data.draw(nasty_texts)):
        masked = conversation.mask(text, ["Anna Müller"])
        if all(is_restorable(span.kind) for span in masked.spans):
            restored = conversation.restore(masked.text)
            assert restored.text == text
            assert restored.unknown == ()


@given(data=st.data())
@settings(max_examples=300, deadline=None)
def test_no_detected_value_is_left_in_the_masked_text(data, nasty_texts):
    text = data.draw(nasty_texts)
    masked = PlaceholderMap().mask(text, ["Anna Müller"])
    for span in masked.spans:
        if "@" in text[span.start : span.end] or span.kind == PersonalDataKind.IBAN:
            assert text[span.start : span.end] not in masked.text


@pytest.mark.parametrize(
    "text",
    [
        "jane@example.com0+49 30 476925jane@example.comjane@example.com",
        "jane@example.com⟦EMAIL_1⟧jane@example.comDE89 3704 0044 0532 0130 00",
        "jane@example.comDE89 3704 0044 0532 0130 00jane@example.comjane@example.com",
    ],
)
def test_addresses_that_stick_together_leave_nothing_behind(text):
    assert "@" not in PlaceholderMap().mask(text).text

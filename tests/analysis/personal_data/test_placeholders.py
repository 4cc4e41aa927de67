from __future__ import annotations

import pytest

from agent_assist.analysis.personal_data.placeholders import (
    find_look_alikes,
    find_mangled,
    find_placeholders,
    find_unfinished,
)


@pytest.mark.parametrize(
    "retyped",
    [
        "⟦EMAIL_1⟧",
        "⟦email_1⟧",
        "⟦ EMAIL 1 ⟧",
        "[EMAIL_1]",
        "[[EMAIL_1]]",
        "{{Email-1}}",
        "<EMAIL_1>",
        "EMAIL_1",
        "EMAIL\\_1",
        "⟦EMAIL_1",
        "⟦EMAIL1⟧",
    ],
)
def test_a_retyped_placeholder_is_recognised_as_a_whole(retyped):
    (placeholder,) = find_placeholders(f"to {retyped} now")
    assert (placeholder.start, placeholder.end, placeholder.key) == (3, 3 + len(retyped), "EMAIL_1")


@pytest.mark.parametrize(
    "text",
    [
        "EMAIL_1a",
        "EMAIL_1.5",
        "XEMAIL_1",
        "email 1",
        "e-mail 1",
        "phone 1",
        "⟦EMAIL_１⟧",
        "EMAIL_",
        "my_EMAIL_1",
    ],
)
def test_without_a_delimiter_a_number_or_brackets_it_is_none(text):
    assert list(find_placeholders(text)) == []


def test_the_number_is_compared_exactly():
    assert [found.key for found in find_placeholders("⟦EMAIL_12⟧ ⟦EMAIL_01⟧")] == ["EMAIL_12", None]


@pytest.mark.parametrize("text", ["⟦EMIAL_1⟧", "⟦EMAIL_⟧", "⟦", "x⟧", "EMAIL_1a"])
def test_remains_of_a_placeholder_are_reported(text):
    assert list(find_mangled(text)) != []


@pytest.mark.parametrize("text", ["⟦EMAIL_1⟧", "[email 1]", "EMAIL_1", "x⟦y", "national id 4"])
def test_whatever_could_become_a_placeholder_is_a_look_alike(text):
    assert list(find_look_alikes(text)) != []


@pytest.mark.parametrize(
    ("text", "held_from"),
    [("say ⟦EMA", 4), ("say EMAIL_1", 4), ("say ⟦EMAIL_1⟧", 13), ("say hello ", 10), ("a [", 2)],
)
def test_only_what_could_still_become_a_placeholder_is_unfinished(text, held_from):
    assert find_unfinished(text, 0) == held_from

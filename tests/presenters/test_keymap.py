"""Keys: one list, changed by a person, and no key for two things at once."""

from __future__ import annotations

import pytest

from agent_assist.adapters.words import EnglishWords
from agent_assist.presenters.keymap import ACTIONS, Keymap, action_of, caps_of

TR = EnglishWords()


def test_the_usual_keys_fit_their_places_and_never_clash() -> None:
    usual = Keymap()
    for action in ACTIONS:
        for key in action.keys:
            assert usual.problem(TR, action.id, key) == "", (action.id, key)


@pytest.mark.parametrize(
    ("key", "caps"),
    [
        ("Ctrl+Return", ("Ctrl", "Enter")),
        ("Shift+Esc", ("Shift", "Esc")),
        ("F9", ("F9",)),
        ("Ctrl++", ("Ctrl", "+")),
        ("PgDown", ("Page Down",)),
    ],
)
def test_combinations_are_shown_as_key_caps(key: str, caps: tuple[str, ...]) -> None:
    assert caps_of(key) == caps


def test_a_changed_key_takes_the_place_of_all_usual_ones() -> None:
    keymap = Keymap().with_key("help", "F3")
    assert keymap.keys("help") == ("F3",)
    assert keymap.caps("help") == ("F3",)
    assert keymap.with_key("help", "").keys("help") == ("F1", "Ctrl+/")


def test_a_key_that_is_taken_names_who_has_it() -> None:
    said = Keymap().problem(TR, "edit", "Ctrl+K")
    assert said == (
        "Ctrl + K is the key of “Find a ticket or run a command”."
        " Choose another, or change that one first."
    )


def test_a_key_given_up_by_one_is_free_for_another() -> None:
    assert Keymap().with_key("find", "Ctrl+J").problem(TR, "edit", "Ctrl+K") == ""


def test_one_combination_may_serve_screens_that_are_never_open_together() -> None:
    assert Keymap().problem(TR, "send", "Ctrl+Return") == ""
    assert Keymap().problem(TR, "send", "F9").startswith("F9 is the key of “Undo send”")


@pytest.mark.parametrize("key", ["E", "Shift+A", "Space", "Return", "Left", "Ctrl+C"])
def test_what_types_or_edits_text_is_no_key_of_the_window(key: str) -> None:
    assert Keymap().problem(TR, "approve", key)


@pytest.mark.parametrize(
    "key", ["Ctrl+Alt+Q", "Ctrl+Shift+U", "Tab", "Alt+F4", "Ctrl", "Bogus+X", ""]
)
def test_what_belongs_to_the_keyboard_or_the_system_is_no_key(key: str) -> None:
    assert Keymap().problem(TR, "queue-next", key)


def test_letters_are_keys_of_the_list_alone() -> None:
    assert Keymap().problem(TR, "queue-next", "N") == ""


def test_what_is_read_from_a_file_can_never_clash() -> None:
    kept = Keymap.of([("edit", "Ctrl+K"), ("nobody", "F3"), ("help", "F11"), ("why", "a")])
    assert kept.changed == (("help", "F11"),)


def test_two_keys_may_be_exchanged_in_a_file() -> None:
    kept = Keymap.of([("edit", "F8"), ("check-next", "F2")])
    assert kept.keys("edit") == ("F8",)
    assert kept.keys("check-next") == ("F2",)


def test_what_the_palette_offers_acts_on_the_working_screen() -> None:
    assert action_of("approve") in ACTIONS
    assert all(a.place.value in ("work", "screens", "always") for a in ACTIONS if a.is_command)

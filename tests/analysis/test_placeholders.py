"""Variables of saved replies."""

from __future__ import annotations

from agent_assist.analysis.placeholders import fill, open_placeholders


def test_what_is_known_is_filled_in() -> None:
    assert fill("Hi {{ Name }}, order {{order_id}}", {"name": "Ana", "order_id": "7"}) == (
        "Hi Ana, order 7"
    )


def test_what_is_not_known_stays_to_be_seen() -> None:
    text = fill("Hi {{name}}, {{order_id}} {{order_id}}", {"name": "Ana", "order_id": ""})
    assert text == "Hi Ana, {{order_id}} {{order_id}}"
    assert open_placeholders(text) == ("{{order_id}}",)


def test_a_value_is_never_read_for_variables() -> None:
    assert fill("{{a}}", {"a": "{{b}}", "b": "secret"}) == "{{b}}"

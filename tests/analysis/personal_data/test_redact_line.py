from __future__ import annotations

import json

import pytest

from agent_assist.analysis.personal_data.redact_line import redact
from agent_assist.domain.errors import InputError


def test_a_line_comes_back_masked_with_the_places_of_what_was_masked():
    row = {"id": "1", "text": "Anna: 4111 1111 1111 1111", "people": ["Anna"]}
    assert redact(row) == {
        "id": "1",
        "text": "⟦PERSON_1⟧: ⟦CARD_1⟧",
        "spans": [
            {"start": 0, "end": 4, "type": "PERSON", "restored": True},
            {"start": 6, "end": 25, "type": "CARD", "restored": False},
        ],
    }


def test_the_result_can_be_written_as_json_and_people_may_be_missing():
    assert (
        json.loads(json.dumps(redact({"id": 7, "text": "x@example.com"})))["spans"][0]["type"]
        == "EMAIL"
    )


def test_lines_do_not_share_their_placeholders():
    assert (
        redact({"id": 1, "text": "a@example.com"})["text"]
        == redact({"id": 2, "text": "b@example.com"})["text"]
    )


@pytest.mark.parametrize(
    "row", [{"id": 1}, {"text": 5}, {"text": "x", "people": "Anna"}, {"text": "x", "people": [1]}]
)
def test_an_unusable_line_is_refused_with_a_sentence(row):
    with pytest.raises(InputError, match=r"[.]$"):
        redact(row)

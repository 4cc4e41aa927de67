"""One line of the check command."""

from __future__ import annotations

import json

import pytest

from agent_assist.analysis.check_line import check_line
from agent_assist.domain.errors import InputError

SOURCE = {
    "id": "s0",
    "title": "When does the shop open?",
    "text": "The shop opens at 9:00 from Monday to Friday.",
}
ROW = {"id": "r1", "reply": "The shop opens at 9:00. Anything else?", "sources": [SOURCE]}


def test_a_sound_reply() -> None:
    result = check_line({**ROW, "ticket": ""})
    assert result.keys() == {"id", "support", "sentences", "findings", "sendable"}
    assert result["id"] == "r1"
    assert result["sendable"] is True
    assert result["findings"] == []
    assert result["sentences"] == [
        {"start": 0, "end": 23, "kind": "fact", "supported": True, "source": "s0"},
        {"start": 24, "end": 38, "kind": "question", "supported": False, "source": None},
    ]
    assert 0.5 < result["support"] <= 1
    json.dumps(result)


def test_a_wrong_time_is_found_at_its_place() -> None:
    result = check_line({**ROW, "reply": "The shop opens at 8:00."})
    (finding,) = result["findings"]
    assert result["sendable"] is False
    assert (finding["rule"], finding["severity"]) == ("time_without_source", "must")
    assert (finding["start"], finding["end"]) == (18, 22)
    assert finding["message"] == "The article says 9:00."
    assert result["support"] < check_line(ROW)["support"]


def test_offsets_are_code_points() -> None:
    result = check_line({**ROW, "reply": "🙂🙂 See https://evil.example/x"})
    (link,) = [f for f in result["findings"] if f["rule"] == "unknown_link"]
    assert (link["start"], link["end"]) == (7, 29)


def test_the_ticket_is_no_source_for_promises() -> None:
    row = {**ROW, "reply": "We will refund you £500.", "ticket": "You must refund me £500."}
    assert check_line(row)["sendable"] is False


def test_an_order_is_a_source_for_what_was_done() -> None:
    row = {**ROW, "reply": "We have refunded your order."}
    order = {"id": "order:1", "title": "Order 1", "text": "Refund of £5.00 sent for the order"}
    assert check_line(row)["sendable"] is False
    assert check_line({**row, "sources": [order]})["sendable"] is True


def test_no_sources_and_no_words_are_no_error() -> None:
    assert check_line({"reply": "", "sources": []})["findings"] == []
    assert check_line({"reply": "It costs £5.", "sources": []})["sendable"] is False


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"reply": None}, '"reply"'),
        ({"reply": 5}, '"reply"'),
        ({"ticket": ["x"]}, '"ticket"'),
        ({"sources": None}, '"sources"'),
        ({"sources": "text"}, '"sources"'),
        ({"sources": ["text"]}, "Source 1"),
        ({"sources": [SOURCE, {"id": "s1"}]}, "Source 2"),
        ({"sources": [{"text": "x", "title": 3}]}, "Source 1"),
    ],
)
def test_an_unusable_row_is_refused_in_one_sentence_for_people(change, named) -> None:
    with pytest.raises(InputError, match=named):
        check_line({**ROW, **change})

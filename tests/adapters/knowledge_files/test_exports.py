"""Exports of help centres, saved replies and macros."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from agent_assist.analysis.placeholders import open_placeholders
from agent_assist.domain.evidence import PassageKind
from agent_assist.domain.knowledge import ReadFile
from tests.adapters.knowledge_files.conftest import Read

GUIDE = {
    "articles": [
        {
            "id": 3600111,
            "title": "Return a lamp",
            "body": "<h2>How</h2><p>Within <b>60 days</b>.</p><h2>Where</h2><p>At the depot.</p>",
            "locale": "en-us",
            "updated_at": "2026-04-05T06:07:08Z",
            "draft": False,
            "user_segment_id": None,
        },
        {"id": 3600112, "title": "Unfinished", "body": "<p>No.</p>", "draft": True},
        {
            "id": 3600113,
            "title": "For agents",
            "body": "Goodwill up to 20 EUR.",
            "user_segment_id": 7,
        },
        {"id": 3600114, "title": "For members", "body": "Members get 10%.", "user_segment_id": 8},
        {"id": 3600115, "title": "Unknown segment", "body": "Careful.", "user_segment_id": 9},
        {"id": 3600116, "title": "No text", "body": ""},
    ],
    "user_segments": [{"id": 7, "user_type": "staff"}, {"id": 8, "user_type": "signed_in_users"}],
}
MACROS = {
    "macros": [
        {
            "id": 91,
            "title": "Parcel lost",
            "active": True,
            "actions": [
                {"field": "status", "value": "pending"},
                {
                    "field": "comment_value_html",
                    "value": "<p>Dear {{ticket.requester.first_name}},</p><p>we send a new one.</p>",
                },
            ],
        },
        {
            "id": 92,
            "title": "Old",
            "active": False,
            "actions": [{"field": "comment_value", "value": "x"}],
        },
        {
            "id": 93,
            "title": "List",
            "actions": [{"field": "comment_value", "value": ["channel:all", "Hello {{name}}"]}],
        },
        {"id": 94, "title": "Only tags", "actions": [{"field": "current_tags", "value": "lost"}]},
    ]
}


def read_json(read: Read, content: Any) -> ReadFile:
    return read("export.json", json.dumps(content))


def test_a_zendesk_guide_export(read: Read) -> None:
    found = read_json(read, GUIDE)
    assert [p.id for p in found.passages] == [
        "3600111#1", "3600111#2", "3600113#1", "3600114#1", "3600115#1",
    ]  # fmt: skip
    how = found.passages[0]
    assert (how.title, how.text, how.language) == (
        "Return a lamp — How",
        "Within 60 days.",
        "en-us",
    )
    assert str(how.updated) == "2026-04-05"
    assert [p.audience for p in found.passages] == [
        "customers",
        "customers",
        "staff",
        "customers",
        "staff",
    ]
    (problem,) = found.problems
    assert problem.startswith("export.json, article 6: ")


def test_macros_keep_their_variables_and_lose_their_other_actions(read: Read) -> None:
    found = read_json(read, MACROS)
    assert [(p.id, p.kind) for p in found.passages] == [
        ("reply:91", PassageKind.SAVED_REPLY), ("reply:93", PassageKind.SAVED_REPLY),
    ]  # fmt: skip
    assert found.passages[0].text == "Dear {{customer_first_name}},\n\nwe send a new one."
    assert found.passages[1].text == "Hello {{customer_name}}"
    assert "reply 4" in found.problems[0]


@pytest.mark.parametrize(
    ("written", "ours"),
    [
        ("{{ticket.requester.first_name}}", "{{customer_first_name}}"),
        ("{{ first_name | fallback: 'there' }}", "{{customer_first_name}}"),
        ("{{contact.name}} and {{Agent.Name}}", "{{customer_name}} and {{agent_name}}"),
        ("{{ticket.ticket_field_7.x}}", "{{ticket_ticket_field_7_x}}"),
        ("{{order_id}} {single} {{}}", "{{order_id}} {single} {{}}"),
    ],
)
def test_variables_of_other_helpdesks_are_filled_or_seen_to_be_open(
    read: Read, written: str, ours: str
) -> None:
    (reply,) = read_json(read, {"saved_replies": [{"id": "r", "text": written}]}).passages
    assert reply.text == ours
    named = set(re.findall(r"\{\{\w+\}\}", ours))
    assert named == set(open_placeholders(reply.text))


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        ([{"id": "a", "title": "A", "text": "Text"}], ["a#1"]),
        ([{"title": "How do I return?", "content": "So."}], ["how-do-i-return?#1"]),
        ([{"id": 5, "short_code": "hello", "content": "Hello {{name}}"}], ["reply:5"]),
        (
            {
                "type": "list",
                "data": [{"id": "1", "title": "T", "body": "<p>x</p>", "state": "published"}],
            },
            ["1#1"],
        ),
        ({"data": [{"id": "1", "title": "T", "body": "<p>x</p>", "state": "draft"}]}, []),
        ({"canned_responses": [{"id": 1, "title": "T", "content": "x"}]}, ["reply:1"]),
        ({"articles": [{"id": "p", "text": "x", "kind": "policy"}]}, ["p#1"]),
    ],
)
def test_other_exports(read: Read, content: Any, ids: list[str]) -> None:
    found = read_json(read, content)
    assert [p.id for p in found.passages] == ids


@pytest.mark.parametrize("content", [5, "x", None, {}, {"tickets": []}, {"articles": {}}])
def test_json_that_is_no_knowledge_is_named(read: Read, content: Any) -> None:
    assert read_json(read, content).problems[0].startswith("export.json")


def test_a_thousand_bad_entries_are_not_a_thousand_sentences(read: Read) -> None:
    found = read_json(read, {"articles": [{"id": n} for n in range(1_000)]})
    assert len(found.problems) == 101
    assert found.problems[-1] == "export.json: 900 more entries cannot be used."


def test_saved_replies_in_a_table_with_columns_in_any_order(read: Read) -> None:
    table = 'Title;Language;Text;id;Owner\r\nGreeting;de;"Hallo {{name}};\r\nwie geht es?";hi;Team A\r\n;;;;\r\nNo text;de;;x;\r\n'
    found = read("macros.csv", "\ufeff" + table)
    (reply,) = found.passages
    assert (reply.id, reply.title, reply.language, reply.owner) == (
        "reply:hi",
        "Greeting",
        "de",
        "Team A",
    )
    assert reply.text == "Hallo {{customer_name}};\nwie geht es?"
    assert found.problems == (
        "macros.csv, line 5: id or text is missing or unusable. Add both, the id as one word.",
    )


def test_articles_in_a_table(read: Read) -> None:
    found = read(
        "kb.csv", "id,title,text,kind,expires\nreturns,Returns,60 days.,policy,2026-12-31\n"
    )
    (article,) = found.passages
    assert (article.id, article.kind, str(article.expires)) == (
        "returns#1",
        PassageKind.POLICY,
        "2026-12-31",
    )


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "just words"])
def test_a_table_without_text_is_named(read: Read, text: str) -> None:
    assert "line 1" in read("t.csv", text).problems[0]

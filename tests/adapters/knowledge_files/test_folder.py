"""Importing articles and saved replies from files."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from agent_assist.adapters.knowledge_files.folder import read_knowledge
from agent_assist.domain.errors import InputError
from agent_assist.domain.evidence import Passage, PassageKind

ARTICLE = """---
id: missed-deliveries
title: Missed deliveries
kind: policy
language: en
owner: Deliveries
updated: 2026-10-19
expires: 2027-01-01
audience: customers
colour: blue
---

Short before anything.

## At the door
We try **twice**.
## At the depot
It is held for 7 days, see [the map](https://maps.example/depot).
"""


def write(folder: Path, name: str, text: str | bytes) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))


def read(folder: Path, name: str, text: str | bytes) -> tuple[Passage, ...]:
    write(folder, name, text)
    found = read_knowledge(folder)
    assert found.problems == ()
    return found.passages


def test_each_section_is_a_passage_with_a_stable_id(tmp_path: Path) -> None:
    passages = read(tmp_path, "missed.md", ARTICLE)
    assert [p.id for p in passages] == [f"missed-deliveries#{n}" for n in (1, 2, 3)]
    assert [p.title for p in passages] == [
        "Missed deliveries",
        "Missed deliveries — At the door",
        "Missed deliveries — At the depot",
    ]
    depot = passages[2]
    assert depot.text == "It is held for 7 days, see the map (https://maps.example/depot)."
    assert depot.kind is PassageKind.POLICY
    assert (depot.updated, depot.expires) == (date(2026, 10, 19), date(2027, 1, 1))
    assert (depot.owner, depot.language, depot.audience) == ("Deliveries", "en", "customers")
    assert passages[1].text == "We try twice."


def test_a_file_without_front_matter_has_sensible_values(tmp_path: Path) -> None:
    (passage,) = read(tmp_path, "returns.de.md", "# Rückgabe\n\nSie haben 60 Tage.\n")
    assert passage == Passage(
        "returns.de#1", "Rückgabe", "Sie haben 60 Tage.", PassageKind.ARTICLE, "de"
    )


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("Just text.", "faq", "Just text."),
        ("\ufeff---\ntitle: 'Quoted: title'\n---\nText.", "Quoted: title", "Text."),
        ('---\ntitle: "Say \\"yes\\""\n---\nText.', 'Say "yes"', "Text."),
        ("---\r\ntitle: Windows\r\n---\r\nText.\r\n", "Windows", "Text."),
        ("---\ntitle:\nid: faq\n---\nText.", "faq", "Text."),
        ("---\n# a comment\ntags:\n  - title: no\n---\nText.", "faq", "Text."),
        ("# Only a heading", "Only a heading", "Only a heading"),
        ("```\n## no section\n```\nText.", "faq", "## no section\n\nText."),
        ("---\ntitle: A\n---\n---\nText.", "A", "---\nText."),
    ],
)
def test_many_ways_to_write_an_article(tmp_path: Path, text: str, title: str, body: str) -> None:
    (passage,) = read(tmp_path, "faq.md", text)
    assert passage.title == title
    assert " ".join(passage.text.split()) == " ".join(body.replace("## no", "no").split())


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("**60 days** and *two* __more__ _words_", "60 days and two more words"),
        ("5 * 3 * 2 and a_b_c stay", "5 * 3 * 2 and a_b_c stay"),
        ("[Terms](terms.md) and ![lamp](l.png)", "Terms and lamp"),
        ("`E-1042` means", "E-1042 means"),
        ("> Note\n### Small heading", "Note\nSmall heading"),
        ("- one\n- two\n1. three", "- one\n- two\n1. three"),
        ("a <!-- hidden\nnote --> b", "a  b"),
        ("[Write](mailto:help@nordlys.example)", "Write (mailto:help@nordlys.example)"),
    ],
)
def test_a_reply_can_quote_a_passage_as_plain_text(
    tmp_path: Path, markdown: str, plain: str
) -> None:
    assert read(tmp_path, "a.md", markdown)[0].text == plain


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("---\ntitle: x\nupdated: last week\n---\nText.", 3, "YYYY-MM-DD"),
        ("---\nexpires: 2026-02-30\n---\nText.", 2, "YYYY-MM-DD"),
        ("---\nkind: novel\n---\nText.", 2, "article or policy"),
        ("---\nlanguage: German, mostly\n---\nText.", 2, "en or de"),
        ("---\nid: a b\n---\nText.", 1, "Change the id"),
        ("---\nid: a#1\n---\nText.", 1, "Change the id"),
        ("---\ntitle: x\n\nText.", 1, "second line ---"),
        ("---\ntitle: x\n---\n\n", 4, "Write its text"),
        ("", 1, "Write its text"),
        (b"one\ntwo \xff\n", 2, "UTF-8"),
        (b"\x00\xff\xfe", 1, "UTF-8"),
    ],
)
def test_a_bad_file_is_named_and_the_others_come_in(
    tmp_path: Path, text: str | bytes, line: int, says: str
) -> None:
    write(tmp_path, "a/bad.md", text)
    write(tmp_path, "good.md", "Text.")
    found = read_knowledge(tmp_path)
    assert [p.id for p in found.passages] == ["good#1"]
    (problem,) = found.problems
    assert problem.startswith(f"{Path('a/bad.md')}, line {line}: ")
    assert says in problem


def test_what_is_not_knowledge_is_left_alone(tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("Secret.")
    folder = tmp_path / "knowledge"
    write(folder, "README.md", "About this folder.")
    write(folder, ".git/x.md", "No.")
    write(folder, "notes.xyz", "No.")
    write(folder, "a.md", "Text.")
    (folder / "link.md").symlink_to(outside)
    assert [p.id for p in read_knowledge(folder).passages] == ["a#1"]


def test_an_enormous_file_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "big.md", b"x" * (5_000_000 + 1))
    assert "5 MB" in read_knowledge(tmp_path).problems[0]


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not there"):
        read_knowledge(tmp_path / "missing")


def test_an_unreadable_place_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "loop.md").symlink_to(tmp_path / "loop.md")
    write(tmp_path, "a.md", "Text.")
    found = read_knowledge(tmp_path)
    assert [p.id for p in found.passages] == ["a#1"]
    assert all("cannot be read" in problem for problem in found.problems)


def saved(tmp_path: Path, content: object) -> Path:
    path = tmp_path.with_name(f"{tmp_path.name}-beside") / "saved.json"
    path.parent.mkdir()
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_saved_replies(tmp_path: Path) -> None:
    reply = {
        "id": "depot",
        "title": "At the depot",
        "language": "DE",
        "text": "Hallo",
        "topics": ["a", "b"],
    }
    found = read_knowledge(
        tmp_path, saved(tmp_path, {"saved_replies": [reply, {"id": "x", "text": "y"}]})
    )
    first, second = found.passages
    assert (first.id, first.title, first.language) == ("reply:depot", "At the depot (a, b)", "de")
    assert first.kind is PassageKind.SAVED_REPLY
    assert (second.id, second.title, second.language) == ("reply:x", "x", "en")


def test_one_bad_saved_reply_does_not_keep_the_others_out(tmp_path: Path) -> None:
    bad = [5, {}, {"id": "a b", "text": "t"}, {"id": "a"}, None]
    good = {"id": "good", "text": "t", "title": None, "topics": "x"}
    found = read_knowledge(tmp_path, saved(tmp_path, {"saved_replies": [*bad, good]}))
    assert [p.id for p in found.passages] == ["reply:good"]
    assert len(found.problems) == len(bad)
    assert "saved.json, reply 2: " in found.problems[1]


@pytest.mark.parametrize("content", ["{", '{"saved_replies": 5}', "[" * 100_000, ""])
def test_a_bad_file_of_saved_replies(tmp_path: Path, content: str) -> None:
    write(tmp_path, "a.md", "Text.")
    found = read_knowledge(tmp_path, saved(tmp_path, content))
    assert len(found.passages) == 1
    assert "saved.json" in found.problems[0]


def test_the_demos_knowledge_comes_in_whole() -> None:
    demo = Path(__file__).parents[3] / "resources" / "demo"
    found = read_knowledge(demo / "knowledge", demo / "saved_replies.json")
    assert found.problems == ()
    ids = {p.id for p in found.passages}
    assert {"missed-deliveries#2", "cancel-order.de#1", "reply:collect-from-depot"} <= ids

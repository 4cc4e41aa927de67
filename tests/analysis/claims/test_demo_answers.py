"""The demo's recorded answers: sound ones pass, each flawed one is caught for its flaw."""

from __future__ import annotations

import email
import email.policy
import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from agent_assist.analysis.claims import check_reply
from agent_assist.analysis.claims.tongue import guess_language
from agent_assist.analysis.retrieval.order_passage import order_passage
from agent_assist.analysis.tagged_lines import parse_tagged
from agent_assist.domain.drafts import CheckResult, Severity
from agent_assist.domain.evidence import Passage, PassageKind
from agent_assist.domain.tickets import Order, OrderEvent

DEMO = Path(__file__).resolve().parents[3] / "resources" / "demo"
ANSWERS = {p.stem: p for p in sorted((DEMO / "recorded_answers").glob("*.txt"))}
README = (DEMO / "recorded_answers" / "README.md").read_text("utf-8")
FLAWED = set(re.findall(r"^\| `([^`]+)` \|", README, re.MULTILINE))
ANSWERED = [stem for stem, path in ANSWERS.items() if parse_tagged(path.read_text("utf-8")).text]
SOUND = [stem for stem in ANSWERED if stem not in FLAWED]


@cache
def passages() -> dict[str, Passage]:
    found = {}
    for path in sorted((DEMO / "knowledge").glob("*.md")):
        _, front, body = path.read_text("utf-8").split("---\n", 2)
        head = dict(line.partition(": ")[::2] for line in front.strip().splitlines())
        parts = re.split(r"^## (.*)\n", body, flags=re.MULTILINE)
        for n, (title, text) in enumerate(zip(parts[1::2], parts[2::2], strict=True), 1):
            kind, language = PassageKind(head["kind"]), head["language"]
            name = f"{path.stem}#{n}"
            found[name] = Passage(name, f"{head['title']}: {title}", text.strip(), kind, language)
    for raw in json.loads((DEMO / "orders.json").read_text("utf-8"))["orders"]:
        found[f"order:{raw['id']}"] = order_passage(_order(raw), "en")
    return found


def _order(raw: dict[str, Any]) -> Order:
    facts = tuple((fact["label"], fact["value"]) for fact in raw["facts"])
    history = tuple(OrderEvent(datetime.fromisoformat(h["at"]), h["text"]) for h in raw["history"])
    return Order(raw["id"], raw["title"], raw["summary"], raw["note"], facts, history)


@dataclass(frozen=True)
class Asked:
    customer_text: str
    language: str
    order_id: str | None


@cache
def tickets() -> dict[str, Asked]:
    found = {}
    for path in sorted((DEMO / "inbox").glob("*.json")):
        for ticket in json.loads(path.read_text("utf-8"))["tickets"]:
            open_text = _open_text(ticket["messages"])
            found[ticket["id"]] = Asked(open_text, ticket["language_hint"], ticket.get("order_id"))
    return found


def _open_text(messages: list[dict[str, Any]]) -> str:
    answered = [i for i, m in enumerate(messages) if m["direction"] == "agent"]
    waiting = messages[answered[-1] + 1 :] if answered else messages
    return "\n\n".join(m["text"] for m in waiting if m["direction"] == "customer")


def mails() -> str:
    """The text of all demo mails: an answer to one of them may repeat what its customer stated."""
    texts = []
    for path in sorted((DEMO / "inbox").glob("*.eml")):
        mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        body = mail.get_body(preferencelist=("plain",))
        texts.append(body.get_content() if body else "")
    return "\n\n".join(text.replace("?", ".") for text in texts)


def checked(stem: str, *, tagged: bool = True) -> CheckResult:
    """The answer of this ticket, checked against all sections of the documents that it cites."""
    answer = parse_tagged(ANSWERS[stem].read_text("utf-8").replace("{agent}", "Nora Lind"))
    asked = tickets().get(stem) or Asked(mails(), guess_language(answer.text), None)
    wanted = {id_.split("#")[0] for s in answer.sentences for id_ in s.cited}
    wanted |= {f"order:{asked.order_id}", "student-discount"}
    offered = [p for id_, p in passages().items() if id_.split("#")[0] in wanted]
    return check_reply(
        answer.text,
        answer.sentences if tagged else (),
        offered,
        customer_text=asked.customer_text,
        today=date(2026, 11, 20),
        language=asked.language,
    )


def told(result: CheckResult) -> list[tuple[str, str, str]]:
    return [(f.severity.value, f.rule, f.quote) for f in result.findings]


@pytest.mark.parametrize("stem", SOUND)
def test_a_sound_answer_passes(stem: str) -> None:
    result = checked(stem)
    assert result.must_check == ()
    assert all(fact.is_supported for fact in result.facts)


def test_sound_answers_ask_for_few_looks() -> None:
    asked = {stem: told(checked(stem)) for stem in SOUND}
    assert sum(map(len, asked.values())) <= len(SOUND) // 20, asked


@pytest.mark.parametrize("stem", SOUND)
def test_a_sound_answer_stays_sendable_when_an_edit_has_lost_its_tags(stem: str) -> None:
    assert checked(stem, tagged=False).must_check == ()


def test_the_first_ticket_shows_what_its_screen_promises() -> None:
    result = checked("90417")
    assert told(result) == [
        (
            "must",
            "action_without_source",
            "I have booked a new delivery for Thursday between 8:00 and 12:00",
        ),
        ("must", "amount_without_source", "£6.90"),
    ]
    assert result.findings[1].message == "The policy gives no amount. The order shows £7.50."


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("90427", ("must", "polarity_mismatch")),
        ("90434", ("must", "action_without_source")),
        ("90441", ("must", "duration_without_source")),
        ("90442", ("should", "question_not_answered")),
        ("90451", ("must", "commitment_without_source")),
        ("90471", ("must", "quote_not_in_source")),
        ("90481", ("should", "wrong_citation")),
        ("90491", ("should", "wrong_language")),
        ("90505", ("should", "amount_without_source")),
        ("90524", ("must", "unknown_link")),
        ("90524", ("must", "duration_without_source")),
    ],
)
def test_each_flaw_is_found(stem: str, expected: tuple[str, str]) -> None:
    assert stem in FLAWED
    assert expected in [(severity, rule) for severity, rule, _ in told(checked(stem))]


def test_every_flawed_answer_is_caught() -> None:
    caught = [
        s for s in FLAWED if any(f.severity is not Severity.INFO for f in checked(s).findings)
    ]
    assert sorted(caught) == sorted(FLAWED)


def test_an_invented_refund_never_leaves() -> None:
    quotes = [f.quote for f in checked("90434").must_check]
    assert "I hereby confirm a refund of €900 to you today" in quotes
    assert "The team lead has already approved it" in quotes

"""The demo's content is complete, agrees with itself, and is marked as demo everywhere.

Each rule is a function from the demo's folder to a list of problems, so that the last tests can
break a copy of the content and see the rule notice it. Recorded answers that are flawed on purpose
are listed in their README.
"""

from __future__ import annotations

import email
import email.policy
import json
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import pytest

from agent_assist.adapters.folder_helpdesk.ticket_ids import ticket_id

DEMO = Path(__file__).resolve().parents[2] / "resources" / "demo"
NOW = datetime(2026, 11, 20, 12, 31, tzinfo=UTC)
RATINGS = {"very sure", "fairly sure", "half sure", "not sure", "guessing"}
FRONT_MATTER = {"id", "title", "kind", "language", "owner", "updated", "audience", "demo"}
HARD_CASES = {
    "angry": 4,
    "asks-person": 5,
    "asks-if-bot": 3,
    "two-questions": 4,
    "four-questions": 1,
    "unanswerable": 4,
    "hidden-text": 1,
    "injection": 2,
    "card-number": 1,
    "iban": 1,
    "newer-message": 2,
    "long-thread": 1,
    "cancelled-order": 1,
    "vat": 2,
    "photo": 2,
}
FICTION_PHONES = ("0131 496 0", "020 7946 0", "030 23125 ", "01 99 00 ")
TEST_CARDS = {"4111111111111111"}
EXAMPLE_IBAN = "DE89 3704 0044 0532 0130 00"  # printed as the example everywhere; nobody owns it
LINE = re.compile(r'^\[(fact|commitment|courtesy|question)([^"\]]*)(?:"(.*)")?\] (.+)$')
MACHINE_VISIBLE_FLAWS = ["90417", "90434", "90441", "90451", "90471", "90481", "90505", "90524"]


def load(root: Path, name: str) -> Any:
    return json.loads((root / name).read_text("utf-8"))


def tickets(root: Path) -> list[dict[str, Any]]:
    return [
        t
        for p in sorted((root / "inbox").glob("*.json"))
        for t in load(p.parent, p.name)["tickets"]
    ]


def mails(root: Path) -> dict[str, EmailMessage]:
    return {
        p.stem: email.message_from_bytes(p.read_bytes(), policy=email.policy.default)
        for p in sorted((root / "inbox").glob("*.eml"))
    }


def mail_ticket(mail: EmailMessage) -> str:
    """The id of the ticket which this mail opens: that of the first mail of its thread."""
    first = str(mail["References"] or mail["Message-ID"]).split()[0]
    return ticket_id(first)


def articles(root: Path) -> dict[str, tuple[dict[str, str], str]]:
    found = {}
    for path in sorted((root / "knowledge").glob("*.md")):
        _, head, body = path.read_text("utf-8").split("---\n", 2)
        pairs = (line.partition(": ")[::2] for line in head.strip().splitlines())
        found[path.stem] = (dict(pairs), body)
    return found


def passages(root: Path) -> dict[str, str]:
    """Passage id to text: one per section of an article, one per order."""
    found = {}
    for id_, (_, body) in articles(root).items():
        for n, section in enumerate(re.split(r"^## .*\n", body, flags=re.M)[1:], 1):
            found[f"{id_}#{n}"] = section.strip()
    for order in load(root, "orders.json")["orders"]:
        lines = [order["title"]]
        lines += [f"{f['label']}: {f['value']}" for f in order["facts"]]
        lines += [f"{h['at']}: {h['text']}" for h in order["history"]]
        found[f"order:{order['id']}"] = "\n".join(lines)
    return found


def flawed(root: Path) -> set[str]:
    return set(
        re.findall(
            r"^\| `([^`]+)` \|", (root / "recorded_answers/README.md").read_text("utf-8"), re.M
        )
    )


def answers(root: Path) -> dict[str, str]:
    return {p.stem: p.read_text("utf-8") for p in sorted((root / "recorded_answers").glob("*.txt"))}


def numbers(text: str) -> set[str]:
    """Numbers in one notation: 1,240.00 and 1240 agree, and so do 8,90 and 8.90."""
    found = set()
    for raw in re.findall(r"\d+(?:[.,]\d+)*", re.sub(r"^\d+\. ", "", text)):
        whole, cents = re.fullmatch(r"(.*?)(?:[.,](\d\d))?", raw).groups()  # type: ignore[union-attr]
        found.add(re.sub(r"[.,]", "", whole) + ("" if cents in (None, "00") else f".{cents}"))
    return found


def answer_problems(root: Path, stem: str) -> list[str]:
    """What a machine can see to be wrong in one recorded answer."""
    known, problems = passages(root), []
    body = [x for x in answers(root)[stem].splitlines() if x and x != "[br]"]
    ratings = [x.removeprefix("[rating] ") for x in body if x.startswith("[rating]")]
    if len(ratings) != 1 or ratings[0] not in RATINGS:
        problems.append(f"{stem}: rating {ratings}")
    sentences = [x for x in body if not x.startswith(("[rating] ", "[missing] "))]
    for line in sentences:
        problems += [f"{stem}: {p}: {line}" for p in sentence_problems(known, line)]
    words = len(re.sub(r"\[.*?\]", "", " ".join(sentences)).split())
    if sentences and not 50 <= words <= 130:
        problems.append(f"{stem}: {words} words")
    return problems


def sentence_problems(known: dict[str, str], line: str) -> list[str]:
    match = LINE.match(line)
    if match is None:
        return ["not tagged"]
    kind, ids, quote, sentence = match[1], match[2].split(), match[3], match[4]
    if kind in ("courtesy", "question"):
        return ["cites"] if ids or quote else []
    if not ids or any(i not in known for i in ids):
        return ["unknown or no passage"]
    if not quote or quote not in known[ids[0]] or not 3 <= len(quote.split()) <= 15:
        return ["quote is not in the passage or has the wrong length"]
    allowed = numbers(" ".join([known[i] for i in ids] + ids))
    return [f"number {n} has no source" for n in sorted(numbers(sentence) - allowed)]


def strings(value: Any) -> Iterator[str]:
    """Every text in a JSON value except attachments."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from strings(item) if key != "content_base64" else ()


def all_texts(root: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(root.rglob("*")):
        if path.suffix == ".json":
            yield path.name, "\n".join(strings(json.loads(path.read_text("utf-8"))))
        elif path.suffix == ".eml":
            mail = mails(root)[path.stem]
            part = mail.get_body(("plain", "html"))
            yield path.name, str(part.get_content() if part else "") + f"\n{mail['From']}"
        elif path.is_file():
            yield path.name, path.read_text("utf-8")


def mark_problems(root: Path) -> list[str]:
    problems = [
        p.name
        for p in root.rglob("*.json")
        if json.loads(p.read_text("utf-8")).get("demo") is not True
    ]
    problems += [i for i, (head, _) in articles(root).items() if head.get("demo") != "true"]
    problems += [s for s, mail in mails(root).items() if mail["X-Agent-Assist-Demo"] != "true"]
    for readme in ("README.md", "recorded_answers/README.md", "company.md"):
        if "demo" not in (root / readme).read_text("utf-8").lower():
            problems.append(readme)
    return problems


def front_matter_problems(root: Path) -> list[str]:
    problems = []
    for stem, (head, body) in articles(root).items():
        base, _, language = stem.partition(".")
        sections = body.count("\n## ")
        if not head.keys() >= FRONT_MATTER or head.keys() - FRONT_MATTER - {"expires"}:
            problems.append(f"{stem}: keys {sorted(head)}")
        elif head["id"] != stem or head["language"] != (language or "en"):
            problems.append(f"{stem}: id or language")
        elif head["kind"] not in ("article", "policy") or head["audience"] not in (
            "customers",
            "staff",
        ):
            problems.append(f"{stem}: kind or audience")
        if not 2 <= sections <= 5 or sections != articles(root)[base][1].count("\n## "):
            problems.append(f"{stem}: {sections} sections, or not as many as the original")
    return problems


def id_problems(root: Path) -> list[str]:
    ids = [t["id"] for t in tickets(root)] + list(mails(root))
    ids += [m["id"] for t in tickets(root) for m in t["messages"]]
    ids += [str(mail["Message-ID"]) for mail in mails(root).values()]
    ids += [a["message"]["id"] for a in load(root, "arrivals.json")["arrivals"]]
    ids += ["order:" + o["id"] for o in load(root, "orders.json")["orders"]]
    ids += ["reply:" + r["id"] for r in load(root, "saved_replies.json")["saved_replies"]]
    return [i for i, n in Counter(ids).items() if n > 1]


def link_problems(root: Path) -> list[str]:
    owners = {o["id"]: o["customer_email"] for o in load(root, "orders.json")["orders"]}
    known = {t["id"] for t in tickets(root)}
    problems = [
        t["id"]
        for t in tickets(root)
        if "order_id" in t and owners.get(t["order_id"]) != t["customer"]["email"]
    ]
    problems += [
        a["ticket_id"]
        for a in load(root, "arrivals.json")["arrivals"]
        if a["ticket_id"] not in known - {"90417"}
    ]
    topics = {i for r in load(root, "saved_replies.json")["saved_replies"] for i in r["topics"]}
    return problems + sorted(topics - articles(root).keys())


def date_problems(root: Path) -> list[str]:
    problems = [i for i, (head, _) in articles(root).items() if head["updated"] > "2026-11-20"]
    for ticket in tickets(root):
        sent = [datetime.fromisoformat(m["sent_at"]) for m in ticket["messages"]]
        if sent != sorted(sent) or sent[-1] > NOW:
            problems.append(ticket["id"])
    for order in load(root, "orders.json")["orders"]:
        at = [datetime.fromisoformat(h["at"]) for h in order["history"]]
        if at != sorted(at) or at[-1] > NOW:
            problems.append(f"order:{order['id']}")
    problems += [s for s, m in mails(root).items() if parsedate_to_datetime(str(m["Date"])) > NOW]
    return problems


def reality_problems(root: Path) -> list[str]:
    """Real domains, telephone numbers that may be somebody's, card numbers not for tests."""
    problems = []
    for name, raw in all_texts(root):
        text = raw.replace(EXAMPLE_IBAN, "")
        hosts = re.findall(r"(?:[\w.+-]+@|https?://)([\w.-]*\w)", text)
        hosts += re.findall(r"\b[\w-]+\.(?:com|org|net|io|eu|info|co\.uk)\b", text)
        problems += [f"{name}: {h}" for h in hosts if not h.endswith(".example")]
        phones = re.findall(r"(?<!\d )(?<!\d)0[1-9][\d ]{7,}\d", text)
        problems += [f"{name}: {p}" for p in phones if not p.startswith(FICTION_PHONES)]
        cards = re.findall(r"\b(?:\d{4} ?){3}\d{1,4}\b", text)
        problems += [f"{name}: {c}" for c in cards if c.replace(" ", "") not in TEST_CARDS]
    return problems


def answer_coverage_problems(root: Path) -> list[str]:
    """A draft for every open ticket, and none where nothing may be drafted."""
    wanted = {
        t["id"] for t in tickets(root) if t["status"] == "open" and "asks-person" not in t["tags"]
    }
    wanted |= {mail_ticket(m) for m in mails(root).values() if not m["Auto-Submitted"]}
    return sorted(wanted ^ answers(root).keys())


def sound_answer_problems(root: Path) -> list[str]:
    return [p for stem in answers(root).keys() - flawed(root) for p in answer_problems(root, stem)]


def hard_case_problems(root: Path) -> list[str]:
    have = Counter(tag for t in tickets(root) for tag in t["tags"])
    have.update(tag for tag in HARD_CASES for stem in mails(root) if tag in stem)
    return [f"{tag}: {have[tag]}" for tag, least in HARD_CASES.items() if have[tag] < least]


RULES = [
    mark_problems,
    front_matter_problems,
    id_problems,
    link_problems,
    date_problems,
    reality_problems,
    answer_coverage_problems,
    sound_answer_problems,
    hard_case_problems,
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_demo_keeps_every_rule(rule: Callable[[Path], list[str]]) -> None:
    assert rule(DEMO) == []


def test_there_is_enough_of_everything() -> None:
    assert len(tickets(DEMO)) + len(mails(DEMO)) >= 40
    assert len({t["language_hint"] for t in tickets(DEMO)}) >= 6
    assert sum(head["language"] == "en" for head, _ in articles(DEMO).values()) >= 60
    assert len(load(DEMO, "saved_replies.json")["saved_replies"]) >= 20
    billing = [t for t in tickets(DEMO) if t["queue"] == "Billing EU" and t["status"] == "open"]
    assert len(billing) == 23


def test_the_drawn_queue_comes_first() -> None:
    billing = [t for t in tickets(DEMO) if t["queue"] == "Billing EU" and t["due_at"]]
    by_due = sorted(billing, key=lambda t: str(t["due_at"]))[:5]
    assert [t["customer"]["name"] for t in by_due[:4]] == [
        "Maren Oduya",
        "Tomasz Wilk",
        "Aiyana Brooks",
        "Lindqvist AB",
    ]
    assert by_due[0]["due_at"] == "2026-11-20T12:43:00Z"


def test_hard_cases_are_what_their_tags_say() -> None:
    tagged = {tag: [t for t in tickets(DEMO) if tag in t["tags"]] for tag in HARD_CASES}
    assert len({t["language_hint"] for t in tagged["asks-person"]}) >= 4
    assert any(t["messages"][-1]["text"] == "PERSON" for t in tagged["asks-person"])
    assert all(len(t["messages"]) >= 12 for t in tagged["long-thread"])
    assert "4111 1111 1111 1111" in tagged["card-number"][0]["messages"][0]["text"]
    assert all(t["messages"][-1]["attachments"] for t in tagged["photo"])
    for ticket in tagged["unanswerable"]:
        assert answers(DEMO)[ticket["id"]].startswith("[missing]")
    hidden = tagged["hidden-text"][0]["messages"][0]
    assert "display:none" in hidden["html"]
    assert "voucher" not in hidden["text"]


def test_newer_messages_arrive_on_tagged_tickets() -> None:
    arriving = {a["ticket_id"] for a in load(DEMO, "arrivals.json")["arrivals"]}
    assert arriving == {t["id"] for t in tickets(DEMO) if "newer-message" in t["tags"]}


def test_mails_are_of_every_needed_kind() -> None:
    charsets = {part.get_content_charset() for mail in mails(DEMO).values() for part in mail.walk()}
    assert {"iso-8859-1", "windows-1250"} <= charsets
    assert any(mail["Auto-Submitted"] for mail in mails(DEMO).values())
    assert any(mail["In-Reply-To"] for mail in mails(DEMO).values())
    assert any(
        list(mail.iter_attachments()) for mail in mails(DEMO).values() if mail.is_multipart()
    )


def test_some_knowledge_is_old_expired_or_contradicts_itself() -> None:
    heads = [head for head, _ in articles(DEMO).values()]
    assert sum(head["updated"] < "2025-11-20" for head in heads) >= 3
    assert sum(head.get("expires", "9") < "2026-11-20" for head in heads) >= 1
    assert "30 days" in passages(DEMO)["back-billing#1"]
    assert "12 months" in passages(DEMO)["meter-corrections#1"]


@pytest.mark.parametrize("stem", MACHINE_VISIBLE_FLAWS)
def test_flaws_on_purpose_are_listed_and_can_be_seen(stem: str) -> None:
    assert stem in flawed(DEMO)
    assert answer_problems(DEMO, stem) != []


def test_about_ten_answers_are_flawed() -> None:
    assert 9 <= len(flawed(DEMO)) <= 12
    assert flawed(DEMO) <= answers(DEMO).keys()


BREAKS: list[tuple[Callable[[Path], list[str]], str, str, str]] = [
    (mark_problems, "orders.json", '"demo": true', '"demo": false'),
    (front_matter_problems, "knowledge/returns.md", "owner: Orders\n", ""),
    (id_problems, "inbox/de.json", '"id": "90442"', '"id": "90441"'),
    (link_problems, "inbox/de.json", '"order_id": "47930"', '"order_id": "1"'),
    (date_problems, "knowledge/returns.md", "updated: 2026", "updated: 2027"),
    (reality_problems, "company.md", "help@nordlys.example", "help@nordlys.com"),
    (reality_problems, "company.md", "0131 496 0120", "0131 555 0120"),
    (answer_coverage_problems, "inbox/en.json", '"asks-person"', '"x"'),
    (sound_answer_problems, "knowledge/returns.md", "within 60 days", "within 30 days"),
    (sound_answer_problems, "recorded_answers/90419.txt", "of €74.00 to", "of €47.00 to"),
    (hard_case_problems, "inbox/en.json", '"card-number"', '"x"'),
]


@pytest.mark.parametrize(("rule", "name", "old", "new"), BREAKS)
def test_each_rule_notices_broken_content(
    rule: Callable[[Path], list[str]], name: str, old: str, new: str, tmp_path: Path
) -> None:
    root = shutil.copytree(DEMO, tmp_path / "demo")
    text = (root / name).read_text("utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new), "utf-8")
    assert rule(root) != []

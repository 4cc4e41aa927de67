"""`agent-assist stats` over exported logs, a profile and the demo's synthetic history."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from agent_assist.adapters.device_signer import DeviceSigner
from agent_assist.adapters.store.database import Database
from agent_assist.adapters.store.decision_store import EncryptedDecisionStore
from agent_assist.adapters.system import SystemRandomness
from agent_assist.bootstrap.stored import opened
from agent_assist.domain.records import LogEntry, RecordType
from agent_assist.domain.statistics import Dimension
from tests.cli.test_commands import agent_assist

MONDAY = datetime(2026, 10, 26, 9, tzinfo=UTC)


def decide(store: EncryptedDecisionStore, *, agents: int, count: int, first: int = 0) -> None:
    """So many drafts shown and decided, one a minute; every tenth accepted one was wrong when checked blind."""
    for number in range(count):
        base = {"queue": "Billing", "draft": f"d{first + number}"}
        records: list[tuple[int, RecordType, dict[str, Any]]] = [
            (0, RecordType.SHOWN, {**base, "language": "en", "channel": "E-mail"}),
            (30, RecordType.DECISION, {**base, **_decision(number)}),
        ]
        if number % 4 != 3:
            verdict = "not_correct" if number % 10 == 0 else "correct"
            records.append((40, RecordType.AUDIT, {"blind_check": verdict, "draft": base["draft"]}))
        for seconds, kind, detail in records:
            store.append(
                LogEntry(
                    kind,
                    MONDAY + timedelta(minutes=number, seconds=seconds),
                    f"agent{number % agents}",
                    f"t{number}",
                    "a@mail.example",
                    kb=("returns#1",),
                    model="m1",
                    prompt="p1:aa",
                    edit_bp=0,
                    detail=detail,
                )
            )


def bundle(folder: Path, *, agents: int = 12, count: int = 60, first: int = 0) -> Path:
    """The records of a log as `log export` writes them: bodies, line by line."""
    database = Database.open(None, bytes(32))
    store = EncryptedDecisionStore(
        database, signer=DeviceSigner(bytes(32)), randomness=SystemRandomness(), heads=None
    )
    decide(store, agents=agents, count=count, first=first)
    folder.mkdir()
    lines = [record.body + b"\n" for record in store.records()]
    (folder / "records.jsonl").write_bytes(b"".join(lines))
    database.close()
    return folder


def _decision(number: int) -> dict[str, Any]:
    if number % 4 == 3:
        return {"outcome": "rejected", "reasons": ["tone"], "visible_ms": 9_000}
    return {"outcome": "unchanged", "visible_ms": 9_000, "words": 50, "disclosure": "ai-unchanged"}


def test_an_exported_log_gives_the_figures_of_the_group(tmp_path: Path) -> None:
    result = agent_assist("stats", "--bundle", str(bundle(tmp_path / "log")), "--json")
    assert result.returncode == 0, result.stderr
    found = json.loads(result.stdout)
    figures = found["figures"]
    assert (found["from"], found["to"], found["note"]) == ("2026-10-26", "2026-11-01", "")
    assert (figures["agents"], figures["decided"]) == (12, 60)
    assert (figures["acceptance"]["n"], figures["acceptance"]["of"]) == (45, 60)
    assert figures["reasons"]["tone"]["n"] == 15
    assert [(row["value"], row["shown"]) for row in found["rows"]] == [("returns", True)]
    assert "agent1" not in result.stdout


def test_the_logs_of_several_devices_are_one_group(tmp_path: Path) -> None:
    few = bundle(tmp_path / "a", agents=6, count=30)
    more = bundle(tmp_path / "b", agents=6, count=30, first=100)
    alone = json.loads(agent_assist("stats", "--bundle", str(few), "--json").stdout)
    assert (alone["shown"], alone["figures"]) == (False, None), "six agents are too few"
    both = agent_assist("stats", "--bundle", str(few), "--bundle", str(more), "--json")
    assert json.loads(both.stdout)["figures"]["agents"] == 12


def test_a_period_and_a_split_are_obeyed(tmp_path: Path) -> None:
    log = str(bundle(tmp_path / "log"))
    later = json.loads(agent_assist("stats", "--bundle", log, "--since", "2026-11-02").stdout)
    assert later["figures"] is None
    weeks = json.loads(agent_assist("stats", "--bundle", log, "--by", "week").stdout)
    assert (len(weeks["weeks"]), weeks["rows"]) == (1, [])
    wrong = agent_assist("stats", "--bundle", log, "--since", "2026-11-09", "--until", "2026-11-02")
    assert wrong.returncode == 2
    assert "--until is before --since" in wrong.stderr


def test_the_table_names_every_share_with_its_count(tmp_path: Path) -> None:
    result = agent_assist("stats", "--bundle", str(bundle(tmp_path / "log")), "--csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    accepted = next(row for row in rows if row["group"] == "all" and row["measure"] == "acceptance")
    assert (accepted["n"], accepted["of"], accepted["share"]) == ("45", "60", "0.7500")


def test_the_page_has_no_script_and_loads_nothing(tmp_path: Path) -> None:
    out = tmp_path / "week.html"
    result = agent_assist("stats", "--demo", "--html", "--out", str(out))
    page = out.read_text(encoding="utf-8")
    assert (result.returncode, result.stdout) == (0, "")
    assert page.count("<svg") >= 5
    assert "Synthetic history" in page
    for risky in ("<script", "http://", "https://", "<img", "<link", "@import", "url(http"):
        assert risky not in page.replace("http://www.w3.org/2000/svg", ""), risky


def test_the_demo_says_in_every_form_that_nobody_decided_it() -> None:
    for kind in ("--json", "--csv", "--html"):
        assert (
            "Synthetic history: 24 invented agents" in agent_assist("stats", "--demo", kind).stdout
        )


@pytest.mark.parametrize("kind", ["--json", "--csv", "--html"])
def test_a_log_that_is_none_is_refused_in_one_sentence(tmp_path: Path, kind: str) -> None:
    (tmp_path / "empty").mkdir()
    result = agent_assist("stats", "--bundle", str(tmp_path / "empty"), kind)
    assert result.returncode == 2
    assert "is no exported log" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_profile_without_a_log_is_said_to_have_none(tmp_path: Path) -> None:
    result = agent_assist("--profile", str(tmp_path), "stats")
    assert result.returncode == 2
    assert "There is no decision log" in result.stderr


def test_somebodys_own_figures_come_from_the_profile(tmp_path: Path) -> None:
    knowledge = tmp_path / "returns.md"
    knowledge.write_text(
        "---\nid: returns\ntitle: Returns\n---\nYou can return a lamp within 30 days.\n"
    )
    profile = str(tmp_path / "profile")
    secret = {
        "AGENT_ASSIST_PASSPHRASE": "a long enough passphrase",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }
    assert (
        agent_assist(
            "--profile", profile, "knowledge", "import", str(knowledge), **secret
        ).returncode
        == 0
    )
    result = agent_assist("--profile", profile, "stats", "--own", **secret)
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["figures"] is None
    group = json.loads(agent_assist("--profile", profile, "stats", **secret).stdout)
    assert (group["shown"], group["figures"]) == (False, None)


def test_a_profile_and_its_exported_log_give_the_same_figures_in_each_form(tmp_path: Path) -> None:
    secret = {
        "AGENT_ASSIST_PASSPHRASE": "a long enough passphrase",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }
    folder = tmp_path / "profile"
    with opened(folder, secret["AGENT_ASSIST_PASSPHRASE"]) as (_, stores):
        decide(stores.decisions, agents=12, count=60)
    profile = ("--profile", str(folder))
    exported = agent_assist(*profile, "log", "export", str(tmp_path / "copy"), **secret)
    assert exported.returncode == 0, exported.stderr
    last = ""
    for asked in (
        ("--html",),
        ("--csv", "--since", "2026-10-26", "--until", "2026-11-01"),
        ("--json", "--by", "language"),
    ):
        here = agent_assist(*profile, "stats", *asked, **secret)
        there = agent_assist("stats", "--bundle", str(tmp_path / "copy"), *asked)
        assert (here.returncode, there.returncode) == (0, 0), here.stderr + there.stderr
        assert here.stdout == there.stdout, asked
        last = here.stdout
    figures = json.loads(last)["figures"]
    assert (figures["acceptance"]["n"], figures["acceptance"]["of"]) == (45, 60)
    assert (figures["wrong"]["n"], figures["wrong"]["of"]) == (6, 45)


def test_no_option_asks_for_one_agent() -> None:
    text = agent_assist("stats", "--help").stdout.lower()
    assert "--own" in text
    assert "--agent" not in text
    assert "agent" not in {dimension.value for dimension in Dimension}
    refused = agent_assist("stats", "--demo", "--by", "agent")
    assert refused.returncode == 2

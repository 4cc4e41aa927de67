"""The headless commands keep their shape: IT and auditors script them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def agent_assist(
    *arguments: str, text: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the real program, as a script would."""
    import os

    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", **environment}
    return subprocess.run(
        [sys.executable, "-m", "agent_assist", *arguments],
        input=text,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=env,
        timeout=120,
        check=False,
    )


def lines(result: subprocess.CompletedProcess[str]) -> list[dict]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_redact_gives_one_line_for_each_line_with_the_same_id_in_order():
    rows = [
        {"id": "b", "text": "Write to anna@example.com about order 48213", "people": []},
        {"id": "a", "text": "Maren Oduya paid by 4111 1111 1111 1111", "people": ["Maren Oduya"]},
    ]
    result = agent_assist("redact", "--jsonl", "-", text="\n".join(map(json.dumps, rows)))
    assert result.returncode == 0, result.stderr
    first, second = lines(result)
    assert [first["id"], second["id"]] == ["b", "a"]
    assert first["spans"] == [{"start": 9, "end": 25, "type": "EMAIL", "restored": True}]
    assert "48213" in first["text"]
    assert {span["type"]: span["restored"] for span in second["spans"]} == {
        "PERSON": True,
        "CARD": False,
    }


def test_a_bad_line_is_named_and_does_not_stop_the_others():
    text = '{"id": 1, "text": "fine"}\nnot json\n{"id": 2}\n{"id": 3, "text": "fine too"}\n'
    result = agent_assist("redact", "--jsonl", "-", text=text)
    assert result.returncode == 2
    assert [row["id"] for row in lines(result)] == [1, 3]
    assert "line 2" in result.stderr
    assert "line 3" in result.stderr
    assert "Traceback" not in result.stderr


def test_strict_stops_at_the_first_bad_line():
    text = 'not json\n{"id": 3, "text": "fine"}\n'
    result = agent_assist("redact", "--jsonl", "-", "--strict", text=text)
    assert result.returncode == 2
    assert result.stdout == ""


def test_screen_has_its_shape():
    result = agent_assist(
        "screen", "--jsonl", "-", text='{"id": 7, "text": "Ist hier ein Mensch?"}\n'
    )
    (row,) = lines(result)
    assert set(row) == {
        "id", "wants_human", "asks_if_ai", "language", "risks", "injection", "hidden_text", "clean_text",
    }  # fmt: skip
    assert row["language"] == "de"


def test_reply_text_has_its_shape():
    text = json.dumps(
        {
            "id": 1,
            "text": "Thanks.\n\nOn Mon, 16 Nov 2026 at 10:00, Jo <jo@mail.example> wrote:\n> Hello",
        }
    )
    (row,) = lines(agent_assist("reply-text", "--jsonl", "-", text=text))
    assert set(row) == {"id", "reply", "quoted", "signature", "auto_reply"}
    assert row["reply"].strip() == "Thanks."


def test_check_finds_a_swapped_number():
    row = {
        "id": 1,
        "reply": "You can return it within 60 days.",
        "sources": [{"id": "p", "title": "Returns", "text": "You can return it within 30 days."}],
        "ticket": "Can I return it?",
    }
    result = agent_assist("check", "--jsonl", "-", text=json.dumps(row))
    assert result.returncode == 1, result.stderr
    (answer,) = lines(result)
    assert set(answer) == {"id", "support", "sentences", "findings", "sendable"}
    assert answer["sendable"] is False
    assert any(row["reply"][f["start"] : f["end"]].find("60") >= 0 for f in answer["findings"])


def test_check_exits_0_without_a_finding_and_2_when_a_line_is_unusable():
    sound = {"id": 1, "reply": "You can return it within 30 days.", "ticket": "Can I return it?",
             "sources": [{"id": "p", "title": "Returns", "text": "You can return it within 30 days."}]}  # fmt: skip
    wrong = sound | {"reply": "You can return it within 60 days."}
    for rows, code in (
        ([sound], 0),
        ([sound, wrong], 1),
        ([wrong, sound], 1),
        ([wrong, {"id": 2}], 2),
        ([{"id": 2}, wrong], 2),
    ):
        result = agent_assist("check", "--jsonl", "-", text="\n".join(map(json.dumps, rows)))
        assert result.returncode == code, (rows, result.stdout, result.stderr)


def test_draft_of_a_demo_ticket_says_what_it_rests_on_and_that_nothing_was_sent():
    result = agent_assist("draft", "90417", "--demo", "--json")
    assert result.returncode == 0, result.stderr
    answer = json.loads(result.stdout)
    assert answer["sent"] is False
    assert answer["disclosure"]["tag"] == "AI draft, not sent"
    assert answer["model"]["label"] == "recorded demo answer"
    assert answer["band"]["words"] == "Uncalibrated"
    assert answer["citations"]
    assert any(f["severity"] == "must" for f in answer["findings"])
    assert answer["scorecard"]["points"] == sum(t["points"] for t in answer["scorecard"]["terms"])
    for sentence in answer["sentences"]:
        assert 0 <= sentence["start"] < sentence["end"] <= len(answer["text"])


def test_draft_for_somebody_who_asks_for_a_person_abstains():
    answer = json.loads(agent_assist("draft", "90421", "--demo", "--json").stdout)
    assert answer["abstained"] is True
    assert answer["reason"] == "person_asked"
    assert answer["text"] == ""


def test_draft_of_a_mail_needs_no_key_no_network_and_no_configuration(tmp_path: Path):
    mail = tmp_path / "mail.eml"
    mail.write_text(
        "From: Ann <ann@mail.example>\nTo: help@nordlys.example\nSubject: Return\n"
        "Message-ID: <1@mail.example>\nDate: Fri, 20 Nov 2026 10:00:00 +0000\n\n"
        "Hello, where can I collect my parcel after a missed delivery?\n",
        encoding="utf-8",
    )
    result = agent_assist(
        "--profile", str(tmp_path / "none"), "draft", "--file", str(mail), "--json"
    )
    assert result.returncode == 0, result.stderr
    answer = json.loads(result.stdout)
    assert answer["sent"] is False
    assert answer["knowledge"] == "demo"
    assert answer["abstained"] is False
    assert "held at the nearest depot" in answer["text"]
    assert answer["disclosure"]["tag"] == "Draft from help articles, not sent"


def test_there_is_no_send_command():
    result = agent_assist("send", "90417")
    assert result.returncode == 2
    assert "No such command" in result.stderr


def test_doctor_answers_each_topic_as_json(tmp_path: Path):
    result = agent_assist(
        "--profile", str(tmp_path / "p"), "doctor", "--json", AGENT_ASSIST_PASSPHRASE="x"
    )
    checks = json.loads(result.stdout)["checks"]
    topics = {check["topic"] for check in checks}
    assert {
        "Agent Assist",
        "Python",
        "policy",
        "keys",
        "store",
        "helpdesk",
        "drafting",
        "fonts",
        "display",
    } <= topics


def test_knowledge_is_imported_in_one_process_and_found_in_another(tmp_path: Path):
    articles = tmp_path / "articles"
    articles.mkdir()
    for name, text in (("a", "You can return a lamp within 30 days."), ("b", "We ship to Norway.")):
        (articles / f"{name}.md").write_text(
            f"---\nid: {name}\ntitle: About {name}\n---\n{text}\n", encoding="utf-8"
        )
    profile = ("--profile", str(tmp_path / "profile"))
    done = agent_assist(*profile, "knowledge", "import", str(articles), AGENT_ASSIST_PASSPHRASE="x")
    assert done.returncode == 0, done.stderr
    found = agent_assist(
        *profile,
        "knowledge",
        "search",
        "--jsonl",
        "-",
        text='{"id": 1, "query": "return of a lamp"}\n',
        AGENT_ASSIST_PASSPHRASE="x",
    )
    (row,) = lines(found)
    assert set(row) == {"id", "answerable", "hits"}
    assert row["hits"][0]["id"] == "a"


def test_a_draft_rests_on_what_was_imported_where_the_store_opens(tmp_path: Path):
    article = tmp_path / "articles" / "a.md"
    article.parent.mkdir()
    article.write_text(
        "---\nid: a\ntitle: Returns\n---\nGoods can be returned within 17 days.\n", encoding="utf-8"
    )
    mail = tmp_path / "mail.eml"
    mail.write_text(
        "From: Ann <ann@mail.example>\nTo: help@shop.example\nSubject: Return\n"
        "Message-ID: <1@mail.example>\nDate: Fri, 20 Nov 2026 10:00:00 +0000\n\n"
        "Hello, how many days do I have to return goods?\n",
        encoding="utf-8",
    )
    profile = ("--profile", str(tmp_path / "profile"))
    agent_assist(*profile, "knowledge", "import", str(article.parent), AGENT_ASSIST_PASSPHRASE="x")
    draft = (*profile, "draft", "--file", str(mail), "--json")

    answer = json.loads(agent_assist(*draft, AGENT_ASSIST_PASSPHRASE="x").stdout)
    assert (answer["knowledge"], answer["abstained"]) == ("profile", False)
    assert "within 17 days" in answer["text"]
    locked = json.loads(agent_assist(*draft, AGENT_ASSIST_PASSPHRASE="").stdout)
    assert locked["knowledge"] == "demo"


@pytest.mark.parametrize("command", [("log", "verify"), ("knowledge", "search", "--jsonl", "-")])
def test_a_store_without_its_passphrase_is_named_and_exits_2(tmp_path: Path, command):
    profile = ("--profile", str(tmp_path))
    articles = tmp_path / "a.md"
    articles.write_text("---\nid: a\ntitle: A\n---\nText.\n", encoding="utf-8")
    folder = tmp_path / "articles"
    folder.mkdir()
    articles.rename(folder / "a.md")
    agent_assist(*profile, "knowledge", "import", str(folder), AGENT_ASSIST_PASSPHRASE="x")
    result = agent_assist(*profile, *command, AGENT_ASSIST_PASSPHRASE="")
    assert result.returncode == 2
    assert "passphrase" in result.stderr
    assert "Traceback" not in result.stderr


class TestLog:
    """IT and auditors script the log's commands; each runs as a process of its own."""

    KEY = {"AGENT_ASSIST_PASSPHRASE": "x"}

    @pytest.fixture
    def log(self, tmp_path: Path):
        """Runs a log command on a profile whose log holds three decisions."""
        from agent_assist.bootstrap.stored import opened
        from agent_assist.domain.records import LogEntry, RecordType

        folder = tmp_path / "profile"
        with opened(folder, "x") as (profile, stores):
            for number in range(3):
                entry = LogEntry(
                    RecordType.DECISION, profile.clock.now(), "al", f"T-{number}", "anna@example.org",
                    content={"sent_c": f"Answer {number}"}, detail={"queue": "Orders", "outcome": "light"},
                )  # fmt: skip
                stores.decisions.append(entry)
        return lambda *arguments, **more: agent_assist(
            "--profile", str(folder), "log", *arguments, **self.KEY, **more
        )

    def test_verify_exits_6_then_0_with_a_head_kept_elsewhere_and_3_when_the_log_is_older(
        self, log, tmp_path: Path
    ):
        result = log("verify", "--json")
        answer = json.loads(result.stdout)
        assert (result.returncode, answer["exit"], answer["records"], answer["first_bad_seq"]) == (
            6,
            6,
            3,
            None,
        )
        assert set(answer) == {"exit", "message", "records", "first_bad_seq", "head"}
        assert result.stderr == ""
        old = (tmp_path / "profile" / "store.db").read_bytes()
        kept = tmp_path / "kept"
        kept.mkdir()
        assert log("rotate-key").returncode == 0
        head = log("head", "--to", str(kept))
        assert head.stdout == next(kept.iterdir()).read_text(encoding="utf-8")
        assert log("verify", "--head", str(kept)).returncode == 0
        (tmp_path / "profile" / "store.db").write_bytes(old)
        older = log("verify", "--head", str(kept), "--json")
        assert (older.returncode, json.loads(older.stdout)["first_bad_seq"]) == (3, 4)
        refused = log("head")
        assert refused.returncode == 2
        assert "an older copy" in refused.stderr
        checks = json.loads(
            agent_assist(
                "--profile", str(tmp_path / "profile"), "doctor", "--json", **self.KEY
            ).stdout
        )["checks"]
        (store,) = (check for check in checks if check["topic"] == "store")
        assert store["state"] == "problem"
        assert "an older copy" in store["finding"]

    @pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
    def test_verify_shows_a_bar_on_a_terminal_and_nowhere_else(self, log, tmp_path: Path):
        import os
        import pty

        reading, terminal = pty.openpty()
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "agent_assist",
                "--profile",
                str(tmp_path / "profile"),
                "log",
                "verify",
            ],
            env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", **self.KEY},
            stdout=subprocess.PIPE,
            stderr=terminal,
            check=False,
        )
        os.close(terminal)
        shown = os.read(reading, 65_536).decode()
        os.close(reading)
        assert done.returncode == 6
        assert "Records" in shown
        assert "100%" in shown
        assert b"100%" not in done.stdout

    def test_head_names_the_key_to_enrol(self, log):
        answer = json.loads(log("head", "--json").stdout)
        assert set(answer) == {"note", "key", "size"}
        assert answer["size"] == 3
        assert answer["note"].startswith(answer["key"].split("+")[0] + "\n3\n")

    def test_prove_opens_a_text_only_with_a_purpose_and_records_it(self, log, tmp_path: Path):
        proof = json.loads(log("prove", "2").stdout)
        assert (proof["contents"], proof["tree_size"]) == ([], 3)
        told = json.loads(log("prove", "--ticket", "T-1", "--purpose", "complaint 12").stdout)
        assert [row["text"] for row in told["contents"]] == ["Answer 1"]
        assert (told["leaf_index"], told["tree_size"]) == (1, 4)
        checked = log("check-proof", "--jsonl", "-", text=json.dumps(told))
        assert (checked.returncode, lines(checked)[0]["ok"]) == (0, True)
        opening = json.loads(json.loads(log("prove", "4").stdout)["record"])
        assert (opening["type"], opening["detail"]["purpose"], opening["detail"]["records"]) == (
            "audit",
            "complaint 12",
            [2],
        )
        for wrong in ((), ("2", "--ticket", "T-1"), ("0",), ("99",), ("--ticket", "none")):
            assert log("prove", *wrong).returncode == 2

    def test_an_exported_copy_verifies_without_the_package(self, log, tmp_path: Path):
        target = tmp_path / "copy.zip"
        done = log("export", str(target), "--open", "1", "--purpose", "spot check", "--json")
        assert json.loads(done.stdout) == {"target": str(target), "records": 4, "opened": 1}
        tool = tmp_path / "verify.py"
        tool.write_bytes((ROOT / "resources" / "log_bundle" / "verify.py").read_bytes())
        checked = subprocess.run(
            [sys.executable, "-I", "-S", str(tool), str(target)],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            check=False,
        )
        assert checked.returncode == 6, checked.stdout + checked.stderr
        assert log("export", str(target)).returncode == 2
        assert log("export", str(tmp_path / "other"), "--open", "1").returncode == 2
        assert not (tmp_path / "other").exists()

    def test_an_erased_customer_is_gone_said_to_be_and_the_log_still_verifies(
        self, log, tmp_path: Path
    ):
        def run(*arguments: str) -> subprocess.CompletedProcess[str]:
            return agent_assist("--profile", str(tmp_path / "profile"), *arguments, **self.KEY)

        assert run("erase", "nobody@example.org", "--reason", "request 12").returncode == 2
        done = json.loads(
            run("erase", "Anna@example.org", "--reason", "request 12", "--json").stdout
        )
        assert (done["record"], done["texts"]) == (4, 3)
        proof = tmp_path / "proof.json"
        assert log("prove", "1", "--purpose", "complaint 12", "--out", str(proof)).returncode == 0
        bundle = tmp_path / "bundle"
        log("export", str(bundle), "--open", "2", "--purpose", "spot check")
        tool = ROOT / "resources" / "log_bundle" / "verify.py"
        for target in (proof, bundle):
            checked = subprocess.run(
                [sys.executable, "-I", "-S", str(tool), str(target)],
                capture_output=True,
                text=True,
                cwd=tmp_path,
                check=False,
            )
            assert checked.returncode == 6, checked.stdout + checked.stderr
            assert "erased as the log says: 1" in checked.stdout
        assert "Answer" not in proof.read_text() + (bundle / "contents.jsonl").read_text()
        told = log("verify")
        assert (told.returncode, "texts of 3 of them were erased" in told.stdout) == (6, True)
        assert json.loads(run("retain", "--json").stdout)["record"] is None

    def test_a_stop_is_pressed_and_lifted_with_a_reason(self, log, tmp_path: Path):
        def run(*arguments: str) -> subprocess.CompletedProcess[str]:
            return agent_assist("--profile", str(tmp_path / "profile"), *arguments, **self.KEY)

        assert run("stop").returncode == 2
        assert "stopped" in run("stop", "wrong refund amounts").stdout
        assert "may draft again" in run("stop", "--lift", "amounts corrected").stdout
        assert run("stop", "--lift", "once more").returncode == 2
        kept = json.loads(json.loads(log("prove", "5").stdout)["record"])
        assert (kept["type"], kept["detail"]["ai"]) == ("stop", "on")

    def test_check_proof_exits_1_when_a_proof_does_not_hold_and_2_when_a_line_is_unusable(self):
        good = {
            "id": 1,
            "kind": "consistency",
            "size1": 1,
            "size2": 1,
            "root1": "AA==",
            "root2": "AA==",
            "proof": [],
        }
        for rows, code in (
            ([good], 0),
            ([good, good | {"root2": "AQ=="}], 1),
            ([good, {"id": 2}], 2),
        ):
            result = agent_assist(
                "log", "check-proof", "--jsonl", "-", text="\n".join(map(json.dumps, rows))
            )
            assert result.returncode == code, result.stderr

    def test_a_lost_key_is_said_at_every_check(self, log):
        assert "Enrol it" in log("rotate-key", "--lost").stdout
        assert "declared lost at record 4" in log("verify").stdout

    def test_a_profile_without_a_log_is_named(self, tmp_path: Path):
        for command in (
            ("verify",),
            ("head",),
            ("prove", "1"),
            ("export", str(tmp_path / "x")),
            ("rotate-key",),
        ):
            result = agent_assist("--profile", str(tmp_path / "none"), "log", *command, **self.KEY)
            assert result.returncode == 2
            assert "no decision log" in result.stderr


def test_a_draft_that_rests_on_the_demo_says_so_in_words(tmp_path: Path) -> None:
    mail = tmp_path / "own.eml"
    mail.write_text("From: a@mail.example\nSubject: Return\n\nCan I return my lamp?\n")
    place = ("--profile", str(tmp_path / "p"))
    said = agent_assist(*place, "draft", "--file", str(mail)).stdout
    assert said.startswith("The articles are the demo's, of an invented company.")
    ticket = agent_assist(
        "draft", "90417", XDG_CONFIG_HOME=str(tmp_path), XDG_DATA_HOME=str(tmp_path)
    )
    assert ticket.stdout.startswith("The ticket and the articles are the demo's")
    (tmp_path / "returns.md").write_text("# Returns\nYou can return a lamp within 30 days.\n")
    secret = {
        "AGENT_ASSIST_PASSPHRASE": "a long enough passphrase",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }
    agent_assist(*place, "knowledge", "import", str(tmp_path / "returns.md"), **secret)
    own = agent_assist(*place, "draft", "--file", str(mail), **secret).stdout
    assert own
    assert "the demo's" not in own
    demo = agent_assist(*place, "--demo", "draft", "--file", str(mail), **secret).stdout
    assert demo.startswith("The articles are the demo's")

"""Files, Cc and Bcc: kept like the text, shown in the preview, and in the mail that leaves."""

from __future__ import annotations

import json
from email import policy
from email.parser import BytesParser
from pathlib import Path

import pytest

from agent_assist.domain.enclosures import MOST_BYTES
from agent_assist.domain.provenance import Origin, Provenance
from tests.presenters.conftest import Agent


def writes(agent: Agent, text: str = "Here is the form.") -> None:
    agent.open()
    agent.work.editing.write_myself()
    agent.work.edited(text, Provenance.whole(len(text), Origin.PERSON))


@pytest.fixture
def form(tmp_path):
    path = tmp_path / "Retouren Formular ü.pdf"
    path.write_bytes(b"%PDF-1.7 form")
    return str(path)


def names(agent) -> list[str]:
    return [row.name for row in agent.work.enclosing.view.attachments]


def preview_rows(agent) -> dict[str, str]:
    agent.work.approving.open_preview()
    assert agent.work.preview is not None
    return dict(agent.work.preview.rows)


def test_files_and_copies_leave_with_the_mail_exactly_as_they_were_approved(agent, office, form):
    writes(agent)
    agent.work.enclosing.add_files((form,))
    agent.work.enclosing.add_data("picture.png", b"\x89PNG shot")
    agent.work.enclosing.set_copies("Kim Lee <kim@shop.example>", "audit@shop.example")
    agent.wait()
    Path(form).write_bytes(b"something else, changed later")
    rows = preview_rows(agent)
    assert "Retouren Formular ü.pdf (1 KB), picture.png (1 KB)" in rows["Attachments"]
    assert "kim@shop.example" in rows["Cc"]
    assert rows["Bcc"] == "audit@shop.example"
    agent.work.approving.preview_shown_whole(900)
    agent.work.approving.confirm_send()
    agent.wait(30)
    assert agent.state == "sent"
    sent = next((office.folder / "inbox" / "outbox").glob("*.eml"))
    mail = BytesParser(policy=policy.default).parsebytes(sent.read_bytes())
    files = {part.get_filename(): part.get_content() for part in mail.iter_attachments()}
    assert files == {
        "Retouren Formular ü.pdf": b"%PDF-1.7 form",
        "picture.png": b"\x89PNG shot",
    }
    assert "kim@shop.example" in mail["Cc"]
    assert mail["Bcc"] is None
    beside = json.loads(sent.with_suffix(".recipients.json").read_text(encoding="utf-8"))
    assert "audit@shop.example" in json.dumps(beside)
    assert office.services.work.file("7001", "") is None


def test_once_it_has_left_its_files_are_forgotten(agent, office, form):
    writes(agent)
    agent.work.enclosing.add_files((form,))
    agent.wait()
    digest = agent.work.context.review.attachments[0].sha256_hex
    assert office.services.work.file("7001", digest) == b"%PDF-1.7 form"
    preview_rows(agent)
    agent.work.approving.preview_shown_whole(900)
    agent.work.approving.confirm_send()
    agent.wait(30)
    assert office.services.work.file("7001", digest) is None


def test_they_survive_a_restart_as_the_text_does(agent, office, form):
    writes(agent)
    agent.work.enclosing.add_files((form,))
    agent.work.enclosing.set_copies("kim@shop.example", "")
    agent.wait(1)
    agent.work.close()
    other = Agent(office)
    other.open()
    assert names(other) == ["Retouren Formular ü.pdf"]
    assert other.work.enclosing.view.cc == "kim@shop.example"


@pytest.mark.parametrize("wrong", ["kim", "kim@", "kim@shop", "a b@shop.example", "x@y..example"])
def test_what_is_no_address_is_said_and_no_preview_opens(agent, wrong):
    writes(agent)
    agent.work.enclosing.set_copies(f"ok@shop.example; {wrong}", "")
    assert wrong in agent.work.enclosing.view.cc_problem
    agent.work.approving.open_preview()
    assert agent.work.preview is None
    assert "is no mail address" in agent.work.draft.banners[0].title
    agent.work.enclosing.set_copies("ok@shop.example", "")
    assert preview_rows(agent)["Cc"] == "ok@shop.example"


def test_a_name_with_a_comma_is_one_address(agent):
    writes(agent)
    agent.work.enclosing.set_copies('"Lee, Kim" <kim@shop.example>', "")
    assert agent.work.enclosing.view.cc_problem == ""
    assert "Lee, Kim" in preview_rows(agent)["Cc"]


def test_a_file_that_cannot_go_is_named_and_the_others_stay(agent, form, tmp_path):
    writes(agent)
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    agent.work.enclosing.add_files((form, str(empty)))
    agent.wait()
    assert names(agent) == ["Retouren Formular ü.pdf"]
    assert agent.work.enclosing.view.problem == "“empty.txt” is empty."
    agent.work.enclosing.add_files((str(tmp_path),))
    agent.wait()
    assert "is no file" in agent.work.enclosing.view.problem
    agent.work.enclosing.add_files((str(tmp_path / "gone.txt"),))
    agent.wait()
    assert "gone.txt" in agent.work.enclosing.view.problem


def test_all_files_together_must_be_small_enough_for_a_mail_server(agent):
    writes(agent)
    agent.work.enclosing.add_data("big.bin", b"x" * (MOST_BYTES - 1))
    agent.work.enclosing.add_data("more.bin", b"xx")
    agent.wait()
    assert names(agent) == ["big.bin"]
    assert "18.0 MB" in agent.work.enclosing.view.problem


def test_two_files_of_one_name_keep_both_and_one_twice_is_one(agent):
    writes(agent)
    for data in (b"one", b"two", b"two"):
        agent.work.enclosing.add_data("picture.png", data)
        agent.wait()
    assert names(agent) == ["picture.png", "picture (2).png"]


def test_a_file_is_taken_away_again(agent, form):
    writes(agent)
    agent.work.enclosing.add_files((form,))
    agent.wait()
    agent.work.enclosing.remove(names(agent)[0])
    assert names(agent) == []
    assert "Attachments" not in preview_rows(agent)


def test_nothing_changes_while_it_is_approved(agent, form):
    writes(agent)
    preview_rows(agent)
    agent.work.enclosing.add_files((form,))
    agent.work.enclosing.set_copies("kim@shop.example", "")
    agent.wait()
    assert names(agent) == []
    assert not agent.work.enclosing.view.can_change
    assert agent.work.context.review.cc == ""

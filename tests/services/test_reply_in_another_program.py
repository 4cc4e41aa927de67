"""A real mail folder goes from import to an approved reply that another mail program threads.

The other program is notmuch; where it is not installed the headers are compared by themselves.
"""

from __future__ import annotations

import shutil
import subprocess
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

import pytest

from agent_assist.domain.outbox import OutboxState
from agent_assist.domain.provenance import Origin, Provenance
from agent_assist.domain.review import ReviewState
from agent_assist.services.review import Review
from tests.fakes.office import Office, open_office
from tests.services.conftest import SHOWN


def write_mail(folder: Path, number: int, headers: dict[str, str], text: str) -> None:
    mail = EmailMessage(policy=policy.SMTP)
    for name, value in headers.items():
        mail[name] = value
    mail.set_content(text)
    (folder / f"{number}.eml").write_bytes(mail.as_bytes())


def thread(folder: Path) -> None:
    """A customer's question, our colleague's question back, and the customer's answer."""
    customer, us = "Maren Oduya <maren@mail.example>", "Nordlys <help@nordlys.example>"
    first = {"From": customer, "To": us, "Subject": "Grüße, und eine Frage", "Message-ID": "<a1@mail.example>"}  # fmt: skip
    back = {"From": us, "To": customer, "Subject": "Re: Grüße, und eine Frage", "Message-ID": "<b2@nordlys.example>", "In-Reply-To": "<a1@mail.example>", "References": "<a1@mail.example>"}  # fmt: skip
    last = {"From": customer, "To": us, "Cc": "Jo <jo@mail.example>", "Subject": "Re: Grüße, und eine Frage", "Message-ID": "<c3@mail.example>", "In-Reply-To": "<b2@nordlys.example>", "References": "<a1@mail.example> <b2@nordlys.example>"}  # fmt: skip
    dated = zip((first, back, last), ("18", "19", "20"), ("Hello?", "Which lamp?", "The brass one."), strict=True)  # fmt: skip
    for number, (headers, day, text) in enumerate(dated):
        write_mail(folder, number, {**headers, "Date": f"{day} Nov 2026 12:00:00 +0000"}, text)


def answer(office: Office, ticket_id: str, words: str) -> Path:
    """Write, approve and send a reply in one's own words; return the file that left."""
    conversation = office.services.reader.conversation(ticket_id)
    screened = office.services.screening.screen(conversation)
    review = Review(conversation, screened.screening, screened.person_was_asked)
    review.become(ReviewState.HUMAN_ONLY)
    review.start_own_words()
    review.text, review.provenance = words, Provenance.whole(len(words), Origin.PERSON)
    review.was_shown_whole = True
    approving = office.services.approving
    item = approving.approve(review, approving.prepare(review), SHOWN)
    office.clock.advance(11)
    report = office.services.sending.release(item.id)
    assert report is not None
    assert report.item.state is OutboxState.SENT, report.refused
    (path,) = office.sent_mails()
    return path


def notmuch(folder: Path, *arguments: str) -> str:
    """Ask notmuch, with its database in a folder of its own."""
    settings = folder.parent / "notmuch-config"
    settings.write_text(f"[database]\npath={folder}\n[user]\nprimary_email=help@nordlys.example\n")
    done = subprocess.run(
        ["notmuch", f"--config={settings}", *arguments],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


@pytest.fixture
def mail_office(tmp_path: Path):
    office = open_office(tmp_path, passages=())
    (office.folder / "inbox" / "export.json").unlink()
    yield office
    office.close()


def test_the_reply_stands_in_the_customers_thread_of_another_mail_program(mail_office: Office):
    if shutil.which("notmuch") is None:
        pytest.skip("notmuch is not installed")
    inbox = mail_office.folder / "inbox"
    thread(inbox)
    (ticket,) = [t for batch in mail_office.services.reader.tickets() for t in batch]
    answer(mail_office, ticket.id, "The brass one is back in March.")
    notmuch(inbox, "new", "--quiet")
    assert notmuch(inbox, "count", "--output=threads", "*").strip() == "1"
    assert notmuch(inbox, "count", "--output=messages", "*").strip() == "4"
    assert "back in March" in notmuch(inbox, "show", "from:help@nordlys.example and subject:Re")


def test_its_headers_name_the_message_it_answers_and_the_whole_thread(mail_office: Office):
    inbox = mail_office.folder / "inbox"
    thread(inbox)
    (ticket,) = [t for batch in mail_office.services.reader.tickets() for t in batch]
    path = answer(mail_office, ticket.id, "The brass one is back in March.")
    mail = BytesParser(policy=policy.default).parsebytes(path.read_bytes())
    assert mail["In-Reply-To"] == "<c3@mail.example>"
    assert mail["References"].split() == ["<a1@mail.example>", "<b2@nordlys.example>", "<c3@mail.example>"]  # fmt: skip
    assert mail["Subject"] == "Re: Grüße, und eine Frage"
    assert mail["To"] == "Maren Oduya <maren@mail.example>"
    body = mail.get_body(("plain",)).get_content()
    assert body.startswith("The brass one is back in March.")
    assert "> The brass one." in body

"""Mails come together by Message-ID, then References, then subject and sender; ids never change."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from email.utils import format_datetime

import pytest

from agent_assist.adapters.folder_helpdesk.mail_head import MailHead
from agent_assist.adapters.folder_helpdesk.threads import Thread, threaded
from agent_assist.adapters.folder_helpdesk.ticket_ids import ticket_id

NOON = datetime.fromisoformat("2026-11-20T12:00:00+00:00")
Make = Callable[..., MailHead]


@pytest.fixture
def head(write_mail: Callable[..., bytes], read_mail_head: Make) -> Make:
    def make(name: str, *, days: float = 0, subject: str = "Lamp", **headers: str) -> MailHead:
        when = NOON - timedelta(days=60) + timedelta(days=days)
        data = write_mail(
            message_id=f"<{name}@x.example>",
            date=format_datetime(when),
            subject=subject,
            **headers,
        )
        return read_mail_head(data, path=f"{name}.eml")

    return make


def names(threads: list[Thread]) -> list[list[str]]:
    return [[head.id.strip("<>").split("@")[0] for head in thread.heads] for thread in threads]


def test_replies_join_by_in_reply_to_and_references(head: Make) -> None:
    heads = [
        head("a", subject="One"),
        head("b", days=1, subject="Two", in_reply_to="<a@x.example>"),
        head("c", days=2, subject="Three", references="<a@x.example> <lost@x.example>"),
        head("d", days=3, subject="Four"),
    ]

    assert names(threaded(heads)) == [["a", "b", "c"], ["d"]]


def test_answers_to_a_mail_that_is_not_here_belong_together(head: Make) -> None:
    heads = [
        head("b", subject="One", references="<a@x.example>"),
        head("c", days=1, subject="Two", references="<a@x.example> <b0@x.example>"),
    ]

    assert names(threaded(heads)) == [["b", "c"]]


def test_the_id_stays_when_more_mail_arrives_even_older_mail(head: Make) -> None:
    late = head("b", days=1, references="<a@x.example>")
    first = head("a")
    answer = head("c", days=2, references="<a@x.example> <b@x.example>")
    expected = ticket_id("<a@x.example>")

    for heads in ([late], [late, first], [late, first, answer]):
        assert [thread.id for thread in threaded(heads)] == [expected]


def test_the_order_in_which_files_are_found_does_not_matter(head: Make) -> None:
    heads = [head("m0", subject="S0")]
    for number in range(1, 30):
        parent = heads[number // 2].id if number % 3 else ""
        heads.append(head(f"m{number}", days=number / 10, subject=f"S{number}", references=parent))
    expected = {thread.id: names([thread])[0] for thread in threaded(heads)}

    for seed in range(5):
        shuffled = random.Random(seed).sample(heads, len(heads))
        assert {thread.id: names([thread])[0] for thread in threaded(shuffled)} == expected


def test_without_references_subject_and_sender_join_within_thirty_days(head: Make) -> None:
    heads = [
        head("a"),
        head("b", days=29, subject="AW: lamp"),
        head("c", days=58, subject="Re: Lamp"),
    ]
    apart = [head("a"), head("b", days=31, subject="Re: Lamp")]
    others = [head("a"), head("b", days=1, **{"from": "ole@post.example"})]
    unnamed = [head("a", subject="Re:"), head("b", subject="")]

    assert names(threaded(heads)) == [["a", "b", "c"]]
    assert len(threaded(apart)) == 2
    assert len(threaded(others)) == 2
    assert len(threaded(unnamed)) == 2


def test_an_agents_mail_without_references_joins_its_customer(head: Make) -> None:
    heads = [
        head("a"),
        head(
            "b",
            days=1,
            subject="Re: Lamp",
            **{"from": "help@shop.example"},
            to="maren@post.example",
        ),
    ]

    assert names(threaded(heads)) == [["a", "b"]]


def test_machines_repeat_their_subjects_and_are_not_joined_by_them(head: Make) -> None:
    heads = [head(name, auto_submitted="auto-generated") for name in "ab"]

    assert len(threaded(heads)) == 2


def test_one_mail_never_merges_two_conversations(head: Make) -> None:
    heads = [
        head("a", subject="One"),
        head("b", subject="Two", **{"from": "ole@post.example"}),
        head("c", days=1, subject="Three", references="<b@x.example> <a@x.example>"),
    ]

    assert names(threaded(heads)) == [["a", "c"], ["b"]]


def test_naming_another_conversation_does_not_draw_its_later_mails_over(head: Make) -> None:
    heads = [
        head("a", subject="One"),
        head("b", subject="Two", **{"from": "ole@post.example"}),
        head("c", days=1, subject="Three", references="<b@x.example> <a@x.example>"),
        head("d", days=2, subject="Four", in_reply_to="<b@x.example>"),
    ]

    assert names(threaded(heads)) == [["a", "c"], ["b", "d"]]


def test_mail_that_answers_an_exported_ticket_joins_it(head: Make) -> None:
    heads = [head("b", days=1, subject="Other", in_reply_to="<90417.1@mail.example>")]

    (thread,) = threaded(heads, {"90417": ["<90417.1@mail.example>"]})

    assert (thread.id, names([thread])) == ("90417", [["b"]])


def test_ids_are_short_and_readable_and_collisions_get_a_longer_one(
    head: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ticket_id("<a@x.example>") == ticket_id("<a@x.example>")
    assert len(ticket_id("<a@x.example>")) == 10
    taken = ticket_id("<a@x.example>")

    threads = threaded([head("a", subject="One")], {taken: []})

    assert len({thread.id for thread in threads}) == 2
    assert threads[1].id.startswith(taken)

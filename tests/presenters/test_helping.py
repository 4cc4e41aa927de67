"""Somebody who writes alone is helped at once, by what the ticket is about."""

from __future__ import annotations

from dataclasses import replace

from agent_assist.presenters.view.rationale import RationaleMode


def rows(agent):
    view = agent.work.rationale
    return [row.title for row in (*view.saved_replies, *view.articles)]


def alone(agent):
    agent.open()
    agent.work.editing.write_myself()
    agent.wait()
    assert agent.work.rationale.mode == RationaleMode.WITHOUT_AI
    agent.wait()


def test_help_begins_with_the_subject_of_the_ticket(agent):
    alone(agent)
    subject = agent.work.context.shown.conversation.ticket.subject
    assert rows(agent)
    assert subject in agent.work.rationale.articles_title


def test_what_is_typed_replaces_the_subject_and_an_empty_field_brings_it_back(agent):
    alone(agent)
    first = rows(agent)
    agent.work.search_help("zzzz qqqq")
    agent.wait()
    assert rows(agent) == []
    agent.work.search_help(" ")
    agent.wait()
    assert rows(agent) == first


def test_an_article_is_read_first_and_can_then_be_put_into_the_reply(agent):
    alone(agent)
    article = agent.work.rationale.articles[0]
    agent.work.helping.read(article.id)
    sheet = agent.work.sheet
    assert sheet.title == article.title
    assert sheet.to_insert == article.text != ""
    assert agent.work.context.review.text == ""


def test_what_is_meant_for_staff_alone_is_read_and_offered_for_no_reply(agent):
    alone(agent)
    helping, article = agent.work.helping, agent.work.rationale.articles[0]
    helping._found = tuple(replace(p, audience="staff") for p in helping._found)
    helping.read(article.id)
    assert agent.work.sheet.sections == (("", article.text),)
    assert agent.work.sheet.to_insert == ""


def test_the_same_ticket_is_looked_up_once(agent):
    alone(agent)
    agent.window.parts.clear()
    for _ in range(3):
        rows(agent)
        agent.wait()
    assert agent.window.parts == []

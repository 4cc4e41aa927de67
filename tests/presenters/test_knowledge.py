"""The knowledge screen: what there is, what is out of date, what is missing, and an article a person writes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from agent_assist.bootstrap.knowledge import WRITTEN_FOLDER
from agent_assist.domain.drafts import AbstainReason, Abstention
from agent_assist.domain.knowledge import FileChange, ReadFile, SourceFile
from tests.fakes.office import PARCELS, RETURNS, open_office, ticket
from tests.presenters.conftest import Agent

WAITS = "Hello, I am Anna Berg. Can I pay by invoice in Norway? Write to anna@example.org."
ALSO = "Good day. Can I pay in Norway by invoice as well?"


@pytest.fixture
def agent(tmp_path: Path):
    office = open_office(
        tmp_path,
        tickets=(
            ticket("7001", text=WAITS, subject="Invoice"),
            ticket("7002", email="b@mail.example", name="Bea Berg", text=ALSO, subject="Invoice"),
            ticket("7003", email="c@mail.example", name="Cem Kaya"),
        ),
    )
    office.stores.knowledge.replace_all(())
    register(office, "returns.md", RETURNS)
    register(office, "parcels.md", PARCELS)
    agent = Agent(office)
    yield agent
    office.close()


def register(office, name: str, passage) -> None:
    change = FileChange(SourceFile(name, 1, 1, ""), ReadFile("d" + name, (passage,)), 1)
    office.stores.library.apply("/articles", (change,))


def abstain(agent: Agent, *ticket_ids: str) -> None:
    for batch in agent.office.services.reader.tickets():
        for each in batch:
            if each.id in ticket_ids:
                reason = AbstainReason.NOT_ENOUGH_EVIDENCE
                abstention = Abstention(each.id, reason, "", (), agent.office.clock.now())
                agent.office.services.journal.abstained(each, abstention)


def tabs(agent: Agent) -> dict[str, str]:
    return {tab.key: tab.count for tab in agent.work.knowledge.view.tabs}


def test_articles_are_listed_and_opened(agent: Agent) -> None:
    flow = agent.work.knowledge
    flow.open()
    assert [row.title for row in flow.view.rows] == sorted(row.title for row in flow.view.rows)
    assert tabs(agent)["all"] == "2"
    flow.select(flow.view.rows[0].id)
    page = flow.view.page
    assert page is not None
    assert page.title == flow.view.rows[0].title
    assert page.sections[0][1] in {RETURNS.text, PARCELS.text}
    flow.select("")
    assert flow.view.page is None


def test_searching_waits_for_a_pause_and_finds_by_text(agent: Agent) -> None:
    flow = agent.work.knowledge
    flow.open()
    flow.search("no such thing at all zzz")
    assert len(flow.view.rows) == 2
    agent.wait(0.2)
    assert flow.view.rows == ()
    assert flow.view.empty is not None
    flow.search(RETURNS.text.split(".")[0])
    agent.wait(0.2)
    assert flow.view.rows[0].title.startswith(RETURNS.title.split(" — ")[0])


def test_what_has_expired_says_so_first(agent: Agent) -> None:
    old = replace(RETURNS, id="offer#1", title="Offer", expires=date(2026, 1, 31))
    register(agent.office, "offer.md", old)
    flow = agent.work.knowledge
    flow.open()
    flow.choose_tab("old")
    (row,) = flow.view.rows
    assert row.mark == "Expired 31 Jan 2026, not used"


def test_what_is_missing_is_gathered_by_topic_with_masked_questions(agent: Agent) -> None:
    abstain(agent, "7001", "7002", "7003")
    flow = agent.work.knowledge
    flow.open()
    assert tabs(agent)["missing"] == "2"
    flow.choose_tab("missing")
    first, second = flow.view.rows
    assert first.line == "2 tickets, 2 without a draft"
    assert second.line == "1 ticket, 1 without a draft"
    flow.select(first.id)
    page = flow.view.page
    assert page is not None
    shown = " ".join(text for _, text in page.sections)
    assert "pay by invoice in Norway?" in shown
    assert "Anna" not in shown
    assert "anna@" not in shown


def test_a_refused_draft_counts_where_it_lacked_information(agent: Agent) -> None:
    agent.open("7003")
    agent.work.approving.open_reject()
    agent.work.approving.reject(("missing_information",), "")
    flow = agent.work.knowledge
    flow.open()
    flow.choose_tab("missing")
    assert [row.line for row in flow.view.rows] == ["1 ticket, 1 draft rejected"]


def test_a_person_turns_a_topic_into_an_article_that_is_used_at_once(agent: Agent) -> None:
    abstain(agent, "7001", "7002")
    flow = agent.work.knowledge
    flow.open()
    flow.choose_tab("missing")
    flow.select(flow.view.rows[0].id)
    flow.write(about_topic=True)
    editor = flow.view.editor
    assert editor is not None
    assert not editor.save.is_enabled
    assert any("invoice" in question for question in editor.questions)
    flow.save()
    assert flow.view.editor is not None
    flow.typed("Paying by invoice", "You can pay by invoice in Norway and Sweden.")
    assert flow.view.editor.save.is_enabled
    flow.save()
    assert flow.view.editor is None
    written = agent.office.folder / WRITTEN_FOLDER / "paying-by-invoice.md"
    assert "You can pay by invoice" in written.read_text(encoding="utf-8")
    assert 'owner: "Priya N."' in written.read_text(encoding="utf-8")
    hits = agent.office.services.knowledge.search("pay by invoice in Norway", language="en").hits
    assert hits[0].passage.id == "paying-by-invoice#1"
    assert tabs(agent)["missing"] == ""


def test_a_second_article_of_the_title_gets_its_own_file(agent: Agent) -> None:
    flow = agent.work.knowledge
    flow.open()
    for text in ("One.", "Two."):
        flow.write()
        flow.typed("Same / title?", text)
        flow.save()
    folder = agent.office.folder / WRITTEN_FOLDER
    assert sorted(path.name for path in folder.iterdir()) == ["same-title-2.md", "same-title.md"]
    assert agent.office.services.knowledge.passage("same-title-2#1") is not None


def test_when_it_cannot_be_kept_the_words_stay_and_it_is_said(agent: Agent) -> None:
    (agent.office.folder / WRITTEN_FOLDER).write_text("a file is in the way")
    flow = agent.work.knowledge
    flow.open()
    flow.write()
    flow.typed("Title", "Long and dear words.")
    flow.save()
    editor = flow.view.editor
    assert editor is not None
    assert editor.text == "Long and dear words."
    assert "not written" in editor.problem
    assert editor.save.is_enabled


def test_what_is_being_written_survives_looking_elsewhere(agent: Agent) -> None:
    flow = agent.work.knowledge
    flow.open()
    flow.write()
    flow.typed("Title", "Words.")
    flow.choose_tab("old")
    flow.open()
    flow.write()
    editor = flow.view.editor
    assert editor is not None
    assert (editor.title, editor.text) == ("Title", "Words.")


def test_an_article_found_for_a_draft_says_so(agent: Agent) -> None:
    agent.open("7003")
    agent.reads()
    flow = agent.work.knowledge
    flow.open()
    assert any("found for 1 draft" in row.line for row in flow.view.rows)


def test_an_order_and_a_tickets_fields_are_no_used_articles(agent: Agent) -> None:
    agent.open("7003")
    agent.reads()
    agent.work.knowledge.open()
    rows = agent.office.stores.database.rows("SELECT article FROM knowledge_uses")
    assert rows
    assert not [row for row in rows if str(row[0]).startswith(("ticket:", "order:"))]

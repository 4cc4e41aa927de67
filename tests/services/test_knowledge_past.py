"""Sent replies as knowledge: masked, without anything of one customer, and gone when their text is gone."""

from __future__ import annotations

from pathlib import Path

from agent_assist.domain.evidence import PassageKind
from agent_assist.domain.knowledge import PAST_REPLIES
from agent_assist.services.knowledge_import import KnowledgeImport
from agent_assist.services.knowledge_past import PastReplies
from tests.fakes.office import open_office
from tests.presenters.conftest import Agent

ADDED = (
    "\n\nYou can bring the lamp back to any shop as well. Your order 48213 is with us, Anna Berg."
    " Write to anna@example.org if anything is unclear. The shop on Lake Street is open on Sundays too."
)


def test_what_was_sent_helps_the_next_customer_without_naming_the_last(tmp_path: Path) -> None:
    office = open_office(tmp_path)
    agent = Agent(office)
    agent.open()
    agent.types(ADDED)
    agent.wait(1)
    for finding in list(agent.work.rationale.checks):
        agent.work.editing.confirm(finding.key)
    agent.reads()
    agent.approves()
    agent.wait(11)
    past = PastReplies(office.stores.decisions, office.services.reader)
    importing = KnowledgeImport(past, office.stores.library, office.clock)
    report = importing.bring_up_to_date((PAST_REPLIES,))
    assert report.problems == ()
    assert report.read == 1
    (entry,) = office.stores.library.articles(today=office.clock.now().date())
    found = office.stores.library.article(entry.id)
    assert found is not None
    (passage,) = found[1]
    assert passage.kind is PassageKind.PAST_REPLY
    assert "You can bring the lamp back to any shop as well." in passage.text
    assert "open on Sundays too" in passage.text
    for private in ("48213", "Anna", "anna@", "[", "⟦", "Maren", "AI"):
        assert private not in passage.text
    assert importing.bring_up_to_date((PAST_REPLIES,)).unchanged == 1
    office.stores.database.execute("DELETE FROM outbox")
    assert importing.bring_up_to_date((PAST_REPLIES,)).removed == 1
    assert office.stores.library.articles(today=office.clock.now().date()) == ()
    office.close()

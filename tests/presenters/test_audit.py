"""The audit screen's presenter: a purpose first, lists and single decisions, what the log vouches for, no person."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from agent_assist.adapters.words import EnglishWords
from agent_assist.domain.decisions import Rejection, RejectReason
from agent_assist.domain.people import Role
from agent_assist.ports.audit_log import LogState
from agent_assist.presenters.audit import AuditFlow
from agent_assist.presenters.audit_words import decision_view, signals_words, state_view
from agent_assist.presenters.parts import Part
from agent_assist.presenters.view.audit import DecisionRowView, DecisionView
from agent_assist.presenters.view.parts import Tone
from agent_assist.services.auditing import LoggedSource, Opened
from tests.fakes.office import Office, open_office, ticket
from tests.presenters.conftest import Agent
from tests.services.conftest import approved, reviewed

PURPOSE = "complaint 4711"
TR = EnglishWords()


def decided(folder: Path, **policy) -> Office:
    """A reply that was sent, one that was undone, and a rejected draft."""
    tickets = tuple(
        ticket(f"700{n}", email=f"c{n}@mail.example", name=f"Customer {n}") for n in (1, 2, 3)
    )
    office = open_office(folder, tickets=tickets, **policy)
    sent = approved(office, "7001")
    office.clock.advance(11)
    office.services.sending.release(sent)
    office.services.sending.undo(approved(office, "7002"))
    review = reviewed(office, "7003")
    reasons = (RejectReason.WRONG_FACT, RejectReason.TONE)
    office.services.approving.reject(review, Rejection(reasons, "30 is wrong"))
    return office


@pytest.fixture
def office(tmp_path: Path):
    office = decided(tmp_path)
    yield office
    office.close()


@pytest.fixture
def flow(office: Office) -> AuditFlow:
    return AuditFlow(Agent(office).work.context)


def opened(flow: AuditFlow) -> AuditFlow:
    flow.open()
    flow.give_purpose(PURPOSE)
    return flow


def decisions(flow: AuditFlow) -> list[DecisionRowView]:
    """The rows that tell of decisions, of all events."""
    return [r for r in flow.view.rows if r.event.startswith(("Approved", "Rejected", "Given"))]


def test_nothing_is_shown_before_a_purpose_is_given(flow: AuditFlow):
    flow.open()
    view = flow.view
    assert view.door is not None
    assert view.door.title == "What do you look for?"
    assert (view.rows, view.filters, view.decision, view.state) == ((), (), None, None)
    flow.give_purpose("no")
    assert "in a few words" in flow.view.door.problem
    flow.give_purpose(PURPOSE)
    assert flow.view.door is None
    assert [row.ticket for row in decisions(flow)] == ["7003", "7002", "7001"]


def test_every_event_is_listed_newest_first(flow: AuditFlow):
    opened(flow)
    events = [row.event for row in flow.view.rows if row.ticket == "7001"]
    assert events == [
        "Sent",
        "Sending begun",
        "Undo window ended",
        "Approval signed",
        "Approved unchanged",
    ]
    assert next(row.event for row in flow.view.rows if row.ticket == "7002") == "Approval withdrawn"
    assert flow.view.rows[0].event == "Log opened"
    assert [row.seq for row in flow.view.rows] == list(range(len(flow.view.rows), 0, -1))
    choices = dict({f.key: f for f in flow.view.filters}["outcome"].options)
    assert list(choices.values())[:3] == ["All events", "Approved unchanged", "Rejected"]
    flow.choose("outcome", "sent")
    (sent,) = flow.view.rows
    flow.select(sent.seq)
    assert flow.view.decision.headline.startswith("Sent, by A-")
    assert not any("sent" in check.title for check in flow.view.decision.checks)


def test_an_event_is_found_by_its_number_or_its_hash(office: Office, flow: AuditFlow):
    wanted = opened(flow).view.rows[3]
    whole = list(office.services.store.records())[wanted.seq - 1].hash_hex
    assert wanted.digest == f"{whole[:4]}…{whole[-4:]}"
    flow.search(whole[:8])
    assert [row.seq for row in flow.view.rows] == [wanted.seq]
    flow.search(str(wanted.seq))
    assert wanted.seq in [row.seq for row in flow.view.rows]


def test_without_the_role_there_is_a_sentence_and_no_field(tmp_path: Path):
    office = decided(tmp_path, roles={Role.LEAD: ("priya",)})
    flow = AuditFlow(Agent(office).work.context)
    flow.open()
    door = flow.view.door
    assert door.title == "This needs a role"
    assert "auditor's role" in door.body
    assert door.field_hint == ""
    assert not door.button.is_shown
    office.close()


def test_rows_say_in_words_what_was_decided(flow: AuditFlow):
    rejected, undone, sent = decisions(opened(flow))
    assert (rejected.event, sent.event) == ("Rejected", "Approved unchanged")
    assert sent.time == "12:31:00"
    assert "2026-11-20 12:31:00" in sent.spoken
    assert undone.spoken.startswith(
        f"Approved unchanged, ticket 7002, {undone.who}, Uncalibrated, AI-drafted"
    )
    assert undone.who.startswith("A-")
    assert flow.view.count_line == f"{len(flow.view.rows)} events."


def test_filters_and_search_narrow_the_list(flow: AuditFlow):
    opened(flow)
    keys = {f.key: f for f in flow.view.filters}
    assert set(keys) == {"outcome", "queue", "language", "period"}
    flow.choose("outcome", "rejected")
    assert [row.ticket for row in flow.view.rows] == ["7003"]
    flow.choose("outcome", "")
    flow.search("7002")
    assert {row.ticket for row in flow.view.rows} == {"7002"}
    flow.search("nothing")
    assert flow.view.empty.title == "No event fits"
    flow.search("")
    flow.choose("period", "1")
    assert len(decisions(flow)) == 3


def test_a_period_leaves_out_what_is_older(office: Office, flow: AuditFlow):
    opened(flow)
    office.clock.advance(2 * 86_400)
    flow.choose("period", "1")
    assert flow.view.rows == ()
    flow.choose("period", "7")
    assert len(decisions(flow)) == 3
    assert decisions(flow)[-1].time == "2026-11-20 12:31"


def test_cited_sources_stand_by_title_and_the_others_are_counted_apart():
    sources = (
        LoggedSource("order:48213", "", is_cited=True),
        LoggedSource("fees#1", "Express fee refunds", is_cited=True),
        LoggedSource("fees#2", "Express fee refunds", is_cited=True),
        LoggedSource("gone#1", "", is_cited=False),
    )
    body = {
        "type": "shown", "actor": "ab12", "ts": "2026-11-20T12:31:00+00:00", "ticket": "1", "prev": "",
        "model": "m", "prompt": "p", "guideline": "g", "outbox_id": "", "detail": {},
    }  # fmt: skip
    shown = decision_view(TR, Opened(1, "0" * 64, body, {}, sources=sources), None)
    assert dict(shown.facts)["Sources"] == "Order 48213\nExpress fee refunds"
    assert shown.found == ("gone#1",)


def test_one_decision_shows_draft_reply_rationale_and_evidence(office: Office, flow: AuditFlow):
    sent = decisions(opened(flow))[-1]
    flow.select(sent.seq)
    shown = flow.view.decision
    texts = dict(shown.texts)
    assert "30 days" in texts["The draft as it was shown"]
    assert "Drafted with AI" in texts["The reply as it was approved"]
    assert "Statements with a source" in texts["The rationale as it was shown"]
    assert dict(shown.facts)["Time on draft"] == "4 s"
    assert dict(shown.facts)["Sources"] == office.stores.knowledge.passage("returns#1").title
    assert shown.tag.words == "AI-drafted"
    assert shown.headline.startswith("Approved unchanged, by A-")
    assert shown.badge.words == "Uncalibrated"
    assert shown.checks[0].title == "Approved bytes equal sent bytes"
    assert flow.view.selected == sent.seq
    flow.close_decision()
    assert flow.view.decision is None


def test_an_undone_approval_and_a_rejection_say_so(flow: AuditFlow):
    rejected, undone, _ = decisions(opened(flow))
    flow.select(undone.seq)
    check = flow.view.decision.checks[0]
    assert check.title == "The approval was withdrawn, nothing was sent"
    assert check.line == "undone by the agent"
    flow.select(rejected.seq)
    shown = flow.view.decision
    assert dict(shown.facts)["Reasons"] == "Wrong fact, Tone"
    assert "30 is wrong" in dict(shown.texts)["The rationale as it was shown"]
    assert not any("bytes" in check.title for check in shown.checks)


def test_a_ticket_that_was_given_to_a_person_says_so_in_words(office: Office, flow: AuditFlow):
    ticket_here = office.services.reader.conversation("7003").ticket
    office.services.journal.escalated(ticket_here, "handed over by the agent")
    row = decisions(opened(flow))[0]
    assert (row.event, row.ticket) == ("Given to a person", "7003")
    flow.select(row.seq)
    shown = flow.view.decision
    assert shown.headline.startswith("Given to a person, by A-")
    assert dict(shown.facts)["Reasons"] == "handed over by the agent"
    assert shown.tag is None


def test_no_value_on_screen_names_a_person(office: Office, flow: AuditFlow):
    opened(flow)
    names = {f.name for kind in (DecisionRowView, DecisionView) for f in fields(kind)}
    assert not names & {"person", "actor", "agent", "account", "name"}
    assert not any("priya" in row.spoken.lower() for row in flow.view.rows)
    flow.select(decisions(flow)[-1].seq)
    shown = flow.view.decision
    outside_the_texts = f"{shown.headline} {shown.facts} {shown.checks} {shown.tag}"
    assert "priya" not in outside_the_texts.lower()


def test_each_opening_is_in_the_log_before_the_next_thing(office: Office, flow: AuditFlow):
    opened(flow)
    flow.select(flow.view.rows[0].seq)
    acts = [record["detail"]["act"] for record in office.log_details("audit")]
    assert acts == ["open", "read"]


def test_the_log_is_checked_when_it_is_opened_and_names_what_vouches_for_it(flow: AuditFlow):
    state = opened(flow).view.state
    assert state.tone is Tone.OK
    assert state.title.startswith("Chain verified:")
    assert "No head is kept" in state.line


@pytest.mark.parametrize(
    ("state", "anchor", "words"),
    [
        (
            LogState(True, True, "", 9, 8),
            "/srv/heads",
            "Heads are kept in /srv/heads, up to event 8.",
        ),
        (LogState(True, False, "", 9, 8), "/srv/heads", "/srv/heads holds no head yet"),
        (LogState(True, False, "", 9, 8), "", "Signed by this device alone, up to event 8"),
    ],
)
def test_the_anchor_is_named_with_its_bound(state: LogState, anchor: str, words: str):
    shown = state_view(TR, state, anchor, checked_at="12:34:10", progress="")
    assert words in shown.line
    assert shown.tone is Tone.OK


def test_a_broken_log_names_its_first_bad_event():
    state = LogState(False, False, "Record 47902 was changed.", 47_901, 0, 47_902)
    shown = state_view(TR, state, "", checked_at="", progress="")
    assert shown.tone is Tone.DANGER
    assert shown.title == "The log does not verify at event 47,902"
    assert "Sending is paused for AI drafts" in shown.line


def test_the_list_loads_on_as_one_scrolls(office: Office, flow: AuditFlow, monkeypatch):
    store = office.services.store
    decisions = store.decisions
    monkeypatch.setattr(
        store, "decisions", lambda wanted, after=None, limit=2: decisions(wanted, after, 2)
    )
    opened(flow)
    assert (len(flow.view.rows), flow.view.has_more) == (2, True)
    flow.search("7002")
    assert (len(flow.view.rows), flow.view.has_more) == (2, True)
    flow.more()
    assert (len(flow.view.rows), flow.view.has_more) == (3, False)
    flow.more()
    assert len(flow.view.rows) == 3


def test_an_export_that_cannot_be_made_is_said_and_nothing_is_lost(flow: AuditFlow, tmp_path: Path):
    opened(flow)
    flow.export(str(tmp_path / "log.zip"))
    assert "nothing on the disk" in flow.view.problem
    assert len(decisions(flow)) == 3


def test_the_terms_of_a_score_are_said_in_words():
    assert signals_words(TR, "S4 +12; S6 -40").splitlines() == [
        "+12  Statements with a source",
        "-40  Numbers, dates, links and names",
    ]
    assert signals_words(TR, "S4 +1\nnote: wrong day").splitlines()[-1] == "note: wrong day"
    assert signals_words(TR, "") == "No score was given."


def test_the_window_is_told_to_repaint_the_screen_alone(office: Office):
    agent = Agent(office)
    flow = AuditFlow(agent.work.context)
    agent.window.parts.clear()
    opened(flow)
    assert set(agent.window.parts) == {Part.AUDIT}

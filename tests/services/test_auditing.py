"""The log opens to the auditor's role, with a purpose, one decision at a time; each opening is a record."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent_assist.domain.decision_query import DecisionFilter
from agent_assist.domain.errors import InputError, RoleNeeded
from agent_assist.domain.people import Role
from tests.fakes.office import Office
from tests.services.conftest import approved

PURPOSE = "complaint of a customer"


@pytest.fixture
def logged(opened) -> Office:
    """One reply that was approved and sent, and an auditor."""
    office = opened(roles={Role.AUDITOR: ("priya",)})
    outbox_id = approved(office)
    office.clock.advance(11)
    office.services.sending.release(outbox_id)
    return office


def newest(office: Office) -> int:
    return office.services.audit.page(DecisionFilter(outcome="unchanged")).rows[0].seq


def test_without_the_role_nothing_opens(opened):
    audit = opened(roles={Role.LEAD: ("priya",)}).services.audit
    assert not audit.may_open
    with pytest.raises(RoleNeeded, match="Opening the decision log needs the role auditor"):
        audit.open(PURPOSE)
    with pytest.raises(RoleNeeded):
        audit.page(DecisionFilter())


def test_without_a_purpose_nothing_opens(logged: Office):
    audit = logged.services.audit
    for purpose in ("", "   ", "why"):
        with pytest.raises(InputError, match="Say in a few words"):
            audit.open(purpose)
    for look in (audit.choices, audit.verify, lambda: audit.decision(1)):
        with pytest.raises(InputError, match="Say first"):
            look()
    assert logged.log_details("audit") == []


def test_opening_is_logged_with_its_purpose(logged: Office):
    logged.services.audit.open("  complaint \n of a customer ")
    (record,) = logged.log_details("audit")
    assert record["detail"] == {"act": "open", "records": [], "purpose": PURPOSE}


def test_a_decision_shows_its_texts_its_rationale_and_what_became_of_it(logged: Office):
    audit = logged.services.audit
    audit.open(PURPOSE)
    opened = audit.decision(newest(logged))
    assert opened.body["type"] == "decision"
    assert "30 days" in (opened.texts["draft_c"] or "")
    assert "Drafted with AI" in (opened.texts["sent_c"] or "")
    assert opened.texts["signals_c"]
    assert opened.later["send_result"]["detail"]["state"] == "sent"
    assert opened.later["send_intent"]["detail"]["digest"] == opened.body["detail"]["digest"]


def test_texts_are_opened_only_after_that_was_written_down_and_once(logged: Office):
    audit = logged.services.audit
    audit.open(PURPOSE)
    seq = newest(logged)
    audit.decision(seq)
    audit.decision(seq)
    acts = [record["detail"] for record in logged.log_details("audit")]
    assert acts[1:] == [{"act": "read", "records": [seq], "purpose": PURPOSE}]


def test_a_record_that_is_not_there_is_said(logged: Office):
    logged.services.audit.open(PURPOSE)
    with pytest.raises(InputError, match="no record 999"):
        logged.services.audit.decision(999)


def test_nobody_can_be_filtered_by_and_rows_name_nobody(logged: Office):
    logged.services.audit.open(PURPOSE)
    assert not {"actor", "person", "agent", "account"} & set(DecisionFilter.__slots__)
    row = logged.services.audit.page(DecisionFilter()).rows[0]
    assert "priya" not in repr(row)
    opened = logged.services.audit.decision(row.seq)
    assert opened.body["actor"] != "priya"


def test_the_whole_log_is_checked_and_says_how_it_is_anchored(logged: Office):
    audit = logged.services.audit
    audit.open(PURPOSE)
    state = audit.verify()
    assert state.is_intact
    assert not state.is_anchored
    assert state.count == len(logged.log_types())
    assert audit.anchor == ""


def test_an_export_needs_a_file_that_is_not_there_and_a_profile_on_disk(
    logged: Office, tmp_path: Path
):
    audit = logged.services.audit
    audit.open(PURPOSE)
    with pytest.raises(InputError, match="exists already"):
        audit.export(tmp_path)
    with pytest.raises(InputError, match="nothing on the disk"):
        audit.export(tmp_path / "log.zip")

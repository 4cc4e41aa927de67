"""Erasing needs the role and a reason that names nobody; retention is the policy's own act. Both are records."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from agent_assist.domain.errors import InputError, RoleNeeded
from agent_assist.domain.people import Role
from agent_assist.domain.policy import Policy
from agent_assist.services.erasure import ErasureService
from tests.fakes.office import Office, ticket
from tests.services.conftest import approved, drafted

MAREN = "maren.oduya@mail.example"
WHY = "request 12 of 20 November"


def service(office: Office) -> ErasureService:
    return ErasureService(
        eraser=office.stores.decisions.eraser,
        identity=office.profile.identity,
        policy=office.services.policy,
        clock=office.clock,
    )


@pytest.fixture
def sent(opened: Callable[..., Office]) -> Office:
    """One reply that was sent, and a prepared draft for another ticket of hers that nobody looked at."""
    office = opened(
        roles={Role.ADMIN: ("priya",)},
        tickets=(ticket(), ticket("7002"), ticket("7003", email="jo@mail.example")),
    )
    outbox_id = approved(office)
    office.clock.advance(11)
    office.services.sending.release(outbox_id)
    for other in ("7002", "7003"):
        drafted(office, other)
    return office


def erase(office: Office, email: str = MAREN, why: str = WHY) -> Any:
    return service(office).erase(email, why, office.services.reader)


def test_without_the_role_nothing_is_erased(opened: Callable[..., Office]) -> None:
    office = opened(roles={Role.AUDITOR: ("priya",), Role.LEAD: ("*",)})
    drafted(office)
    with pytest.raises(RoleNeeded, match="Erasing a customer's data needs the role admin"):
        erase(office)
    assert office.services.work.drafts("7001")
    assert office.log_details("erase") == []


@pytest.mark.parametrize("why", ["", "gdp", f"asked by {MAREN.upper()}", "x" * 201])
def test_a_reason_is_needed_and_must_not_bring_back_who_it_was(sent: Office, why: str) -> None:
    with pytest.raises(InputError):
        erase(sent, why=why)
    assert sent.log_details("erase") == []


def test_everything_of_the_customer_goes_and_nobody_elses(sent: Office) -> None:
    (reply,) = sent.sent_mails()
    erased = erase(sent)
    assert (erased.texts, erased.replies) == (1, 1)
    assert sent.services.work.drafts("7001") == sent.services.work.drafts("7002") == ()
    assert sent.services.work.prompts("7002") == ()
    assert sent.services.work.drafts("7003")
    (record,) = sent.log_details("erase")
    assert record["detail"]["why"] == WHY
    assert record["detail"]["by"] == "person"
    assert (record["ticket"], record["seq"]) == ("", erased.seq)
    assert reply.exists()  # the helpdesk's, not ours


def test_who_asked_for_a_person_is_forgotten_and_recognised_again_where_they_still_ask(
    opened: Callable[..., Office],
) -> None:
    asks = ticket(text="Please let me speak to a real person.")
    office = opened(roles={Role.ADMIN: ("priya",)}, tickets=(asks, ticket("7002")))

    def was_asked(ticket_id: str) -> bool:
        conversation = office.services.reader.conversation(ticket_id)
        return office.services.screening.screen(conversation).person_was_asked

    assert was_asked("7001")
    assert was_asked("7002")
    assert erase(office).wishes == 1
    assert not was_asked("7002")
    assert was_asked("7001")
    assert was_asked("7002")


def test_a_helpdesk_that_is_gone_keeps_nobody_from_being_erased(sent: Office) -> None:
    assert service(sent).erase(f"  {MAREN} ", WHY, None).texts == 1


def test_retention_follows_the_policys_days_and_says_so(opened: Callable[..., Office]) -> None:
    office = opened(retention_days=30, roles={})
    outbox_id = approved(office)
    office.clock.advance(11)
    office.services.sending.release(outbox_id)
    assert service(office).retain() is None
    office.clock.advance(31 * 86_400)
    erased = service(office).retain()
    assert erased is not None
    assert (erased.texts, erased.replies) == (1, 1)
    (record,) = office.log_details("erase")
    assert (record["detail"]["by"], record["detail"]["why"]) == ("retention", "older than 30 days")
    assert service(office).retain() is None


def test_zero_days_keep_everything(opened: Callable[..., Office]) -> None:
    office = opened(retention_days=0)
    drafted(office)
    office.clock.advance(9_000 * 86_400)
    assert service(office).retain() is None
    assert office.services.work.drafts("7001")


def test_the_shipped_policy_keeps_texts_for_180_days() -> None:
    assert Policy("", "", "", "1", {}).retention_days == 180

"""A window that stood alone approves nothing until somebody says who they are."""

from __future__ import annotations

import pytest

from agent_assist.adapters.identity import FixedIdentity, HelpdeskIdentity
from agent_assist.domain.errors import GateRefused
from agent_assist.domain.people import Person
from agent_assist.services.presence import Presence
from tests.fakes.office import Office
from tests.services.conftest import SHOWN, reviewed

PRIYA = Person("priya", "Priya N.", "test")


def test_who_opened_the_app_is_not_asked_at_once():
    presence = Presence(FixedIdentity(PRIYA))
    assert not presence.must_ask
    presence.ensure_here()


def test_after_a_lock_nothing_is_approved_until_somebody_said_who_they_are(office: Office):
    presence, approving = office.services.presence, office.services.approving
    review = reviewed(office)
    prepared = approving.prepare(review)
    presence.went_away()
    with pytest.raises(GateRefused, match="Say first that it is still you") as caught:
        approving.approve(review, prepared, SHOWN)
    assert caught.value.check == 5
    assert presence.confirm().account == "priya"
    assert approving.approve(review, prepared, SHOWN).approval.person_account == "priya"


def test_another_account_at_the_helpdesk_is_asked_too():
    accounts = ["priya@desk"]
    presence = Presence(HelpdeskIdentity(FixedIdentity(PRIYA), lambda: accounts[-1]))
    assert not presence.must_ask
    accounts.append("jonas@desk")
    assert presence.must_ask
    assert presence.confirm().helpdesk_account == "jonas@desk"
    assert not presence.must_ask

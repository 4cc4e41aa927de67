"""Another model is put to use by somebody who may, and the log says who; nobody else can."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent_assist.domain.disclosure import DraftSource
from agent_assist.domain.drafts import ModelStamp
from agent_assist.domain.errors import RoleNeeded
from agent_assist.domain.people import Role
from agent_assist.domain.policy import Policy
from agent_assist.services.model_release import release_model
from tests.fakes.office import Office

SMALL = ModelStamp("small", DraftSource.MODEL, host="llm.example")
LARGE = replace(SMALL, name="large")


def release(office: Office, policy: Policy, model: ModelStamp, *, is_policys: bool = False) -> bool:
    log, work, identity = office.stores.decisions, office.stores.work, office.profile.identity
    return release_model(log, work, identity, policy, office.clock, model, is_policys=is_policys)


def test_each_change_of_model_or_host_is_recorded_once(office: Office) -> None:
    policy = office.services.policy
    elsewhere = replace(LARGE, host="other.example")
    models = (SMALL, SMALL, LARGE, elsewhere, elsewhere, SMALL)
    done = [release(office, policy, model) for model in models]
    assert done == [True, False, True, True, False, True]
    records = [r for r in office.log_details("release") if r["detail"].get("released") == "model"]
    assert [record["model"] for record in records] == ["small", "large", "large", "small"]
    assert records[1]["detail"]["before"] == "small at llm.example"
    assert records[1]["detail"]["by_policy"] is False
    assert {record["actor"] for record in records} != {""}


def test_without_the_role_the_model_before_stays_the_released_one(office: Office) -> None:
    policy = office.services.policy
    release(office, policy, SMALL)
    nobody = replace(policy, roles={})
    with pytest.raises(RoleNeeded, match="lead"):
        release(office, nobody, LARGE)
    assert release(office, nobody, SMALL) is False
    assert [r["model"] for r in office.log_details("release")] == ["small"]


@pytest.mark.parametrize("role", [Role.LEAD, Role.ADMIN])
def test_a_lead_or_an_admin_may(office: Office, role: Role) -> None:
    account = office.profile.identity.current().account
    policy = replace(office.services.policy, roles={role: (account,)})
    assert release(office, policy, SMALL)


def test_an_auditor_may_not(office: Office) -> None:
    policy = replace(office.services.policy, roles={Role.AUDITOR: ("*",)})
    with pytest.raises(RoleNeeded):
        release(office, policy, SMALL)


def test_a_model_that_the_policy_names_needs_no_role_and_is_recorded(office: Office) -> None:
    policy = replace(office.services.policy, roles={})
    assert release(office, policy, SMALL, is_policys=True)
    (record,) = office.log_details("release")
    assert record["detail"]["by_policy"] is True
    with pytest.raises(RoleNeeded):
        release(office, policy, LARGE)


def test_help_articles_without_a_model_are_no_release(office: Office) -> None:
    policy = replace(office.services.policy, roles={})
    assert not release(office, policy, ModelStamp("knowledge only", DraftSource.KNOWLEDGE))
    assert office.log_details("release") == []

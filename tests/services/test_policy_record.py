"""A changed policy is a record of the log, once, also where its version was not raised."""

from __future__ import annotations

from dataclasses import replace

from agent_assist.domain.policy import Policy
from agent_assist.services.policy_record import record_policy
from tests.fakes.office import Office


def note(office: Office, policy: Policy) -> bool:
    return record_policy(
        office.stores.decisions, office.stores.work, office.profile.identity, policy, office.clock
    )


def test_each_change_is_recorded_once_with_its_version_and_digest(office: Office) -> None:
    first = office.services.policy
    second = replace(first, undo_seconds=first.undo_seconds + 1)
    assert [note(office, each) for each in (first, first, second, second, first)] == [
        True, False, True, False, True,
    ]  # fmt: skip
    records = office.log_details("policy")
    assert [record["detail"]["version"] for record in records] == [first.version] * 3
    digests = [record["detail"]["digest"] for record in records]
    assert digests[0] == digests[2] != digests[1]

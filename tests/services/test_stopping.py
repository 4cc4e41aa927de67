"""Anybody can stop AI for all; only the role lifts it; both are said, kept and logged."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from agent_assist.adapters.store.stop_mark import StopMarkFile
from agent_assist.bootstrap.stores import stop_mark
from agent_assist.domain.errors import GateRefused, InputError, RoleNeeded, StoreFull
from agent_assist.domain.people import Role
from agent_assist.services.drafting import DraftReady
from agent_assist.services.stopping import TEAM_STOP, StopService
from tests.fakes.office import Office
from tests.services.conftest import approved, drafted


def service(office: Office) -> StopService:
    """As another process of the profile has it."""
    return StopService(
        store=office.stores.decisions,
        work=office.stores.work,
        mark=stop_mark(office.folder),
        identity=office.profile.identity,
        policy=office.services.policy,
        clock=office.clock,
    )


@pytest.fixture
def led(opened: Callable[..., Office]) -> Office:
    return opened(roles={Role.LEAD: ("priya",)})


def test_a_stop_pressed_elsewhere_holds_in_the_open_window_at_the_next_draft(led: Office) -> None:
    assert isinstance(drafted(led)[-1], DraftReady)
    service(led).stop("wrong refund amounts")
    asked = len(led.model.prompts)
    with pytest.raises(GateRefused, match=r"stopped by Priya N\.: wrong refund amounts"):
        drafted(led)
    assert len(led.model.prompts) == asked
    assert not led.services.stop.is_on
    assert not led.services.stop.can_change


def test_a_stop_keeps_an_approved_ai_reply_from_leaving(led: Office) -> None:
    outbox_id = approved(led)
    service(led).stop("wrong refund amounts")
    led.clock.advance(11)
    report = led.services.sending.release(outbox_id)
    assert report is not None
    assert "AI is stopped for this whole profile" in report.refused
    assert led.sent_mails() == []


def test_only_the_role_lifts_it_and_both_are_logged_with_their_reasons(
    led: Office, opened: Callable[..., Office]
) -> None:
    service(led).stop("wrong refund amounts")
    service(led).lift("amounts corrected")
    assert isinstance(drafted(led)[-1], DraftReady)
    details = [record["detail"] for record in led.log_details("stop")]
    assert details == [
        {"ai": "off", "scope": "team", "why": "wrong refund amounts"},
        {"ai": "on", "scope": "team", "why": "amounts corrected"},
    ]
    office = opened(roles={Role.ADMIN: ("priya",), Role.AUDITOR: ("priya",)})
    service(office).stop("wrong refund amounts")
    with pytest.raises(
        RoleNeeded, match="Lifting a stop for the whole profile needs the role lead"
    ):
        service(office).lift("all is well")
    with pytest.raises(GateRefused):
        drafted(office)


@pytest.mark.parametrize("reason", ["", "why", "  a  ", "x" * 201])
def test_a_reason_is_needed(led: Office, reason: str) -> None:
    with pytest.raises(InputError):
        service(led).stop(reason)
    assert led.log_details("stop") == []


def test_lifting_where_nobody_stopped_changes_nothing(led: Office) -> None:
    with pytest.raises(InputError, match="No stop is kept here"):
        service(led).lift("all is well")
    assert led.log_details("stop") == []


def test_a_stop_that_cannot_be_logged_holds_and_a_lift_that_cannot_does_not(
    led: Office, monkeypatch: pytest.MonkeyPatch
):
    service(led).stop("wrong refund amounts")

    def fails(_entry: object) -> None:
        raise InputError("The disk is full.")

    monkeypatch.setattr(led.stores.decisions, "append", fails)
    for act in (service(led).lift, service(led).stop):
        with pytest.raises(InputError):
            act("all is well")
        with pytest.raises(GateRefused):
            drafted(led)


def test_whoever_cannot_open_the_store_sees_a_mark_that_names_nobody(led: Office) -> None:
    service(led).stop("wrong refund amounts")
    assert stop_mark(led.folder).sentence() == "stopped since 2026-11-20 12:31 UTC"
    service(led).lift("amounts corrected")
    assert stop_mark(led.folder).sentence() == ""


@pytest.mark.parametrize("is_lost", ["mark", "setting"])
def test_either_of_both_stops_and_is_lifted(led: Office, is_lost: str) -> None:
    service(led).stop("wrong refund amounts")
    if is_lost == "mark":
        stop_mark(led.folder).clear()
    else:
        led.stores.work.save_setting(TEAM_STOP, "")
    with pytest.raises(GateRefused, match="stopped"):
        drafted(led)
    service(led).lift("amounts corrected")
    assert isinstance(drafted(led)[-1], DraftReady)


def test_a_mark_that_cannot_be_set_or_cleared_leaves_the_stop_as_it_is(
    led: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise StoreFull("No space.")

    monkeypatch.setattr(StopMarkFile, "set", fails)
    with pytest.raises(StoreFull):
        service(led).stop("wrong refund amounts")
    with pytest.raises(GateRefused, match="wrong refund amounts"):
        drafted(led)
    monkeypatch.setattr(StopMarkFile, "clear", fails)
    with pytest.raises(StoreFull):
        service(led).lift("amounts corrected")
    with pytest.raises(GateRefused, match="wrong refund amounts"):
        drafted(led)

"""Erasing over a real profile: not while a window has it open, knowledge made of the replies too, and at each start."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from agent_assist.adapters.credentials.temporary import TemporaryCredentials
from agent_assist.adapters.settings_file import SettingsFile
from agent_assist.adapters.single_owner import LOCK_NAME, SingleOwner
from agent_assist.bootstrap.erasing import erase_customer, retain, stop_team
from agent_assist.bootstrap.headless_draft import draft_file, draft_ticket
from agent_assist.bootstrap.house import open_house
from agent_assist.bootstrap.knowledge import past_replies_import
from agent_assist.bootstrap.profile import Profile, load_profile
from agent_assist.bootstrap.stored import opened
from agent_assist.bootstrap.stores import Stores, keys_of, open_credentials, open_stores
from agent_assist.cli.headless import Place
from agent_assist.domain.approvals import Approval, Shown
from agent_assist.domain.disclosure import DisclosureKind
from agent_assist.domain.envelope import VISIBILITY_PUBLIC, Envelope
from agent_assist.domain.errors import GateRefused, InputError
from agent_assist.domain.knowledge import PAST_REPLIES
from agent_assist.domain.outbox import OutboxItem, OutboxState
from agent_assist.domain.records import LogEntry, RecordType
from agent_assist.domain.settings import Settings
from agent_assist.domain.tickets import Address
from tests.fakes.clock import FakeClock
from tests.fakes.office import ticket

MAREN = Address("Maren Oduya", "maren.oduya@mail.example")
BODY = "You can bring the lamp back to any of our shops. They are open on Sundays too, from ten to six."
DRAFT = json.dumps({"id": "d", "created_at": "2020-01-01T00:00:00+00:00"})


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A profile of its own with one ticket, in the ticket folder, and a store."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    export = {"format": "agent-assist-tickets", "version": 1, "tickets": [ticket()]}
    (inbox / "export.json").write_text(json.dumps(export), encoding="utf-8")
    folder = tmp_path / "profile"
    folder.mkdir()
    SettingsFile(folder / "settings.json").save(Settings(helpdesk_folder=str(inbox)))
    return Place(folder, "x")


def sent(profile: Profile, stores: Stores) -> None:
    """One reply to Maren that was sent."""
    now = profile.clock.now()
    envelope = Envelope(
        "folder", "7001", Address("Help", "help@nordlys.example"), (MAREN,), (), (), "Re: Lamp", VISIBILITY_PUBLIC,
        (), "", BODY, "", "", "en", DisclosureKind.HUMAN, "<o-1@nordlys.example>", "", (),
    )  # fmt: skip
    approval = Approval(
        "a-1", "o-1", "7001", "priya", envelope.digest_hex, now, now + timedelta(minutes=9), Shown(True, True, 9, 900)
    )  # fmt: skip
    entry = LogEntry(
        RecordType.DECISION, now, "priya", "7001", MAREN.email, content={"sent_c": BODY}
    )
    told = LogEntry(RecordType.APPROVAL, now, "priya", "7001", MAREN.email)
    item = OutboxItem("o-1", envelope, approval, OutboxState.HELD, now)
    stores.decisions.approve(entry, told, item)
    for state in (OutboxState.APPROVED, OutboxState.SENDING, OutboxState.SENT):
        stores.decisions.move(item.id, state, told)


def learnt(place: Place) -> None:
    """The reply was sent and taken in as knowledge."""
    with opened(place.folder, place.passphrase) as (profile, stores):
        sent(profile, stores)
        past = past_replies_import(stores, profile.reader(), profile.clock)
        past.bring_up_to_date((PAST_REPLIES,))
        assert stores.knowledge.count() == 1


def kinds(stores: Stores) -> list[str]:
    return [json.loads(record.body)["type"] for record in stores.decisions.records()]


def test_what_was_learnt_from_the_replies_goes_too(place: Place) -> None:
    learnt(place)
    erased = erase_customer(place, MAREN.email, "request 12")
    assert (erased.texts, erased.replies) == (1, 1)
    with opened(place.folder, place.passphrase) as (_, stores):
        assert stores.knowledge.count() == 0
        assert kinds(stores)[-1] == "erase"
        assert stores.decisions.newest_head() is not None


def test_what_was_learnt_from_the_replies_goes_where_the_helpdesk_is_gone(place: Place) -> None:
    learnt(place)
    assert place.folder is not None
    SettingsFile(place.folder / "settings.json").save(Settings(helpdesk_folder=""))
    assert erase_customer(place, MAREN.email, "request 12").replies == 1
    with opened(place.folder, place.passphrase) as (_, stores):
        assert stores.knowledge.count() == 0


def test_where_another_reply_is_damaged_nothing_that_was_learnt_stays(place: Place) -> None:
    learnt(place)
    damage = (
        "INSERT INTO outbox (id, approval_id, customer, sealed_envelope, state, release_at, attempt, remote_id, detail) "
        "SELECT 'o-2', approval_id, 2, x'00', 'sent', release_at, 1, '', '' FROM outbox"
    )
    with opened(place.folder, place.passphrase) as (profile, stores):
        told = LogEntry(RecordType.DECISION, profile.clock.now(), "priya", "7002", "b@mail.example")
        stores.decisions.append(replace(told, content={"sent_c": BODY}))
        assert stores.database.execute(damage) == 1
    assert erase_customer(place, MAREN.email, "request 12").replies == 1
    with opened(place.folder, place.passphrase) as (_, stores):
        assert stores.knowledge.count() == 0
        assert stores.decisions.newest_head() is not None


def test_a_start_that_erases_an_old_reply_erases_what_was_learnt_from_it(place: Place) -> None:
    learnt(place)
    assert place.folder is not None
    profile = load_profile(place.folder)
    later = replace(profile, clock=FakeClock(profile.clock.now() + timedelta(days=200)))
    house = open_house(later, later.reader(), open_credentials(profile, place.passphrase))
    house.close()
    with opened(place.folder, place.passphrase) as (_, stores):
        assert kinds(stores)[-1] == "erase"
        assert stores.knowledge.count() == 0


def test_nothing_is_erased_while_a_window_has_the_profile_open(place: Place) -> None:
    with opened(place.folder, place.passphrase) as (profile, stores):
        sent(profile, stores)
    assert place.folder is not None
    window = SingleOwner(place.folder / LOCK_NAME)
    assert window.owns()
    with pytest.raises(InputError, match="Close it"):
        erase_customer(place, MAREN.email, "request 12")
    with pytest.raises(InputError, match="Close it"):
        retain(place)
    window.release()
    assert erase_customer(place, MAREN.email, "request 12").texts == 1


def test_a_profile_without_a_store_is_named_and_none_is_made(tmp_path: Path) -> None:
    for act in (lambda p: erase_customer(p, "a@b.example", "request 12"), retain):
        with pytest.raises(InputError, match="There is no store"):
            act(Place(tmp_path, "x"))
    assert list(tmp_path.iterdir()) == []


def test_each_start_erases_what_is_past_its_time_and_keeps_a_stop(place: Place) -> None:
    assert place.folder is not None
    profile = load_profile(place.folder)
    credentials = TemporaryCredentials()
    keys = keys_of(credentials, profile.randomness, None)

    def started(look: Any) -> None:
        house = open_house(profile, profile.reader(), credentials)
        look(house.services)
        house.close()

    def prepared(work: Any) -> None:
        stores = open_stores(place.folder, keys, profile.randomness, profile.clock)
        work(stores)
        stores.database.close()

    add = "INSERT INTO drafts (id, ticket_id, draft) VALUES ('d', '7001', ?)"
    prepared(lambda stores: stores.database.execute(add, (DRAFT,)))
    prepared(lambda stores: stores.work.save_setting("team_stop", "stopped by Jo: wrong amounts"))
    stops: list[str] = []
    started(lambda services: stops.append(services.stop.team_reason))
    assert stops == ["stopped by Jo: wrong amounts"]

    def checked(stores: Stores) -> None:
        assert stores.database.rows("SELECT * FROM drafts") == []
        assert kinds(stores) == ["policy", "erase"]

    prepared(checked)
    started(lambda _: None)
    prepared(checked)


def test_a_stop_and_its_lifting_reach_the_profile(place: Place) -> None:
    with opened(place.folder, place.passphrase):
        pass
    stop_team(place, "wrong amounts", is_lifted=False)
    stop_team(place, "corrected", is_lifted=True)
    with opened(place.folder, place.passphrase) as (_, stores):
        assert kinds(stores) == ["stop", "stop"]
        assert stores.work.setting("team_stop") == ""


def with_an_article(place: Place) -> Path:
    """Something to draft from; returns the ticket folder."""
    assert place.folder is not None
    inbox, articles = place.folder.parent / "inbox", place.folder.parent / "articles"
    articles.mkdir()
    (articles / "a.md").write_text(
        "---\nid: a\ntitle: Return of a lamp\n---\nYou can return a lamp within 17 days.\n",
        encoding="utf-8",
    )
    settings = Settings(helpdesk_folder=str(inbox), knowledge_folder=str(articles))
    SettingsFile(place.folder / "settings.json").save(settings)
    return inbox


def temporary_stop(place: Place) -> str:
    """Why AI is off for who starts on this profile without its keys."""
    assert place.folder is not None
    profile = load_profile(place.folder)
    house = open_house(profile, profile.reader(), TemporaryCredentials(), keep_on_disk=False)
    reason = house.services.stop.team_reason
    house.close()
    return reason


def test_a_stop_holds_for_a_temporary_profile_too(place: Place) -> None:
    with opened(place.folder, place.passphrase):
        pass
    assert temporary_stop(place) == ""
    stop_team(place, "wrong amounts", is_lifted=False)
    assert temporary_stop(place).startswith("stopped since 20")
    stop_team(place, "corrected", is_lifted=True)
    assert temporary_stop(place) == ""


def test_an_open_temporary_profile_follows_a_stop_and_its_lifting(place: Place) -> None:
    assert place.folder is not None
    with opened(place.folder, place.passphrase):
        pass
    profile = load_profile(place.folder)
    house = open_house(profile, profile.reader(), TemporaryCredentials(), keep_on_disk=False)
    stop = house.services.stop
    for is_lifted in (False, True):
        stop_team(place, "wrong amounts", is_lifted=is_lifted)
        stop.look()
        assert stop.is_on is is_lifted
    house.close()


def test_a_stop_that_only_the_store_knows_is_marked_at_the_next_start(place: Place) -> None:
    assert place.folder is not None
    with opened(place.folder, place.passphrase) as (profile, stores):
        stores.work.save_setting("team_stop", "stopped by Jo: wrong amounts")
    assert temporary_stop(place) == ""
    house = open_house(
        profile, profile.reader(), open_credentials(load_profile(place.folder), place.passphrase)
    )
    assert house.services.stop.team_reason == "stopped by Jo: wrong amounts"
    house.close()
    assert temporary_stop(place).startswith("stopped since 20")


def test_a_stop_holds_for_a_script_that_cannot_open_the_store(place: Place) -> None:
    assert place.folder is not None
    with opened(place.folder, place.passphrase):
        pass
    with_an_article(place)
    stop_team(place, "wrong amounts", is_lifted=False)
    with pytest.raises(GateRefused, match="stopped since"):
        draft_ticket("7001", place.folder, "not the passphrase", is_demo=False)


def test_a_stop_holds_for_drafts_of_a_script_too(place: Place) -> None:
    assert place.folder is not None
    inbox = with_an_article(place)
    with opened(place.folder, place.passphrase):
        pass
    stop_team(place, "wrong amounts", is_lifted=False)
    with pytest.raises(GateRefused, match="wrong amounts"):
        draft_ticket("7001", place.folder, place.passphrase, is_demo=False)
    with pytest.raises(GateRefused, match="wrong amounts"):
        draft_file(inbox / "export.json", place.folder, place.passphrase)
    stop_team(place, "corrected", is_lifted=True)
    answer = draft_ticket("7001", place.folder, place.passphrase, is_demo=False)
    assert "within 17 days" in answer["text"]

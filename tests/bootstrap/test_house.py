"""Opening a profile: whatever fails on the way, no file stays open and no lock stays held."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from agent_assist.adapters.credentials.temporary import TemporaryCredentials
from agent_assist.adapters.single_owner import LOCK_NAME, SingleOwner
from agent_assist.adapters.store.database import Database
from agent_assist.bootstrap import house, stores
from agent_assist.bootstrap.profile import Profile
from agent_assist.domain.errors import BugError, StoreError
from agent_assist.services.sending import SendService
from tests.fakes.office import open_office

STEPS = (
    (stores, "EncryptedDecisionStore"),
    (stores, "SqliteKnowledgeStore"),
    (house, "record_policy"),
    (house, "erase_old"),
    (house, "for_opening"),
    (house, "choose_model"),
    (house, "build_services"),
    (SendService, "recover"),
)


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    office = open_office(tmp_path)
    office.close()
    return office.profile


@pytest.fixture
def databases(monkeypatch: pytest.MonkeyPatch) -> list[Database]:
    """Every store that is opened."""
    opened: list[Database] = []
    open_one = Database.open

    def noted(path: Path | None, key: bytes) -> Database:
        opened.append(open_one(path, key))
        return opened[-1]

    monkeypatch.setattr(Database, "open", noted)
    return opened


@pytest.mark.parametrize(("where", "step"), STEPS, ids=[step for _, step in STEPS])
def test_a_step_that_fails_leaves_the_store_closed_and_nobody_its_owner(
    profile: Profile,
    databases: list[Database],
    monkeypatch: pytest.MonkeyPatch,
    where: Any,
    step: str,
) -> None:
    def fails(*arguments: object, **_: object) -> None:
        if arguments and isinstance(arguments[0], SendService):
            assert arguments[0]._owner.owns()
        raise StoreError("The disk refused.")

    monkeypatch.setattr(where, step, fails)
    with pytest.raises(StoreError, match="refused"):
        house.open_house(profile, profile.reader(), TemporaryCredentials())
    (database,) = databases
    with pytest.raises(BugError, match="closed"):
        database.rows("SELECT 1")
    next_window = SingleOwner(profile.folder / LOCK_NAME)
    assert next_window.owns()
    next_window.release()


def test_a_house_that_is_closed_gives_up_store_and_lock(
    profile: Profile, databases: list[Database]
) -> None:
    opened = house.open_house(profile, profile.reader(), TemporaryCredentials())
    assert opened.services.sending.owns()
    assert not SingleOwner(profile.folder / LOCK_NAME).owns()
    opened.close()
    with pytest.raises(BugError, match="closed"):
        databases[0].rows("SELECT 1")
    assert SingleOwner(profile.folder / LOCK_NAME).owns()

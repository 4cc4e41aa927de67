"""A profile whose settings name another model opens for everybody, and drafts with it once somebody may release it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from agent_assist.adapters.credentials.temporary import TemporaryCredentials
from agent_assist.adapters.folder_helpdesk import FolderHelpdesk
from agent_assist.bootstrap.house import open_house
from agent_assist.bootstrap.models import choose_model, is_named_by_policy
from agent_assist.bootstrap.profile import Profile, load_profile
from agent_assist.bootstrap.stores import keys_of, open_stores
from agent_assist.domain.drafts import ModelStamp
from agent_assist.domain.errors import RoleNeeded
from agent_assist.domain.model_presets import LOCAL_FILE
from agent_assist.domain.people import Role
from agent_assist.domain.prompts import RenderedPrompt
from agent_assist.domain.settings import Drafting, Settings

SERVER = Settings(drafting=Drafting.SERVER, base_url="http://127.0.0.1:9/v1", model="small")


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    """A profile whose settings name a drafting service."""
    loaded = load_profile(tmp_path)
    return replace(loaded, settings=replace(SERVER, helpdesk_folder=str(tmp_path)))


def releases(profile: Profile, tmp_path: Path, credentials: TemporaryCredentials) -> list[str]:
    """Opens the profile; the models whose release stands in its log."""
    reader = FolderHelpdesk(tmp_path, own_addresses=(), clock=profile.clock)
    open_house(profile, reader, credentials).close()
    keys = keys_of(credentials, profile.randomness, tmp_path)
    stores = open_stores(tmp_path, keys, profile.randomness, profile.clock)
    bodies = [json.loads(record.body) for record in stores.decisions.records()]
    stores.database.close()
    return [body["model"] for body in bodies if body["type"] == "release"]


def test_the_model_of_the_settings_is_released_once(profile: Profile, tmp_path: Path) -> None:
    keys = TemporaryCredentials()
    assert releases(profile, tmp_path, keys) == ["small"]
    assert releases(profile, tmp_path, keys) == ["small"]
    larger = replace(profile, settings=replace(profile.settings, model="large"))
    assert releases(larger, tmp_path, keys) == ["small", "large"]


def test_where_the_policy_gives_nobody_the_role_the_profile_opens_and_nothing_is_released(
    profile: Profile, tmp_path: Path
) -> None:
    strict = replace(profile, policy=replace(profile.policy, roles={Role.AUDITOR: ("*",)}))
    assert releases(strict, tmp_path, TemporaryCredentials()) == []


def test_a_model_that_nobody_released_is_asked_for_no_draft(profile: Profile) -> None:
    heard: list[ModelStamp] = []

    def refuse(stamp: ModelStamp) -> None:
        heard.append(stamp)
        raise RoleNeeded("Releasing a model needs the role lead.")

    model = choose_model(SERVER, "", profile.policy, release=refuse)
    assert [(stamp.name, stamp.host) for stamp in heard] == [("small", "")]
    assert model.stamp().name == "small"
    with pytest.raises(RoleNeeded, match="the role lead"):
        model.stream(cast("RenderedPrompt", None))  # it is refused unread
    assert not model.is_cloud


def test_help_articles_alone_are_never_released(profile: Profile) -> None:
    choose_model(Settings(), "", profile.policy, release=lambda _: pytest.fail("released"))


@pytest.mark.parametrize(
    ("preset", "locked", "is_policys"),
    [
        ("other", {"base_url", "model"}, True),
        ("other", {"model"}, False),
        ("other", {"model_file"}, False),
        (LOCAL_FILE, {"model_file"}, True),
        (LOCAL_FILE, {"base_url", "model"}, False),
    ],
)
def test_the_policy_names_a_model_by_its_file_or_by_address_and_name(
    profile: Profile, preset: str, locked: set[str], is_policys: bool
) -> None:
    """A lock on one kind of model releases none of the other kind."""
    settings = replace(SERVER, service=replace(SERVER.service, preset=preset))
    policy = replace(profile.policy, locked=dict.fromkeys(locked, "mandatory"))
    assert is_named_by_policy(settings, policy) is is_policys

"""Settings: kept as they were chosen, and a bad value costs that value only."""

from __future__ import annotations

import json
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from agent_assist.adapters.settings_file import SettingsFile
from agent_assist.domain.errors import ConfigurationError
from agent_assist.domain.managed import ManagedSettings
from agent_assist.domain.service_settings import ServiceSettings
from agent_assist.domain.settings import Drafting, Settings

CHOSEN = Settings(
    helpdesk_folder="/tickets",
    knowledge_folder="/articles",
    drafting=Drafting.SERVER,
    base_url="http://127.0.0.1:8080/v1",
    model="tiny",
    display_name="Priya Nair",
    own_addresses=("help@nordlys.example",),
    theme="dark",
    text_scale_percent=125,
    ai_is_on=False,
)


def test_what_is_saved_is_loaded(tmp_path: Path):
    file = SettingsFile(tmp_path / "profile" / "settings.json")
    file.save(CHOSEN)
    assert file.load() == CHOSEN
    assert stat.S_IMODE((tmp_path / "profile" / "settings.json").stat().st_mode) == 0o600


def test_before_the_first_start_there_are_defaults(tmp_path: Path):
    assert SettingsFile(tmp_path / "settings.json").load() == Settings()


@pytest.mark.parametrize(
    ("key", "bad"),
    [("theme", "pink"), ("text_scale_percent", 999), ("drafting", "robot"), ("own_addresses", "x")],
)
def test_a_bad_value_costs_that_value_only(tmp_path: Path, key: str, bad: object):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"model": "tiny", key: bad}), encoding="utf-8")
    loaded = SettingsFile(path).load()
    assert loaded.model == "tiny"
    assert getattr(loaded, key) == getattr(Settings(), key)


def test_an_unreadable_file_is_named(tmp_path: Path):
    path = tmp_path / "settings.json"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"settings\.json"):
        SettingsFile(path).load()


def managed(path: Path, mandatory: dict | None = None, recommended: dict | None = None):
    return SettingsFile(path, ManagedSettings(mandatory or {}, recommended or {}))


def test_mandatory_lies_over_the_persons_choice_and_that_over_what_is_recommended(tmp_path: Path):
    path = tmp_path / "settings.json"
    SettingsFile(path).save(Settings(theme="light", model="mine"))
    file = managed(path, {"model": "ours"}, {"theme": "dark", "motion": "reduced"})
    assert (file.load().model, file.load().theme, file.load().motion) == (
        "ours",
        "light",
        "reduced",
    )


def test_a_recommendation_that_nobody_touched_is_followed_when_it_changes(tmp_path: Path):
    path = tmp_path / "settings.json"
    file = managed(path, recommended={"theme": "dark"})
    file.save(replace(file.load(), model="mine"))
    assert managed(path, recommended={"theme": "light"}).load().theme == "light"
    file.save(replace(file.load(), theme="system"))
    assert managed(path, recommended={"theme": "light"}).load().theme == "system"


def test_what_the_person_chose_comes_back_when_the_lock_is_gone(tmp_path: Path):
    path = tmp_path / "settings.json"
    SettingsFile(path).save(Settings(model="mine", service=ServiceSettings(proxy="http://p:1")))
    file = managed(path, {"model": "ours", "proxy": "http://q:1"})
    file.save(replace(file.load(), theme="dark"))
    after = SettingsFile(path).load()
    assert (after.model, after.service.proxy, after.theme) == ("mine", "http://p:1", "dark")


def test_a_file_with_the_service_apart_is_read(tmp_path: Path):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"model": "tiny", "service": {"proxy": "http://p:1"}}), "utf-8")
    assert SettingsFile(path).load().service.proxy == "http://p:1"
    assert SettingsFile(path).load().model == "tiny"

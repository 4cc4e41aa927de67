"""The first-run set-up: five steps, nothing lost, and "without AI" from each of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent_assist.adapters.policy import PolicyFile
from agent_assist.adapters.words import EnglishWords
from agent_assist.bootstrap.places import resources
from agent_assist.domain.probed import Probed, Step
from agent_assist.domain.settings import Drafting, Settings
from agent_assist.presenters.setup import CLOUD, SetupPresenter
from tests.fakes.clock import FakeClock
from tests.fakes.runner import ImmediateRunner

POLICY = PolicyFile(resources() / "policy" / "default.toml").load()


class SetUp:
    def __init__(self) -> None:
        self.done: list[tuple[Settings, str]] = []
        self.probed: list[tuple[str, str, str]] = []
        self.presenter = SetupPresenter(
            settings=Settings(),
            policy=POLICY,
            tr=EnglishWords(),
            run=ImmediateRunner(FakeClock()),
            probe=self._probe,
            on_change=lambda: None,
            on_done=lambda settings, key: self.done.append((settings, key)),
        )

    def _probe(self, settings: Settings, key: str):
        self.probed.append((settings.base_url, settings.model, key))
        return Probed((Step("Drafting service answers", "1 models"),), ("tiny",))

    @property
    def view(self):
        return self.presenter.view

    def helpdesk(self, folder: Path) -> None:
        self.presenter.go_on()
        self.presenter.field("helpdesk_folder", str(folder))
        self.presenter.field("own_addresses", "help@nordlys.example; info@nordlys.example")
        self.presenter.go_on()


@pytest.fixture
def setup() -> SetUp:
    return SetUp()


def test_the_steps_are_named_and_the_first_is_shown(setup: SetUp):
    assert setup.view.steps == ("Welcome", "Helpdesk", "Drafting", "What is logged", "Ready")
    assert setup.view.current == 0


def test_a_folder_that_does_not_exist_is_named_at_its_field(setup: SetUp):
    setup.presenter.go_on()
    setup.presenter.field("helpdesk_folder", "/nowhere/at/all")
    setup.presenter.go_on()
    assert setup.view.current == 1
    problems = {field.key: field.problem for field in setup.view.fields}
    assert problems["helpdesk_folder"] == "Choose a folder that exists."
    assert problems["own_addresses"]


def test_knowledge_only_is_the_default_on_ones_own_data(setup: SetUp, tmp_path: Path):
    setup.helpdesk(tmp_path)
    assert setup.view.chosen == "knowledge"
    setup.presenter.go_on()
    assert setup.view.title == "What is logged"
    setup.presenter.go_on()
    setup.presenter.go_on()
    settings, key = setup.done[0]
    assert settings.drafting is Drafting.KNOWLEDGE
    assert settings.own_addresses == ("help@nordlys.example", "info@nordlys.example")
    assert settings.ai_is_on
    assert key == ""


def test_what_is_logged_comes_before_the_first_draft(setup: SetUp, tmp_path: Path):
    setup.helpdesk(tmp_path)
    setup.presenter.go_on()
    assert setup.view.current == 3
    assert setup.done == []


def test_a_server_needs_an_address_and_a_model_and_can_be_tried(setup: SetUp, tmp_path: Path):
    setup.helpdesk(tmp_path)
    setup.presenter.choose("server")
    setup.presenter.go_on()
    assert setup.view.current == 2
    setup.presenter.field("base_url", "http://127.0.0.1:8080/v1")
    setup.presenter.field("model", "tiny")
    setup.presenter.field("api_key", "k")
    setup.presenter.test()
    assert setup.probed == [("http://127.0.0.1:8080/v1", "tiny", "k")]
    assert setup.view.test_result == (("Drafting service answers", "1 models", True),)
    for _ in range(3):
        setup.presenter.go_on()
    settings, key = setup.done[0]
    assert (settings.drafting, settings.model, key) == (Drafting.SERVER, "tiny", "k")


def test_the_key_alone_is_hidden_as_it_is_typed_and_folders_can_be_chosen(
    setup: SetUp, tmp_path: Path
):
    setup.presenter.go_on()
    asked = setup.view.fields
    assert {f.key for f in asked if f.is_folder} == {"helpdesk_folder", "knowledge_folder"}
    setup.presenter.back()
    setup.helpdesk(tmp_path)
    setup.presenter.choose("server")
    assert [(f.key, f.is_secret) for f in setup.view.fields] == [
        ("base_url", False),
        ("model", False),
        ("api_key", True),
    ]


def test_the_cloud_is_closed_where_policy_closes_it_and_says_so(setup: SetUp, tmp_path: Path):
    setup.helpdesk(tmp_path)
    cloud = next(choice for choice in setup.view.choices if choice.key == CLOUD)
    assert not cloud.is_enabled
    assert cloud.why_not == "Turned off by policy."
    setup.presenter.choose(CLOUD)
    assert setup.view.chosen == "knowledge"


def test_without_ai_for_now_still_asks_where_the_tickets_are(setup: SetUp, tmp_path: Path):
    setup.presenter.skip()
    assert setup.view.current == 1
    setup.presenter.field("helpdesk_folder", str(tmp_path))
    setup.presenter.field("own_addresses", "help@nordlys.example")
    setup.presenter.skip()
    assert setup.view.current == 3
    setup.presenter.go_on()
    setup.presenter.go_on()
    assert setup.done[0][0].drafting is Drafting.OFF
    assert not setup.done[0][0].ai_is_on


def test_going_back_loses_nothing(setup: SetUp, tmp_path: Path):
    setup.helpdesk(tmp_path)
    setup.presenter.back()
    values = {field.key: field.value for field in setup.view.fields}
    assert values["helpdesk_folder"] == str(tmp_path)


def test_it_never_says_that_order_numbers_or_all_names_are_masked(setup: SetUp, tmp_path: Path):
    setup.helpdesk(tmp_path)
    text = " ".join(choice.detail for choice in setup.view.choices)
    assert "order numbers" not in text
    assert "some may pass" in text

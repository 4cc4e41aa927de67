"""Settings: what may be chosen is kept, what is locked says by whom and why."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from agent_assist.adapters.policy import PolicyFile
from agent_assist.adapters.words import EnglishWords
from agent_assist.bootstrap.places import resources
from agent_assist.domain.errors import StoreError
from agent_assist.domain.probed import Probed, Step
from agent_assist.domain.settings import Drafting, Settings
from agent_assist.domain.settings_schema import Scope, items_of
from agent_assist.presenters.settings import SettingsPresenter
from tests.fakes.clock import FakeClock
from tests.fakes.runner import ImmediateRunner

POLICY = replace(
    PolicyFile(resources() / "policy" / "default.toml").load(), organisation="Nordlys IT"
)


class Desk:
    def __init__(self, policy=POLICY) -> None:
        self.saved: list[Settings] = []
        self.live: list[Settings] = []
        self.reloaded: list[tuple[Settings, str]] = []
        self.is_full = False
        self.offered: tuple[str, ...] = ()
        self.presenter = SettingsPresenter(
            store=self,
            settings=Settings(helpdesk_folder="/tickets"),
            policy=policy,
            profile_note="keyring",
            tr=EnglishWords(),
            run=ImmediateRunner(FakeClock()),
            probe=lambda *_: Probed(
                (Step("Drafting service answers", "no", is_good=False),), self.offered
            ),
            clock=FakeClock(),
            on_change=lambda: None,
            on_live=self.live.append,
            on_reload=lambda settings, key: self.reloaded.append((settings, key)),
        )

    def load(self) -> Settings:
        return Settings()

    def save(self, settings: Settings) -> None:
        if self.is_full:
            raise StoreError("The settings could not be saved: no space left.")
        self.saved.append(settings)

    def row(self, key: str):
        pages = self.presenter.view.pages
        rows = (row for page in pages for _, section in page.sections for row in section)
        return next(row for row in rows if row.key == key)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_looks_apply_at_once_and_are_kept(desk: Desk):
    desk.presenter.change("theme", "dark")
    desk.presenter.change("text_scale_percent", "150")
    assert [s.theme for s in desk.live] == ["dark", "dark"]
    assert desk.saved[-1].text_scale_percent == 150
    assert desk.reloaded == []


def test_another_model_opens_the_profile_anew(desk: Desk):
    desk.presenter.change("drafting", "server")
    assert desk.reloaded[-1][0].drafting is Drafting.SERVER


def test_search_by_meaning_has_a_switch_and_the_profile_opens_anew_with_it(desk: Desk):
    assert desk.row("search_by_meaning").value == "on"
    desk.presenter.change("search_by_meaning", "off")
    assert desk.saved[-1].search_by_meaning is False
    assert desk.reloaded[-1][0].search_by_meaning is False
    assert desk.row("search_by_meaning").value == "off"
    assert "knowledge semantic" in desk.row("search_by_meaning").detail


def test_a_key_goes_to_the_keyring_and_never_into_the_file(desk: Desk):
    desk.presenter.change("drafting", "server")
    desk.presenter.change("base_url", "https://models.example/v1")
    saved = list(desk.saved)
    desk.presenter.change("api_key", "a-secret")
    assert desk.reloaded[-1][1] == "a-secret"
    assert desk.saved == saved
    assert desk.row("api_key").value == ""


def test_what_cannot_be_saved_changes_nothing_and_says_why(desk: Desk):
    desk.is_full = True
    desk.presenter.change("theme", "dark")
    assert desk.live == []
    assert "no space left" in desk.presenter.view.test_title


@pytest.mark.parametrize("key", ["approval", "tag", "masking"])
def test_the_safeguards_have_no_off_setting(desk: Desk, key: str):
    row = desk.row(key)
    assert row.is_locked
    assert row.lock_line == "Built in. It has no off setting."
    desk.presenter.change(key, "off")
    assert desk.saved == []


def test_a_locked_row_keeps_its_value_and_names_its_policy_key(desk: Desk):
    footer = desk.row("footer")
    assert "{name}" in footer.value
    assert footer.lock_line == "Set by Nordlys IT. Policy: footers"


def test_ai_forbidden_by_policy_is_a_locked_row():
    row = Desk(replace(POLICY, ai_allowed=False)).row("drafting")
    assert row.is_locked
    assert "ai_allowed" in row.lock_line


@pytest.mark.parametrize(
    ("key", "bad"), [("text_scale_percent", "500"), ("drafting", "robot"), ("motion", "slow")]
)
def test_an_impossible_value_is_not_taken(desk: Desk, key: str, bad: str):
    desk.presenter.change(key, bad)
    assert desk.saved == []


def test_reduced_motion_applies_at_once_and_is_kept(desk: Desk):
    desk.presenter.change("motion", "reduced")
    assert [s.motion for s in desk.live] == ["reduced"]
    assert desk.saved[-1].motion == "reduced"
    assert desk.row("motion").value == "reduced"


def keys(desk: Desk) -> list[str]:
    """The rows of the page of the drafting service."""
    page = next(page for page in desk.presenter.view.pages if page.key == "drafting")
    return [row.key for _, rows in page.sections for row in rows]


def test_rows_of_a_server_show_only_where_a_server_drafts(desk: Desk):
    assert keys(desk) == ["drafting"]
    desk.presenter.change("drafting", "server")
    assert {"preset", "base_url", "model", "api_key", "key_variable", "proxy"} <= set(keys(desk))
    assert "api_version" not in keys(desk)
    desk.presenter.change("preset", "azure")
    assert "api_version" in keys(desk)
    desk.presenter.change("preset", "local_file")
    assert keys(desk) == ["drafting", "preset", "model_file"]


def test_a_kind_of_service_fills_in_its_usual_address_and_never_overwrites_ones_own(desk: Desk):
    desk.presenter.change("drafting", "server")
    desk.presenter.change("preset", "ollama")
    assert desk.presenter.settings.base_url == "http://127.0.0.1:11434/v1"
    desk.presenter.change("preset", "openai")
    assert desk.presenter.settings.base_url == "https://api.openai.com/v1"
    desk.presenter.change("base_url", "https://models.example/v1")
    desk.presenter.change("preset", "vllm")
    assert desk.presenter.settings.base_url == "https://models.example/v1"


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("price_input", "cheap", "like 0.15"),
        ("price_output", "-1", "like 0.15"),
        ("api_key", "a-secret", "address first"),
        ("key_variable", "not a name", "not the key itself"),
    ],
)
def test_what_cannot_be_kept_is_said_and_not_kept(desk: Desk, key: str, value: str, says: str):
    desk.presenter.change("drafting", "server")
    before = len(desk.saved)
    desk.presenter.change(key, value)
    assert says in desk.presenter.view.test_title
    assert len(desk.saved) == before


def test_prices_make_the_cost_of_a_draft(desk: Desk):
    desk.presenter.change("price_input", "0,15")
    desk.presenter.change("price_output", "0.60")
    service = desk.presenter.settings.service
    assert service.cost_micros(1000, 500) == 450
    assert replace(service, price_input="").cost_micros(1000, 500) is None


def test_a_new_key_acts_at_once_and_is_kept(desk: Desk) -> None:
    desk.presenter.change("key/edit", "F3")
    assert desk.saved[-1].keys == (("edit", "F3"),)
    assert desk.live == desk.saved
    assert desk.reloaded == []
    assert desk.row("key/edit").value == "F3"
    assert "F2" in desk.row("key/edit").detail


def test_a_key_that_is_taken_changes_nothing_and_the_row_says_who_has_it(desk: Desk) -> None:
    desk.presenter.change("key/edit", "F8")
    assert desk.saved == []
    assert "Next fact to check" in desk.row("key/edit").problem
    desk.presenter.change("key/edit", "F3")
    assert desk.row("key/edit").problem == ""


def test_the_usual_key_comes_back_alone_or_all_together(desk: Desk) -> None:
    desk.presenter.change("key/edit", "F3")
    desk.presenter.change("key/why", "F11")
    desk.presenter.change("key/edit", "")
    assert desk.saved[-1].keys == (("why", "F11"),)
    desk.presenter.change("key/reset-all", "reset")
    assert desk.saved[-1].keys == ()


def test_what_policy_makes_mandatory_is_a_locked_row_that_names_who_and_which_key() -> None:
    desk = Desk(replace(POLICY, locked={"theme": "mandatory.theme"}))
    row = desk.row("theme")
    assert row.is_locked
    assert row.lock_line == "Set by Nordlys IT. Policy: mandatory.theme"
    assert "1 of your settings" in desk.presenter.view.managed_line
    desk.presenter.change("theme", "dark")
    assert desk.saved == []


def test_another_kind_of_service_does_not_change_a_locked_address() -> None:
    desk = Desk(replace(POLICY, locked={"base_url": "mandatory.base_url"}))
    desk.presenter.change("drafting", "server")
    desk.presenter.change("preset", "ollama")
    assert desk.presenter.settings.service.preset == "ollama"
    assert desk.presenter.settings.base_url == ""


def test_where_keys_may_come_from_is_the_policys() -> None:
    desk = Desk(replace(POLICY, keys_source="environment"))
    desk.presenter.change("drafting", "server")
    assert desk.row("api_key").is_locked
    assert not desk.row("key_variable").is_locked
    desk = Desk(replace(POLICY, keys_source="keyring"))
    desk.presenter.change("drafting", "server")
    assert desk.row("key_variable").is_locked


def test_every_setting_of_the_schema_stands_on_the_screen() -> None:
    desk = Desk()
    shown: set[str] = set()
    for preset in ("azure", "local_file"):
        desk.presenter.change("drafting", "server")
        desk.presenter.change("preset", preset)
        pages = desk.presenter.view.pages
        shown |= {row.key for page in pages for _, rows in page.sections for row in rows}
    asked_elsewhere = {"sender_name"}
    assert {item.key for item in items_of(Scope.PERSON)} - asked_elsewhere <= shown


def test_a_lock_by_policy_and_one_that_is_built_in_look_different() -> None:
    desk = Desk(replace(POLICY, locked={"theme": "mandatory.theme"}))
    assert desk.row("theme").is_by_policy
    assert not desk.row("approval").is_by_policy


def test_without_an_organisation_nobody_is_named_as_who_locked() -> None:
    row = Desk(replace(POLICY, organisation="")).row("undo_seconds")
    assert row.lock_line == "Set by policy: undo_seconds"


def test_a_test_stands_on_the_page_it_is_about_and_says_what_it_never_tries(desk: Desk) -> None:
    desk.presenter.change("drafting", "server")
    desk.presenter.open_page("drafting")
    desk.presenter.test()
    assert desk.presenter.view.test_title == "0 of 1 checks passed"
    desk.presenter._probe = lambda *_: Probed((Step("Answers", "first word"),))
    desk.presenter.test()
    view = desk.presenter.view
    assert view.test_title == "Checks passed: 1; not run: 1"
    assert view.test_lines[-1] == (
        "Sending not tested",
        "A test would write to a real ticket.",
        "–",
        "skipped",
    )
    desk.presenter.open_page("privacy")
    assert (desk.presenter.view.test_title, desk.presenter.view.test_lines) == ("", ())


@pytest.mark.parametrize("value", ["dark", "no such theme", ""])
def test_a_locked_row_takes_nothing_and_complains_about_nothing(value: str) -> None:
    locked = Desk(replace(POLICY, locked={"theme": "mandatory.theme", "base_url": "mandatory.x"}))
    for key in ("theme", "base_url"):
        locked.presenter.change(key, value)
    assert (locked.saved, locked.live, locked.reloaded) == ([], [], [])
    assert locked.presenter.view.test_title == ""


@pytest.fixture
def tested(desk: Desk) -> Desk:
    """A desk whose service was tried and offers two models."""
    desk.offered = ("large", "small")
    desk.presenter.settings = replace(
        desk.presenter.settings, drafting=Drafting.SERVER, base_url="http://127.0.0.1:8080/v1"
    )
    assert desk.row("model").kind == "text"
    desk.presenter.test()
    return desk


def test_the_models_that_a_service_offered_are_a_menu(tested: Desk) -> None:
    row = tested.row("model")
    assert row.kind == "choice"
    assert [words for _, words in row.options] == [
        "Choose a model",
        "large",
        "small",
        "Another name…",
    ]
    tested.presenter.change("model", "small")
    assert tested.presenter.settings.model == "small"
    assert [words for _, words in tested.row("model").options] == [
        "large",
        "small",
        "Another name…",
    ]


def test_another_name_can_be_typed_all_the_same(tested: Desk) -> None:
    row = tested.row("model")
    tested.presenter.change("model", row.options[-1][0])
    assert tested.row("model").kind == "text"
    assert tested.presenter.settings.model == ""
    tested.presenter.change("model", "mine")
    assert tested.presenter.settings.model == "mine"
    tested.presenter.test()
    assert ("mine", "mine (not offered)") in tested.row("model").options


def test_the_menu_belongs_to_the_address_that_was_tried(tested: Desk) -> None:
    tested.presenter.change("base_url", "http://127.0.0.1:9090/v1")
    assert tested.row("model").kind == "text"


def test_a_model_that_policy_decides_stays_locked(tested: Desk) -> None:
    presenter = tested.presenter
    presenter._policy = replace(POLICY, locked={"model": "model"})
    assert tested.row("model").is_locked
    assert tested.row("model").kind != "choice"


def test_a_change_that_opens_the_profile_anew_leaves_the_page_and_the_menu(tested: Desk) -> None:
    tested.presenter.open_page("drafting")
    again = Desk()
    again.presenter.settings = tested.presenter.settings
    again.presenter.come_after(tested.presenter)
    assert again.presenter.view.current == "drafting"
    assert again.row("model").kind == "choice"


def on_the_page_with_the_test() -> Desk:
    desk = Desk()
    desk.presenter.change("drafting", "server")
    desk.presenter.open_page("drafting")
    return desk


def test_each_step_of_a_connection_test_is_told_with_its_time_and_those_without_have_none():
    steps = (
        Step("Address may be used", "models.example", took_ms=0.4),
        Step("Connection opened", "TLS 1.3", took_ms=61.6),
        Step("Model writes", "small", took_ms=1149.0),
        Step("Counts tokens", "yes"),
    )
    desk = on_the_page_with_the_test()
    desk.presenter._probe = lambda *_: Probed(steps)
    desk.presenter.test()
    view = desk.presenter.view
    assert [line[2] for line in view.test_lines] == ["<1 ms", "62 ms", "1.1 s", "", "–"]
    assert view.test_note.endswith(", took 1.2 s")
    assert view.test_note[2] == ":"


def test_a_test_that_stopped_says_where_and_after_which_time():
    desk = on_the_page_with_the_test()
    failed = Step("Connection not opened", "Nobody answers.", is_good=False, took_ms=5000.0)
    desk.presenter._probe = lambda *_: Probed((Step("Address may be used", "x"), failed))
    desk.presenter.test()
    view = desk.presenter.view
    assert view.test_title == "1 of 2 checks passed"
    assert view.test_lines[1] == ("Connection not opened", "Nobody answers.", "5.0 s", "problem")


def test_while_a_test_runs_it_says_so_and_is_not_begun_twice():
    desk = on_the_page_with_the_test()
    waiting: list[object] = []
    desk.presenter._run = SimpleNamespace(run=lambda *call: waiting.append(call))
    desk.presenter.test()
    desk.presenter.test()
    assert len(waiting) == 1
    assert desk.presenter.view.is_testing
    assert desk.presenter.view.test_title == "Testing the connection…"
    _, done, _ = waiting[0]
    done(Probed((Step("Answers", ""),)))
    assert not desk.presenter.view.is_testing

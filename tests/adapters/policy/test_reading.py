"""The policy: what the organisation decides, and what it cannot decide away."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from agent_assist.adapters.policy import PolicyFile
from agent_assist.bootstrap.places import resources
from agent_assist.domain.disclosure import DisclosureKind
from agent_assist.domain.errors import RoleNeeded
from agent_assist.domain.people import Act
from agent_assist.domain.settings_schema import Scope, items_of

SHIPPED = resources() / "policy" / "default.toml"
FOOTER = """
[footers.en]
ai-unchanged = "Made with AI and read by {name}."
ai-light = "Made with AI and read by {name}."
ai-heavy = "Made with AI and changed by {name}."
knowledge = "From our articles, read by {name}."
knowledge-edited = "From our articles, changed by {name}."
translated = "Translated with AI, read by {name}."
polished = "By {name} with AI."
reach_person = "Reply HUMAN for a person."
person_keyword = "HUMAN"
"""


@pytest.fixture
def organisation(tmp_path: Path):
    def write(text: str) -> PolicyFile:
        path = tmp_path / "policy.toml"
        path.write_text(text, encoding="utf-8")
        path.chmod(0o644)
        return PolicyFile(SHIPPED, path, owners={os.getuid()})

    return write


@pytest.mark.parametrize("value", ["99", "10001", "150.0", '"many"', "true"])
def test_a_band_never_needs_fewer_than_a_hundred_decisions(organisation, value):
    read = organisation(f"band_min_decisions = {value}").read()
    assert read.policy.band_min_decisions == 100
    assert "band_min_decisions" in read.problems[0].sentence


def test_a_policy_may_ask_for_more_decisions_before_a_band(organisation):
    assert organisation("band_min_decisions = 400").load().band_min_decisions == 400
    assert PolicyFile(SHIPPED).load().band_min_decisions == 100


def test_the_shipped_policy_speaks_at_least_eight_languages():
    policy = PolicyFile(SHIPPED).load()
    assert len(policy.footers) >= 8
    for language in policy.footers:
        for kind in DisclosureKind:
            footer = policy.footer(kind, language, "Priya N.")
            if kind is DisclosureKind.HUMAN:
                assert footer == ""
            else:
                assert "Priya N." in footer.splitlines()[0]
                assert policy.footers[language].person_keyword in footer.splitlines()[1]


def test_an_organisations_file_lies_over_the_shipped_one(organisation):
    policy = organisation('organisation = "Nordlys"\nundo_seconds = 20\n' + FOOTER).load()
    assert policy.organisation == "Nordlys"
    assert policy.undo_seconds == 20
    assert policy.footer(DisclosureKind.AI_HEAVY, "en", "Jo").startswith(
        "Made with AI and changed by Jo."
    )
    assert policy.footer(DisclosureKind.AI_HEAVY, "de", "Jo").startswith("Mit KI")


def test_a_jurisdictions_wording_comes_before_the_languages(organisation):
    text = 'jurisdiction = "US-UT"\n' + FOOTER.replace("[footers.en]", '[footers."en-US-UT"]')
    policy = organisation(text).load()
    assert policy.footer(DisclosureKind.AI_LIGHT, "en", "Jo").startswith("Made with AI")


def test_the_house_style_is_read_by_language(organisation):
    text = """[style]
tone = "warm"
most_words = 90
greetings = { en = "Dear {name}," }
signatures = { en = "Nordlys Customer Care" }
"""
    style = organisation(text).load().style.of("en")
    assert (style.tone, style.most_words, style.greeting) == ("warm", 90, "Dear {name},")
    assert style.signature == ("Nordlys Customer Care",)


def test_an_unknown_language_gets_the_default_wording():
    policy = PolicyFile(SHIPPED).load()
    assert policy.footer(DisclosureKind.AI_LIGHT, "xx", "Jo").startswith("Drafted with AI")


@pytest.mark.parametrize(
    "text",
    [
        FOOTER.replace('ai-heavy = "Made with AI and changed by {name}."', 'ai-heavy = ""'),
        FOOTER.replace('ai-light = "Made with AI and read by {name}."\n', ""),
        FOOTER.replace("By {name} with AI.", "By us with AI."),
        FOOTER.replace('reach_person = "Reply HUMAN for a person."', 'reach_person = " "'),
        "undo_seconds = 0",
        "undo_seconds = 61",
        "undo_seconds = true",
        'ai_allowed = "yes"',
        "abstain_below = 2",
        "approve_automatically = true",
        "style = 1",
        "[style]\nmost_words = true",
        "[style]\nmost_words = 5000",
        "[style]\nmood = 'good'",
        "[style]\ngreetings = 'Hi'",
        "[style]\nsignatures = { en = 1 }",
    ],
)
def test_what_would_hide_ai_or_cannot_be_read_is_named_and_what_ships_holds(
    organisation, text: str
):
    read = organisation(text).read()
    shipped = PolicyFile(SHIPPED).load()
    assert len(read.problems) == 1
    assert "policy.toml, line " in read.problems[0].sentence
    assert read.policy.footers == shipped.footers
    assert read.policy.style == shipped.style
    assert (read.policy.undo_seconds, read.policy.abstain_below) == (10, 0.25)


def test_one_person_alone_has_every_role():
    policy = PolicyFile(SHIPPED).load()
    assert all(policy.may("whoever", act) for act in Act)


def test_beside_an_organisations_policy_a_role_that_it_does_not_give_is_nobodys(organisation):
    assert not any(organisation('organisation = "Nordlys"').load().may("priya", act) for act in Act)
    policy = organisation('[roles]\nauditor = ["priya"]').load()
    assert policy.may("priya", Act.EXPORT)
    assert not policy.may("jonas", Act.EXPORT)
    assert not policy.may("priya", Act.LIFT_STOP)
    assert not policy.may("", Act.EXPORT)


def test_a_missing_role_is_said_in_one_sentence_with_what_to_do(organisation):
    policy = organisation('[roles]\nlead = ["jonas"]').load()
    policy.ensure_may("jonas", Act.LIFT_STOP)
    with pytest.raises(RoleNeeded) as caught:
        policy.ensure_may("priya", Act.RELEASE)
    assert caught.value.message == (
        "Releasing a model or a calibration needs the role admin or lead, which priya does not have here. "
        "Ask who keeps the policy (policy.toml, [roles])."
    )


@pytest.mark.parametrize(
    "text",
    ['roles = "me"', '[roles]\nboss = ["me"]', '[roles]\nlead = "me"', "[roles]\nlead = [1]"],
)
def test_roles_that_cannot_be_read_are_named_and_nobodys(organisation, text: str):
    read = organisation(text).read()
    assert "roles" in read.problems[0].reason
    assert not read.policy.may("me", Act.LIFT_STOP)


@pytest.mark.parametrize(
    ("text", "key", "holds"),
    [
        ('ai_allowed = "yes"', "ai_allowed", False),
        ("cloud_allowed = 1", "cloud_allowed", False),
        ('allowed_hosts = "llm.example"', "allowed_hosts", ()),
        ('keys_source = "a file"', "keys_source", "keyring"),
        ("prepare_ahead = 99", "prepare_ahead", 0),
        ("reject_needs_reason = 0", "reject_needs_reason", True),
        ("retention_days = -1", "retention_days", 0),
        ('update_check = "daily"', "update_check", "off"),
    ],
)
def test_a_bad_value_falls_back_to_the_safer_one(organisation, text: str, key: str, holds: object):
    read = organisation("undo_seconds = 20\n" + text).read()
    assert getattr(read.policy, key) == holds
    assert read.policy.undo_seconds == 20
    assert "line 2" in read.problems[0].where
    assert key in read.problems[0].reason


def test_an_unparsable_file_switches_ai_off_gives_nobody_a_role_and_says_so_once(organisation):
    read = organisation("this is not TOML").read()
    assert not read.policy.ai_allowed
    assert not any(read.policy.may("priya", act) for act in Act)
    assert read.policy.footers == PolicyFile(SHIPPED).load().footers
    (problem,) = read.problems
    assert "policy.toml" in problem.sentence
    assert "line 1" in problem.sentence
    assert "AI drafting is off" in problem.sentence


def test_a_file_that_others_could_have_written_is_ignored_with_a_warning(tmp_path: Path):
    path = tmp_path / "policy.toml"
    path.write_text("undo_seconds = 60", encoding="utf-8")
    path.chmod(0o666)
    read = PolicyFile(SHIPPED, path, owners={os.getuid()}).read()
    assert read.policy == PolicyFile(SHIPPED).load()
    assert "others may write to the file" in read.problems[0].reason
    path.chmod(0o644)
    assert PolicyFile(SHIPPED, path, owners={os.getuid()}).load().undo_seconds == 60
    tmp_path.chmod(0o777)
    assert "folder" in PolicyFile(SHIPPED, path, owners={os.getuid()}).read().problems[0].reason


def test_a_file_of_another_account_is_ignored(tmp_path: Path):
    path = tmp_path / "policy.toml"
    path.write_text("ai_allowed = false", encoding="utf-8")
    read = PolicyFile(SHIPPED, path, owners={os.getuid() + 1}).read()
    assert read.policy.ai_allowed
    assert "does not belong to root" in read.problems[0].reason


def test_settings_for_a_person_are_mandatory_or_recommended(organisation):
    text = """
[mandatory]
base_url = "https://llm.nordlys.example/v1"
reads = ["en", "da"]
[recommended]
theme = "dark"
"""
    read = organisation(text).read()
    assert read.problems == ()
    assert read.managed.mandatory["reads"] == ["en", "da"]
    assert read.managed.recommended == {"theme": "dark"}
    assert read.policy.locked == {"base_url": "mandatory.base_url", "reads": "mandatory.reads"}


def test_a_bad_recommendation_is_left_out_and_a_bad_lock_holds_the_safer_value(organisation):
    text = """[recommended]
theme = "pink"
[mandatory]
drafting = "robot"
approve = true
api_key = "secret"
"""
    read = organisation(text).read()
    assert read.managed.recommended == {}
    assert read.managed.mandatory == {"drafting": "off"}
    assert [p.where.rsplit(" ", 1)[1] for p in read.problems] == ["2", "4", "5", "6"]


@pytest.mark.parametrize(
    "line", ['base_url = "llm.example"', 'proxy = "http://me:pw@proxy.example"', "ca_file = 1"]
)
def test_a_locked_way_into_the_network_that_cannot_be_read_stops_asking_servers(organisation, line):
    text = f'[recommended]\ndrafting = "server"\n[mandatory]\n{line}'
    read = organisation(text).read()
    assert read.managed.mandatory["drafting"] == "knowledge"
    assert "No server is asked" in read.problems[0].sentence


def test_every_decision_of_the_organisation_is_a_field_of_the_policy_with_the_same_default():
    policy = PolicyFile(SHIPPED).load()
    for item in items_of(Scope.ORGANISATION):
        value = getattr(policy, item.key)
        assert item.key == "version" or value == _as_field(item.default)


def _as_field(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value

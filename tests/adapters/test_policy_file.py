"""The policy: what the organisation decides, and what it cannot decide away."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent_assist.adapters.policy_file import PolicyFile
from agent_assist.bootstrap.places import resources
from agent_assist.domain.disclosure import DisclosureKind
from agent_assist.domain.errors import ConfigurationError, RoleNeeded
from agent_assist.domain.people import Act

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
        return PolicyFile(SHIPPED, path)

    return write


@pytest.mark.parametrize("value", ["99", "10001", "150.0", '"many"', "true"])
def test_a_band_never_needs_fewer_than_a_hundred_decisions(organisation, value):
    with pytest.raises(ConfigurationError, match="band_min_decisions"):
        organisation(f"band_min_decisions = {value}").load()


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
        "this is not TOML",
    ],
)
def test_what_would_hide_ai_or_cannot_be_read_is_named_and_refused(organisation, text: str):
    with pytest.raises(ConfigurationError) as caught:
        organisation(text).load()
    assert "policy.toml" in caught.value.message


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
def test_roles_that_cannot_be_read_are_named(organisation, text: str):
    with pytest.raises(ConfigurationError, match=r"policy\.toml: roles"):
        organisation(text).load()

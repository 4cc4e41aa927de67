"""What the organisation alone decides. Rule: a bad value falls back to the one that sends less and asks more."""

from __future__ import annotations

from typing import Any

from agent_assist.domain.confidence import BAND_MIN_DECISIONS
from agent_assist.domain.policy import (
    RETENTION_DAYS_DEFAULT,
    UNDO_SECONDS_DEFAULT,
    UNDO_SECONDS_MAX,
    UNDO_SECONDS_MIN,
)
from agent_assist.domain.setting_item import Item, Kind, Scope
from agent_assist.domain.setting_values import is_code, is_host

ANY, KEYRING, ENVIRONMENT = "any", "keyring", "environment"


def _rule(key: str, kind: Kind, default: Any, title: str, sentence: str, **more: Any) -> Item:
    """A decision of the organisation."""
    return Item(key, kind, default, title, sentence, "policy", Scope.ORGANISATION, **more)


ORGANISATION_ITEMS: tuple[Item, ...] = (
    _rule(
        "organisation", Kind.TEXT, "", "Organisation", "Who keeps this policy; locked rows name it."
    ),
    _rule(
        "version", Kind.TEXT, "", "Version", "Stored with every message as its guideline version."
    ),
    _rule("sender_name", Kind.TEXT, "", "Sender's name", "The name that replies come from."),
    _rule(
        "sender_email",
        Kind.TEXT,
        "",
        "Sender's address",
        "The mail address that replies come from.",
    ),
    _rule(
        "default_language",
        Kind.TEXT,
        "en",
        "Company language",
        "The language of the customer notice where a language has none of its own.",
        test=is_code,
        wanted='a language code such as "en"',
    ),
    _rule(
        "jurisdiction", Kind.TEXT, "", "Jurisdiction", 'Picks footers such as [footers."de-AT"].'
    ),
    _rule(
        "ai_allowed",
        Kind.SWITCH,
        True,
        "AI allowed",
        "Off: nothing is drafted with AI, for everybody.",
        safer=False,
    ),
    _rule(
        "cloud_allowed",
        Kind.SWITCH,
        False,
        "Cloud models",
        "Whether masked text may go to a model outside this computer and its private network.",
    ),
    _rule(
        "allowed_hosts",
        Kind.LIST,
        ["*"],
        "Allowed hosts",
        'Hosts that a drafting service may have, such as "llm.example.com"; "*" is any, an empty list none but this'
        " computer.",
        test=is_host,
        wanted='host names, such as ["llm.example.com"]',
        safer=[],
    ),
    _rule(
        "keys_source",
        Kind.CHOICE,
        ANY,
        "Where keys come from",
        "Whether the key of a drafting service comes from the keyring, from an environment variable, or either.",
        choices=(
            (ANY, "Either"),
            (KEYRING, "The keyring"),
            (ENVIRONMENT, "An environment variable"),
        ),
        safer=KEYRING,
    ),
    _rule(
        "undo_seconds",
        Kind.WHOLE,
        UNDO_SECONDS_DEFAULT,
        "Undo window",
        "How long a reply waits after its approval.",
        low=UNDO_SECONDS_MIN,
        high=UNDO_SECONDS_MAX,
    ),
    _rule(
        "prepare_ahead",
        Kind.WHOLE,
        2,
        "Prepared ahead",
        "How many next tickets may be drafted in advance.",
        high=10,
        safer=0,
    ),
    _rule(
        "abstain_below",
        Kind.SHARE,
        0.25,
        "Abstain below",
        "Nothing is drafted where articles answer less than this.",
    ),
    _rule(
        "choose_first",
        Kind.SWITCH,
        False,
        "Choose first",
        "An agent says what should happen before an uncertain draft is shown.",
    ),
    _rule(
        "choose_first_below",
        Kind.SHARE,
        0.5,
        "Choose first below",
        "What counts as uncertain for that.",
    ),
    _rule(
        "outcomes",
        Kind.PAIRS,
        [],
        "Outcomes",
        "What an agent chooses from; none for four usual ones.",
    ),
    _rule(
        "reject_needs_reason",
        Kind.SWITCH,
        True,
        "Reason for a rejection",
        "Whether rejecting a draft asks why.",
    ),
    _rule(
        "band_min_decisions",
        Kind.WHOLE,
        BAND_MIN_DECISIONS,
        "Decisions before a band",
        "How many decided drafts a band of confidence needs.",
        low=BAND_MIN_DECISIONS,
        high=10_000,
    ),
    _rule(
        "allowed_sources", Kind.LIST, ["folder"], "Helpdesks", "Which helpdesks replies may go to."
    ),
    _rule(
        "quote_original",
        Kind.SWITCH,
        True,
        "Quote the customer",
        "Whether a mail repeats what it answers.",
    ),
    _rule(
        "status_after_reply",
        Kind.TEXT,
        "",
        "Status after a reply",
        "The status that a ticket gets.",
    ),
    _rule(
        "log_anchor",
        Kind.TEXT,
        "",
        "Kept heads of the log",
        "A folder outside the agents' computers for heads of the decision log.",
    ),
    _rule(
        "retention_days",
        Kind.WHOLE,
        RETENTION_DAYS_DEFAULT,
        "Retention",
        "Days after which drafts, prompts, sent replies and the log's texts are erased at the next start; 0 keeps "
        "them. The log's records stay, and still verify.",
        high=36_500,
        safer=0,
    ),
    _rule(
        "update_check",
        Kind.CHOICE,
        "off",
        "Update check",
        "This version never asks the network for a newer one; packages bring updates.",
        choices=(("off", "Off"),),
    ),
)

"""The organisation's rules that agents cannot change. Rule: a missing or bad value falls back to the safer one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from agent_assist.domain.confidence import BAND_MIN_DECISIONS
from agent_assist.domain.disclosure import DisclosureKind
from agent_assist.domain.errors import ConfigurationError, RoleNeeded
from agent_assist.domain.house_style import HouseStyle
from agent_assist.domain.people import ROLES_FOR, Act, Role

EVERYBODY = "*"
RETENTION_DAYS_DEFAULT = 180
"""Source: the requirements, 29."""
UNDO_SECONDS_MIN, UNDO_SECONDS_MAX, UNDO_SECONDS_DEFAULT = 5, 60, 10


@dataclass(frozen=True, slots=True)
class FooterTexts:
    """The customer's notice in one language: a line for each kind of message, and how to reach a person.

    `{name}` stands for the accountable person; `person_keyword` is the word a customer replies with.
    """

    by_kind: Mapping[DisclosureKind, str]
    reach_person: str
    person_keyword: str


@dataclass(frozen=True, slots=True)
class Policy:
    """What the organisation decided.

    `footers` by language code ("de") or language and jurisdiction ("de-AT"); `abstain_below` is the
    answerability (0..1) under which nothing is drafted; with `choose_first` an agent says what should
    happen before a draft with an answerability below `choose_first_below` is shown, by one of `outcomes` (title and
    note, in this order; none for four usual ones); `prepare_ahead` is how many next tickets may be
    drafted in advance; `band_min_decisions` is how many decided drafts a band needs, at least 100;
    `log_anchor` is a folder outside this computer where heads of the log are kept, "" for none;
    `allowed_hosts` are those that a drafting service may have ("*" any); `keys_source` is "any", "keyring" or
    "environment"; after `retention_days` texts are erased (0: never); `locked` names for each of a
    person's settings that the policy decides where it does so;
    `roles` names the operating-system accounts that have a role, "*" for everybody; a role that is not named is
    nobody's; `style` is how the house writes; `version` is stored with each message as its guideline version.
    """

    organisation: str
    sender_name: str
    sender_email: str
    version: str
    footers: Mapping[str, FooterTexts]
    default_language: str = "en"
    jurisdiction: str = ""
    undo_seconds: int = UNDO_SECONDS_DEFAULT
    ai_allowed: bool = True
    cloud_allowed: bool = False
    prepare_ahead: int = 2
    abstain_below: float = 0.25
    choose_first: bool = False
    choose_first_below: float = 0.5
    outcomes: tuple[tuple[str, str], ...] = ()
    reject_needs_reason: bool = True
    band_min_decisions: int = BAND_MIN_DECISIONS
    allowed_sources: tuple[str, ...] = ("folder",)
    quote_original: bool = True
    status_after_reply: str = ""
    log_anchor: str = ""
    allowed_hosts: tuple[str, ...] = ("*",)
    keys_source: str = "any"
    retention_days: int = RETENTION_DAYS_DEFAULT
    update_check: str = "off"
    locked: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[Role, tuple[str, ...]] = field(default_factory=dict)
    style: HouseStyle = field(default_factory=HouseStyle)

    def footer_texts(self, language: str) -> FooterTexts:
        """The notice for a language: with the jurisdiction, without it, else the default language."""
        for key in (f"{language}-{self.jurisdiction}", language, self.default_language):
            if key in self.footers:
                return self.footers[key]
        raise ConfigurationError(
            f"The policy has no customer notice for {language} or {self.default_language}."
            " Add one; AI drafts cannot be sent without it."
        )

    def footer(self, kind: DisclosureKind, language: str, name: str) -> str:
        """The exact footer for what happened; "" for a message without AI words, never otherwise."""
        if kind is DisclosureKind.HUMAN:
            return ""
        texts = self.footer_texts(language)
        line = texts.by_kind.get(kind, "")
        if name.endswith("."):  # "Priya N." at the end of a sentence needs one full stop, not two
            line = line.replace("{name}.", "{name}")
        line = line.replace("{name}", name).strip()
        if not line:
            raise ConfigurationError(
                f"The policy's customer notice for {kind.value} in {language} is empty."
                " It must not be: AI drafts cannot be sent without it."
            )
        return f"{line}\n{texts.reach_person}".strip()

    def may(self, account: str, act: Act) -> bool:
        """Whether one of the account's roles allows the act."""
        named = {name for role in ROLES_FOR[act] for name in self.roles.get(role, ())}
        return bool(account) and (account in named or EVERYBODY in named)

    def ensure_may(self, account: str, act: Act) -> None:
        """Raise RoleNeeded, with the role and where it is given, unless the account may do this."""
        if not self.may(account, act):
            wanted = " or ".join(ROLES_FOR[act])
            raise RoleNeeded(
                f"{act.value} needs the role {wanted}, which {account or 'nobody'} does not have here. "
                "Ask who keeps the policy (policy.toml, [roles])."
            )

    @property
    def person_keywords(self) -> frozenset[str]:
        """Every language's keyword for reaching a person, case-folded."""
        return frozenset(t.person_keyword.casefold() for t in self.footers.values())

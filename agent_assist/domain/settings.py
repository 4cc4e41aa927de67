"""What one person chose on this computer. Rule: no secrets and no customer's data; policy lies over it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from agent_assist.domain.model_presets import LOCAL_FILE
from agent_assist.domain.service_settings import SERVICE_KEYS, ServiceSettings

TEXT_KEYS = (
    "helpdesk_folder",
    "knowledge_folder",
    "base_url",
    "model",
    "display_name",
    "sender_name",
    "theme",
)


class Drafting(StrEnum):
    """Who writes drafts."""

    KNOWLEDGE = "knowledge"
    SERVER = "server"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a profile.

    `helpdesk_folder` is the ticket folder ("" before set-up); `knowledge_folder` holds articles;
    `display_name` is what customers read, "" for the operating system's; `own_addresses` are the
    company's mail addresses; `theme` is "light", "dark" or "system"; `text_scale_percent` 90 to 200;
    `motion` is "full" or "reduced"; `keys` are actions with the key that the person gave them; `reads` are the
    languages (ISO 639-1) that the person reads, the best first; `notifications` says whether mail and drafts are told
    outside the window; `checks_spelling` whether words are looked up; `search_by_meaning` whether an encoder that is
    there ranks articles.
    """

    helpdesk_folder: str = ""
    knowledge_folder: str = ""
    drafting: Drafting = Drafting.KNOWLEDGE
    base_url: str = ""
    model: str = ""
    display_name: str = ""
    sender_name: str = ""
    own_addresses: tuple[str, ...] = ()
    theme: str = "system"
    text_scale_percent: int = 100
    motion: str = "full"
    ai_is_on: bool = True
    keys: tuple[tuple[str, str], ...] = ()
    notifications: bool = False
    reads: tuple[str, ...] = ()
    checks_spelling: bool = True
    search_by_meaning: bool = True
    service: ServiceSettings = field(default_factory=ServiceSettings)

    @property
    def is_set_up(self) -> bool:
        """Whether there is a ticket folder to read."""
        return bool(self.helpdesk_folder)

    @property
    def has_service(self) -> bool:
        """Whether enough was entered to ask a drafting service, or a model file, for drafts."""
        if self.service.preset == LOCAL_FILE:
            return bool(self.service.model_file)
        return bool(self.base_url and self.model)

    def with_text(self, key: str, value: str) -> Settings:
        """A copy with one of TEXT_KEYS or the service's texts changed; any other key changes nothing."""
        if key in SERVICE_KEYS:
            return replace(self, service=self.service.with_text(key, value))
        changes: dict[str, Any] = {key: value.strip()} if key in TEXT_KEYS else {}
        return replace(self, **changes)

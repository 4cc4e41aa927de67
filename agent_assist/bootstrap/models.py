"""Chooses who drafts. Rule: on a person's own data nothing leaves this computer until a server is configured."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from agent_assist.domain.drafts import ModelStamp
from agent_assist.domain.errors import ConfigurationError, RoleNeeded
from agent_assist.domain.model_presets import LOCAL_FILE
from agent_assist.domain.policy import Policy
from agent_assist.domain.setting_values import host_is_allowed
from agent_assist.domain.settings import Drafting, Settings
from agent_assist.domain.settings_schema import ENVIRONMENT, KEYRING
from agent_assist.ports.credentials import CredentialStore
from agent_assist.ports.draft_model import DraftModel

_KEY_PREFIX = "model-api-key"


def choose_model(
    settings: Settings,
    api_key: str,
    policy: Policy,
    folder: Path | None = None,
    *,
    release: Callable[[ModelStamp], object] = lambda _: None,
) -> DraftModel:
    """The configured service, else the model that is none. `folder` remembers what a service understands.

    `release` hears which service it is and refuses (RoleNeeded) one that this person may not put to use.
    """
    if settings.drafting is Drafting.SERVER and settings.has_service:
        try:
            ensure_allowed(settings, policy)
            service = _service(settings, api_key, folder)
            release(service.stamp())
            return service
        except (ConfigurationError, RoleNeeded) as error:
            from agent_assist.adapters.models.unusable import UnusableModel  # start-up time

            return UnusableModel(settings.model, error)
    from agent_assist.adapters.models.knowledge_only import KnowledgeOnlyModel  # start-up time

    return KnowledgeOnlyModel()


def is_named_by_policy(settings: Settings, policy: Policy) -> bool:
    """Whether the policy locks what says which model it is: a file, or an address and a name."""
    is_file = settings.service.preset == LOCAL_FILE
    return policy.locked.keys() >= ({"model_file"} if is_file else {"base_url", "model"})


def key_name(settings: Settings) -> str:
    """The name under which the key of this service is kept: a key never goes to another host."""
    try:
        place = urlsplit(settings.base_url).netloc
    except ValueError:
        place = ""
    return f"{_KEY_PREFIX}@{place.rpartition('@')[2].lower()}"


def ensure_allowed(settings: Settings, policy: Policy) -> None:
    """ConfigurationError where the policy does not allow the service's host."""
    if settings.service.preset == LOCAL_FILE:
        return
    try:
        host = urlsplit(settings.base_url).hostname or ""
    except ValueError:
        host = ""
    if not host_is_allowed(host, policy.allowed_hosts):
        allowed = ", ".join(policy.allowed_hosts) or "only this computer"
        raise ConfigurationError(
            f"The policy does not allow a drafting service at {host or 'this address'}"
            f" (allowed_hosts: {allowed}). Nothing was sent. Choose another in Settings, or ask who keeps the policy."
        )


def key_of(settings: Settings, credentials: CredentialStore, policy: Policy) -> str:
    """The key from the variable that the settings name, else from the key store, as the policy has it; "" for none."""
    variable = settings.service.key_variable
    if variable and policy.keys_source != KEYRING:
        return os.environ.get(variable, "")
    if policy.keys_source == ENVIRONMENT:
        return ""
    return credentials.secret(key_name(settings)) or ""


def _service(settings: Settings, api_key: str, folder: Path | None) -> DraftModel:
    if settings.service.preset == LOCAL_FILE:
        from agent_assist.adapters.models.local_file import LocalFileModel  # start-up time

        return LocalFileModel(Path(settings.service.model_file).expanduser())
    from agent_assist.adapters.models.capability_memory import (  # start-up time
        FILE_NAME,
        CapabilityMemory,
    )
    from agent_assist.adapters.models.openai_compatible import (  # start-up time
        OpenAICompatibleModel,
    )

    return OpenAICompatibleModel(
        settings.base_url,
        settings.model,
        api_key,
        service=settings.service,
        memory=CapabilityMemory(folder / FILE_NAME if folder else None),
    )

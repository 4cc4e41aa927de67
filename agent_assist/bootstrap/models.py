"""Chooses who drafts. Rule: on a person's own data nothing leaves this computer until a server is configured."""

from __future__ import annotations

from agent_assist.domain.settings import Drafting, Settings
from agent_assist.ports.draft_model import DraftModel


def choose_model(settings: Settings, api_key: str) -> DraftModel:
    """The configured server, else the model that is none; ConfigurationError for an unusable address."""
    if settings.drafting is Drafting.SERVER and settings.base_url and settings.model:
        from agent_assist.adapters.models.openai_compatible import (  # start-up time
            OpenAICompatibleModel,
        )

        return OpenAICompatibleModel(settings.base_url, settings.model, api_key)
    from agent_assist.adapters.models.knowledge_only import KnowledgeOnlyModel  # start-up time

    return KnowledgeOnlyModel()

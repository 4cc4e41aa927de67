"""A configuration profile for macOS from the schema. Not tried on macOS.

Format: Apple, "Configuration Profile Reference". The profile names every setting with its default, to be edited before
it is installed; identifiers follow from the domain, so that a newer profile replaces the older one.
"""

from __future__ import annotations

import plistlib
import uuid
from typing import Any

from agent_assist.domain.settings_schema import Scope, items_of

DOMAIN = "io.github.agent_assist.AgentAssist"
FILE_NAME = "AgentAssist.mobileconfig"


def mobileconfig() -> bytes:
    """The profile as XML."""
    payload: dict[str, Any] = {item.key: item.default for item in items_of(Scope.ORGANISATION)}
    payload["mandatory"] = {}
    payload["recommended"] = {item.key: item.default for item in items_of(Scope.PERSON)}
    payload |= _head("settings", DOMAIN, "Settings of Agent Assist")
    profile = _head("profile", "Configuration", "Agent Assist")
    profile |= {"PayloadContent": [payload], "PayloadScope": "System"}
    return plistlib.dumps(profile)


def _head(part: str, kind: str, name: str) -> dict[str, Any]:
    identifier = f"{DOMAIN}.{part}"
    return {
        "PayloadDisplayName": name,
        "PayloadIdentifier": identifier,
        "PayloadType": kind,
        "PayloadUUID": str(uuid.uuid5(uuid.NAMESPACE_DNS, identifier)).upper(),
        "PayloadVersion": 1,
    }

"""A profile's keys as text to be kept secret, and back. Rule: what is not two 32-byte keys is refused."""

from __future__ import annotations

import json
from collections.abc import Mapping

from agent_assist.domain.errors import CredentialError
from agent_assist.domain.keys import KEY_BYTES, ProfileKeys


def keys_to_json(keys: ProfileKeys) -> dict[str, str]:
    """Both keys in hexadecimal."""
    return {"store_key": keys.store_key.hex(), "device_seed": keys.device_seed.hex()}


def keys_from_json(found: Mapping[str, object], where: str) -> ProfileKeys:
    """The keys; CredentialError naming `where` when they are not whole."""
    try:
        store_key, device_seed = (
            bytes.fromhex(str(found[name])) for name in ("store_key", "device_seed")
        )
    except (KeyError, TypeError, ValueError) as error:
        raise damaged(where) from error
    if len(store_key) != KEY_BYTES or len(device_seed) != KEY_BYTES:
        raise damaged(where)
    return ProfileKeys(store_key, device_seed)


def keys_from_text(text: str, where: str) -> ProfileKeys:
    """The keys from their JSON text."""
    try:
        found = json.loads(text)
    except ValueError as error:
        raise damaged(where) from error
    return keys_from_json(found, where)


def damaged(where: str) -> CredentialError:
    """What is kept there is not what was saved."""
    return CredentialError(
        f"The keys in {where} are damaged. Nothing was changed. Put back a backup of them; without "
        "the keys this profile's store cannot be read."
    )

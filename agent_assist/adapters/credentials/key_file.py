"""Keys in a file wrapped by a passphrase. Rule: the passphrase and what it opens never reach the disk.

The file holds one JSON object, {"keys", "secrets"}, sealed as a whole and replaced as a whole.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from agent_assist.adapters.credentials.key_wrapping import Stretching, Wrapped, seal, unseal
from agent_assist.adapters.credentials.keys_text import damaged, keys_from_json, keys_to_json
from agent_assist.adapters.credentials.private_text import write_private
from agent_assist.domain.errors import CredentialError
from agent_assist.domain.keys import ProfileKeys


class KeyFileCredentials:
    """CredentialStore in one file. The first call stretches the passphrase: keep it off the UI thread."""

    def __init__(self, path: Path, passphrase: str) -> None:
        self._path = path
        self._passphrase = passphrase
        self._key: tuple[Stretching, bytes] | None = None

    @property
    def kind(self) -> str:
        """What people are told."""
        return "key file"

    def load(self) -> ProfileKeys | None:
        """The keys, None when there are none yet; WrongPassphrase, CredentialError for a damaged file."""
        found = self._read().get("keys")
        return None if found is None else keys_from_json(found, str(self._path))

    def save(self, keys: ProfileKeys) -> None:
        """Keep new keys; CredentialError when the file cannot be written."""
        self._write(self._read() | {"keys": keys_to_json(keys)})

    def secret(self, name: str) -> str | None:
        """Another secret, such as a model server's API key."""
        found = self._read().get("secrets", {}).get(name)
        return None if found is None else str(found)

    def save_secret(self, name: str, value: str) -> None:
        """Keep it."""
        whole = self._read()
        self._write(whole | {"secrets": {**whole.get("secrets", {}), name: value}})

    def _read(self) -> dict[str, Any]:
        try:
            data = self._path.read_bytes()
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise CredentialError(
                f"{self._path} cannot be read: {error.strerror}. Check that this account owns it."
            ) from error
        wrapped = Wrapped.from_bytes(data, str(self._path))
        whole = json.loads(unseal(wrapped, self._key_for(wrapped.stretching)))
        if not isinstance(whole, dict):
            raise damaged(str(self._path))
        return whole

    def _write(self, whole: dict[str, Any]) -> None:
        stretching = self._key[0] if self._key else Stretching.fresh()
        plain = json.dumps(whole).encode("utf-8")
        wrapped = seal(stretching, self._key_for(stretching), plain)
        write_private(self._path, wrapped.to_bytes())

    def _key_for(self, stretching: Stretching) -> bytes:
        if self._key is None or self._key[0] != stretching:
            self._key = (stretching, stretching.key(self._passphrase))
        return self._key[1]

"""Keys in the operating system's keyring. Rule: every call may hang or fail there, and becomes a sentence here.

A marker file in the profile's folder says that its keys are in the keyring, so that a locked or missing
keyring is never taken for a new profile.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from agent_assist.adapters.credentials.keyring_backend import WAYS_OUT, usable_backend
from agent_assist.adapters.credentials.keys_text import keys_from_text, keys_to_json
from agent_assist.adapters.credentials.patience import call_within
from agent_assist.adapters.credentials.private_text import write_private
from agent_assist.domain.errors import AgentAssistError, CredentialError, KeyringUnavailable
from agent_assist.domain.keys import ProfileKeys

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")

MARKER_NAME = "keys-are-in-the-keyring"
TIMEOUT_SECONDS = 30.0
_KEYS = "profile keys"
_PROBE = "probe"
_WHERE = "the keyring"


def service_name(profile_dir: Path) -> str:
    """The keyring's name for one profile folder: two folders never share an entry."""
    folder = os.path.normcase(profile_dir.resolve())
    return f"Agent Assist {hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]}"


class KeyringCredentials:
    """CredentialStore in the keyring. Calls may block up to the timeout: keep them off the UI thread."""

    def __init__(self, profile_dir: Path, *, timeout_seconds: float = TIMEOUT_SECONDS) -> None:
        self._service = service_name(profile_dir)
        self._marker = profile_dir / MARKER_NAME
        self._timeout_seconds = timeout_seconds

    @property
    def kind(self) -> str:
        """What people are told."""
        return "keyring"

    @property
    def is_marked(self) -> bool:
        """Whether this profile's keys were saved in a keyring before."""
        return self._marker.exists()

    def load(self) -> ProfileKeys | None:
        """The keys, None when there are none yet; CredentialError when locked, silent or lost."""
        text = self._get(_KEYS)
        if text is not None:
            return keys_from_text(text, _WHERE)
        if self.is_marked:
            raise CredentialError(
                "The keyring has no keys for this profile any more: the folder was moved or copied, "
                "or the keyring was changed. Put the folder or the keyring back as it was, or use "
                "another profile."
            )
        return None

    def save(self, keys: ProfileKeys) -> None:
        """Keep new keys, then mark the profile; CredentialError when that is not possible."""
        self._set(_KEYS, json.dumps(keys_to_json(keys)))
        write_private(self._marker, b"The keys of this profile are in the keyring.\n")

    def secret(self, name: str) -> str | None:
        """Another secret, such as a model server's API key."""
        return self._get(f"secret {name}")

    def save_secret(self, name: str, value: str) -> None:
        """Keep it."""
        self._set(f"secret {name}", value)

    def probe(self) -> None:
        """Try whether the keyring keeps what it is given; CredentialError when it does not."""
        self._set(_PROBE, _PROBE)
        if self._get(_PROBE) != _PROBE:
            raise KeyringUnavailable(f"The keyring does not keep what it is given. {WAYS_OUT}")
        self._ask(lambda keyring: keyring.delete_password(self._service, _PROBE))

    def _get(self, name: str) -> str | None:
        return self._ask(lambda keyring: keyring.get_password(self._service, name))

    def _set(self, name: str, value: str) -> None:
        self._ask(lambda keyring: keyring.set_password(self._service, name, value))

    def _ask(self, question: Callable[[KeyringBackend], T]) -> T:
        return call_within(self._timeout_seconds, lambda: question(usable_backend()), _converted)


def _converted(error: BaseException) -> Exception:
    """A sentence for whatever a keyring's backend raises: each has error classes of its own."""
    from keyring.errors import InitError, KeyringLocked, NoKeyringError  # start-up time

    if isinstance(error, AgentAssistError):
        return error
    if isinstance(error, NoKeyringError | InitError):
        return KeyringUnavailable(f"No usable keyring was found on this computer. {WAYS_OUT}")
    if isinstance(error, KeyringLocked):
        return CredentialError("The keyring is locked. Unlock it, then start again.")
    return CredentialError(
        f"The keyring refused ({type(error).__name__}). Check that it is unlocked and works, then "
        "start again."
    )

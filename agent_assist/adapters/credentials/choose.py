"""Decides where a profile's keys are. Rule: a profile that has keys somewhere is never given new ones elsewhere."""

from __future__ import annotations

from pathlib import Path

from agent_assist.adapters.credentials.key_file import KeyFileCredentials
from agent_assist.adapters.credentials.keyring_backend import WAYS_OUT
from agent_assist.adapters.credentials.keyring_store import KeyringCredentials
from agent_assist.domain.errors import CredentialError, KeyringUnavailable, PassphraseNeeded
from agent_assist.ports.credentials import CredentialStore

KEY_FILE_NAME = "keys.json"


def choose_credentials(profile_dir: Path, passphrase: str | None) -> CredentialStore:
    """The store of this profile's keys; may block for seconds, so keep it off the UI thread.

    A profile keeps what it began with: the keyring, or its key file (PassphraseNeeded without one). A new
    one takes a keyring that works, else a new key file with the passphrase, else KeyringUnavailable names
    the three ways on.
    """
    keyring = KeyringCredentials(profile_dir)
    if keyring.is_marked:
        return keyring
    key_file = profile_dir / KEY_FILE_NAME
    if key_file.exists():
        return KeyFileCredentials(key_file, _needed(passphrase, key_file))
    return _for_new_profile(keyring, key_file, passphrase)


def _for_new_profile(
    keyring: KeyringCredentials, key_file: Path, passphrase: str | None
) -> CredentialStore:
    try:
        keyring.probe()
    except CredentialError as error:
        if passphrase:
            return KeyFileCredentials(key_file, passphrase)
        raise _unavailable(error) from error
    return keyring


def _needed(passphrase: str | None, key_file: Path) -> str:
    if not passphrase:
        raise PassphraseNeeded(
            f"The keys of this profile are in {key_file}, wrapped by a passphrase. Give it in "
            "AGENT_ASSIST_PASSPHRASE or with --passphrase-file."
        )
    return passphrase


def _unavailable(error: CredentialError) -> KeyringUnavailable:
    if isinstance(error, KeyringUnavailable):
        return error
    return KeyringUnavailable(f"{error.message} {WAYS_OUT}")

"""Where keys are kept is decided once for a profile, and two starts in a row work in each case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail
from keyring.errors import KeyringLocked

from agent_assist.adapters.credentials.choose import KEY_FILE_NAME, choose_credentials
from agent_assist.adapters.credentials.temporary import TemporaryCredentials
from agent_assist.domain.errors import (
    KeyringUnavailable,
    PassphraseNeeded,
    WrongPassphrase,
)
from agent_assist.domain.keys import ProfileKeys

PASSPHRASE = "correct horse"
UseKeyring = Callable[[KeyringBackend], None]


def _no_keyring(use_keyring: UseKeyring) -> None:
    use_keyring(fail.Keyring())  # type: ignore[no-untyped-call]


def test_a_new_profile_takes_the_keyring_and_keeps_it(
    memory_keyring: Any, tmp_path: Path, keys: ProfileKeys
) -> None:
    first = choose_credentials(tmp_path, None)
    assert (first.kind, first.load()) == ("keyring", None)
    first.save(keys)
    second = choose_credentials(tmp_path, None)
    assert (second.kind, second.load()) == ("keyring", keys)


def test_without_a_keyring_a_passphrase_makes_a_key_file(tmp_path: Path, keys: ProfileKeys) -> None:
    first = choose_credentials(tmp_path, PASSPHRASE)
    assert (first.kind, first.load()) == ("key file", None)
    first.save(keys)
    second = choose_credentials(tmp_path, PASSPHRASE)
    assert (second.kind, second.load()) == ("key file", keys)
    with pytest.raises(WrongPassphrase):
        choose_credentials(tmp_path, "wrong").load()


@pytest.mark.parametrize("passphrase", [None, ""])
def test_without_keyring_and_passphrase_the_three_ways_on_are_named(
    tmp_path: Path, passphrase: str | None
) -> None:
    with pytest.raises(KeyringUnavailable) as caught:
        choose_credentials(tmp_path, passphrase)
    for way in ("keyring", "passphrase for a key file", "temporary profile"):
        assert way in caught.value.message
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("passphrase", [None, ""])
def test_a_key_file_wants_its_passphrase(
    tmp_path: Path, keys: ProfileKeys, passphrase: str | None
) -> None:
    choose_credentials(tmp_path, PASSPHRASE).save(keys)
    with pytest.raises(PassphraseNeeded, match="AGENT_ASSIST_PASSPHRASE"):
        choose_credentials(tmp_path, passphrase)


def test_a_profile_with_a_key_file_keeps_it_when_a_keyring_appears(
    use_keyring: UseKeyring, memory_keyring: Any, tmp_path: Path, keys: ProfileKeys
) -> None:
    _no_keyring(use_keyring)
    choose_credentials(tmp_path, PASSPHRASE).save(keys)
    use_keyring(memory_keyring)
    assert choose_credentials(tmp_path, PASSPHRASE).load() == keys
    with pytest.raises(PassphraseNeeded):
        choose_credentials(tmp_path, None)


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_profile_in_the_keyring_gets_no_new_keys_when_the_keyring_is_gone(
    use_keyring: UseKeyring,
    memory_keyring: Any,
    tmp_path: Path,
    keys: ProfileKeys,
    passphrase: str | None,
) -> None:
    choose_credentials(tmp_path, None).save(keys)
    _no_keyring(use_keyring)
    with pytest.raises(KeyringUnavailable):
        choose_credentials(tmp_path, passphrase).load()
    assert not (tmp_path / KEY_FILE_NAME).exists()
    use_keyring(memory_keyring)
    assert choose_credentials(tmp_path, passphrase).load() == keys


def test_a_locked_keyring_is_no_place_for_a_new_profile(
    memory_keyring: Any, tmp_path: Path
) -> None:
    def refuse(*_: str) -> None:
        raise KeyringLocked("x")

    memory_keyring.set_password = refuse
    with pytest.raises(KeyringUnavailable, match=r"is locked.*three ways"):
        choose_credentials(tmp_path, None)
    assert choose_credentials(tmp_path, PASSPHRASE).kind == "key file"


def test_a_start_that_died_between_keyring_and_marker_goes_on(
    memory_keyring: Any, tmp_path: Path, keys: ProfileKeys
) -> None:
    choose_credentials(tmp_path, None).save(keys)
    for marker in tmp_path.iterdir():
        marker.unlink()
    assert choose_credentials(tmp_path, None).load() == keys


def test_a_temporary_profile_forgets(tmp_path: Path, keys: ProfileKeys) -> None:
    store = TemporaryCredentials()
    assert (store.kind, store.load(), store.secret("model")) == ("temporary", None, None)
    store.save(keys)
    store.save_secret("model", "obviously-fake-token")
    assert (store.load(), store.secret("model")) == (keys, "obviously-fake-token")
    assert TemporaryCredentials().load() is None

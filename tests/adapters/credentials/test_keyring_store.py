"""Keys in a keyring: found again, never shared between folders, and every refusal is a sentence."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from keyring.backend import KeyringBackend
from keyring.backends import chainer, null
from keyring.errors import InitError, KeyringLocked, NoKeyringError, PasswordSetError

from agent_assist.adapters.credentials.keyring_store import KeyringCredentials
from agent_assist.domain.errors import CredentialError, KeyringUnavailable
from agent_assist.domain.keys import ProfileKeys


def _backend(base: Any, module: str, name: str = "Keyring") -> Any:
    """A working backend that says it comes from another module."""
    return type(name, (type(base),), {"__module__": module})()


def test_the_next_start_finds_keys_and_secrets(
    memory_keyring: Any, tmp_path: Path, keys: ProfileKeys
) -> None:
    first = KeyringCredentials(tmp_path)
    assert (first.kind, first.load(), first.secret("model")) == ("keyring", None, None)
    first.save(keys)
    first.save_secret("model", "obviously-fake-token")
    second = KeyringCredentials(tmp_path)
    assert second.load() == keys
    assert second.secret("model") == "obviously-fake-token"


def test_no_key_stands_in_the_folder(
    memory_keyring: Any, tmp_path: Path, keys: ProfileKeys
) -> None:
    KeyringCredentials(tmp_path).save(keys)
    (marker,) = tmp_path.iterdir()
    assert marker.read_text() == "The keys of this profile are in the keyring.\n"


def test_two_folders_never_share_keys(
    memory_keyring: Any, tmp_path: Path, keys: ProfileKeys
) -> None:
    KeyringCredentials(tmp_path / "one").save(keys)
    assert KeyringCredentials(tmp_path / "two").load() is None
    assert KeyringCredentials(tmp_path / "two" / ".." / "one").load() == keys


def test_a_secret_is_never_taken_for_the_keys(
    memory_keyring: Any, tmp_path: Path, keys: ProfileKeys
) -> None:
    store = KeyringCredentials(tmp_path)
    store.save(keys)
    for _, name in list(memory_keyring.kept):
        assert store.secret(name) is None


def test_lost_keys_are_not_taken_for_a_new_profile(
    memory_keyring: Any, tmp_path: Path, keys: ProfileKeys
) -> None:
    KeyringCredentials(tmp_path).save(keys)
    memory_keyring.kept.clear()
    with pytest.raises(CredentialError, match="no keys for this profile any more"):
        KeyringCredentials(tmp_path).load()


@pytest.mark.parametrize(
    "text", ["", "x", "[]", "{}", '{"store_key": "00", "device_seed": "00"}', '{"store_key": 7}']
)
def test_damaged_keys_are_said_to_be_so(memory_keyring: Any, tmp_path: Path, text: str) -> None:
    store = KeyringCredentials(tmp_path)
    store.save(ProfileKeys(bytes(32), bytes(32)))
    memory_keyring.kept = dict.fromkeys(memory_keyring.kept, text)
    with pytest.raises(CredentialError, match="damaged"):
        store.load()


def test_without_any_keyring_the_three_ways_on_are_named(tmp_path: Path) -> None:
    with pytest.raises(KeyringUnavailable) as caught:
        KeyringCredentials(tmp_path).load()
    for way in ("KeePassXC", "AGENT_ASSIST_PASSPHRASE", "temporary profile"):
        assert way in caught.value.message


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("keyrings.alt.file", "PlaintextKeyring"),
        ("keyrings.alt.file", "EncryptedKeyring"),
        ("keyrings.cryptfile.cryptfile", "CryptFileKeyring"),
        ("keyring.backends.null", "Keyring"),
        ("somebody.elses", "MyPlainTextKeyring"),
    ],
)
def test_a_keyring_that_writes_plain_files_or_drops_is_refused(
    memory_keyring: Any,
    use_keyring: Callable[[KeyringBackend], None],
    tmp_path: Path,
    keys: ProfileKeys,
    module: str,
    name: str,
) -> None:
    bad = _backend(memory_keyring, module, name)
    use_keyring(bad)
    with pytest.raises(KeyringUnavailable, match=module):
        KeyringCredentials(tmp_path).save(keys)
    assert bad.kept == {}
    assert list(tmp_path.iterdir()) == []


def test_the_null_keyring_itself_is_refused(
    use_keyring: Callable[[KeyringBackend], None], tmp_path: Path
) -> None:
    use_keyring(null.Keyring())
    with pytest.raises(KeyringUnavailable):
        KeyringCredentials(tmp_path).load()


def test_of_a_chain_only_a_trustworthy_member_is_used(
    memory_keyring: Any,
    use_keyring: Callable[[KeyringBackend], None],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    keys: ProfileKeys,
) -> None:
    bad = _backend(memory_keyring, "keyrings.alt.file")
    members = [bad, memory_keyring]
    chain = type("Chain", (chainer.ChainerBackend,), {"backends": members})()
    use_keyring(chain)
    KeyringCredentials(tmp_path).save(keys)
    assert bad.kept == {}
    assert len(memory_keyring.kept) == 1
    members.remove(memory_keyring)
    with pytest.raises(KeyringUnavailable, match=r"keyrings\.alt"):
        KeyringCredentials(tmp_path).load()


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (KeyringLocked("x"), CredentialError, "locked"),
        (NoKeyringError("x"), KeyringUnavailable, "temporary profile"),
        (InitError("x"), KeyringUnavailable, "temporary profile"),
        (PasswordSetError("x"), CredentialError, "PasswordSetError"),
        (OSError("pipe"), CredentialError, "OSError"),
        (type("DBusErrorResponse", (Exception,), {})(), CredentialError, "DBusErrorResponse"),
    ],
)
def test_what_a_keyring_raises_becomes_a_sentence(
    memory_keyring: Any, tmp_path: Path, error: Exception, kind: type[Exception], words: str
) -> None:
    def refuse(*_: str) -> None:
        raise error

    memory_keyring.get_password = refuse
    with pytest.raises(kind, match=words) as caught:
        KeyringCredentials(tmp_path).load()
    assert type(caught.value) is kind


@pytest.fixture
def prompt() -> Iterator[threading.Event]:
    """A password prompt that is answered at the end of the test only."""
    answered = threading.Event()
    yield answered
    answered.set()
    for thread in threading.enumerate():
        if thread.name == "keyring":
            thread.join()


def test_a_prompt_that_nobody_answers_is_given_up(
    memory_keyring: Any, tmp_path: Path, prompt: threading.Event
) -> None:
    memory_keyring.get_password = lambda *_: prompt.wait()
    with pytest.raises(CredentialError, match=r"did not answer within 0\.05 seconds"):
        KeyringCredentials(tmp_path, timeout_seconds=0.05).load()


def test_a_probe_leaves_nothing_behind(memory_keyring: Any, tmp_path: Path) -> None:
    KeyringCredentials(tmp_path).probe()
    assert memory_keyring.kept == {}
    assert list(tmp_path.iterdir()) == []


def test_a_keyring_that_forgets_is_found_out(memory_keyring: Any, tmp_path: Path) -> None:
    memory_keyring.set_password = lambda *_: None
    with pytest.raises(KeyringUnavailable, match="does not keep"):
        KeyringCredentials(tmp_path).probe()

"""A key file opens with its passphrase only, and is never half written."""

from __future__ import annotations

import json
import os
import stat
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from agent_assist.adapters.credentials.key_file import KeyFileCredentials
from agent_assist.domain.errors import CredentialError, WrongPassphrase
from agent_assist.domain.keys import ProfileKeys

PASSPHRASE = "correct horse"


@pytest.fixture
def saved(tmp_path: Path, keys: ProfileKeys) -> Path:
    """A key file with keys and one secret."""
    path = tmp_path / "profile" / "keys.json"
    store = KeyFileCredentials(path, PASSPHRASE)
    store.save(keys)
    store.save_secret("model", "obviously-fake-token")
    return path


def _change(path: Path, **changes: Any) -> None:
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


def test_before_the_first_save_there_are_no_keys(tmp_path: Path) -> None:
    store = KeyFileCredentials(tmp_path / "keys.json", PASSPHRASE)
    assert store.load() is None
    assert store.secret("model") is None
    assert store.kind == "key file"
    assert list(tmp_path.iterdir()) == []


def test_the_next_start_finds_keys_and_secrets(saved: Path, keys: ProfileKeys) -> None:
    store = KeyFileCredentials(saved, PASSPHRASE)
    assert store.load() == keys
    assert store.secret("model") == "obviously-fake-token"
    assert store.secret("other") is None


def test_a_wrong_passphrase_opens_nothing_and_changes_nothing(
    saved: Path, keys: ProfileKeys
) -> None:
    before = saved.read_bytes()
    store = KeyFileCredentials(saved, "wrong")
    for attempt in (store.load, lambda: store.save(keys), lambda: store.save_secret("a", "b")):
        with pytest.raises(WrongPassphrase):
            attempt()
    assert saved.read_bytes() == before


def test_nothing_secret_stands_in_the_file(saved: Path, keys: ProfileKeys) -> None:
    text = saved.read_text()
    for secret in (keys.store_key.hex(), keys.device_seed.hex(), "obviously-fake", PASSPHRASE):
        assert secret not in text
    assert json.loads(text)["kdf"] == "argon2id"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file modes")
def test_only_the_owner_may_read_file_and_folder(saved: Path) -> None:
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    assert stat.S_IMODE(saved.parent.stat().st_mode) == 0o700
    assert [file.name for file in saved.parent.iterdir()] == ["keys.json"]


def test_any_changed_byte_of_the_seal_is_noticed(saved: Path) -> None:
    sealed = bytes.fromhex(json.loads(saved.read_text())["sealed_hex"])
    store = KeyFileCredentials(saved, PASSPHRASE)
    for place in range(0, len(sealed), 7):
        changed = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
        _change(saved, sealed_hex=changed.hex())
        with pytest.raises(WrongPassphrase):
            store.load()


@pytest.mark.parametrize(
    "changes",
    [
        {"passes": 10**9},
        {"passes": 0},
        {"lanes": 1000},
        {"memory_kib": 1 << 30},
        {"memory_kib": "64"},
        {"salt_hex": "00"},
        {"salt_hex": "zz"},
        {"kdf": "none"},
        {"v": 2},
        {"sealed_hex": None},
    ],
)
def test_parameters_that_are_absurd_are_refused_before_any_work(
    saved: Path, changes: dict[str, Any]
) -> None:
    _change(saved, **changes)
    with pytest.raises(CredentialError, match="no key file or is damaged"):
        KeyFileCredentials(saved, PASSPHRASE).load()


def test_weaker_parameters_do_not_open_the_file(saved: Path) -> None:
    _change(saved, passes=1, memory_kib=64)
    with pytest.raises(WrongPassphrase):
        KeyFileCredentials(saved, PASSPHRASE).load()


@pytest.mark.parametrize("content", [b"", b"x", b"[]", b"{}", b"\xff\xfe"])
def test_a_file_that_is_no_key_file_is_refused_and_kept(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "keys.json"
    path.write_bytes(content)
    with pytest.raises(CredentialError, match="backup"):
        KeyFileCredentials(path, PASSPHRASE).load()
    assert path.read_bytes() == content


def test_a_passphrase_is_the_same_however_it_is_composed(tmp_path: Path, keys: ProfileKeys) -> None:
    path = tmp_path / "keys.json"
    KeyFileCredentials(path, unicodedata.normalize("NFD", "Zażółć")).save(keys)
    assert KeyFileCredentials(path, unicodedata.normalize("NFC", "Zażółć")).load() == keys


def test_a_folder_in_the_way_is_said_in_a_sentence(tmp_path: Path, keys: ProfileKeys) -> None:
    path = tmp_path / "keys.json"
    path.mkdir()
    with pytest.raises(CredentialError, match="cannot be read"):
        KeyFileCredentials(path, PASSPHRASE).load()
    (tmp_path / "file").write_text("x")
    with pytest.raises(CredentialError, match=r"cannot be (read|written)"):
        KeyFileCredentials(tmp_path / "file" / "keys.json", PASSPHRASE).save(keys)

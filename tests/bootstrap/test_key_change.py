"""A change of the device's key that was interrupted is finished at the next try, and neither key is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent_assist.adapters.device_signer import DeviceSigner
from agent_assist.bootstrap.log_commands import change_key, verify_log
from agent_assist.bootstrap.stored import opened
from agent_assist.bootstrap.stores import open_credentials
from agent_assist.cli.headless import Place
from agent_assist.domain.records import LogEntry, RecordType

SEED = bytes([5]) * 32


@pytest.mark.parametrize("was_recorded", [True, False])
def test_an_interrupted_change_is_finished(tmp_path: Path, was_recorded: bool) -> None:
    place = Place(tmp_path / "profile", "x")
    with opened(place.folder, place.passphrase) as (profile, stores):
        entry = LogEntry(RecordType.EPOCH, profile.clock.now(), "al", "", "")
        stores.decisions.append(LogEntry(RecordType.SHOWN, profile.clock.now(), "al", "T-1", ""))
        open_credentials(profile, place.passphrase).save_secret("next-device-seed", SEED.hex())
        if was_recorded:
            stores.decisions.change_key(DeviceSigner(SEED), entry, is_lost=False)
    if was_recorded:
        assert verify_log(place, None, None).exit_code == 5
    change_key(place, is_lost=False)
    found = verify_log(place, None, None)
    assert (found.exit_code, found.count) == (6, 2)
    with opened(place.folder, place.passphrase) as (profile, stores):
        assert stores.signer.public_bytes == DeviceSigner(SEED).public_bytes
        assert not open_credentials(profile, place.passphrase).secret("next-device-seed")
        assert stores.decisions.newest_key_id() == stores.signer.key_id


def test_the_next_change_makes_another_key(tmp_path: Path) -> None:
    place = Place(tmp_path / "profile", "x")
    with opened(place.folder, place.passphrase) as (profile, stores):
        stores.decisions.append(LogEntry(RecordType.SHOWN, profile.clock.now(), "al", "T-1", ""))
    assert change_key(place, is_lost=False) != change_key(place, is_lost=False)
    assert verify_log(place, None, None).count == 3

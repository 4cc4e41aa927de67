"""Replaces the device's key in the log and in the keeper of keys. Rule: a crash between the two loses neither key."""

from __future__ import annotations

from dataclasses import replace

from agent_assist.adapters.device_signer import DeviceSigner
from agent_assist.bootstrap.profile import Profile
from agent_assist.bootstrap.stores import Stores, open_credentials
from agent_assist.cli.headless import Place
from agent_assist.domain.errors import CredentialError
from agent_assist.domain.keys import KEY_BYTES
from agent_assist.domain.records import LogEntry

_NEXT_SEED = "next-device-seed"


def replace_device_key(
    profile: Profile, stores: Stores, place: Place, entry: LogEntry, *, is_lost: bool
) -> bytes:
    """Keep a new seed, write the record of the change, then make the seed the profile's; returns it.

    A change that was interrupted is finished instead: its seed was kept.
    """
    credentials = open_credentials(profile, place.passphrase)
    keys = credentials.load()
    if keys is None:
        raise CredentialError(f"The keys of this profile are gone from the {credentials.kind}.")
    kept = credentials.secret(_NEXT_SEED)
    seed = bytes.fromhex(kept) if kept else profile.randomness.secret_bytes(KEY_BYTES)
    credentials.save_secret(_NEXT_SEED, seed.hex())
    new = DeviceSigner(seed)
    if stores.decisions.newest_key_id() != new.key_id:
        stores.decisions.change_key(new, entry, is_lost=is_lost)
    credentials.save(replace(keys, device_seed=seed))
    credentials.save_secret(_NEXT_SEED, "")
    return seed

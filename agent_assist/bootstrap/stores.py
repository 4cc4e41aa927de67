"""Opens a profile's keys and its encrypted store. Rule: keys are made once, at the first start, and kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from agent_assist.adapters.credentials.choose import choose_credentials
from agent_assist.adapters.device_signer import DeviceSigner
from agent_assist.adapters.store.calibration_store import EncryptedCalibrationStore
from agent_assist.adapters.store.database import Database
from agent_assist.adapters.store.decision_store import EncryptedDecisionStore
from agent_assist.adapters.store.heads import AnchorFolder, HeadFile
from agent_assist.adapters.store.knowledge_library import SqliteKnowledgeLibrary
from agent_assist.adapters.store.knowledge_store import SqliteKnowledgeStore
from agent_assist.adapters.store.meaning import Meaning
from agent_assist.adapters.store.stop_mark import StopMarkFile
from agent_assist.adapters.store.work_store import EncryptedWorkStore
from agent_assist.bootstrap.profile import Profile
from agent_assist.domain.errors import CredentialError
from agent_assist.domain.keys import KEY_BYTES, ProfileKeys
from agent_assist.ports.clock import Clock, Randomness
from agent_assist.ports.credentials import CredentialStore

STORE_NAME = "store.db"
HEADS_NAME = "checkpoints.jsonl"
STOP_NAME = "ai-stopped"
ENCODER_NAME = "semantic"
"""The folder of a profile that search by meaning was switched on for."""


@dataclass(frozen=True, slots=True)
class Stores:
    """The encrypted store's faces over one database."""

    database: Database
    decisions: EncryptedDecisionStore
    work: EncryptedWorkStore
    knowledge: SqliteKnowledgeStore
    library: SqliteKnowledgeLibrary
    calibration: EncryptedCalibrationStore
    signer: DeviceSigner
    meaning: Meaning | None


def open_credentials(profile: Profile, passphrase: str | None) -> CredentialStore:
    """The profile's keeper of keys; CredentialError names the ways out. May block: not on the UI thread."""
    return choose_credentials(profile.folder, passphrase)


def keys_of(
    credentials: CredentialStore, randomness: Randomness, folder: Path | None
) -> ProfileKeys:
    """The profile's keys; new ones are made and kept at the first start."""
    keys = credentials.load()
    if keys is None and folder is not None and (folder / STORE_NAME).exists():
        raise CredentialError(
            f"There is a store in {folder}, but its keys are gone from the {credentials.kind}."
            " Bring them back, or move the folder away and start anew."
        )
    if keys is None:
        keys = ProfileKeys(randomness.secret_bytes(KEY_BYTES), randomness.secret_bytes(KEY_BYTES))
        credentials.save(keys)
    return keys


def open_stores(
    folder: Path | None,
    keys: ProfileKeys,
    randomness: Randomness,
    clock: Clock,
    *,
    log_anchor: str = "",
    by_meaning: bool = True,
) -> Stores:
    """Open the encrypted store in a folder, or in memory when there is none.

    `log_anchor` is the policy's folder for the log's heads, "" for none; without `by_meaning` an encoder that is there
    stays unused.
    """
    database = Database.open(folder / STORE_NAME if folder else None, keys.store_key)
    try:
        return _stores_over(
            database, folder, keys, randomness, clock, log_anchor=log_anchor, by_meaning=by_meaning
        )
    except BaseException:
        database.close()
        raise


def _stores_over(
    database: Database,
    folder: Path | None,
    keys: ProfileKeys,
    randomness: Randomness,
    clock: Clock,
    *,
    log_anchor: str,
    by_meaning: bool,
) -> Stores:
    signer = DeviceSigner(keys.device_seed)
    heads = HeadFile(folder / HEADS_NAME) if folder else None
    decisions = EncryptedDecisionStore(
        database,
        signer=signer,
        randomness=randomness,
        heads=heads,
        anchor=AnchorFolder(Path(log_anchor)) if log_anchor else None,
    )
    work = EncryptedWorkStore(database, randomness)
    meaning = meaning_of(folder / ENCODER_NAME, database) if folder and by_meaning else None
    knowledge = SqliteKnowledgeStore(database, clock, meaning)
    library = SqliteKnowledgeLibrary(database)
    calibration = EncryptedCalibrationStore(database)
    return Stores(database, decisions, work, knowledge, library, calibration, signer, meaning)


def stop_mark(folder: Path) -> StopMarkFile:
    """The mark of a stop beside the store in a profile's folder."""
    return StopMarkFile(folder / STOP_NAME)


def meaning_of(folder: Path, database: Database) -> Meaning | None:
    """Search by meaning with the encoder in this folder, None where there is none."""
    if not folder.is_dir():
        return None
    from agent_assist.adapters.semantic.encoder import OnnxEmbedder  # start-up time

    return Meaning(database, OnnxEmbedder(folder))

"""One start of a profile as the app does it: choose where the keys are, make them when there are none, open the store.

Run as `python start_once.py FOLDER`; the passphrase comes from AGENT_ASSIST_PASSPHRASE. Prints one JSON object.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from agent_assist.adapters.credentials.choose import choose_credentials
from agent_assist.adapters.store.database import Database
from agent_assist.adapters.store.work_store import EncryptedWorkStore
from agent_assist.adapters.system import SystemRandomness
from agent_assist.domain.errors import AgentAssistError
from agent_assist.domain.keys import ProfileKeys


def start(folder: Path) -> dict[str, object]:
    """Count the starts in the store's settings."""
    randomness = SystemRandomness()
    credentials = choose_credentials(folder, os.environ.get("AGENT_ASSIST_PASSPHRASE"))
    keys = credentials.load()
    if keys is None:
        keys = ProfileKeys(randomness.secret_bytes(32), randomness.secret_bytes(32))
        credentials.save(keys)
    database = Database.open(folder / "store.db", keys.store_key)
    work = EncryptedWorkStore(database, randomness)
    starts = int(work.setting("starts") or 0) + 1
    work.save_setting("starts", str(starts))
    database.close()
    return {"kind": credentials.kind, "starts": starts}


if __name__ == "__main__":
    try:
        result = start(Path(sys.argv[1]))
    except AgentAssistError as error:
        result = {"error": type(error).__name__, "message": error.message}
    print(json.dumps(result))

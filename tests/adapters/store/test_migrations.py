"""A store of an older version is brought to the newest schema, and nothing in it is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from agent_assist.adapters.device_signer import DeviceSigner
from agent_assist.adapters.store.connection import connect
from agent_assist.adapters.store.contents import Contents, content_place
from agent_assist.adapters.store.customer_keys import CustomerKeys
from agent_assist.adapters.store.database import Database
from agent_assist.adapters.store.decision_store import EncryptedDecisionStore
from agent_assist.adapters.store.log_verify import LogAudit
from agent_assist.adapters.store.migrations import migrate
from agent_assist.adapters.store.pseudonyms import Pseudonyms
from agent_assist.adapters.store.schema import MIGRATIONS
from agent_assist.adapters.store.sealing import seal
from agent_assist.adapters.system import SystemRandomness
from agent_assist.domain.merkle import leaf_hash
from agent_assist.domain.records import GENESIS_PREV_HEX, record_body


def test_texts_of_an_older_store_are_still_opened_and_proved(
    decision: Callable[..., Any],
) -> None:
    database = Database(connect(None, bytes(32)), None, bytes(32))
    migrate(database, MIGRATIONS[:1])
    randomness = SystemRandomness()
    pseudonyms = Pseudonyms.of(database, randomness)
    keys = CustomerKeys(database, pseudonyms, randomness)
    contents = Contents(database, keys, randomness)
    commitments, kept = contents.commit(decision().content)
    body = record_body(
        decision(), seq=1, prev_hex=GENESIS_PREV_HEX, device=pseudonyms.device,
        key_id=DeviceSigner(bytes(32)).key_id, commitments=commitments,
    )  # fmt: skip
    database.execute("INSERT INTO records VALUES (1, ?, ?)", (body, leaf_hash(body)))
    number, key = keys.for_customer("anna@example.org")
    for field, plain in kept.items():
        sealed = seal(key, plain, content_place(1, field), randomness)
        database.execute("INSERT INTO contents VALUES (1, ?, ?, ?)", (field, number, sealed))
    migrate(database)
    store = EncryptedDecisionStore(
        database, signer=DeviceSigner(bytes(32)), randomness=randomness, heads=None
    )
    opened = {field: store.content(1, field) for field in kept}
    assert {field: found[1] for field, found in opened.items() if found} == decision().content
    audit = LogAudit(database, signer=DeviceSigner(bytes(32)), randomness=randomness, heads=None)
    assert audit.verify().exit_code == 6
    assert store.track_record("Orders").decided == 1
    database.close()

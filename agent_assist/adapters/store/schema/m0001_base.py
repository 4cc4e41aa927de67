"""Step 1: profile, log, contents, approvals, outbox, work in progress. Rule: records are never changed or removed.

Each index costs an approval one more encrypted page, so there are no more than are looked up by.
"""

from __future__ import annotations

_PROFILE = """
CREATE TABLE profile (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    device TEXT NOT NULL,
    secret BLOB NOT NULL
) STRICT
"""

_RECORDS = """
CREATE TABLE records (
    seq INTEGER PRIMARY KEY,
    body BLOB NOT NULL,
    hash BLOB NOT NULL
) STRICT
"""

_NO_UPDATE = """
CREATE TRIGGER records_stay_as_they_are BEFORE UPDATE ON records
BEGIN SELECT RAISE(ABORT, 'a record is never changed'); END
"""

_NO_DELETE = """
CREATE TRIGGER records_stay BEFORE DELETE ON records
BEGIN SELECT RAISE(ABORT, 'a record is never removed'); END
"""

_CUSTOMER_KEYS = """
CREATE TABLE customer_keys (
    id INTEGER PRIMARY KEY,
    lookup BLOB UNIQUE,
    sealed_key BLOB NOT NULL
) STRICT
"""

_CONTENTS = """
CREATE TABLE contents (
    seq INTEGER NOT NULL REFERENCES records (seq),
    field TEXT NOT NULL,
    customer INTEGER NOT NULL REFERENCES customer_keys (id),
    sealed BLOB NOT NULL,
    PRIMARY KEY (seq, field)
) STRICT
"""

_APPROVALS = """
CREATE TABLE approvals (
    id TEXT PRIMARY KEY,
    approval TEXT NOT NULL,
    spent_at TEXT
) STRICT, WITHOUT ROWID
"""

_OUTBOX = """
CREATE TABLE outbox (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    approval_id TEXT NOT NULL REFERENCES approvals (id),
    customer INTEGER NOT NULL REFERENCES customer_keys (id),
    sealed_envelope BLOB NOT NULL,
    state TEXT NOT NULL,
    release_at TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    remote_id TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT
"""

_OUTBOX_BY_STATE = "CREATE INDEX outbox_by_state ON outbox (state, number)"

_TRACK_RECORDS = """
CREATE TABLE track_records (
    queue TEXT PRIMARY KEY,
    decided INTEGER NOT NULL,
    unchanged INTEGER NOT NULL
) STRICT, WITHOUT ROWID
"""

_DECIDED_DRAFTS = """
CREATE TABLE decided_drafts (
    draft TEXT PRIMARY KEY,
    queue TEXT NOT NULL,
    unchanged INTEGER NOT NULL
) STRICT, WITHOUT ROWID
"""

_WORK = "CREATE TABLE work (ticket_id TEXT PRIMARY KEY, work TEXT NOT NULL) STRICT"

_DRAFTS = """
CREATE TABLE drafts (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    ticket_id TEXT NOT NULL,
    draft TEXT NOT NULL
) STRICT
"""

_DRAFTS_BY_TICKET = "CREATE INDEX drafts_by_ticket ON drafts (ticket_id, number)"

_PROMPTS = """
CREATE TABLE prompts (
    number INTEGER PRIMARY KEY,
    ticket_id TEXT NOT NULL,
    prompt TEXT NOT NULL
) STRICT
"""

_PROMPTS_BY_TICKET = "CREATE INDEX prompts_by_ticket ON prompts (ticket_id, number)"

_PERSON_WISHES = """
CREATE TABLE person_wishes (
    customer BLOB NOT NULL,
    ticket_id TEXT NOT NULL,
    PRIMARY KEY (customer, ticket_id)
) STRICT
"""

_WISHES_BY_TICKET = "CREATE INDEX person_wishes_by_ticket ON person_wishes (ticket_id)"

_SETTINGS = "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT"

STATEMENTS = (
    _PROFILE,
    _RECORDS,
    _NO_UPDATE,
    _NO_DELETE,
    _CUSTOMER_KEYS,
    _CONTENTS,
    _APPROVALS,
    _OUTBOX,
    _OUTBOX_BY_STATE,
    _TRACK_RECORDS,
    _DECIDED_DRAFTS,
    _WORK,
    _DRAFTS,
    _DRAFTS_BY_TICKET,
    _PROMPTS,
    _PROMPTS_BY_TICKET,
    _PERSON_WISHES,
    _WISHES_BY_TICKET,
    _SETTINGS,
)

"""The file beside each outgoing mail that says to whom it goes, blind copies included.

Rule: blind copies never stand in the mail itself, so that the file can be opened, imported or handed on as
it is. Whoever hands it to a mail server takes the recipients from here, not from the headers.
"""

from __future__ import annotations

import json

from agent_assist.domain.envelope import Envelope

SUFFIX = ".recipients.json"


def recipients_file(envelope: Envelope, mail_name: str) -> bytes:
    """JSON with `mail`, `mail_from` and `rcpt_to` (each address once), and `bcc` apart."""
    everybody = (*envelope.to, *envelope.cc, *envelope.bcc)
    content = {
        "mail": mail_name,
        "mail_from": envelope.sender.email,
        "rcpt_to": list(dict.fromkeys(person.email for person in everybody)),
        "bcc": [{"name": person.name, "email": person.email} for person in envelope.bcc],
        "envelope_sha256": envelope.digest_hex,
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8")

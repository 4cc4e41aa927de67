"""The JSON lines of the commands `screen` and `reply-text`: one row in, one row out.

Rule: a row that cannot be used is one sentence that says why; a malformed mail is still read.
"""

from __future__ import annotations

import base64
import binascii
from typing import Any

from agent_assist.analysis.mail_body import read_mail
from agent_assist.analysis.normalise import clean
from agent_assist.analysis.quoting import split_reply
from agent_assist.analysis.screening import screen, visible_text
from agent_assist.domain.errors import InputError

Row = dict[str, Any]


def screen_line(row: Row) -> Row:
    """`{"id","text","subject"?}` to the findings of HEADLESS `screen`. Raises InputError."""
    found = screen(_text_of(row, "text"), _text_of(row, "subject", default=""))
    return {
        "id": row.get("id"),
        "wants_human": found.wants_person,
        "asks_if_ai": found.asks_if_ai,
        "language": found.language,
        "risks": list(found.risks),
        "injection": {
            "flagged": bool(found.injection_reasons),
            "reasons": list(found.injection_reasons),
        },
        "hidden_text": found.has_hidden_text,
        "clean_text": found.clean_text,
    }


def reply_text_line(row: Row) -> Row:
    """`{"id","text"}` or `{"id","eml"}` (base64) to its parts. Raises InputError."""
    if isinstance(row, dict) and "eml" in row:
        mail = read_mail(_bytes_of(row["eml"]))
        seen, is_automatic = mail.text, mail.is_automatic
    else:
        seen, is_automatic = visible_text(_text_of(row, "text"))[0], False
    parts = split_reply(clean(seen).text)
    return {
        "id": row.get("id"),
        "reply": parts.reply,
        "quoted": parts.quoted,
        "signature": parts.signature,
        "auto_reply": is_automatic,
    }


def _text_of(row: Row, field: str, default: str | None = None) -> str:
    if not isinstance(row, dict):
        raise InputError("A line must be a JSON object.")
    value = row.get(field, default)
    if value is None and default is not None:
        return default
    if not isinstance(value, str):
        raise InputError(f"The field “{field}” must be a text.")
    return value


def _bytes_of(value: object) -> bytes:
    if not isinstance(value, str):
        raise InputError("The field “eml” must be a text in base64.")
    try:
        return base64.b64decode("".join(value.split()), validate=True)
    except (binascii.Error, ValueError) as error:
        raise InputError("The field “eml” is not valid base64.") from error

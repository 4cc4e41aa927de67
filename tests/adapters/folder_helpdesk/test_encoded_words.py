"""Encoded words in headers are read however they were broken."""

from __future__ import annotations

import pytest

from agent_assist.adapters.folder_helpdesk.encoded_words import decode_header


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"=?utf-8?q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
        (b"=?UTF-8?B?R3LDvMOfZQ==?=", "Grüße"),
        (b"=?utf-8?B?R3LDvMOfZQ?=", "Grüße"),
        (b"=?iso-8859-1*de?Q?Gr=FC=DFe?= an alle", "Grüße an alle"),
        (b"=?utf-8?q?Gr=C3?= =?utf-8?q?=BC=C3=9Fe?=", "Grüße"),
        (b"=?utf-8?B?R3LD?=\r\n =?utf-8?B?vMOfZQ==?=", "Grüße"),
        (b"=?utf-8?q?a_b?==?utf-8?q?c?=", "a bc"),
        (b"=?utf-8?q?with raw spaces?=", "with raw spaces"),
        (b"=?no-such-set?q?plain?=", "plain"),
        (b"=?utf-8?q?broken", "=?utf-8?q?broken"),
        (b"=?utf-8?x?what?=", "=?utf-8?x?what?="),
        (b"Gr\xc3\xbc\xc3\x9fe", "Grüße"),
        (b"Gr\xfc\xdfe", "Grüße"),
        (b"=?utf-8?q?a=0D=0ABcc:_x@y.example?=", "a Bcc: x@y.example"),
        (b"=?utf-8?q?nul=00l?=", "nul l"),
        (b"", ""),
    ],
)
def test_a_header_becomes_one_readable_line(raw: bytes, expected: str) -> None:
    assert decode_header(raw) == expected


def test_invisible_characters_do_not_stay_in_subjects_and_names() -> None:
    assert decode_header("in\u200bvo\u202eice".encode()) == "invoice"

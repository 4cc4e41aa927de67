"""A mail's date is believed when it can be; otherwise the file's time is shown with a warning."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from agent_assist.adapters.folder_helpdesk.dates import sent_at

NOW = datetime(2026, 11, 20, 12, 30, tzinfo=UTC)
FILE = NOW - timedelta(hours=1)


@pytest.mark.parametrize(
    "text",
    [
        "Fri, 20 Nov 2026 10:00:00 +0000",
        "Fri, 20 Nov 2026 11:00:00 +0100 (CET)",
        "20 Nov 2026 02:00 PST",
        "Fri, 20 Nov 26 10:00:00 GMT",
    ],
)
def test_dates_in_use_are_read_as_utc(text: str) -> None:
    assert sent_at(text, FILE, NOW) == (datetime(2026, 11, 20, 10, tzinfo=UTC), "")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "Fri, 99 Nov 2026 10:00:00",
        "Mon, 1 Jan 0170 00:00:00 +0000",
        "Mon, 1 Jan 99999 00:00:00 +0000",
        "Thu, 01 Jan 1970 00:00:00 +0000",
        "Fri, 20 Nov 2099 10:00:00 +0000",
        "Fri, 20 Nov 2026 10:00:00 +999999999999",
        "0 0 0 0 0",
        "\x00\x00",
    ],
)
def test_an_absurd_date_falls_back_to_the_file_and_says_so(text: str) -> None:
    moment, warning = sent_at(text, FILE, NOW)

    assert moment == FILE
    assert "the time of the file is shown" in warning

"""When a mail was sent. Rule: an absurd or missing date falls back to the file's time and says so."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import mktime_tz, parsedate_tz

_OLDEST = datetime(1975, 1, 1, tzinfo=UTC)
_AHEAD = timedelta(days=2)


def sent_at(text: str, file_time: datetime, now: datetime) -> tuple[datetime, str]:
    """The time in UTC and a warning, "" when the header can be believed."""
    stated = _parsed(text)
    if stated is None:
        what = "cannot be read" if text.strip() else "is missing"
        return file_time, f"The date of this mail {what}; the time of the file is shown."
    if stated < _OLDEST or stated > max(now, file_time) + _AHEAD:
        return file_time, (
            f"The mail says it was sent on {stated:%Y-%m-%d}, which cannot be; "
            "the time of the file is shown."
        )
    return stated, ""


def _parsed(text: str) -> datetime | None:
    try:
        fields = parsedate_tz(text)
        return None if fields is None else datetime.fromtimestamp(mktime_tz(fields), UTC)
    except (ValueError, OverflowError, OSError, TypeError, IndexError):
        # parsedate_tz promises None for what it cannot read and still raises for some inputs.
        return None

"""Moments and spans as they are read and spoken. Rule: the computer's own time zone, whole minutes, never "0 m"."""

from __future__ import annotations

from datetime import datetime, timedelta

from agent_assist.ports.translator import Translator

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def clock_time(moment: datetime) -> str:
    """`12:31` in the computer's own time zone."""
    return _hour_and_minute(moment.astimezone())


def day_and_time(tr: Translator, moment: datetime, now: datetime) -> str:
    """`Today 12:20`, `20 Nov 17:40`, or `20 Nov 2025` for other years."""
    local, today = moment.astimezone(), now.astimezone()
    if local.date() == today.date():
        return tr("Today {time}", time=_hour_and_minute(local))
    day = f"{local.day} {_MONTHS[local.month - 1]}"
    if local.year == today.year:
        return f"{day} {_hour_and_minute(local)}"
    return f"{day} {local.year}"


def _hour_and_minute(local: datetime) -> str:
    # `strftime` takes ten times as long, and a conversation has hundreds of these.
    return f"{local.hour:02}:{local.minute:02}"


def time_left(due: datetime | None, waiting_since: datetime, now: datetime) -> str:
    """How long until it is due, or how long the customer has waited: `12 m`, `2 h`, `3 d`."""
    minutes = _minutes(due, waiting_since, now)
    if minutes < 60:
        return f"{minutes} m"
    return f"{minutes // 60} h" if minutes < 48 * 60 else f"{minutes // 1440} d"


def spoken_time_left(
    tr: Translator, due: datetime | None, waiting_since: datetime, now: datetime
) -> str:
    """The same for a screen reader: "12 minutes left", "waiting 2 hours"."""
    minutes = _minutes(due, waiting_since, now)
    if minutes < 60:
        amount = tr("{n} minutes", n=minutes)
    elif minutes < 48 * 60:
        amount = tr("{n} hours", n=minutes // 60)
    else:
        amount = tr("{n} days", n=minutes // 1440)
    if due is None:
        return tr("waiting {amount}", amount=amount)
    return (
        tr("{amount} left", amount=amount) if due >= now else tr("{amount} overdue", amount=amount)
    )


def _minutes(due: datetime | None, waiting_since: datetime, now: datetime) -> int:
    """Begun minutes that are left, else whole minutes gone; never none."""
    if due is not None and due > now:
        return -int((now - due).total_seconds() // 60)
    gone = now - (due if due is not None else waiting_since)
    return max(int(max(gone, timedelta()).total_seconds() // 60), 1)

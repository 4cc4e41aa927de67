"""Time, chance and the signed-in person from the operating system. Rule: the one place that asks it for them."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime

from agent_assist.domain.errors import CredentialError
from agent_assist.domain.people import Person

_SOURCE = "operating system"


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """The time in UTC, aware."""
        return datetime.now(UTC)

    def monotonic_ms(self) -> int:
        """Milliseconds that never run backwards."""
        return time.monotonic_ns() // 1_000_000


class SystemRandomness:
    """The operating system's source of randomness."""

    def new_id(self) -> str:
        """A new unique id: 32 lower-case hexadecimal digits."""
        return os.urandom(16).hex()

    def secret_bytes(self, length: int) -> bytes:
        """Bytes fit for keys and salts."""
        return os.urandom(length)


class SystemIdentity:
    """The account that runs this process, with the full name the system has for it."""

    def current(self) -> Person:
        """The person; CredentialError when the system has no name for the account."""
        account, full_name = _account()
        return Person(account, full_name or account, _SOURCE)


def _account() -> tuple[str, str]:
    try:
        import pwd
    except ImportError:  # Windows
        return _from_environment(), ""
    try:
        # Not the environment's USER: anybody can set that.
        entry = pwd.getpwuid(os.getuid())
    except KeyError:
        return _from_environment(), ""
    return entry.pw_name, display_name(entry.pw_gecos, entry.pw_name)


def _from_environment() -> str:
    import getpass  # start-up time

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as error:
        raise CredentialError(
            "This computer has no name for the account that runs Agent Assist, so nobody could "
            "approve a reply. Ask IT to add the account, or set LOGNAME to its name.",
            title="Nobody is signed in",
        ) from error


def display_name(gecos: str, account: str) -> str:
    """The full name in a GECOS field: up to the first comma, `&` standing for the account's name.

    Source: passwd(5), "the GECOS field".
    """
    return gecos.split(",", 1)[0].replace("&", account.capitalize()).strip()

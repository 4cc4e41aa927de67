"""Finds a keyring that keeps secrets secret. Rule: a backend that writes plain files is never used, nor one that drops.

`keyrings.alt` installs plain-text backends that keyring then picks by itself, alone or in a chain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent_assist.domain.errors import KeyringUnavailable

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_REFUSED_MODULES = ("keyring.backends.fail", "keyring.backends.null")
_REFUSED_PACKAGE = "keyrings"

WAYS_OUT = (
    "There are three ways on: install and unlock a keyring (GNOME Keyring, KWallet or KeePassXC); "
    "or give a passphrase for a key file (AGENT_ASSIST_PASSPHRASE or --passphrase-file); "
    "or use a temporary profile, which forgets everything when it is closed."
)


def usable_backend() -> KeyringBackend:
    """The first trustworthy backend; KeyringUnavailable when there is none. May take half a second."""
    import keyring  # start-up time
    from keyring.backends.chainer import ChainerBackend  # start-up time

    chosen = keyring.get_keyring()
    members = list(chosen.backends) if isinstance(chosen, ChainerBackend) else [chosen]
    for member in members:
        if _is_trustworthy(member):
            return member
    names = ", ".join(_module(member) for member in members) or "none"
    raise KeyringUnavailable(
        f"No usable keyring was found on this computer (only: {names}). {WAYS_OUT}"
    )


def _is_trustworthy(backend: KeyringBackend) -> bool:
    module = _module(backend)
    is_refused = module in _REFUSED_MODULES or module.split(".")[0] == _REFUSED_PACKAGE
    return not is_refused and "plaintext" not in type(backend).__name__.lower()


def _module(backend: KeyringBackend) -> str:
    return type(backend).__module__

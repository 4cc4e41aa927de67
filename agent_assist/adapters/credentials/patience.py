"""Waits for a call into the system, but not for ever. Rule: an unanswered prompt becomes a sentence."""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import TracebackType
from typing import Generic, TypeVar

from agent_assist.domain.errors import CredentialError

T = TypeVar("T")


class _Attempt(Generic[T]):
    """Runs once; a foreign error of whatever class is kept for the caller, who converts it."""

    def __init__(self, call: Callable[[], T]) -> None:
        self._call = call
        self.results: list[T] = []
        self.error: BaseException | None = None

    def run(self) -> None:
        with self:
            self.results.append(self._call())

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> bool:
        self.error = error
        return True


def call_within(
    timeout_seconds: float, call: Callable[[], T], convert: Callable[[BaseException], Exception]
) -> T:
    """The call's result. Its errors are raised as `convert` gives them; CredentialError when it takes too long.

    The call runs in a thread of its own, that is left behind when it never comes back.
    """
    attempt = _Attempt(call)
    thread = threading.Thread(target=attempt.run, name="keyring", daemon=True)
    thread.start()
    thread.join(timeout_seconds)
    if thread.is_alive():
        raise CredentialError(
            f"The keyring did not answer within {timeout_seconds:g} seconds; it may be waiting for "
            "its password. Unlock it, then start again."
        )
    if attempt.error is not None:
        raise convert(attempt.error) from attempt.error
    return attempt.results[0]

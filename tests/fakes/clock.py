"""Time and chance that a test decides."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

START = datetime(2026, 11, 20, 12, 31, tzinfo=UTC)


class FakeClock:
    def __init__(self, now: datetime = START) -> None:
        self._now = now
        self._start = now

    def now(self) -> datetime:
        return self._now

    def monotonic_ms(self) -> int:
        return int((self._now - self._start).total_seconds() * 1000)

    def advance(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)


class CountingRandomness:
    """Ids and secrets that differ from each other and are the same in every run."""

    def __init__(self, seed: str = "test") -> None:
        self._seed = seed
        self._count = 0

    def new_id(self) -> str:
        return self.secret_bytes(16).hex()

    def secret_bytes(self, length: int) -> bytes:
        self._count += 1
        data = b""
        while len(data) < length:
            data += hashlib.sha256(f"{self._seed}/{self._count}/{len(data)}".encode()).digest()
        return data[:length]

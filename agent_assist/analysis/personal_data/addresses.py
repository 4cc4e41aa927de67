"""placeholder"""

from collections.abc import Iterator


def find_addresses(text: str) -> Iterator[tuple[int, int]]:
    return iter(())

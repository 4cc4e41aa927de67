"""What a document may cost while it is read. Rule: the reading process dies before the computer suffers."""

from __future__ import annotations

SECONDS_PER_FILE = 20.0
"""A manual of a thousand pages takes two."""
MEMORY_BYTES = 1_500_000_000
MOST_TEXT_CHARS = 5_000_000
MOST_PAGES = 5_000
MOST_INFLATED_BYTES = 40_000_000
"""Of a DOCX's own text: 40 MB of XML are some thousand pages."""
MOST_LINE_BYTES = 8 * MOST_TEXT_CHARS


def limit_this_process() -> None:
    """Bound this process's memory and processor time, where the system can."""
    try:
        import resource  # not on Windows
    except ImportError:
        return
    for kind, most in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(kind, (bound, hard))
        except (OSError, ValueError):
            continue  # macOS refuses some: the parent's clock still ends this process

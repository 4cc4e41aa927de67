"""The open elements of a document and the style each gives its text.

Rule: no recursion, and the search for the element an end tag closes is bounded, so that a hundred
thousand nested tags cost what a hundred thousand tags cost.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import islice

from agent_assist.analysis.html_text.elements import CLOSED_BY, CLOSES_P
from agent_assist.analysis.html_text.styles import Style

_LONGEST_SEARCH = 64
_LONGEST_END_SEARCH = 256


@dataclass(slots=True)
class Open:
    """An element that has not been closed. `items` counts the list items inside; -1 for unnumbered."""

    name: str
    style: Style
    href: str = ""
    text_from: int = 0
    items: int = -1


class OpenElements:
    """A stack with a count for each name."""

    def __init__(self) -> None:
        self._stack: list[Open] = []
        self._count: Counter[str] = Counter()

    @property
    def style(self) -> Style:
        """The style of text right here."""
        return self._stack[-1].style if self._stack else Style()

    def push(self, element: Open) -> None:
        """Open an element."""
        self._stack.append(element)
        self._count[element.name] += 1

    def closed_by_start(self, name: str) -> list[Open]:
        """Elements that a start tag closes by itself (`<li>` the item before), innermost first."""
        if name in CLOSES_P and self._count["p"]:
            return self._pop_to(frozenset({"p"}), frozenset({"table", "td", "th", "body"}))
        if name in CLOSED_BY:
            return self._pop_to(*CLOSED_BY[name])
        return []

    def closed_by_end(self, name: str) -> list[Open]:
        """Elements that an end tag closes, innermost first; none where nothing of that name is open."""
        if not self._count[name]:
            return []
        stops = frozenset() if name in ("table", "body", "html", "div") else frozenset({"table"})
        return self._pop_to(frozenset({name}), stops, search=_LONGEST_END_SEARCH)

    @property
    def list_depth(self) -> int:
        """How many lists are open here."""
        return self._count["ul"] + self._count["ol"] + self._count["menu"]

    def innermost_list(self) -> Open | None:
        """The list around here, among the nearest elements."""
        for element in islice(reversed(self._stack), _LONGEST_SEARCH):
            if element.name in ("ol", "ul", "menu"):
                return element
        return None

    def _pop_to(
        self, names: frozenset[str], stops: frozenset[str], search: int = _LONGEST_SEARCH
    ) -> list[Open]:
        if not any(self._count[name] for name in names):
            return []
        for depth, element in enumerate(islice(reversed(self._stack), search), start=1):
            if element.name in names:
                return [self._pop() for _ in range(depth)]
            if element.name in stops:
                return []
        return []

    def _pop(self) -> Open:
        element = self._stack.pop()
        self._count[element.name] -= 1
        return element

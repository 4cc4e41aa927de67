"""Simple rules of a `<style>` block: by class, id or element name.

Rule: only rules that hold for every reader count; what stands inside @media is for some screens only.
"""

from __future__ import annotations

import re

from agent_assist.analysis.html_text.styles import Declarations, declarations

_COMMENT = re.compile(r"/\*[^*]{0,2000}\*/|<!--|-->")
_SIMPLE = re.compile(r"^(?:[a-z][a-z0-9]*)?[.#]?[a-z0-9_-]*$", re.IGNORECASE)
_MOST_RULES = 2_000
_LONGEST_CHARS = 200_000


class Sheet:
    """Declarations by selector (`p`, `.note`, `#foot`, `p.note`)."""

    def __init__(self) -> None:
        self._rules: dict[str, Declarations] = {}

    def add(self, css: str) -> None:
        """Read the rules of one block outside @-rules; others are left out."""
        depth = 0
        selector = ""
        for chunk in re.split(r"([{}])", _COMMENT.sub("", css[:_LONGEST_CHARS])):
            if chunk == "{":
                depth += 1
            elif chunk == "}":
                depth = max(0, depth - 1)
            elif depth == 1 and not selector.lstrip().startswith("@"):
                self._add_rule(selector, chunk)
            elif depth == 0:
                selector = chunk

    def _add_rule(self, selectors: str, body: str) -> None:
        found = declarations(body)
        for selector in selectors.split(",")[:50]:
            selector = selector.strip()
            if selector and _SIMPLE.match(selector) and len(self._rules) < _MOST_RULES:
                self._rules.setdefault(selector.lower(), {}).update(found)

    def matching(self, name: str, attributes: dict[str, str]) -> Declarations:
        """What the rules say about an element, weakest selector first."""
        if not self._rules:
            return {}
        found: Declarations = dict(self._rules.get(name, ()))
        for word in attributes.get("class", "").lower().split()[:20]:
            found.update(self._rules.get(f".{word}", ()))
            found.update(self._rules.get(f"{name}.{word}", ()))
        if identity := attributes.get("id", "").lower():
            found.update(self._rules.get(f"#{identity}", ()))
            found.update(self._rules.get(f"{name}#{identity}", ()))
        return found

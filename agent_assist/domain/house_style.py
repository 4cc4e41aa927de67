"""How the house writes: tone, length, greeting, closing, signature. Rule: style, never facts; the policy sets it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ReplyStyle:
    """The house style for one reply. Empty texts and 0 words leave that choice to the draft.

    `greeting` may hold `{name}` for the customer's first name; `signature` are the lines below the agent's name.
    """

    tone: str = ""
    most_words: int = 0
    greeting: str = ""
    closing: str = ""
    signature: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """The style as instructions to a model, one sentence each."""
        sentences = (
            f"Tone: {self.tone.rstrip('.')}." if self.tone else "",
            f"At most {self.most_words} words." if self.most_words else "",
            f'Greet with "{self.greeting}"{_name_line(self.greeting)}.' if self.greeting else "",
            f'Close with "{self.closing}" and sign on the next line.' if self.closing else "",
            f"Below the name, one line each: {'; '.join(self.signature)}."
            if self.signature
            else "",
        )
        return tuple(sentence for sentence in sentences if sentence)


PLAIN_STYLE = ReplyStyle()
"""No house style."""


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """What the policy says about every reply; greetings, closings and signatures by language code ("de", "de-AT")."""

    tone: str = ""
    most_words: int = 0
    greetings: Mapping[str, str] = field(default_factory=dict)
    closings: Mapping[str, str] = field(default_factory=dict)
    signatures: Mapping[str, str] = field(default_factory=dict)

    def of(self, language: str, jurisdiction: str = "") -> ReplyStyle:
        """The style for a reply in this language; with the jurisdiction where there is one ("de-AT")."""
        keys = (f"{language}-{jurisdiction}", language, language.split("-", 1)[0])

        def pick(texts: Mapping[str, str]) -> str:
            return next((texts[key].strip() for key in keys if texts.get(key, "").strip()), "")

        return ReplyStyle(
            tone=self.tone.strip(),
            most_words=self.most_words,
            greeting=pick(self.greetings),
            closing=pick(self.closings),
            signature=tuple(
                line for line in map(str.strip, pick(self.signatures).splitlines()) if line
            ),
        )


def _name_line(greeting: str) -> str:
    return ", {name} being the customer's first name" if "{name}" in greeting else ""

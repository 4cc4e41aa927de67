"""A draft, its sentences and what was found about them. Rule: an incomplete draft can never be approved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from agent_assist.domain.calibration import maker_of
from agent_assist.domain.disclosure import DraftSource
from agent_assist.domain.evidence import Clarity, Passage


class SentenceKind(StrEnum):
    """What a sentence does; courtesy never gates."""

    FACT = "fact"
    COMMITMENT = "commitment"
    COURTESY = "courtesy"
    QUESTION = "question"


class SelfRating(StrEnum):
    """The model's word about its own answer: one small signal, never shown as a number."""

    VERY_SURE = "very sure"
    FAIRLY_SURE = "fairly sure"
    HALF_SURE = "half sure"
    NOT_SURE = "not sure"
    GUESSING = "guessing"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the draft as `[start, end)` in code points, with what the model cites for it.

    `quote` is what the model says stands verbatim in the first cited passage; empty when it gave none.
    """

    start: int
    end: int
    kind: SentenceKind
    cited: tuple[str, ...] = ()
    quote: str = ""


class Severity(StrEnum):
    """MUST closes approval until settled; SHOULD asks for a look; INFO only explains."""

    MUST = "must"
    SHOULD = "should"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to check, tied to `[start, end)` of the text, with a reason in plain words.

    `rule` is a stable name (`number_without_source`); `quote` is the text it is about.
    """

    rule: str
    severity: Severity
    start: int
    end: int
    message: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """A sentence after checking: whether allowed evidence supports it, and by which passage.

    `overlap` is the weighted share (0..1) of its words that its source has; None where words cannot be
    compared: courtesies, questions, a source in another language.
    """

    sentence: Sentence
    is_supported: bool
    source_id: str | None
    overlap: float | None = None


@dataclass(frozen=True, slots=True)
class CheckResult:
    """All that checking a text against its passages found."""

    sentences: tuple[CheckedSentence, ...]
    findings: tuple[Finding, ...]

    @property
    def facts(self) -> tuple[CheckedSentence, ...]:
        """The sentences that state or promise something."""
        checked = (SentenceKind.FACT, SentenceKind.COMMITMENT)
        return tuple(s for s in self.sentences if s.sentence.kind in checked)

    @property
    def must_check(self) -> tuple[Finding, ...]:
        """The findings that close approval."""
        return tuple(f for f in self.findings if f.severity is Severity.MUST)


@dataclass(frozen=True, slots=True)
class ModelStamp:
    """Which model and words of instruction made a draft.

    `host` is where the text went ("" when it stayed on this computer); `label` is an extra mark such as
    "recorded demo answer" that must show wherever the draft shows.
    """

    name: str
    source: DraftSource
    host: str = ""
    label: str = ""
    prompt_version: str = ""
    prompt_digest: str = ""

    @property
    def prompt(self) -> str:
        """The instructions as a record names them."""
        return f"{self.prompt_version}:{self.prompt_digest}"

    @property
    def maker(self) -> str:
        """What a calibration of its drafts holds for."""
        return maker_of(self.name, self.prompt)


@dataclass(frozen=True, slots=True)
class Usage:
    """What a draft took, as the service counted it; `cost_micros` are millionths of `currency`, None: no price."""

    prompt_tokens: int
    completion_tokens: int
    cost_micros: int | None = None
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A reply drafted for one ticket, kept as it was shown.

    `passages` are all that were offered to the model; `based_on` is the id of the newest customer
    message it answers; `missing` lists what it would need to know; `usage` is None where nobody counted;
    `guideline` is the version of the policy it was made under, "" where an older version did not keep it; `instruction`
    is how the agent asked for it, "" for the first one. `answerable` and `clarity` are what the search said of the
    question, `fact_logprob` the mean natural logarithm of the likelihood that the model gave each word of its
    statements; None where nothing was sought, or the model gave none.
    """

    id: str
    ticket_id: str
    text: str
    sentences: tuple[Sentence, ...]
    passages: tuple[Passage, ...]
    missing: tuple[str, ...]
    self_rating: SelfRating | None
    model: ModelStamp
    language: str
    created_at: datetime
    based_on: str
    is_complete: bool
    usage: Usage | None = None
    guideline: str = ""
    instruction: str = ""
    answerable: float | None = None
    clarity: Clarity | None = None
    fact_logprob: float | None = None

    def passage(self, passage_id: str) -> Passage | None:
        """The offered passage of this id, if it was offered."""
        return next((p for p in self.passages if p.id == passage_id), None)


@dataclass(frozen=True, slots=True)
class Abstention:
    """No draft, on purpose: why, what is missing, and one suggested step."""

    ticket_id: str
    reason: AbstainReason
    why: str
    missing: tuple[str, ...]
    created_at: datetime


class AbstainReason(StrEnum):
    """Why nothing was drafted."""

    NOT_ENOUGH_EVIDENCE = "not_enough_evidence"
    PERSON_ASKED = "person_asked"
    AUTOMATIC_SENDER = "automatic_sender"
    MODEL_HAD_NO_ANSWER = "model_had_no_answer"
    NOTHING_TO_ANSWER = "nothing_to_answer"

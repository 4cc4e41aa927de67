"""One reply under review: its text, where the words came from, what was found, and what may happen next.

Rule: typed text is only ever changed by the person who types; the state moves by the table in domain/review.py.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from agent_assist.analysis.edit_ratio import edit_ratio_bp, resembles
from agent_assist.domain.disclosure import DisclosureKind, DraftSource, grade
from agent_assist.domain.drafts import Abstention, Draft, Severity
from agent_assist.domain.provenance import Origin, Provenance, Run
from agent_assist.domain.review import ReviewState, ensure_step
from agent_assist.domain.screening import Screening
from agent_assist.domain.tickets import Attachment, Conversation
from agent_assist.services.assessment import Assessment
from agent_assist.services.rewritten import Rewritten
from agent_assist.services.staleness import Change
from agent_assist.services.truthful_words import truthful_words


@dataclass(slots=True)
class Review:
    """The reply on one ticket. Changed by its methods and by services only.

    `shown_drafts` are the texts of AI drafts ever shown here; `draft_visible_ms` how long the draft was
    wholly on screen; `stale_reason` is a sentence, empty while the draft is current; `streaming_source`
    says who writes while no draft is whole yet. `was_displayed` says that the draft was ever on screen; `changes` are
    what overtook it, and `accepted` the keys of those with which the agent kept it; `rejected` are the ids of drafts
    that were rejected here; `polished_away` pairs the words that a polish put in with the agent's own
    that they replaced; `rewritten` are facts of the draft that the agent wrote anew.
    """

    conversation: Conversation
    screening: Screening
    person_was_asked: bool = False
    state: ReviewState = ReviewState.NONE
    draft: Draft | None = None
    waiting_draft: Draft | None = None
    answerable: float = 0.0
    abstention: Abstention | None = None
    assessment: Assessment | None = None
    text: str = ""
    provenance: Provenance = field(default_factory=Provenance)
    is_own_words: bool = False
    is_edited: bool = False
    settled: tuple[str, ...] = ()
    shown_drafts: tuple[Draft, ...] = ()
    was_shown_whole: bool = False
    draft_visible_ms: int = 0
    was_displayed: bool = False
    stale_reason: str = ""
    changes: tuple[Change, ...] = ()
    accepted: frozenset[str] = frozenset()
    streaming_source: DraftSource | None = None
    cc: str = ""
    bcc: str = ""
    attachments: tuple[Attachment, ...] = ()
    rejected: frozenset[str] = frozenset()
    polished_away: tuple[tuple[str, str], ...] = ()
    rewritten: tuple[Rewritten, ...] = ()
    _measured: tuple[str, int] = ("", 0)

    def become(self, state: ReviewState) -> None:
        """Move to a state; BugError when that step does not exist."""
        ensure_step(self.state, state)
        if state is ReviewState.REJECTED and self.draft is not None:
            self.rejected |= {self.draft.id}
        self.state = state

    def remember(self, draft: Draft) -> None:
        """A draft was on screen here: words like its keep the mark of an AI."""
        if all(known.id != draft.id for known in self.shown_drafts):
            self.shown_drafts = (*self.shown_drafts, draft)

    @property
    def language(self) -> str:
        """The reply's language: the draft's, else the customer's."""
        return self.draft.language if self.draft else self.screening.language

    @property
    def edit_bp(self) -> int:
        """The edit ratio of the text against the draft, in basis points; 0 without a draft.

        Measured once for each text: it costs milliseconds on a long one.
        """
        if self.draft is None:
            return 0
        if self._measured[0] != self.text:
            self._measured = (self.text, edit_ratio_bp(self.draft.text, self.text))
        return self._measured[1]

    @property
    def source(self) -> DraftSource | None:
        """Where AI words in the text came from; None only for words that are wholly the agent's own.

        An edit never removes the mark: it goes only with an empty editor after "Write it myself", and comes
        back when what was typed or pasted is at least half like a draft shown here.
        """
        if self.state in (ReviewState.STREAMING, ReviewState.INCOMPLETE):
            return self.streaming_source
        if self.draft is not None and not self.is_own_words:
            return self.draft.model.source
        like = self._like
        return like.model.source if like else None

    @property
    def _like(self) -> Draft | None:
        """A draft shown here that the text is like. A polish is like the agent's own words, and so proves nothing."""
        drafts = (d for d in self.shown_drafts if d.model.source is not DraftSource.POLISH)
        return next((d for d in drafts if resembles(self.text, d.text)), None)

    @property
    def disclosure(self) -> DisclosureKind:
        """What would be said about this text if it were sent now."""
        if self.source is None:
            return DisclosureKind.HUMAN
        like = self._like if self.draft is None or self.is_own_words else None
        if like is not None:
            return grade(self.source, edit_ratio_bp(like.text, self.text))
        return grade(self.source, self.edit_bp)

    @property
    def disclosure_hint(self) -> DisclosureKind:
        """The disclosure as last measured: exact after a check, quick enough to show at every keystroke."""
        if self.source is None:
            return DisclosureKind.HUMAN
        measured = self._measured[1] if self.draft is not None else 0
        return grade(self.source, max(measured, int(self.is_edited)))

    @property
    def truthful_words(self) -> str:
        """What to answer who asks whether a machine writes: true for what is in the editor."""
        return truthful_words(self.language, has_ai=not self.is_own_words)

    @property
    def is_typed(self) -> bool:
        """Whether a person put words here that must never be replaced."""
        return self.provenance.length > self.provenance.count(Origin.AI) or self.is_edited

    @property
    def open_facts(self) -> int:
        """Facts without a source that close approval; own words have none."""
        if self.assessment is None or self.source is None:
            return 0
        return len(self.assessment.open_musts)

    @property
    def still_to_check(self) -> int:
        """What is marked to be looked at, whether it closes approval or not; own words have none."""
        if self.assessment is None or self.source is None:
            return 0
        found = self.assessment.check.findings
        return sum(finding.severity is not Severity.INFO for finding in found)

    @property
    def is_checked(self) -> bool:
        """Whether the last check was about exactly this text."""
        if self.source is None:
            return True
        return self.assessment is not None and self.assessment.text == self.text

    def take_draft(self, draft: Draft, answerable: float) -> None:
        """Put a whole draft into the empty editor."""
        self.draft = draft
        self._measured = ("", 0)
        self.answerable = answerable
        self.text = draft.text
        self.provenance = Provenance.whole(len(draft.text), Origin.AI)
        self.remember(draft)
        self.is_own_words = self.is_edited = False
        self.settled, self.rewritten = (), ()
        self.assessment = None
        self.was_shown_whole = False
        self.draft_visible_ms = 0
        self.was_displayed = False
        self.stale_reason, self.changes, self.accepted = "", (), frozenset()

    def start_own_words(self) -> None:
        """Empty editor, no AI: the draft is put aside."""
        self.draft = None
        self.assessment = None
        self.text = ""
        self.provenance = Provenance()
        self.is_own_words = True
        self.is_edited = False
        self.settled, self.rewritten = (), ()
        self.stale_reason, self.changes = "", ()


def own_words(
    text: str, provenance: Provenance, polished_away: tuple[tuple[str, str], ...] = ()
) -> tuple[str, Provenance]:
    """Only what a person put there, in order, with its origins; own words that a polish replaced come back."""
    before = dict(polished_away)
    kept, runs = [], []
    for start, end, origin in provenance.spans():
        words = text[start:end]
        if origin is Origin.AI:
            words, origin = before.get(words, ""), Origin.PERSON
        kept.append(words)
        runs.append(Run(len(words), origin))
    return "".join(kept), Provenance.of(runs)

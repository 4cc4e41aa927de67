"""What a sentence does, judged by its words. Rule: in doubt it states a fact, because facts are checked."""

from __future__ import annotations

import re

from agent_assist.analysis.claims.lexicon.actions import ACTIONS, AUTHORITY
from agent_assist.analysis.claims.lexicon.courtesies import COURTESIES, QUESTION_STARTS, REQUESTS
from agent_assist.analysis.claims.lexicon.promises import PROMISES
from agent_assist.analysis.facts.fact import Fact, FactKind
from agent_assist.analysis.facts.find import find_facts
from agent_assist.analysis.facts.flat import flat
from agent_assist.domain.drafts import SentenceKind

_COURTESY = re.compile(
    r"[\s\"'“¡(*-]*(?:(?:and|und|et|y|e|en|but|so|oh|well) )?(?:" + "|".join(COURTESIES) + ")"
)
_PROMISE = re.compile("|".join(PROMISES))
_FIRST_PERSON = re.compile(r"\W*(?:i|we)(?:'ve|'ll| have| will| shall| hereby| already)\b")
_QUESTION = re.compile(r"[\s\"'“(*-]*(?:(?:and|so|or) )?" + QUESTION_STARTS)
_REQUEST = re.compile(r"[\s\"'“¡(*-]*(?:(?:and|so|und|et|y) )?" + REQUESTS)
_SAYS_MORE = re.compile(
    r"[,;:]|\s[-–—]\s|[.!?]\s|\b(?:because|since|as|so|weil|da|denn|car|parce|puisque|porque|ya que|perche)\b"
)
_ACTION = re.compile("|".join(claimed for _, claimed, _ in ACTIONS) + "|" + AUTHORITY)
_CLAUSE_END = re.compile(
    r"[.!?;:](?=\s|$)|\n|,(?= (?:and|but|so|und|aber|et|mais|y|pero|e|ma|en|maar|a|ale|mas|och|men|og) )|$"
)
# A regret that goes on to say how something is.
_TURN = re.compile(
    r"\b(?:sorry|afraid|apologi[sz]e|apologies|unfortunately|leider|desolee?|siento|dispiace|spijt)\b[, ]+(?:but |that |aber |mais |pero |ma |maar )?(?:they|there|it|this|no)\b"
    r"|[, ](?:but|however|aber|jedoch|mais|cependant|pero|sin embargo|ma|tuttavia|maar|echter|ale|jednak|mas|porem|men) "
)
_COURTESY_WORDS_MAX = 3
_STATED = frozenset(
    {FactKind.MONEY, FactKind.PERCENT, FactKind.DURATION, FactKind.LINK, FactKind.EMAIL, FactKind.DATE, FactKind.TIME, FactKind.NUMBER}
)  # fmt: skip


def classify(sentence_text: str, language: str) -> SentenceKind:
    """Fact, commitment, courtesy or question."""
    return kind_of(sentence_text, find_facts(sentence_text, language))


def kind_of(sentence_text: str, facts: tuple[Fact, ...]) -> SentenceKind:
    """The same, where the facts of the sentence were found already."""
    text = flat(sentence_text.strip())
    if _is_question(text):
        return SentenceKind.QUESTION
    if find_promise(text) or find_action(text):
        return SentenceKind.COMMITMENT
    if states_facts(facts):
        return SentenceKind.FACT
    if _is_request(text):
        return SentenceKind.QUESTION
    if (_COURTESY.match(text) and not _TURN.search(text)) or _is_signature(sentence_text):
        return SentenceKind.COURTESY
    return SentenceKind.FACT


def overruled(tagged: SentenceKind, sentence_text: str, facts: tuple[Fact, ...]) -> SentenceKind:
    """The model's tag, raised where the words say more than the tag admits; never lowered."""
    text = flat(sentence_text)
    if tagged in (SentenceKind.COURTESY, SentenceKind.FACT) and not _is_question(text):
        if find_action(text) or (tagged is SentenceKind.COURTESY and find_promise(text)):
            return SentenceKind.COMMITMENT
        if states_facts(facts):
            return SentenceKind.FACT
    if tagged is SentenceKind.QUESTION and not _is_question(text):
        return kind_of(sentence_text, facts)
    return tagged


def states_facts(facts: tuple[Fact, ...]) -> bool:
    """Whether something is stated that can be wrong: a number in digits, a date, a link."""
    return any(fact.kind in _STATED and not fact.is_word for fact in facts)


def find_promise(flat_text: str) -> tuple[int, int] | None:
    """The clause that promises something."""
    return _clause(flat_text, _PROMISE.search(flat_text))


def find_action(flat_text: str) -> tuple[int, int] | None:
    """The clause that says something was done."""
    return _clause(flat_text, _ACTION.search(flat_text))


def _clause(flat_text: str, match: re.Match[str] | None) -> tuple[int, int] | None:
    if match is None:
        return None
    return match.start(), clause_end(flat_text, match.end())


def clause_end(flat_text: str, at: int) -> int:
    """Where the clause around `at` ends."""
    found = _CLAUSE_END.search(flat_text, at)
    return max(at, found.start()) if found else len(flat_text)


def clause_start(flat_text: str, at: int) -> int:
    """Where the clause around `at` begins."""
    ends = [match.end() for match in _CLAUSE_END.finditer(flat_text, 0, at) if match.end() < at]
    start = ends[-1] if ends else 0
    return start + len(flat_text[start:at]) - len(flat_text[start:at].lstrip())


def _is_question(flat_text: str) -> bool:
    """A sentence that asks; one that promises or claims an action and then asks "okay?" does not."""
    if _QUESTION.match(flat_text):
        return True
    bare = flat_text.rstrip("\"'”») ")
    return bare.endswith(("?", "？", ";?")) and not _declares(flat_text)


def _is_request(flat_text: str) -> bool:
    """Asks for an answer and says nothing else: what comes after a comma or a reason could be a statement."""
    match = _REQUEST.match(flat_text)
    return match is not None and not _SAYS_MORE.search(flat_text, match.end())


def _declares(flat_text: str) -> bool:
    if _FIRST_PERSON.match(flat_text):
        return bool(find_promise(flat_text) or find_action(flat_text))
    head = (
        flat_text[: max(flat_text.rfind(mark) for mark in ",;-:")] if "¿" not in flat_text else ""
    )
    return bool(head) and bool(find_promise(head) or find_action(head))


def _is_signature(text: str) -> bool:
    """A short line without an end mark in capitals: a name under the closing."""
    words = text.strip().rstrip(",").split()
    return (
        0 < len(words) <= _COURTESY_WORDS_MAX
        and text.strip()[-1] not in ".!?"
        and all(word[0].isupper() for word in words if word[0].isalpha())
    )

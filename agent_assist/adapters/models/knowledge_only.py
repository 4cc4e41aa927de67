"""A reply from the knowledge alone: no language model, no network. Rule: every statement is verbatim from a passage.

Answers in the customer's language from passages in that language, and abstains where they do not answer.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterable

from agent_assist.analysis.phrases.languages import base_language, english_name
from agent_assist.analysis.phrases.letters import Letter, letter
from agent_assist.analysis.retrieval.sentence_choice import Answer, choose, usable_sentences
from agent_assist.domain.disclosure import DraftSource
from agent_assist.domain.drafts import ModelStamp
from agent_assist.domain.evidence import Passage
from agent_assist.domain.prompts import (
    DraftRequest,
    ModelDone,
    ModelEvent,
    ModelText,
    RenderedPrompt,
)

NAME = "knowledge only"
AUDIENCE = "customers"
CUSTOMER = "customer"
_SHOWN_QUESTION_CHARACTERS = 120


class KnowledgeOnlyModel:
    """Composes replies from passages."""

    def stamp(self) -> ModelStamp:
        """Says that no language model was at work."""
        return ModelStamp(NAME, DraftSource.KNOWLEDGE)

    @property
    def is_cloud(self) -> bool:
        """Nothing leaves this computer."""
        return False

    async def stream(self, prompt: RenderedPrompt) -> AsyncGenerator[ModelEvent, None]:
        """The reply as tagged lines, or `[missing]` lines only."""
        for line in compose(prompt.request):
            yield ModelText(line + "\n")
        yield ModelDone()


def compose(request: DraftRequest) -> list[str]:
    """The tagged lines of the whole answer."""
    frame = letter(request.language)
    passages = [p for p in request.passages if _is_usable(p, request.language)]
    if frame is None or not passages:
        return [_missing_language(request)]
    told = "\n".join(turn.text for turn in request.turns if turn.speaker == CUSTOMER)
    chosen = [
        choose(request.subject, text, passages, request.language, told)
        for text in request.questions
    ]
    answers = _merged(answer for each in chosen for answer in each.answers)
    missing = [f"[missing] An answer to: {_shown(q)}" for each in chosen for q in each.unanswered]
    if not answers:
        return missing or [_missing_language(request)]
    return [*_reply(request, frame, answers), *missing]


def _merged(answers: Iterable[Answer]) -> list[Answer]:
    """One answer for each passage, with all the sentences that any message needs, in the passage's order."""
    wanted: dict[str, list[str]] = {}
    passages: dict[str, Passage] = {}
    for answer in answers:
        passages[answer.passage.id] = answer.passage
        wanted.setdefault(answer.passage.id, []).extend(answer.sentences)
    return [
        Answer(passage, tuple(s for s in usable_sentences(passage) if s in wanted[passage_id]))
        for passage_id, passage in passages.items()
    ]


def _reply(request: DraftRequest, frame: Letter, answers: list[Answer]) -> list[str]:
    lines = [f"[courtesy] {_greeting(request, frame)}", "", f"[courtesy] {frame.thanks}"]
    for answer in answers:
        lines += ["", *_facts(answer)]
    lines += ["", f"[courtesy] {request.style.closing or frame.closing}"]
    for line in (" ".join(request.agent_name.split()), *request.style.signature):
        lines += ["[br]", f"[courtesy] {line}"] if line else []
    return lines


def _greeting(request: DraftRequest, frame: Letter) -> str:
    """The house's greeting, else the language's; one with a name only where a name is known."""
    name = " ".join(request.customer_first_name.split())
    house = request.style.greeting
    if house and (name or "{name}" not in house):
        return house.replace("{name}", name)
    return frame.greeting_named.format(name=name) if name else frame.greeting


def _facts(answer: Answer) -> list[str]:
    return [
        f'[fact {answer.passage.id} "{_escaped(sentence)}"] {sentence}'
        for sentence in answer.sentences
    ]


def _escaped(sentence: str) -> str:
    return sentence.replace('"', '\\"')


def _is_usable(passage: Passage, language: str) -> bool:
    """Written for customers, in their language, with something to quote."""
    same = base_language(passage.language) == base_language(language)
    return same and passage.audience == AUDIENCE and bool(usable_sentences(passage))


def _missing_language(request: DraftRequest) -> str:
    wanted = english_name(request.language)
    others = {english_name(p.language) for p in request.passages} - {wanted}
    if not others:
        return f"[missing] Articles in {wanted} that answer this"
    found = " and ".join(sorted(others))
    return f"[missing] Articles in {wanted}: those that were found are in {found}"


def _shown(question: str) -> str:
    flat = " ".join(question.replace("[", "(").replace("]", ")").split())
    if len(flat) <= _SHOWN_QUESTION_CHARACTERS:
        return flat
    return flat[:_SHOWN_QUESTION_CHARACTERS].rsplit(" ", 1)[0] + " …"

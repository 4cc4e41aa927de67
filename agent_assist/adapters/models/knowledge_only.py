"""A reply from the knowledge alone: no language model, no network. Rule: every statement is verbatim from a passage.

Answers in the customer's language from passages in that language, and abstains where they do not answer.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator

from agent_assist.analysis.phrases.languages import base_language, english_name
from agent_assist.analysis.phrases.letters import Letter, letter
from agent_assist.analysis.retrieval.questions import split_questions
from agent_assist.analysis.retrieval.sentence_choice import Answer, choose
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
    passages = [p for p in request.passages if _same_language(p, request.language)]
    if frame is None or not passages:
        return [_missing_language(request)]
    answers: dict[str, Answer] = {}
    missing: list[str] = []
    for question in _questions(request):
        answer = choose(question, passages, request.language)
        if answer is None:
            missing.append(f"[missing] An answer to: {_shown(question)}")
        else:
            answers.setdefault(answer.passage.id, answer)
    if not answers:
        return missing
    return [*_reply(request, frame, list(answers.values())), *missing]


def _questions(request: DraftRequest) -> list[str]:
    """Every question asked; a message that plainly asks nothing counts as one."""
    found = [q for text in request.questions for q in split_questions(text) or [text]]
    return [q for q in dict.fromkeys(found) if q.strip()] or [request.subject]


def _reply(request: DraftRequest, frame: Letter, answers: list[Answer]) -> list[str]:
    name = " ".join(request.customer_first_name.split())
    greeting = frame.greeting_named.format(name=name) if name else frame.greeting
    lines = [f"[courtesy] {greeting}", "", f"[courtesy] {frame.thanks}"]
    for answer in answers:
        lines += ["", *_facts(answer)]
    lines += ["", f"[courtesy] {frame.closing}"]
    if request.agent_name.strip():
        lines += ["[br]", f"[courtesy] {request.agent_name.strip()}"]
    return lines


def _facts(answer: Answer) -> list[str]:
    return [
        f'[fact {answer.passage.id} "{_escaped(sentence)}"] {sentence}'
        for sentence in answer.sentences
    ]


def _escaped(sentence: str) -> str:
    return sentence.replace('"', '\\"')


def _same_language(passage: Passage, language: str) -> bool:
    return base_language(passage.language) == base_language(language)


def _missing_language(request: DraftRequest) -> str:
    wanted = english_name(request.language)
    found = {english_name(p.language) for p in request.passages}
    if not found or letter(request.language) is None:
        return f"[missing] Articles in {wanted} that answer this"
    others = " and ".join(sorted(found))
    return f"[missing] Articles in {wanted}: those that were found are in {others}"


def _shown(question: str) -> str:
    flat = " ".join(question.replace("[", "(").replace("]", ")").split())
    if len(flat) <= _SHOWN_QUESTION_CHARACTERS:
        return flat
    return flat[:_SHOWN_QUESTION_CHARACTERS].rsplit(" ", 1)[0] + " …"

"""A reply from the knowledge alone: no language model, no network. Rule: every statement is verbatim from a passage.

A line of the order's data is said in set phrases of the customer's language.

Answers in the customer's language from passages in that language, and abstains where they do not answer.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterable, Sequence

from agent_assist.analysis.phrases.languages import base_language, english_name
from agent_assist.analysis.phrases.letters import Letter, letter
from agent_assist.analysis.retrieval.order_answer import (
    OrderAnswer,
    answer_from_order,
    order_of,
)
from agent_assist.analysis.retrieval.questions import split_questions
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
    if frame is None or not (passages or order_of(request.passages)):
        return [_missing_language(request)]
    ordered = _from_order(request)
    told = "\n".join(turn.text for turn in request.turns if turn.speaker == CUSTOMER)
    chosen = [
        choose(request.subject, text, passages, request.language, told)
        for text in request.questions
    ]
    answers = _merged(answer for each in chosen for answer in each.answers)
    open_questions = [q for each in chosen for q in each.unanswered if q not in ordered]
    if open_questions or not answers:
        ordered = ordered or _from_order(request, is_subject=True)
    missing = [f"[missing] An answer to: {_shown(q)}" for q in open_questions]
    if not (answers or ordered):
        return missing if passages and missing else [_missing_language(request)]
    return [*_reply(request, frame, answers, tuple(ordered.values())), *missing]


def _from_order(request: DraftRequest, *, is_subject: bool = False) -> dict[str, OrderAnswer]:
    """What the order's data answer, by question; with `is_subject` the subject is read as one."""
    order = order_of(request.passages)
    texts = (request.subject,) if is_subject else request.questions
    asked = texts if is_subject else tuple(q for text in texts for q in split_questions(text))
    found = {q: answer_from_order(order, q, request.language) for q in asked if order is not None}
    return {question: answer for question, answer in found.items() if answer is not None}


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


def _reply(
    request: DraftRequest, frame: Letter, answers: list[Answer], ordered: Sequence[OrderAnswer]
) -> list[str]:
    lines = [f"[courtesy] {_greeting(request, frame)}", "", f"[courtesy] {frame.thanks}"]
    for each in dict.fromkeys(ordered):
        source = f'[fact {each.passage.id} "{_escaped(each.quote)}"]'
        lines += ["", f"[courtesy] {each.introduction}", f"{source} {each.sentence}"]
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

"""Renders a request for a model as two texts: instructions and data. Rule: data cannot pose as instructions.

Every line of foreign text (customer, earlier messages, passages, hint) begins with `| `, whatever kind
of line end it brought along; headings never do. So no text can forge the end of its own block.
"""

from __future__ import annotations

from agent_assist.analysis.phrases.languages import english_name
from agent_assist.domain.evidence import Passage
from agent_assist.domain.prompts import DraftRequest, PromptTemplate, Task, Turn

MAX_USER_CHARACTERS = 24_000
"""About 6,000 tokens: fits a small local model with 8,192 tokens of context and leaves room to answer."""
MAX_QUESTIONS_CHARACTERS = 8_000
MAX_PASSAGES_CHARACTERS = 10_000
MAX_TEXT_CHARACTERS = 6_000
ASKED_HEADING, TASK_HEADING = "What the agent asks for in this draft:", "Task:"
"""Lines of the service's own: a reader of prompts, such as the demo's server, may look for them."""
_LEFT_OUT = "(earlier text left out)"


def render(template: PromptTemplate, request: DraftRequest) -> tuple[str, str]:
    """The system text and the user text; the latter has at most MAX_USER_CHARACTERS characters.

    What does not fit goes in this order: the oldest turns, then the last passages, then the middle of
    an overlong question. Masking happens before this.
    """
    system = _system_text(template, request)
    if request.task is not Task.DRAFT:
        return system, _task_text(request)
    head = "\n".join(_head(request))
    questions = _questions(request.questions)
    passages = _passages(request.passages)
    room = MAX_USER_CHARACTERS - len(head) - len(questions) - len(passages) - 8
    earlier = _earlier(_turns_before(request), room)
    return system, "\n\n".join(part for part in (head, earlier, questions, passages) if part)


def quoted(text: str) -> str:
    """Foreign text with `| ` before every line, also after unusual line ends."""
    return "\n".join(f"| {line}" for line in text.splitlines() or [""])


def one_line(text: str, limit: int = 300) -> str:
    """Foreign text for a place in a heading: one line, limited."""
    return " ".join(text.split())[:limit]


def _system_text(template: PromptTemplate, request: DraftRequest) -> str:
    values = {
        "{agent}": one_line(request.agent_name, 80) or "the agent",
        "{organisation}": one_line(request.organisation, 120) or "the company",
        "{language}": f"{english_name(request.language)} ({request.language})",
        "{style}": "\n".join(f"- {line}" for line in request.style.lines) or "- No house style.",
    }
    text = template.text
    for placeholder, value in values.items():
        text = text.replace(placeholder, value)
    return text.strip()


def _head(request: DraftRequest) -> list[str]:
    lines = [
        f"Ticket: {one_line(request.ticket_id, 120)}",
        f"Reply language: {english_name(request.language)} ({request.language})",
        f"Sign as: {one_line(request.agent_name, 80)}",
    ]
    if request.customer_first_name:
        lines.append(f"Customer's first name: {one_line(request.customer_first_name, 80)}")
    lines += ["Subject:", quoted(one_line(request.subject))]
    if request.hint.strip():
        lines += ["A fact from the agent for this reply:", quoted(_cut(request.hint.strip(), 1000))]
    if request.instruction.strip():
        lines += [ASKED_HEADING, quoted(_cut(request.instruction.strip(), 500))]
    if request.text.strip():
        lines += ["The draft to vary:", quoted(_cut(request.text.strip(), MAX_TEXT_CHARACTERS))]
    return lines


def _task_text(request: DraftRequest) -> str:
    """What stands beside the instructions of polishing, translating and summarising: the text, or the messages."""
    head = [f"Ticket: {one_line(request.ticket_id, 120)}", f"{TASK_HEADING} {request.task.value}"]
    if request.instruction.strip():
        head += [ASKED_HEADING, quoted(_cut(request.instruction.strip(), 500))]
    if request.task is Task.SUMMARISE:
        return "\n\n".join(("\n".join(head), _numbered(request.turns)))
    return "\n\n".join(("\n".join(head), f"The text:\n{quoted(request.text)}"))


def _numbered(turns: tuple[Turn, ...]) -> str:
    """The messages under their numbers; each keeps a fair share of the room, so that none is left out."""
    share = max(MAX_USER_CHARACTERS // max(len(turns), 1) - 40, 80)
    return "\n".join(
        f"Message {number}, {turn.speaker}:\n{quoted(_cut(turn.text.strip(), share))}"
        for number, turn in enumerate(turns, start=1)
    )


def _turns_before(request: DraftRequest) -> tuple[Turn, ...]:
    """The turns without those that are repeated as open questions."""
    open_texts = {question.strip() for question in request.questions}
    return tuple(turn for turn in request.turns if turn.text.strip() not in open_texts)


def _earlier(turns: tuple[Turn, ...], room: int) -> str:
    """The newest turns that fit into `room` characters, oldest first."""
    blocks: list[str] = []
    heading = "Earlier messages, oldest first:"
    left = room - len(heading) - len(_LEFT_OUT) - 4
    for turn in reversed(turns):
        block = f"{turn.speaker}:\n{quoted(turn.text.strip())}"
        if len(block) + 1 > left:
            blocks.append(_LEFT_OUT)
            break
        blocks.append(block)
        left -= len(block) + 1
    return "\n".join([heading, *reversed(blocks)]) if blocks else ""


def _questions(questions: tuple[str, ...]) -> str:
    share = MAX_QUESTIONS_CHARACTERS // max(len(questions), 1)
    blocks = [
        f"Open message {number} of the customer:\n{quoted(_cut(text.strip(), share))}"
        for number, text in enumerate(questions, start=1)
    ]
    return _within("\n".join(blocks), MAX_QUESTIONS_CHARACTERS + 2_000)


def _passages(passages: tuple[Passage, ...]) -> str:
    """The passages with their real ids, best first, as long as they fit."""
    blocks = ["Passages (the only source of facts):"]
    left = MAX_PASSAGES_CHARACTERS
    for passage in passages:
        block = _passage(passage)
        if len(block) > left:
            break
        blocks.append(block)
        left -= len(block)
    if len(blocks) == 1:
        blocks.append("There are none. Write only [missing] lines and [rating].")
    return "\n".join(blocks)


def _passage(passage: Passage) -> str:
    marks = [one_line(passage.title, 160), passage.kind.value, passage.language]
    if passage.updated is not None:
        marks.append(f"updated {passage.updated.isoformat()}")
    return f"[{passage.id}] {' · '.join(marks)}\n{quoted(_cut(passage.text.strip(), 3_000))}"


def _cut(text: str, limit: int) -> str:
    """The text, or its beginning and end with a mark between them."""
    if len(text) <= limit:
        return text
    half = (limit - len(_LEFT_OUT) - 2) // 2
    return f"{text[:half]}\n{_LEFT_OUT}\n{text[-half:]}"


def _within(text: str, limit: int) -> str:
    """Whole lines up to the limit: many short lines grow by their marks."""
    if len(text) <= limit:
        return text
    return text[:limit].rsplit("\n", 1)[0]

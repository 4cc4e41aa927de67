"""How far a sent text is from the draft. Rule: one definition everywhere, 0 means unchanged.

Levenshtein(draft, sent) / max(|draft|, |sent|) in basis points, after NFC and after folding the greeting,
the signature and white space. Words behind a closing line fold only where they can be a signature.
"""

from __future__ import annotations

import re
import unicodedata

from rapidfuzz.distance import Levenshtein

from agent_assist.analysis.facts.flat import flat

RESEMBLES_MIN = 0.5
_LEAST_CHARACTERS = 40
_PIECE_CHARACTERS = 20
_PASTED_CHARACTERS = 70
_GREETING_WORDS_MAX = 6
_SIGNATURE_LINES_MAX = 4
_SIGNATURE_WORDS_MAX = 5

_GREETING = re.compile(
    r"(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings|hallo|guten (?:tag|morgen|abend)|liebe[rs]?|lieber"
    r"|sehr geehrte[rs]?|moin|servus|gruezi|bonjour|bonsoir|chere?s?|madame|monsieur|hola|buen(?:os|as) (?:dias|tardes|noches)"
    r"|estimad[oa]s?|querid[oa]s?|buongiorno|buonasera|gentile|salve|ciao|car[oa]|beste|geachte|goede(?:morgen|middag|navond|ndag)"
    r"|dzien dobry|szanown[aiy]\w*|witam|czesc|ola|bom dia|boa (?:tarde|noite)|prezad[oa]s?|caro|hej|hejsan|god (?:dag|morgon|morgen)"
    r"|kara|kare|merhaba|sayin|selam|iyi gunler)\b[^.?!]*[,:!.]?"
)
_CLOSING = re.compile(
    r"(?:(?:kind|best|warm|many|with kind|with best)(?:est)? (?:regards|wishes)|regards|sincerely|yours(?: \w+)?|cheers|all the best|best|thanks"
    r"|thank you|many thanks|(?:mit )?(?:freundliche[nm]?|herzliche[nm]?|beste[nm]?|viele[nm]?|liebe[nm]?|schone[nm]?)(?: \w+)? (?:grusen?|gruse|grus|grussen?|grusse|gruss)"
    r"|mfg|(?:bien )?cordialement|(?:bien )?a vous|salutations(?: \w+)?|meilleures salutations|sinceres salutations|bonne journee"
    r"|(?:un )?(?:cordial )?saludos?(?: cordiale?s?)?|atentamente|cordialmente|(?:cordiali|distinti|cari) saluti|un saluto"
    r"|(?:met )?(?:vriendelijke|hartelijke) groet(?:en)?|groet(?:en|jes)?|z (?:powazaniem|wyrazami szacunku)|pozdrawiam(?: \w+)?"
    r"|(?:com os )?(?:melhores )?cumprimentos|atenciosamente|abracos?|(?:med )?vanlig(?:a)? (?:halsning(?:ar)?|hilsen)|hilsen|mvh"
    r"|(?:med )?venlig hilsen|(?:bedste|venlige) hilsner|saygilar(?:imizla|imla)?|iyi gunler)[,.!]?"
)
_SIGNATURE_LINE = re.compile(r"[^.?!:;\d£€$]*(?:\b[A-Z]\.)?[^.?!:;\d£€$]*")


def edit_ratio_bp(draft: str, sent: str) -> int:
    """0 (unchanged) to 10000 basis points; anything but equal texts gives at least 1."""
    before, after = _folded(draft), _folded(sent)
    if before == after:
        return 0
    longest = max(len(before), len(after))
    return max(1, -(-Levenshtein.distance(before, after) * 10_000 // longest))


def resembles(text: str, draft_text: str) -> bool:
    """Whether a text is at least half like a draft, half made of it, or holds a long part of it."""
    mine, theirs = _folded(text).casefold(), _folded(draft_text).casefold()
    if min(len(mine), len(theirs)) < _LEAST_CHARACTERS:
        return False
    pieces = {theirs[i : i + _PIECE_CHARACTERS] for i in range(len(theirs) - _PIECE_CHARACTERS + 1)}
    taken, longest = _taken_from(mine, pieces)
    if longest >= _PASTED_CHARACTERS or taken * 2 >= len(mine):
        return True
    cutoff = RESEMBLES_MIN
    return Levenshtein.normalized_similarity(mine, theirs, score_cutoff=cutoff) >= cutoff


def _taken_from(text: str, pieces: set[str]) -> tuple[int, int]:
    """How many characters stand in matching pieces, and how long the longest run of them is."""
    total = longest = run_start = run_end = 0
    for i in range(len(text) - _PIECE_CHARACTERS + 1):
        if text[i : i + _PIECE_CHARACTERS] in pieces:
            if i > run_end:
                run_start = i
            total += i + _PIECE_CHARACTERS - max(i, run_end)
            run_end = i + _PIECE_CHARACTERS
            longest = max(longest, run_end - run_start)
    return total, longest


def _folded(text: str) -> str:
    lines = [line.strip() for line in unicodedata.normalize("NFC", text).splitlines()]
    lines = [line for line in lines if line]
    if len(lines) > 1 and _is_greeting(lines[0]):
        lines = lines[1:]
    closing = _closing_index(lines)
    return " ".join(" ".join(lines[:closing]).split())


def _is_greeting(line: str) -> bool:
    return len(line.split()) <= _GREETING_WORDS_MAX and bool(_GREETING.fullmatch(flat(line)))


def _closing_index(lines: list[str]) -> int:
    """Where a closing line begins that only a signature follows; else the end."""
    for index in range(max(1, len(lines) - _SIGNATURE_LINES_MAX - 1), len(lines)):
        after = lines[index + 1 :]
        if _CLOSING.fullmatch(flat(lines[index])) and all(map(_is_signature_line, after)):
            return index
    return len(lines)


def _is_signature_line(line: str) -> bool:
    return len(line.split()) <= _SIGNATURE_WORDS_MAX and bool(_SIGNATURE_LINE.fullmatch(line))

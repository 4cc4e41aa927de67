"""Names nobody told us about, where the text announces them: greetings, sign-offs, introductions.

The rule kept here: no guessing. A capitalised word is a name only after a clear cue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from agent_assist.analysis.personal_data.name_words import NOT_NAMES, TITLES

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_LETTER = r"[^\W\d_]"
_NAME_WORD = (
    rf"(?:{_CAPITAL}{_LETTER}{{0,30}}(?:['\-]{_LETTER}{{1,30}}){{0,3}}|(?:O|D)'{_CAPITAL}{_LETTER}{{1,30}})"
    r"(?!\w)"
)
_PARTICLE = r"(?:van|von|der|den|de|la|du|di|da|dos|del|della|zu|af|av|ten|ter|el|al|bin|ibn)"
_INITIAL = rf"(?:{_CAPITAL}\.[ ]?){{1,2}}"
_NAME = rf"(?:{_INITIAL})?{_NAME_WORD}(?:[ \t](?:{_INITIAL})?(?:{_PARTICLE}[ \t]){{0,2}}{_NAME_WORD}){{0,3}}"
_SUFFIX = r"(?:,? (?:Jr|Sr|MD|PhD|DVM|DDS|Esq|II|III|M\.D|Ph\.D)(?!\w)\.?)?"

_TITLE = (
    r"(?:Mr|Mrs|Ms|Mx|Dr|Prof|Mme|Mlle|Sr|Sra|Srta|Sig|Dott|Dhr|Mevr|M(?=\.))\.?|Miss|Professor|Herrn?|Frau|Monsieur"
    r"|Madame|Señora?|Senhora?|Signora?|Mevrouw|Meneer|Pani|Paní|Herra|Rouva|Fru"
)
_TITLED = re.compile(
    rf"(?<![\w.])(?:(?:{_TITLE})[ \t]){{1,3}}(?:{_PARTICLE}[ \t]){{0,2}}{_NAME}{_SUFFIX}"
    r"|(?<![\w.])(?:mr|mrs|ms|dr|prof)\.[ \t][^\W\d_]{2,24}"
    r"(?:[ \t][^\W\d_]{3,24}(?=[ \t]*[.,!?\n]|\Z))?",
)
_STREET_BEFORE = re.compile(r"\d{1,5}[a-zA-Z]?(?: [\w.'-]{1,20}){1,3} \Z")
_SUFFIXED = re.compile(rf"(?<!\w){_NAME},? (?:Jr\.|MD|PhD|DVM|DDS)(?!\w)")

_INTRODUCTION = (
    r"my (?:full |first |last |sur)?name is|my name's|name's|mein name ist|mein name:|ich heiße|ich heisse"
    r"|ich bin (?:herr|frau)|je m'appelle|mon nom est|me llamo|mi nombre es|mi chiamo|il mio nome è"
    r"|ik heet|mijn naam is|jag heter|mitt namn är|jeg hedder|jeg heter|mit navn er|mitt navn er|nimeni on"
    r"|nazywam się|mam na imię|jmenuji se|volám sa|chamo-me|meu nome é|o meu nome é|numele meu este|mă numesc"
    r"|a nevem|меня зовут|με λένε|benim adım|adım|zovem se|moje ime je|calls me|call me mr\.?|this is mr\.?"
    r"|here is mr\.?|speaking with|spoke (?:to|with)|talked to|gesprochen mit|parlé (?:à|avec)|hablé con"
)
_INTRODUCED = re.compile(rf"(?<!\w)(?i:{_INTRODUCTION})[ \t]{{1,2}}(?:an?[ \t])?({_NAME}{_SUFFIX})")
_INTRODUCED_LOWER = re.compile(
    r"(?<!\w)(?:my name is|mein name ist|ich heiße|je m'appelle|me llamo|mi chiamo|ik heet|calls me)[ \t]"
    r"([^\W\d_]{2,24}(?: (?!(?:but|and|und|et|aber|mais|pero)\b)[^\W\d_]{3,24})?)(?=\s*(?:[.,!?\n]|\Z)|\s+(?:but|and|und|et|y|e)\b)",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"(?:^|(?<=[.!?>\n]))[ \t>*]{0,4}(?i:dear|hi|hello|hey|hallo|liebe[rs]?|sehr geehrte[rs]?|guten (?:tag|morgen|abend)"
    r"|moin|servus|bonjour|bonsoir|salut|cher|chère|hola|estimad[oa]|querid[oa]|buen[oa]s (?:días|tardes|noches)|ciao"
    r"|buongiorno|gentile|car[oa]|beste|geachte|hoi|dag|hej|hejsan|kære|kjære|bästa|hei|moi|cześć|dzień dobry|drogi"
    r"|droga|szanowny|szanowna|dobrý den|olá|prezad[oa]|car[oa]|bună|kedves|dragă|cześć|zdravo)"
    rf"[ \t]{{1,2}}({_NAME})(?=[ \t]{{0,2}}(?:[,!:;\n–-]|\.|\Z))",
    re.MULTILINE,
)
_SIGN_OFF = re.compile(
    r"(?:^|(?<=[.!?,>] )|(?<=[.!?,>]))[ \t>*]{0,4}(?i:(?:with )?(?:kind(?:est)?|best|warm(?:est)?|many)?[ ]?(?:regards|wishes)|sincerely"
    r"|yours (?:sincerely|faithfully|truly)|best|cheers|thanks(?: again| in advance| a lot| so much)?|many thanks|thank you"
    r"|(?:mit )?(?:freundlichen|besten|vielen|lieben|herzlichen|schönen)? ?gr(?:ü|ue)(?:ß|ss)en?|(?:viele|liebe|beste|schöne|freundliche|herzliche)? ?gr(?:ü|ue)(?:ß|ss)e"
    r"|mfg|vg|lg|danke|vielen dank|besten dank|cordialement|bien cordialement|bien à vous|cdt|merci(?: d'avance)?|salutations|amicalement"
    r"|(?:un )?saludos?(?: cordiales)?|atentamente|gracias|un abrazo|cordiali saluti|distinti saluti|saluti|grazie"
    r"|(?:met )?vriendelijke groet(?:en)?|groet(?:en|jes)?|mvg|bedankt|(?:med )?vänliga hälsningar|hälsningar|mvh|tack"
    r"|(?:med )?venlig(?:e)? hilsen(?:er)?|(?:med )?vennlig hilsen|hilsen|tak|ystävällisin terveisin|terveisin|kiitos"
    r"|pozdrawiam|z poważaniem|dziękuję|s pozdravem|děkuji|atenciosamente|cumprimentos|obrigad[oa]|üdvözlettel|cu stimă|lep pozdrav)"
    rf"[,.!]?[ \t]*\n[ \t>*]*(?:\n[ \t>*]*)?-?[ \t]?({_NAME}{_SUFFIX})[ \t.,]*(?=\n|\Z)",
    re.MULTILINE,
)
_LABELLED = re.compile(
    r"(?:^|(?<=[\n>;,|]))[ \t>*]{0,4}(?i:(?:full|first|last|customer|contact|sender|recipient|account|cardholder|sur|family)?[ -]?name"
    r"|name on card|contact|customer|cardholder|kunde|kundin|ansprechpartner(?:in)?|vorname|nachname|nom|prénom|nombre|apellidos?|nome|cognome|naam"
    r"|from|von|absender|empfänger|de|da|an|to|cc|attn|att|z\. ?hd\.?|recipient|ship to|deliver to)"
    rf"[ \t]{{0,2}}[:=][ \t]{{0,2}}[\"']?({_NAME}{_SUFFIX})(?=[\"']?[ \t]{{0,2}}(?:[<(\[\n,;|⟦]|\Z))",
    re.MULTILINE,
)
_WROTE = re.compile(
    rf"(?<!\w)({_NAME_WORD}[ \t]{_NAME_WORD})[ \t](?:<[^>\n]{{3,80}}>[ \t])?(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|skrev)[ \t]?:"
)
_LETTER_CUES = (
    (_INTRODUCED, ""),
    (_GREETING, ""),
    (_SIGN_OFF, "\n"),
    (_LABELLED, ":="),
    (_WROTE, ":"),
)
"""Each cue with the signs of which it needs one ("" for none): most articles have no such line."""
_DEGREES = ("Jr.", "MD", "PhD", "DVM", "DDS")


def find_titled_names(text: str) -> Iterator[tuple[int, int]]:
    """Names with a form of address or a degree, which belongs to the stretch."""
    for match in _TITLED.finditer(text):
        if not _STREET_BEFORE.search(text, max(0, match.start() - 48), match.start()):
            yield match.span()
    if any(degree in text for degree in _DEGREES):
        yield from (match.span() for match in _SUFFIXED.finditer(text))


def find_announced_names(text: str) -> Iterator[tuple[int, int]]:
    """Names after the words that announce one: a greeting, a sign-off, an introduction."""
    for cue, signs in _LETTER_CUES:
        for match in cue.finditer(text) if not signs or any(s in text for s in signs) else ():
            if _is_name(match[1]) and _is_capitalised(match[1]):
                yield match.span(1)
    for match in _INTRODUCED_LOWER.finditer(text):
        if _is_name(match[1]):
            yield match.span(1)


def _is_name(candidate: str) -> bool:
    words = candidate.lower().replace("'", " ").split()
    if all(word.rstrip(".") in TITLES for word in words):
        return False
    return words[0] not in NOT_NAMES and words[-1] not in NOT_NAMES


def _is_capitalised(candidate: str) -> bool:
    """The pattern's capitals are those of Latin-1; other scripts have small letters as well."""
    return not candidate[0].islower()

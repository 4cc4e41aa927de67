"""Secrets that people write out: passwords, PINs, one-time codes and card check codes.

What follows the name of a secret counts only if it can be one: "my password is wrong" gives
nothing away. After a colon almost any word can be a password; after "is" it must look like one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_PASSWORD = (
    r"pass ?words?|pass ?phrase|passwd|passcode|pwd?|passwort|kennwort|losungswort|mot de passe|mdp"
    r"|contraseña|contrasena|clave de acceso|clave|senha|palavra-passe|parola d'ordine|wachtwoord|lösenord"
    r"|adgangskode|kodeord|passord|salasana\w{0,3}|hasło|haslo|heslo|jelszó\w{0,3}|jelszav\w{0,3}|parol[aă]"
    r"|şifre\w{0,3}|parool|lozinka|geslo|пароль|κωδικός πρόσβασης|パスワード|密码"
)
_KEY = (
    r"(?:secret[ _-]?)?access[ _-]?key(?:[ _-]?id)?|api[ _-]?(?:key|token|secret)|secret[ _-]?key|client[ _-]?secret"
    r"|(?:access|auth|bearer|refresh|session)[ _-]?token|private[ _-]?key|shared secret|webhook secret"
    r"|api-schlüssel|clé api|clave api|chiave api|license key|licence key|secret|recovery (?:key|code|phrase)"
    r"|backup code|seed phrase"
)
_IS = r"is now|is|was|ist|lautet|war|est|es|era|è|é|är|er|on|to|jest|je|van|becomes|are|sont|sind|:=|=>|->"
_COLON_VALUE = r"[^\s\"'`<>]{3,200}"

_FOR = (
    r"(?:[ ](?:i|we|for|to|of|on|für|von|vom|zu|zum|pour|de|du|para|del|per|di|voor|van|till|til|do)"
    r"(?:[ ][\w@.'-]{1,30}){1,3}?)?"
)
_AFTER_COLON = re.compile(
    rf"(?<![^\W_])(?:{_PASSWORD}|{_KEY}|pass){_FOR}(?: [a-z]{{2,8}}){{0,2}}[\"']?\s{{0,2}}(?::|=|→|-{{1,2}}>)"
    rf"\s{{0,3}}[\"'`]?({_COLON_VALUE})",
    re.IGNORECASE,
)
_AFTER_IS = re.compile(
    rf"(?<![^\W_])(?P<name>{_PASSWORD}|{_KEY}){_FOR}(?:[ ](?:currently|now|aktuell|jetzt))?\s{{1,3}}(?:{_IS})\s{{1,3}}"
    rf"[\"'`]?(?P<value>{_COLON_VALUE})",
    re.IGNORECASE,
)
# Words that are also plain words ("the key is patience"): their secret must look like one.
_PLAIN_NAME = re.compile(
    r"(?:clave|parol[aă]|secret|.*(?:key|token|code|phrase|cl[ée]).*)\Z", re.IGNORECASE
)
_QUOTED = re.compile(
    rf"(?<!\w)(?:{_PASSWORD}|{_KEY})[^\n\"'`«“]{{0,24}}[\"`«“']([^\n\"`»”']{{3,80}})[\"`»”']",
    re.IGNORECASE,
)
_LOGIN_PAIR = re.compile(
    r"(?<!\w)(?:log ?in|credentials|zugangsdaten|identifiants|user(?:name)?)\W{1,3}[\w.@+-]{2,60}\s?/\s?([^\s/]{5,60})(?=\s|\Z)",
    re.IGNORECASE,
)

_CODE_NAME = (
    r"pin(?:-?code|-?nummer|-?number)?|tan|otp|one[- ]time (?:code|password|passcode|pin)|2fa(?: code)?|mfa code"
    r"|(?:verification|verify|security|login|log-in|sign-?in|access|authentication|auth|authorization|sms"
    r"|activation|unlock|reset|door|gate|alarm|safe|entry|passkey|secret|recovery|backup) (?:code|pin)"
    r"|(?:verification|(?<!social )security) number|confirmation code(?=\D{0,8}\d{4,8}(?!\w))"
    r"|(?:bestätigungs|sicherheits|verifizierungs|zugangs|anmelde|freischalt|einmal|login|sms|tür|prüf|aktivierungs)-?code"
    r"|geheimzahl|kartenprüfnummer|prüfnummer|prüfziffer|code (?:de vérification|de sécurité|secret|d'accès|sms|pin|d'activation)"
    r"|cryptogramme(?: visuel)?|código (?:de verificación|de seguridad|de acceso|pin|sms|secreto|de verificação|de segurança)"
    r"|codice (?:di verifica|di sicurezza|pin|sms|segreto|di accesso)|(?:verificatie|beveiligings|toegangs|pin)-?code"
    r"|(?:verifierings|säkerhets|bekräftelse|bekræftelses|sikkerheds|vahvistus)(?:kod|kode|koodi)\w{0,2}"
    r"|kod (?:weryfikacyjny|pin|sms|dostępu)|ověřovací kód|pin-?kód|pin-?kod\w?|turvakoodi"
    r"|cvv2?|cvc2?|csc|card (?:verification|security) (?:code|number|value)"
)
_CODE = re.compile(
    rf"(?<!\w)(?:{_CODE_NAME})(?!\w)(?:[ ](?:on|auf|au|en|sur) [\w ]{{1,20}}?)?(?:\s{{0,2}}(?:{_IS}|number|nummer|is:|(?<=\w):|[#=(\-]))?"
    rf"(?:\s(?:{_IS}))?[\s:=\"'*(]{{0,4}}"
    r"([A-Za-z]{0,2}-?\d(?:[ -]?\d){2,7}|(?=[A-Z0-9-]*\d)[A-Z0-9]{4,10}(?:-[A-Z0-9]{3,8}){0,4})(?![\w%€$])",
    re.IGNORECASE,
)
_SMS = r"(?:by|per|via|par|por|in|from|through|im|aus|de)\s(?:the |an? |your |der |une? |un )?(?:sms|text|e-?mail|mail|app|whatsapp|phone|authenticator)"
_CODE_BY_SMS = re.compile(
    rf"(?<!\w)(?:code|kod|código|codice|koodi|kode|kód)\W{{1,3}}(?:(?:{_IS})\s)?(\d{{4,8}})(?!\w)(?=[^\n]{{0,24}}{_SMS})"
    rf"|{_SMS}[^\n\d]{{0,30}}(?:code|kod|código|codice|koodi|kode|kód)\W{{1,3}}(?:(?:{_IS})\s)?(\d{{4,8}})(?!\w)",
    re.IGNORECASE,
)
_MENTION = re.compile(
    r"pass|pw|kennwort|losung|mot de|mdp|contrase|clave|senha|palavra|parol|wacht|lösen|adgang|kodeord|salasana"
    r"|has[łl]o|heslo|jelsz|şifre|parool|lozinka|geslo|пароль|κωδικός|パスワード|密码"
    r"|key|token|secret|schlüssel|clé|chiave|phrase|code|kod|código|codice|kód|pin|tan|otp|cvv|cvc|cid|csc"
    r"|prüf|geheim|crypto|card|log ?in|credential|zugangs|identifiant|user|2fa|mfa|verif|number",
    re.IGNORECASE,
)
_QUOTE, _GIVES, _DIGIT = re.compile("[\"`«“']"), re.compile("[:=→>]"), re.compile(r"\d")
_ORDER_BEFORE = re.compile(
    r"(?:order|booking|reservation|tracking|postal|zip|discount|promo)\s\Z", re.I
)

_NOT_A_PASSWORD_TEXT = (
    "not no never wrong incorrect invalid expired correct right working reset resetting changed blocked locked"
    " forgotten lost unknown required missing weak strong short long old new still always being going gone"
    " rejected refused accepted too very the a an my your in on for to of and or but so that this it what"
    " where which when why how needed disabled compromised stolen hacked leaked safe secure different same"
    " please help link page email mail sent recovery manager protected field policy again ok okay fine bad"
    " falsch ungültig abgelaufen gesperrt vergessen nicht richtig zu nun jetzt neu alt verloren unbekannt ja"
    " kein keine bitte faux incorrecte invalide expiré oublié perdu bloqué pas ne trop nouveau plus toujours"
    " incorrecta inválida caducada olvidada perdida bloqueada no muy demasiado errata sbagliata scaduta non"
    " fout onjuist verlopen vergeten geblokkeerd niet fel felaktigt inte forkert ikke udløbet glemt väärin"
    " nieprawidłowe wygasło nie błędne incorrect. supposed set stored saved only just also hier here below"
    " above attached unten oben n/a none null undefined forgot must should will can cannot"
)
_NOT_A_PASSWORD = frozenset(_NOT_A_PASSWORD_TEXT.split())
_TRAILING = ".,;:!?)]}\"'»”"


def find_secret_phrases(text: str) -> Iterator[tuple[int, int]]:
    """The secrets themselves, without the words that announce them.

    A pattern is tried only where the sign is that it cannot do without: most articles have few of them.
    """
    if not _MENTION.search(text):
        return
    yield from _find_passwords(text)
    if _QUOTE.search(text):
        yield from (match.span(1) for match in _QUOTED.finditer(text) if _is_likely(match[1]))
    if "/" in text:
        yield from (match.span(1) for match in _LOGIN_PAIR.finditer(text) if _is_likely(match[1]))
    if not _DIGIT.search(text):
        return
    for match in _CODE.finditer(text):
        if not _ORDER_BEFORE.search(text, max(0, match.start() - 14), match.start()):
            yield match.span(1)
    for match in _CODE_BY_SMS.finditer(text):
        yield match.span(match.lastindex or 0)


def _find_passwords(text: str) -> Iterator[tuple[int, int]]:
    for match in _AFTER_COLON.finditer(text) if _GIVES.search(text) else ():
        value = _trimmed(match[1])
        if len(value) >= 3 and value.lower() not in _NOT_A_PASSWORD and not value.startswith("//"):
            yield match.start(1), match.start(1) + len(value)
    for match in _AFTER_IS.finditer(text):
        start, value = match.start("value"), _trimmed(match["value"])
        is_plain = _PLAIN_NAME.match(match["name"])
        if _is_likely(value) or (not is_plain and _is_last_word(text, start, value)):
            yield start, start + len(value)


def _trimmed(value: str) -> str:
    """Without the sentence's own punctuation; a password may end in one such mark."""
    bare = value.rstrip(_TRAILING)
    return value if _is_likely(bare) and len(value) == len(bare) + 1 and value[-1] in "!?" else bare


def _is_likely(value: str) -> bool:
    """A digit or a mark inside, or capitals in the middle: not a word of the sentence."""
    if len(value) < 4 or value.lower() in _NOT_A_PASSWORD:
        return False
    if any(char.isdigit() for char in value):
        return True
    inner = value[1:]
    return (inner != inner.lower() and not value.isupper()) or any(
        mark in value for mark in "$&#@!*_?%^+="
    )


def _is_last_word(text: str, start: int, value: str) -> bool:
    """A plain word can be the password if the sentence ends with it and it describes nothing."""
    if len(value) < 5 or value.lower() in _NOT_A_PASSWORD or not value.isalpha():
        return False
    if value.lower().endswith(
        ("ed", "ing", "ert", "iert", "é", "ée", "ado", "ada", "ato", "ata", "ig", "bar")
    ):
        return False
    rest = text[start + len(value) : start + len(value) + 2]
    return not rest or rest[0] in ".\n" or rest[:2] in (", ", "! ", "; ")

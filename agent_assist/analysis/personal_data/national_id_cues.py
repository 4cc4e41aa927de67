"""National identity numbers that the text itself names, in the languages of their countries.

Where a number is named, its check digit does not matter: a mistyped identity number is still one.
Short acronyms that are also words (`sin`, `nie`, `pan`) count in capitals only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ACRONYMS = (
    r"DNI|NIE|NIF|NIR|NISS|NINO|NIN|CPF|RG|BSN|PESEL|CPR|PPSN?|NHS|SIN|CURP|RFC|PAN|CNP|OIB|EMŠO|EMSO|EGN"
    r"|ЕГН|ΑΜΚΑ|AMKA|TAJ|TFN|RUT|RUN|CUIT|CUIL|TIN|NRIC|FIN|SVNR|SVNr|SV-Nr|AHV|AVS|JMBG|IdNr|St\.?-?Nr"
    r"|INSEE|ITIN|HETU"
)
_PHRASES = (
    r"codice fiscale|num[ée]ro (?:de )?s[ée]cu(?:rit[ée])?(?: sociale)?|n° (?:de )?s[ée]cu(?:rit[ée])?(?: sociale)?"
    r"|num[ée]ro national|registre national|national insurance|ni number|personnummer|personnumret"
    r"|personalnummer|samordningsnummer|f[øo]dselsnummer|f[øo]dselsnr|henkil[öo]tunnus\w{0,4}|hetu\b|burgerservicenummer"
    r"|sofinummer|rijksregister(?:nummer)?|steuer-?id(?:entifikationsnummer)?|steuernummer"
    r"|(?:sozial|renten)versicherungs(?:nummer|nr)|sv-?(?:nummer|nr)|ahv-nummer|cpr-nummer|cpr-nr|personal identity"
    r"|pps number|nhs number|social insurance|aadh?aa?r|rodn[ée] [čc][íi]sl\w|\br\.\s?č\.|isikukood|asmens kod\w+"
    r"|personas kod\w+|szem[ée]lyi (?:azonos[íi]t[óo]|sz[áa]m|igazolv[áa]ny)\w{0,6}|ad[óo]azonos[íi]t[óo]\w{0,4}"
    r"|cart[ãa]o de cidad[ãa]o|n[úu]mero de contribuinte|c[ée]dula|tax file number|tax id\w{0,12}"
    r"|personalausweis\w{0,8}|ausweis-?(?:nummer|nr)|reisepass\w{0,8}|passport|passeport|pasaporte|passaporto"
    r"|paspoort|paszport|passnummer|pass-?nr|driver'?s? licen[cs]e|driving licen[cs]e|driver licen[cs]e"
    r"|f[üu]hrerschein\w{0,8}|permis de conduire|carn[ée]t? de conducir|permiso de conducir|patente di guida"
    r"|rijbewijs|k[öo]rkort\w{0,8}|prawo jazdy|carta de condu[çc][ãa]o|dow[óo]d osobisty|dowodu osobistego"
    r"|carte d'identit[ée]|carta d'identit[àa]|documento de identidad|identiteitskaart|identity card"
    r"|national id|id card|identity number|identification number|resident registration|medicare"
    r"|my number card|マイナンバー|身份证\w{0,2}|주민등록번호|tc kimlik"
)
_LINK_WORDS = (
    r"card|number|num|no|nr|nummer|numéro|número|numero|numer|číslo|is|was|ist|lautet|est|es|é|è|är|er"
    r"|on|je|to|jest|van|code|the|my|este|a|:"
)
_CUE = re.compile(
    rf"(?<!\w)(?:(?:{_ACRONYMS})(?!\w)|(?i:{_PHRASES}))"
    rf"(?:[^\w\n]{{1,3}}(?i:{_LINK_WORDS})(?!\w)){{0,4}}[^\w\n+]{{0,4}}\n?",
)
_NUMBER = re.compile(
    r"(?:[A-Z]{1,4}[ -]?)?(?=[A-Za-z]{0,17}\d)[A-Za-z0-9]{1,18}"
    r"(?:[ .\-/+]{1,2}(?=[A-Za-z]{0,4}\d)[A-Za-z0-9]{1,12}){0,8}(?:[ .-]?[A-Z](?!\w))?"
)
_MIN_DIGITS = 4


def find_named_national_ids(text: str) -> Iterator[tuple[int, int]]:
    """Whatever number follows the name of an identity number."""
    for cue in _CUE.finditer(text):
        number = _NUMBER.match(text, cue.end())
        if number and sum(char.isdigit() for char in number[0]) >= _MIN_DIGITS:
            yield number.span()

"""Light stemming: the endings of nouns, adjectives and plain verb forms. Rule: rather too little than too much.

Each list is tried from the longest ending down; a stem keeps at least the given number of letters.
Expects folded words (lower case, no diacritics).
"""

from __future__ import annotations

_ENDINGS = {
    "de": (
        "ungen erung ungs ung heiten heit keiten keit lichen liche lich ischen ische isch ernd endes enden ende"
        " ern est est eten etet ete sten en er es em et st e n s t"
    ),
    "fr": (
        "issements issement ements ement ations ation ateurs ateur antes ante ants ant ees erez erons eront erai"
        " ions iez ait aient ee er ez es ent ir is it eux euse ives ive ifs if e s x"
    ),
    "es": (
        "aciones acion amientos amiento imientos imiento mente adoras adora adores ador ando iendo adas ados ada ado"
        " idas idos ida ido aron ieron aba aban ar er ir as os es an en a o e s"
    ),
    "it": (
        "azioni azione amenti amento imenti imento mente atori atore ando endo ate ati ata ato ite iti ita ito ute uti"
        " uta uto are ere ire ano ono i e a o"
    ),
    "nl": "heden heid ingen ing lijke lijk eren ende end sten en er es ste st te de je e s t d",
    "pl": (
        "owaniu owania owanie eniu enia enie aniu ania anie ologia osci osc ami ach owie owych owym owego owa owe owy"
        " iego iej ych ymi ego emu iem em om ow ej ie ia ii ym ych ac ec ic yc al la lo li ly am y i a e o u"
    ),
    "pt": (
        "acoes acao amentos amento imentos imento mente adoras adora adores ador ando endo indo adas ados ada ado idas"
        " idos ida ido aram eram ava avam oes ao ar er ir as os es a o e s"
    ),
    "sv": (
        "heterna heter heten het ningar ning ingen ingar ing arna erna orna ande ende aste an are ade at ar er or en et"
        " a e s t"
    ),
    "da": "hederne heder heden hed ningerne ninger ning ingen inger ing erne ende ede ene est ere er en et e s t",
}
_MIN_STEM = 4
_FIRST_LETTERS = {"tr": 5}
"""Languages that add ending to ending are cut after so many letters, which finds as much as real analysis
does (Can et al., "Information retrieval on Turkish texts", JASIST 2008)."""


def stem(word: str, language: str) -> str:
    """The stem of a folded word; the word itself for short words and languages without a list."""
    if any(char.isdigit() for char in word):
        return word
    if language == "en":
        return _english(word)
    if language in _FIRST_LETTERS:
        return word[: _FIRST_LETTERS[language]]
    for ending in _SORTED.get(language, ()):
        if word.endswith(ending) and len(word) - len(ending) >= _MIN_STEM:
            return word[: -len(ending)]
    return word


_SORTED = {
    language: tuple(sorted(set(endings.split()), key=lambda ending: (-len(ending), ending)))
    for language, endings in _ENDINGS.items()
}
_DOUBLES = frozenset("bdfglmnprt")


def _english(word: str) -> str:
    """Plural and verb endings, so that charge, charged, charges and charging meet."""
    word = _plural(word)
    for ending in ("ing", "ed"):
        base = word.removesuffix(ending)
        if base != word and len(base) >= 3 and any(vowel in base for vowel in "aeiouy"):
            return _undouble(base)
    for ending in ("ment", "ness", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= _MIN_STEM:
            return _no_final_e(word[: -len(ending)])
    return _no_final_e(word)


def _plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


def _undouble(base: str) -> str:
    doubled = len(base) > 3 and base[-1] == base[-2] and base[-1] in _DOUBLES
    return base[:-1] if doubled else _no_final_e(base)


def _no_final_e(word: str) -> str:
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    if word.endswith("y") and len(word) > 3:
        word = word[:-1] + "i"
    return word[:-1] if word.endswith("ll") else word

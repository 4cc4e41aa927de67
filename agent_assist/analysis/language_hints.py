"""Scripts, letters and small words that tell languages apart where a message is short.

Rule: only words that are frequent in their language and rare in its neighbours.
"""

from __future__ import annotations

import re

# Scripts and the languages written in them; kana before Han, because Japanese mixes both.
BY_SCRIPT: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = (
    (("el",), re.compile("[\u0370-\u03ff\u1f00-\u1fff]")),
    (("he",), re.compile("[\u0590-\u05ff]")),
    (("ar", "fa", "ur"), re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")),
    (("hi", "mr", "ne"), re.compile("[\u0900-\u097f]")),
    (("bn",), re.compile("[\u0980-\u09ff]")),
    (("ta",), re.compile("[\u0b80-\u0bff]")),
    (("te",), re.compile("[\u0c00-\u0c7f]")),
    (("th",), re.compile("[\u0e00-\u0e7f]")),
    (("ka",), re.compile("[\u10a0-\u10ff]")),
    (("hy",), re.compile("[\u0530-\u058f]")),
    (("ko",), re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")),
    (("zh", "ja"), re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")),
    (("ru", "uk", "bg", "sr", "be", "mk"), re.compile("[\u0400-\u052f]")),
)

# Letters found in one of several languages of a script, in the order in which they are asked.
BY_LETTERS = ("ja", "zh", "uk", "be", "mk", "sr", "ru", "bg", "fa", "ur", "ar")
LETTERS: dict[str, re.Pattern[str]] = {
    "ja": re.compile("[\u3040-\u30ff]"),
    "zh": re.compile("[\u4e00-\u9fff]"),
    "uk": re.compile("[іїєґ]"),
    "be": re.compile("[ў]"),
    "mk": re.compile("[ѓќѕ]"),
    "sr": re.compile("[ђћљњџј]"),
    "ru": re.compile("[ыэё]"),
    "bg": re.compile("ъ[а-я]"),
    "fa": re.compile("[پچژگی]"),
    "ur": re.compile("[ٹڈڑےں]"),
    "ar": re.compile("[ةيكى]"),
    "de": re.compile("ß"),
    "hu": re.compile("[őű]"),
    "tr": re.compile("[ığş]"),
    "pl": re.compile("[łąęśźż]"),
    "cs": re.compile("[řěů]"),
    "sk": re.compile("[ľĺŕ]"),
    "ro": re.compile("[șțăţ]"),
    "es": re.compile("[ñ¿¡]"),
    "pt": re.compile("[ãõ]"),
    "vi": re.compile("[ơưạảấầẩẫậắằẳẵặẹẻẽếềểễệ]"),
    "lv": re.compile("[āēīūģķļņ]"),
    "lt": re.compile("[ėįųū]"),
    "hr": re.compile("đ"),
}

_WORDS = {
    "en": "the and you your is are was my i have not with this that please can what how for it's don't thanks "
    "hello hi hey ok okay yes no thx person human agent urgent help refund cancel",
    "de": "der die das und ist nicht ich sie mein meine bitte mit für auf wie ein eine habe kann von zu den "
    "danke wo wann noch nur keine hallo guten tag moin servus ja nein mensch hilfe",
    "fr": "le les des et est vous je ne pas mon ma pour avec une que qui dans bonjour merci votre c'est j'ai du "
    "salut oui non aide humain",
    "es": "el los las y es no mi por para con una que está quiero hola gracias mi pedido cómo dónde del usted "
    "buenas días ayuda sí",
    "it": "il gli che è non mio mia per con una sono ho grazie buongiorno ordine dove di della questo vorrei come ciao salve aiuto sì",
    "nl": "het een en is niet ik mijn u voor met van graag hoe kan heb bedankt wanneer naar geen deze ben dit hallo hoi goedemorgen ja nee hulp",
    "pt": "o os as não meu minha para com uma que está obrigado olá do da você pedido quero como onde em ao oi obrigada ajuda sim",
    "pl": "nie jest się mój moje proszę na do czy jak dzień dobry dziękuję gdzie mam chcę że z",
    "sv": "och är inte jag min mitt för med att det hej tack var när har kan vill ett från som av hejsan ja nej",
    "da": "og er ikke jeg min mit for med at det hej tak hvor hvornår har kan vil et fra af jer mig",
    "no": "og er ikke jeg min mitt for med at det hei takk hvor når har kan vil et fra av dere meg",
    "fi": "ja on ei ole minun että mutta kiitos hei voin miten missä haluan tilaus tämä se",
    "tr": "ve bir bu için değil benim ben lütfen merhaba teşekkürler nasıl nerede var yok ile ne",
    "cs": "a je se na že jsem není prosím děkuji dobrý den kde jak můj moje mám nebo",
    "sk": "a je sa na že som nie prosím ďakujem dobrý deň kde ako môj moja mám alebo",
    "hu": "a az és nem hogy van egy kérem köszönöm szeretném hol mikor ez meg",
    "ro": "și este nu am pentru cu care vă rog mulțumesc bună unde când comanda mea meu să",
    "hr": "i je nije sam molim hvala gdje kako moj moja što za se u na da",
    "sl": "in je ni sem prosim hvala kje kako moj moja kaj za se v na da",
    "ca": "el la els les i és no meva meu per amb que està gràcies hola on com",
    "id": "yang dan di tidak saya ini itu untuk dengan terima kasih bagaimana pesanan",
    "et": "ja on ei ole minu et aga tänan tere kuidas kus soovin",
    "lv": "un ir nav mans mana lūdzu paldies kur kā es ar",
    "lt": "ir yra nėra mano prašau ačiū kur kaip aš su",
}  # fmt: skip
STOP_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split()) for language, words in _WORDS.items()
}

"""English names of languages, for instructions to a model, and back. Source: ISO 639-1."""

from __future__ import annotations

_NAMES = {
    "ar": "Arabic",
    "bg": "Bulgarian",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "et": "Estonian",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "nb": "Norwegian Bokmål",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sk": "Slovak",
    "sl": "Slovenian",
    "sv": "Swedish",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "vi": "Vietnamese",
    "zh": "Chinese",
}

_OWN_NAMES = {
    "deutsch": "de", "français": "fr", "französisch": "fr", "español": "es", "spanisch": "es", "italiano": "it",
    "nederlands": "nl", "polski": "pl", "português": "pt", "türkçe": "tr", "englisch": "en", "anglais": "en",
    "inglés": "en", "allemand": "de", "alemán": "de", "svenska": "sv", "dansk": "da", "norwegian": "nb",
}  # fmt: skip


def english_name(language: str) -> str:
    """The English name of a language code (`de`, `de-AT`); an unknown code names itself."""
    return _NAMES.get(base_language(language), language)


def language_called(name: str) -> str:
    """The code of a language called by its English name or its own ("French", "français"); "" for no language."""
    wanted = name.casefold()
    if wanted in _OWN_NAMES:
        return _OWN_NAMES[wanted]
    return next((code for code, known in _NAMES.items() if known.casefold() == wanted), "")


def base_language(language: str) -> str:
    """`de` of `de-AT` or `de_AT`."""
    return language.replace("_", "-").split("-", 1)[0].lower()

"""The answer to "Am I talking to a bot?", in the customer's language. Rule: it says what really happened (R8)."""

from __future__ import annotations

_WITH_AI = {
    "en": "I used an AI draft and checked it myself.",
    "de": "Ich habe einen KI-Entwurf verwendet und ihn selbst geprüft.",
    "fr": "J’ai utilisé un brouillon rédigé par l’IA et je l’ai vérifié en personne.",
    "es": "He usado un borrador de IA y lo he revisado personalmente.",
    "it": "Ho usato una bozza dell’IA e l’ho controllata di persona.",
    "nl": "Ik heb een AI-concept gebruikt en het zelf gecontroleerd.",
    "pl": "Użyto tu szkicu AI, sprawdzonego przeze mnie osobiście.",
    "pt": "Usei um rascunho de IA e verifiquei-o pessoalmente.",
    "sv": "Jag har använt ett AI-utkast och kontrollerat det själv.",
    "da": "Jeg har brugt et AI-udkast og selv kontrolleret det.",
    "tr": "Bir yapay zekâ taslağı kullandım ve onu kendim kontrol ettim.",
}
_ALONE = {
    "en": "I wrote this reply myself, without AI.",
    "de": "Diese Antwort habe ich selbst geschrieben, ohne KI.",
    "fr": "J’ai écrit cette réponse en personne, sans IA.",
    "es": "He escrito esta respuesta personalmente, sin IA.",
    "it": "Ho scritto questa risposta di persona, senza IA.",
    "nl": "Dit antwoord heb ik zelf geschreven, zonder AI.",
    "pl": "Ta odpowiedź została napisana przeze mnie osobiście, bez AI.",
    "pt": "Escrevi esta resposta pessoalmente, sem IA.",
    "sv": "Jag har skrivit det här svaret själv, utan AI.",
    "da": "Jeg har selv skrevet dette svar, uden AI.",
    "tr": "Bu yanıtı yapay zekâ olmadan kendim yazdım.",
}


def truthful_words(language: str, *, has_ai: bool) -> str:
    """The sentence for a reply with AI words or without; in English where the language is not known here."""
    table = _WITH_AI if has_ai else _ALONE
    return table.get(language.split("-", 1)[0], table["en"])

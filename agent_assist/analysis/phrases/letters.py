"""Greeting, thanks and closing for a reply composed without a language model. Rule: neutral and polite everywhere."""

from __future__ import annotations

from dataclasses import dataclass

from agent_assist.analysis.phrases.languages import base_language


@dataclass(frozen=True, slots=True)
class Letter:
    """The frame of a reply; `greeting_named` has `{name}`."""

    greeting_named: str
    greeting: str
    thanks: str
    closing: str


_LETTERS = {
    "cs": Letter("Dobrý den,", "Dobrý den,", "děkujeme za Vaši zprávu.", "S pozdravem"),
    "da": Letter("Hej {name}", "Hej", "Tak for din besked.", "Venlig hilsen"),
    "de": Letter(
        "Hallo {name},", "Guten Tag,", "vielen Dank für Ihre Nachricht.", "Freundliche Grüße"
    ),
    "en": Letter("Hi {name},", "Hello,", "Thank you for your message.", "Kind regards,"),
    "es": Letter("Hola, {name}:", "Hola:", "Gracias por su mensaje.", "Un cordial saludo,"),
    "fi": Letter("Hei {name}", "Hei", "Kiitos viestistäsi.", "Ystävällisin terveisin"),
    "fr": Letter("Bonjour {name},", "Bonjour,", "Merci pour votre message.", "Cordialement,"),
    "it": Letter(
        "Buongiorno {name},", "Buongiorno,", "grazie per il Suo messaggio.", "Cordiali saluti"
    ),
    "nb": Letter("Hei {name}", "Hei", "Takk for meldingen din.", "Vennlig hilsen"),
    "nl": Letter(
        "Hallo {name},", "Goedendag,", "Bedankt voor uw bericht.", "Met vriendelijke groet,"
    ),
    "pl": Letter("Dzień dobry,", "Dzień dobry,", "dziękujemy za wiadomość.", "Z poważaniem"),
    "pt": Letter(
        "Olá, {name}:", "Olá:", "Obrigado pela sua mensagem.", "Com os melhores cumprimentos,"
    ),
    "tr": Letter(
        "Merhaba {name},", "Merhaba,", "mesajınız için teşekkür ederiz.", "Saygılarımızla"
    ),
    "sv": Letter("Hej {name}!", "Hej!", "Tack för ditt meddelande.", "Vänliga hälsningar"),
}
"""Polish and Czech greet without a name: the vocative of a name cannot be formed by rule."""


def letter(language: str) -> Letter | None:
    """The frame in this language, or None: then nothing may be composed in it."""
    base = base_language(language)
    return _LETTERS.get("nb" if base == "no" else base)

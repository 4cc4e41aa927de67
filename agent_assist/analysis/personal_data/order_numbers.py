"""Tells the numbers a reply is about from the numbers that belong to a person.

The rule kept here: a number that the words right before it call an order, ticket, parcel, article,
version or amount survives, because the answer is about it.
"""

from __future__ import annotations

import re

_WINDOW = 64

_STEMS = (
    r"order|ordre|ordine|bestell|auftrag|commande|pedido|encomenda|zamówieni|objednávk|tilau|beställ"
    r"|ticket|fallnummer|vorgang|dossier|invoice|rechnung|facture|factura|fattura|factuur|faktur|fatura"
    r"|lasku|track|sendung|shipment|parcel|paket|package|colis|envío|envio|spedizion|zending|försändels"
    r"|lähety|przesyłk|zásilk|referen|référen|articl|artikel|artículo|articolo|teile|produ[ck]t|produit"
    r"|prodott|model|modèle|serial|serie|série|version|versión|firmware|release|error|fehler|erreur"
    r"|transa[ck]tion|booking|buchung|réservation|reserv|retoure|angebot|devis|offerte|customer|kunden"
    r"|client|klant|contra[ck]t|vertrag|contrat|policy|subscription|gutschein|voucher|coupon"
)
_WORDS = (
    r"ref|case|part|item|items|sku|ean|upc|gtin|isbn|asin|mpn|imei|build|rma|return|quote|po|abo"
    r"|dhl|ups|fedex|dpd|gls|hermes|usps|tnt|postnord|lot|batch|s/n|sn|teil|versie"
)
_FILLER = (
    r"number|numbers|num|no|nr|nummer|numéro|numero|número|numer|číslo|id|ids|code|is|was|are|ist|war"
    r"|lautet|lauten|est|es|è|de|des|du|do|di|del|della|der|mit|with|the|for|from|et|y|e|en|and|und|n|s"
)
# `orders 123 and 456`: the second number is named by the same word.
_LISTED_NUMBER = (
    r"[A-Za-z]{0,4}\d[\w\-]{2,24}(?: ?[,&]| (?:and|und|et|y|e|en|or|oder|ou|o)(?![^\W\d_]))"
)
_GAP = r"[\s\-_.#:=(/°º\"'*&,]"
_ENDS_WITH_NAME = re.compile(
    rf"(?<![^\W\d_])(?:(?:{_STEMS})[^\W\d_]{{0,12}}|(?:{_WORDS})(?![^\W\d_]))"
    rf"(?:{_GAP}{{1,4}}(?:(?:{_FILLER})(?![^\W\d_])|{_LISTED_NUMBER})){{0,6}}"
    rf"{_GAP}{{0,4}}\Z",
    re.IGNORECASE,
)
_HASH_BEFORE = re.compile(r"#\s?\Z")
_VERSION_BEFORE = re.compile(
    r"(?:\bv|\b(?:version|versión|versione|versie|verze|wersja|firmware|release|build|update|updated to"
    r"|upgraded to|upgrade to|driver|treiber|patch|section|chapter|abschnitt|kapitel|chrome|firefox|edge"
    r"|safari|ios|android|windows|macos|java|python|php|app|sdk|api|kernel|linux|software|plugin)\b)"
    r"[^\d\n]{0,14}\Z",
    re.IGNORECASE,
)
_AMOUNT_AFTER = re.compile(
    r"\s{0,2}(?:€|\$|£|¥|%|EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|JPY|INR|Euro|dollars?|pounds?|kr\b|zł"
    r"|Kč|Ft\b|lei\b)",
    re.IGNORECASE,
)
_AMOUNT_BEFORE = re.compile(r"(?:€|\$|£|¥|EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK)\s{0,2}\Z", re.I)


def is_named_as_order(text: str, start: int) -> bool:
    """Whether the words right before `start` name an order, parcel, article or case number."""
    return bool(_ENDS_WITH_NAME.search(text[max(0, start - _WINDOW) : start]))


def is_numbered(text: str, start: int) -> bool:
    """Whether a `#` stands right before `start`."""
    return bool(_HASH_BEFORE.search(text[max(0, start - 2) : start]))


def is_version(text: str, start: int) -> bool:
    """Whether the words right before `start` name a version, a section or a program."""
    return bool(_VERSION_BEFORE.search(text[max(0, start - 32) : start]))


def is_amount(text: str, start: int, end: int) -> bool:
    """Whether a currency or a percent sign stands next to the number."""
    before = text[max(0, start - 5) : start]
    return bool(_AMOUNT_AFTER.match(text, end) or _AMOUNT_BEFORE.search(before))

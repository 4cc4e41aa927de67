"""Lines of an order's history in each language. Rule: what has no phrase here is not translated, and so not said.

The company's systems write English. A phrase says what the line says, with its place, day and amount, and nothing more.
"""

from __future__ import annotations

import re
from datetime import date

from agent_assist.analysis.phrases.languages import base_language

ORIGINAL = "en"
_DAY = r"(?:\w+day )?(?P<day>\d{1,2} \w+ \d{4})"
_PLACE = r"(?P<place>[^,.]+?)"
_EVENTS = {
    "confirmed": "order confirmed",
    "packed": "packed",
    "dispatched": "(?:packed and )?dispatched",
    "delivered": "delivered",
    "delivered_in": f"delivered in {_PLACE}",
    "first": "first attempt, (?:courier reports )?nobody home",
    "second": "second attempt, (?:courier reports )?nobody home",
    "held": f"parcel held at the {_PLACE} depot until {_DAY}",
    "scanned": f"scanned at the {_PLACE} depot",
    "last_scan": f"last scan, {_PLACE} depot",
    "ready": "ready for collection(?:, text message sent)?",
    "returned": "return arrived at the warehouse",
    "moved": f"delivery moved to {_DAY}",
    "refund": r"refund of (?P<amount>\S+) sent to (?P<card>\w+)(?: ending (?P<last>\d{4}))?(?: on .+)?",
}
_PATTERNS = [(name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _EVENTS.items()]
_AMOUNT = re.compile(r"([€£$])([\d,]+)\.(\d\d)")
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
}
_DAYS = {"de": "{d}. {m} {y}", "es": "{d} de {m} de {y}", "pt": "{d} de {m} de {y}"}
_INTRO = {
    "en": "This is what our system says about your order {id}:",
    "de": "Das steht bei uns zu Ihrer Bestellung {id}:",
    "fr": "Voici ce que notre système indique pour votre commande {id} :",
    "es": "Esto es lo que consta en nuestro sistema sobre su pedido {id}:",
    "it": "Ecco che cosa risulta nel nostro sistema per il Suo ordine {id}:",
    "nl": "Dit staat bij ons over uw bestelling {id}:",
    "pl": "Oto co mówi nasz system o zamówieniu {id}:",
    "pt": "Isto é o que consta no nosso sistema sobre a sua encomenda {id}:",
    "tr": "{id} numaralı siparişiniz hakkında sistemimizde şunlar yazıyor:",
}
_WORDS: dict[str, dict[str, str]] = {
    "de": {
        "confirmed": "Bestellung bestätigt", "packed": "verpackt", "dispatched": "verschickt",
        "delivered": "zugestellt", "delivered_in": "zugestellt in {place}",
        "first": "erster Zustellversuch, niemand angetroffen", "second": "zweiter Zustellversuch, niemand angetroffen",
        "held": "Das Paket liegt bis {day} im Depot {place}", "scanned": "im Depot {place} erfasst",
        "last_scan": "letzte Erfassung im Depot {place}", "ready": "zur Abholung bereit",
        "returned": "Rücksendung im Lager angekommen", "moved": "Lieferung auf den {day} verschoben",
        "refund": "Erstattung von {amount} auf {card} gesendet",
    },
    "fr": {
        "confirmed": "commande confirmée", "packed": "emballée", "dispatched": "expédiée",
        "delivered": "livrée", "delivered_in": "livrée à {place}",
        "first": "première tentative de livraison, personne à domicile",
        "second": "deuxième tentative de livraison, personne à domicile",
        "held": "Le colis est au dépôt de {place} jusqu’au {day}", "scanned": "enregistrée au dépôt de {place}",
        "last_scan": "dernier enregistrement au dépôt de {place}", "ready": "prête à être retirée",
        "returned": "retour arrivé à l’entrepôt", "moved": "livraison reportée au {day}",
        "refund": "remboursement de {amount} envoyé sur {card}",
    },
    "es": {
        "confirmed": "pedido confirmado", "packed": "embalado", "dispatched": "enviado",
        "delivered": "entregado", "delivered_in": "entregado en {place}",
        "first": "primer intento de entrega, nadie en casa", "second": "segundo intento de entrega, nadie en casa",
        "held": "El paquete está en el depósito de {place} hasta el {day}",
        "scanned": "registrado en el depósito de {place}",
        "last_scan": "último registro en el depósito de {place}", "ready": "listo para recoger",
        "returned": "devolución recibida en el almacén", "moved": "entrega aplazada al {day}",
        "refund": "reembolso de {amount} enviado a {card}",
    },
    "it": {
        "confirmed": "ordine confermato", "packed": "imballato", "dispatched": "spedito",
        "delivered": "consegnato", "delivered_in": "consegnato a {place}",
        "first": "primo tentativo di consegna, nessuno in casa",
        "second": "secondo tentativo di consegna, nessuno in casa",
        "held": "Il pacco è al deposito di {place} fino al {day}", "scanned": "registrato al deposito di {place}",
        "last_scan": "ultima registrazione al deposito di {place}", "ready": "pronto per il ritiro",
        "returned": "reso arrivato in magazzino", "moved": "consegna spostata al {day}",
        "refund": "rimborso di {amount} inviato su {card}",
    },
    "nl": {
        "confirmed": "bestelling bevestigd", "packed": "ingepakt", "dispatched": "verzonden",
        "delivered": "bezorgd", "delivered_in": "bezorgd in {place}",
        "first": "eerste bezorgpoging, niemand thuis", "second": "tweede bezorgpoging, niemand thuis",
        "held": "Het pakket ligt tot {day} in het depot {place}", "scanned": "gescand in het depot {place}",
        "last_scan": "laatste scan in het depot {place}", "ready": "klaar om af te halen",
        "returned": "retour aangekomen in het magazijn", "moved": "levering verplaatst naar {day}",
        "refund": "terugbetaling van {amount} verstuurd naar {card}",
    },
    "pl": {
        "confirmed": "zamówienie potwierdzone", "packed": "spakowane", "dispatched": "wysłane",
        "delivered": "doręczone", "delivered_in": "doręczone, miejsce: {place}",
        "first": "pierwsza próba doręczenia, nikogo nie zastano",
        "second": "druga próba doręczenia, nikogo nie zastano",
        "held": "Paczka czeka w punkcie {place} do {day}", "scanned": "zarejestrowane w punkcie {place}",
        "last_scan": "ostatnia rejestracja w punkcie {place}", "ready": "gotowe do odbioru",
        "returned": "zwrot dotarł do magazynu", "moved": "dostawa przesunięta na {day}",
        "refund": "zwrot {amount} wysłany na {card}",
    },
    "pt": {
        "confirmed": "encomenda confirmada", "packed": "embalada", "dispatched": "enviada",
        "delivered": "entregue", "delivered_in": "entregue em {place}",
        "first": "primeira tentativa de entrega, ninguém em casa",
        "second": "segunda tentativa de entrega, ninguém em casa",
        "held": "A encomenda está no depósito de {place} até {day}", "scanned": "registada no depósito de {place}",
        "last_scan": "último registo no depósito de {place}", "ready": "pronta para levantamento",
        "returned": "devolução recebida no armazém", "moved": "entrega adiada para {day}",
        "refund": "reembolso de {amount} enviado para {card}",
    },
    "tr": {
        "confirmed": "sipariş onaylandı", "packed": "paketlendi", "dispatched": "kargoya verildi",
        "delivered": "teslim edildi", "delivered_in": "{place} adresinde teslim edildi",
        "first": "ilk teslimat denemesi, evde kimse yok", "second": "ikinci teslimat denemesi, evde kimse yok",
        "held": "Paket {day} tarihine kadar {place} deposunda", "scanned": "{place} deposunda okutuldu",
        "last_scan": "son okutma {place} deposunda", "ready": "teslim alınmaya hazır",
        "returned": "iade depoya ulaştı", "moved": "teslimat {day} tarihine ertelendi",
        "refund": "{amount} tutarındaki iade {card} hesabına gönderildi",
    },
}  # fmt: skip


def introduction(order_id: str, language: str) -> str | None:
    """The line before what the order says; None in a language without phrases."""
    words = _INTRO.get(base_language(language))
    return words.format(id=order_id) if words else None


def told(day: date, text: str, language: str) -> str | None:
    """`20 November 2026: second attempt, …` in this language; None where a part of the line has no phrase."""
    base = base_language(language)
    shown = written_day(day, base)
    if base == ORIGINAL:
        return f"{shown}: {text.rstrip('.')}."
    parts = [_part(part, base) for part in text.rstrip(".").split(". ")]
    if any(part is None for part in parts):
        return None
    return f"{shown}: {'. '.join(part for part in parts if part)}."


def written_day(day: date, language: str) -> str:
    """`27. November 2026` as this language writes it."""
    month = _MONTHS.get(language, _MONTHS[ORIGINAL]).split()[day.month - 1]
    return _DAYS.get(language, "{d} {m} {y}").format(d=day.day, m=month, y=day.year)


def _part(text: str, language: str) -> str | None:
    for name, pattern in _PATTERNS:
        match = pattern.fullmatch(text)
        if match and language in _WORDS:
            found = {key: value for key, value in match.groupdict().items() if value}
            return _filled(_WORDS[language][name], found, language)
    return None


def _filled(words: str, found: dict[str, str], language: str) -> str | None:
    if "day" in found:
        day = _read_day(found["day"])
        if day is None:
            return None
        found["day"] = written_day(day, language)
    if "amount" in found:
        found["amount"] = _AMOUNT.sub(_amount, found["amount"])
    last = found.pop("last", "")
    return words.format(**found) + (f" (… {last})" if last else "")


def _read_day(text: str) -> date | None:
    number, month, year = text.split()
    months = _MONTHS[ORIGINAL].split()
    try:
        return date(int(year), months.index(month.capitalize()) + 1, int(number))
    except ValueError:
        return None


def _amount(match: re.Match[str]) -> str:
    """`€1,250.00` as the continent writes it: `1.250,00 €`."""
    return f"{match[2].replace(',', '.')},{match[3]} {match[1]}"

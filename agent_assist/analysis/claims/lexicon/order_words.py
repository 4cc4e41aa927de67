"""What the lines of an order are about and how far it has come, in all languages at once (flat text)."""

from __future__ import annotations

# An order's line and a reply speak of the same where both have words of one topic.
TOPICS = (
    r"deliver\w*|shipping|postage|courier|\w*liefer\w*|\w*versand\w*|zustell\w*|livraison\w*|livre[es]*|frais de port|envios?|entreg\w*|consegn\w*|spedizion\w*"
    r"|\w*lever\w*|bezorg\w*|verzend\w*|dostaw\w*|dostarcz\w*|wysylk\w*|teslimat\w*|kargo\w*",
    r"dispatch\w*|shipped|sent|versand\w*|versendet|verschickt|gesendet|expedie\w*|envoye\w*|enviad\w*|despachad\w*|spedit\w*|inviat\w*|verzonden|wyslan\w*",
    r"express\w*|expres\w*|eil\w*|ekspres\w*",
    r"refund\w*|reimburs\w*|\w*erstatt\w*|rembours\w*|reembols\w*|devol[uv]\w+|rimbors\w*|terugbeta\w*|zwrot\w*|zwroc\w*|iade\w*",
    r"invoice\w*|bills?|billed|\w*rechnung\w*|factur\w*|fattur\w*|\w*factuur\w*|faktur\w*|fatura\w*|nota",
    r"prices?|costs?|preis\w*|kost\w*|prix|coute\w*|precios?|cuesta\w*|prezz\w*|costa\w*|prij\w*|cena|ceny|kosztuj\w*|preco\w*|fiyat\w*",
    r"orders?(?= (?:of|from) )|bestellung(?= vom )|commande(?= du )|pedido(?= del? )|ordine(?= del )|ordered|placed|bestellt\w*|commande[es]*|pidio|pedido|ordinat\w*|besteld\w*|zamowi\w*|encomend\w*|siparis\w*",
    r"held|kept|hold|keep|depots?|aufbewahrt\w*|gelagert|bleibt|conserve\w*|garde\w*|deposito|guard\w*|conservat\w*|bewaard|przechow\w*",
    r"debit\w*|booked|abgebucht\w*|gebucht\w*|preleve\w*|comptabilise\w*|cobrad\w*|addebit\w*|afgeschreven|pobran\w*",
)  # fmt: skip
# What happens to an order, in this order: each one includes those before it.
STEPS = (
    ("packed", r"packed|packing|ge?packt\w*|verpackt\w*|emballe[es]*|emballage|embal\w+|imballat\w*|ingepakt|spakowan\w*|embalad\w*"),
    ("dispatched", r"dispatched|shipped|versandt|versendet|verschickt|expedie[es]*|enviado|despachad\w*|spedit\w*|verzonden|wyslan\w*"),
    ("delivered", r"delivered|zugestellt|geliefert|livre[es]*|entregad\w*|consegnat\w*|geleverd|bezorgd|dostarczon\w*"),
)  # fmt: skip
NOT_YET = r"(?:not(?: yet)?(?: been)?|noch nicht|nicht|pas(?: encore)?|(?:aun |todavia )?no(?: esta)?|non(?: ancora)?|niet|nie) $"
BEFORE = r"\b(?:before|until|till|as long as|bevor|bis|solange|avant|jusqu'a|tant que?|antes de|hasta|mientras|prima|finche|fino a|voor|tot|przed|dopoki|ate)\b"
AFTER = r"\b(?:after|once|when|nachdem|sobald|wenn|apres|une fois|des que|quand|despues de|cuando|una vez|dopo|quando|una volta|nadat|zodra|wanneer|po tym|gdy|depois)\b"

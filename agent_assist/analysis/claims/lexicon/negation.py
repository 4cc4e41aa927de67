"""Words that turn a statement round, and pairs of words that deny each other."""

from __future__ import annotations

NEGATORS = {
    "en": r"not|\w+n't|cannot|cant|dont|doesnt|isnt|arent|wont|no|never|none|nobody|nothing|neither|nor|without|unable|lacks?|lacking|hardly|fails? to",
    "de": r"nicht|kein\w*|nie|niemals|ohne|weder|niemand\w*|nichts|keinesfalls|nirgends",
    "fr": r"ne|n'\w+|pas|jamais|sans|aucune?s?|ni|rien|nulle? part",
    "es": r"no|nunca|jamas|sin|ningun\w*|nada|tampoco|nadie",
    "it": r"non|mai|senza|nessun\w*|niente|nulla|neanche",
    "nl": r"niet|geen|nooit|zonder|niemand|niets|nergens",
    "pl": r"nie|nigdy|bez|brak|zaden|zadn\w*|nikt|nic",
    "pt": r"nao|nunca|jamais|sem|nenhum\w*|nada|ninguem",
    "sv": r"inte|ej|icke|ingen|inga|inget|aldrig|utan",
    "da": r"ikke|ej|ingen|intet|aldrig|uden",
    "tr": r"degil\w*|yok|hicbir|asla",
}
# What stresses a negation that stands beside it, and alone denies as any other.
STRESSES = {
    "en": r"not even|not at all|nor",
    "de": r"nicht einmal|nicht mal|auch nicht|auch kein\w*|gar nicht|uberhaupt nicht|noch nie",
    "nl": r"zelfs niet|ook niet|ook geen|helemaal niet",
    "sv": r"inte ens|inte heller|inte alls",
    "da": r"ikke engang|heller ikke|slet ikke",
}
# In languages where negations agree ("no … nada") they count once; "without" counts beside them.
WITHOUT = {
    "fr": r"sans(?: auc\w+)?",
    "es": r"sin(?: ningun\w*| nada| nadie)?",
    "it": r"senza(?: nessun\w*| alcun\w*| nulla)?",
    "pt": r"sem(?: nenhum\w*| nada)?",
    "pl": r"bez(?: zadn\w*)?",
}
# Words that deny by themselves; beside them a word of a pair keeps its own sign.
DENIERS = {
    "en": r"unavailable|unavailability|impossible|unable|prohibited|forbidden|banned|disallowed|refus\w*|declin\w*|rejects?|rejected|rarely|seldom|unusual|uncommon|unlikely|avoid\w*|refrain\w*|sold out|turned away",
    "de": r"unmoglich|verboten\w*|untersagt\w*|ausgeschlossen\w*|ausverkauft\w*|selten|ablehn\w*|abgelehnt\w*|vermeid\w*",
    "fr": r"impossible|indisponible\w*|interdi\w*|refus\w*|rarement|evite[rz]?",
    "es": r"imposible|prohibid\w*|rechaz\w*|raramente|evit(?:e|en|ar)",
    "it": r"impossibile|vietat\w*|rifiut\w*|raramente",
    "nl": r"onmogelijk|verboden|uitgesloten|weiger\w*|zelden",
    "pl": r"niemozliw\w*|zabronion\w*|wykluczon\w*|odmaw\w*|rzadko",
    "pt": r"impossivel|proibid\w*|recus\w*|raramente",
}
# Phrases with a negation in them that deny nothing.
HARMLESS = (
    r"no later than|not only|no problem|no worries|no doubt|why not|if not|whether or not|no matter|no need to worry"
    r"|nothing else|nicht nur|kein problem|nicht spater als|pas seulement|pas de souci|no solo|sin duda|non solo|niet alleen|nie tylko|nao so"
    r"|not a problem|no trouble|no fewer than|no less than|if not sooner|not un(?:usual|common|likely)|nicht (?:ungewohnlich|unublich|selten)|pas rare|no es raro"
)
INTERJECTIONS = (
    r"(?:yes|no|nope|yep|yeah|sure|absolutely|certainly|of course|sorry|unfortunately|leider)\b"
    r"|(?:ja|nein|oui|non|si|nee|tak|nie|sim|nao|nej)(?=[,.!;:])"
)

# (canonical word, words that mean it, words that mean the opposite); `{}` separates languages only for the reader.
PAIRS: tuple[tuple[str, str, str], ...] = (
    (
        "free",
        r"free(?: of (?:any )?charge)?|complimentary|at no (?:extra |additional )?(?:cost|charge|fee)s?|no (?:extra |additional )?(?:cost|charge|fee)s?|without (?:any )?(?:cost|charge|fee)s?|included in the (?:room )?(?:price|rate)|gratis|gratuit\w*|kostenlos\w*|kostenfrei\w*|bezplatn\w*|gratuito|ucretsiz",
        r"fees?|costs?|charges?|charged|charging|surcharges?|chargeable|payable|kostenpflichtig\w*|paid(?! (?:by|with|for|in|via|on|using))|gebuhr\w*|payante?s?|frais|de pago|tarifa"
        r"|a pagamento|betaald|platn\w*|oplat\w*|avgift\w*|gebyr\w*|ucretli",
    ),
    (
        "available",
        r"available|availability|verfugbar\w*|erhaltlich\w*|disponib\w*|beschikbar\w*|dostepn\w*|tillganglig\w*|tilgaengelig\w*",
        r"unavailable|unavailability|nicht verfugbar|indisponib\w*|niedostepn\w*|otillganglig\w*|sold out|out of stock|ausverkauft\w*",
    ),
    (
        "open",
        r"open|opens|opened|offen|geoffnet\w*|ouverte?s?|ouvre|abiert[oa]s?|abre|apert[oi]|aperta|geopend|otwart\w*|abert[oa]s?|oppet",
        r"closed?|closes|shut|shuts|geschlossen\w*|fermee?s?|cerrad[oa]s?|cierra|chius[oaie]|gesloten|zamkniet\w*|fechad[oa]s?|stangt",
    ),
    (
        "include",
        r"includ\w+|inbegriffen|enthalten\w*|inklusive|inclu(?:s|se|es|ses|t|yen|ye|ido|ida)|compris\w*|inclus[oaie]|inbegrepen|wliczon\w*|inclui\w*",
        r"exclud\w+|exclusive|ausgeschlossen\w*|ausgenommen|exkl\w*|exclus?|exclu[ei]\w*|esclus[oaie]|uitgesloten|wykluczon\w*|exclui\w*",
    ),
    (
        "allow",
        r"allow\w*|permit\w*|welcomes?|welcomed|erlaubt\w*|gestattet\w*|zugelassen\w*|autoris\w*|permis\w*|permit\w*|permess\w*|toegestaan|dozwolon\w*",
        r"prohibit\w*|forbid\w*|forbidden|banned|bans?|disallow\w*|verboten\w*|untersagt\w*|interdi\w*|prohib\w*|vietat\w*|verboden|zabronion\w*|proibid\w*",
    ),
    (
        "possible",
        r"possible|possibly|moglich|posible|possibile|mogelijk|mozliw\w*|possivel|mojligt|muligt|mumkun",
        r"impossible|unmoglich|imposible|impossibile|onmogelijk|niemozliw\w*|impossivel|omojligt|umuligt",
    ),
    (
        "accept",
        r"accept\w*|takes?|taking|akzeptier\w*|accept\w*|acept\w*|accett\w*|akceptuj\w*|aceit\w*",
        r"refus\w*|declin\w*|reject\w*|ablehn\w*|abgelehnt\w*|rechaz\w*|rifiut\w*|weiger\w*|odmaw\w*|recus\w*",
    ),
    (
        "require",
        r"requir\w*|mandatory|compulsory|obligatory|necessary|needed|erforderlich\w*|notig|verpflichtend|obligatoire|necessaire|obligatori\w*|necesari\w*|verplicht|nodig|wymagan\w*",
        r"optional\w*|unnecessary|voluntary|freiwillig\w*|facultati\w*|opcional\w*|facoltativ\w*|optioneel|opcjonaln\w*",
    ),
    ("able", r"able", r"unable|incapable"),
    ("minimum", r"at least|minimum|no less than|mindestens|au moins|al menos|almeno|minstens|co najmniej",
     r"at most|maximum|up to|no more than|hochstens|maximal|jusqu'a|au plus|como maximo|hasta|al massimo|hoogstens|maksymaln\w*"),
    ("same", r"the same|unchanged|unverandert|dasselbe", r"different|anders|differente?"),
)  # fmt: skip

# Opposite circumstances: "only before dispatch" and "not after dispatch" say the same.
TURNS: tuple[tuple[str, str], ...] = (
    (
        r"before|prior to|vor|avant|antes|prima|voor|przed",
        r"after|once|nach|apres|despues|dopo|na|po|depois",
    ),
    (r"indoors?|inside|innen", r"outdoors?|outside|aussen|draussen"),
    (
        r"only|nur|seulement|uniquement|solo|solamente|alleen|tylko|apenas",
        r"before|until|unless|without|vor|ohne|bevor|avant|sans|antes|hasta|sin|voordat|zonder|dopiero|bez",
    ),
)
# Negations and bare answers are no content; their effect is judged apart.
NEGATION_WORDS_WORDS = """not no never none nobody nothing neither nor without cannot cant dont doesnt isnt arent wont didnt yes yeah nope sure sorry unfortunately afraid absolutely
    course nicht kein keine keinen keinem keiner nie niemals ohne ja nein leider ne pas jamais sans aucun aucune oui non nunca jamas sin ningun ninguna si
    mai senza nessun nessuna niet geen nooit zonder nee helaas nie nigdy bez brak tak niestety nao sem nenhum nenhuma sim inte ej ingen inga inget aldrig
    utan ikke intet uden okay ok uhhh hmm"""
NEGATION_WORDS = frozenset(NEGATION_WORDS_WORDS.split())

"""Words of duty, choice and certainty by language."""

from __future__ import annotations

DUTY = {
    "en": r"must|ha(?:ve|s) to|needs? to|(?:is|are) (?:required|obliged)|required|mandatory|compulsory|obligatory|can only|only be|'ll need",
    "de": r"muss|mussen|musst|erforderlich|verpflichtend|notwendig|nur moglich",
    "fr": r"do(?:it|ivent|is|vez)|obligatoire|il faut|necessaire",
    "es": r"debe[ns]?|tiene que|tienen que|obligatori[oa]|hay que|es necesario",
    "it": r"deve|devono|bisogna|obbligatori[oa]|occorre",
    "nl": r"moet|moeten|verplicht",
    "pl": r"musi|musza|trzeba|nalezy|wymagan\w*",
    "pt": r"deve[m]?|tem de|tem que|obrigatori[oa]|e preciso",
    "sv": r"maste|obligatorisk\w*",
    "da": r"skal|obligatorisk\w*",
}
CHOICE = {
    "en": r"may|optional(?:ly)?|you can choose|are free to|voluntary|need not|(?:don't|do not) (?:have|need) to|not required|no need",
    "de": r"durfen|darf|optional|freiwillig|mussen (?:\w+ )?nicht|brauchen (?:\w+ )?(?:nicht|kein\w*)",
    "fr": r"facultati\w+|n'est pas obligatoire|pas besoin",
    "es": r"opcional|no hace falta|no es necesario",
    "it": r"facoltativ[oa]|non (?:e necessario|occorre|deve)",
    "nl": r"optioneel|hoeft? niet|niet nodig",
    "pl": r"opcjonaln\w*|nie trzeba|nie musi|dobrowoln\w*",
    "pt": r"opcional|nao (?:e preciso|precisa)",
    "sv": r"valfri\w*|behover inte",
    "da": r"valgfri\w*|behover ikke",
}
ALWAYS = {
    "en": r"always|every time|guaranteed|definitely|without exception|in every case|all",
    "de": r"immer|jederzeit|stets|garantiert|ausnahmslos|in jedem fall",
    "fr": r"toujours|a chaque fois|garanti\w*|sans exception",
    "es": r"siempre|garantizad[oa]|sin excepcion",
    "it": r"sempre|garantit[oa]|senza eccezioni",
    "nl": r"altijd|gegarandeerd|zonder uitzondering",
    "pl": r"zawsze|gwarantowan\w*|bez wyjatku",
    "pt": r"sempre|garantid[oa]|sem excecao",
    "sv": r"alltid|garanterat",
    "da": r"altid|garanteret",
}
USUALLY = {
    "en": r"usually|normally|typically|generally|often|sometimes|in most cases|mostly|may|might|some",
    "de": r"meist(?:ens)?|normalerweise|in der regel|ublicherweise|oft|manchmal|manche\w*",
    "fr": r"generalement|d'habitude|normalement|souvent|parfois|en general|certaine?s",
    "es": r"normalmente|generalmente|a menudo|a veces|por lo general|algun[oa]s|suele[n]?",
    "it": r"di solito|normalmente|generalmente|spesso|a volte|alcun[ie]",
    "nl": r"meestal|normaal gesproken|gewoonlijk|vaak|soms|sommige",
    "pl": r"zwykle|zazwyczaj|czesto|czasami|niektor\w*",
    "pt": r"geralmente|normalmente|muitas vezes|as vezes|algun[s]|algumas",
    "sv": r"vanligtvis|oftast|normalt|ibland|vissa",
    "da": r"normalt|som regel|ofte|nogle gange|nogle",
}
# What is certain to come, and what only may: said without the reservation it promises too much.
CERTAIN = {
    "en": r"will|'ll|shall|definitely|certainly|surely|for sure|without fail",
    "de": r"definitiv|sicher|bestimmt|auf jeden fall|in jedem fall|zweifellos",
    "fr": r"certainement|surement|a coup sur|sans faute",
    "es": r"seguro que|sin falta|con toda seguridad",
}
UNCERTAIN = {
    "en": r"may|might|could|possibly|perhaps|maybe|should (?:arrive|be|take|come|reach|work|last)|expected to|likely",
    "de": r"moglicherweise|vielleicht|eventuell|unter umstanden|gegebenenfalls|ggf|voraussichtlich|sollte[n]?|konnte[n]?",
    "fr": r"peut-etre|eventuellement|pourrai\w+|devrai\w+|probablement",
    "es": r"quizas?|tal vez|posiblemente|podria[n]?|deberia[n]?|probablemente",
}
# "You can" leaves open as much as "you may".
POSSIBLE = {
    "en": r"can|may|optional(?:ly)?|are free to",
    "de": r"konnen|kann|durfen|darf|optional|freiwillig",
    "fr": r"pouvez|peut|peuvent|facultati\w+",
    "es": r"puede[ns]?|opcional",
    "it": r"puo|possono|potete|facoltativ[oa]",
    "nl": r"kunt|kan|kunnen|mag|optioneel",
}

"""German phrases."""

from __future__ import annotations

from agent_assist.analysis.person_request.grammar import Phrases

_MACHINE = r"(?:chat|ro)?bots?|roboter|maschine|ki|computer|automat|programm|künstliche intelligenz|software|algorithmus|ai"
_KIND = r"(?:(?:richtige[rnms]?|echte[rnms]?|reale[rnms]?|menschliche[rnms]?|lebende[rnms]?|wirkliche[rnms]?|einem|einer|einen|ein|eine|der|dem|den|ihrem|ihren|ihrer|ihre|jemand)\s+){0,3}"

GERMAN = Phrases(
    contact=(
        r"spreche|sprechen|reden|telefonieren|chatten|kontaktieren|erreichen|erreiche|anrufen|verbinden|verbinde|verbindet|"
        r"weiterleiten|weitergeleitet|durchstellen|zurückrufen|zurückgerufen|schreiben|kontakt|verbunden|gesprochen werden|"
        r"weiterverbinden|übergeben|melden|meldet|unterhalten|wenden|sprich|geben"
    ),
    person=(
        rf"{_KIND}(?:mensch(?:en)?|person|(?:kunden|service|support)?-?\s?mitarbeiter(?:n|in|innen)?|sachbearbeiter(?:n|in)?|"
        r"(?:kunden)?berater(?:n|in)?|ansprechpartner(?:n|in)?|jemand(?:em|en)?(?: (?:echtem|echten|richtigem))?|"
        r"kundendienst|kundenservice|kundenbetreuung|kundenberater|vorgesetzten?|vorgesetzter|chef|teamleiter(?:in)?|support(?:-team)?|agenten?|kolleg(?:en|in))"
    ),
    wishes=(
        r"\b(?:möchte|will|wünsche|brauche|benötige|verlange|bitte um|hätte gern[e]?)\b[^.!?]{0,30}\b(?:echten?|richtigen?|menschlichen?|realen?|persönlichen?) "
        r"(?:menschen|person|mitarbeiter(?:in)?|ansprechpartner(?:in)?|kontakt|ansprechperson|antwort|hilfe|berater(?:in)?)",
        r"\b(?:brauche|möchte|will|benötige|wünsche) (?:bitte )?(?:einen |eine )?(?:menschen|ansprechpartner(?:in)?|ansprechperson|mitarbeiter(?:in)?|rückruf)\b",
        r"\brufen sie mich (?:bitte )?(?:an|zurück)\b|\bbitte um (?:einen )?(?:rückruf|anruf)\b|\bum rückruf\b",
        rf"\b(?:nicht mit (?:einem|einer|ihrem|dem|ihrer)|mit keinem|mit keiner|statt (?:eines|mit einem)) (?:{_MACHINE})\b",
        r"\bkein(?:en|e|er|em)? (?:weitere[n]? )?(?:(?:chat)?bots?|ki|automat(?:ische)?n? antwort(?:en)?)\b(?![^.!?]{0,30}\b(?:gekauft|bestellt|erhalten|geliefert))",
        r"\b(?:antwort|hilfe|rückmeldung|unterstützung|bearbeitung) (?:von|durch) (?:einem|einer|einen)(?: (?:echten|richtigen))? (?:menschen|mitarbeiter(?:in)?|person)\b",
        r"\bechte[nr]? (?:mensch|menschen|person)(?: bitte)?$",
    ),
    questions=(
        rf"\b(?:bist|sind|sprichst|seid) (?:du|sie|ihr|das)\b[^.!?]{{0,30}}\b(?:{_MACHINE}|mensch|echt|real|echte person|person|menschlich)\b",
        rf"\b(?:spreche|schreibe|rede|chatte|telefoniere|kommuniziere) ich\b[^.!?]{{0,30}}\b(?:{_MACHINE}|mensch(?:en)?|echten? person)\b",
        rf"\b(?:ist|war|antwortet|schreibt) (?:das|dies|hier|da|mir)\b(?: \w+){{0,3}} (?:eine?|die|der)(?: \w+)? (?:{_MACHINE}|mensch|echte person)\b(?! (?:kosten|im |für|von|mit))",
        rf"\b(?:hat|wurde|wird)\b[^.!?]{{0,30}}\b(?:{_MACHINE})\b[^.!?]{{0,20}}\b(?:geschrieben|verfasst|generiert|erstellt|beantwortet)\b",
        rf"\bob (?:sie|du|ich|das|hier)\b[^.!?]{{0,30}}\b(?:{_MACHINE}|mensch(?:en)?)\b",
    ),
    refusals=r"(?:ohne|nicht|kein(?:en|e)?)(?: mit)?",
    bare=frozenset({"mensch", "mitarbeiter", "person", "mensch bitte", "berater", "echter mensch"}),
    noun_first=True,
)

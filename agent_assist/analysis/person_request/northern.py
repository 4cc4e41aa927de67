"""Dutch, Swedish, Danish and Norwegian phrases."""

from __future__ import annotations

from agent_assist.analysis.person_request.grammar import Phrases

_NL_MACHINE = (
    r"(?:chat|ro)?bots?|robots?|machine|ai|computer|programma|kunstmatige intelligentie|automaat"
)
DUTCH = Phrases(
    contact=(
        r"spreken|spreek|praten|praat|contact|bellen|teruggebeld|chatten|doorverbinden|doorverbonden|verbinden|verbind|verbonden|bereiken|communiceren|"
        r"doorgestuurd|overleggen|contacteren"
    ),
    person=(
        r"(?:(?:een|de|het|jullie|uw|echte?|met|menselijke|andere|levend)\s+){0,4}"
        r"(?:mens|mensen|persoon|(?:klantenservice)?medewerk(?:er|ster)s?|iemand|klantenservice|klantendienst|adviseur|agent|leidinggevende|manager|helpdesk|"
        r"vertegenwoordiger|collega)"
    ),
    wishes=(
        r"\b(?:wil|wens|graag|nodig|heb|verlang)\b[^.!?]{0,25}\been (?:echt mens|echte persoon|menselijk antwoord|menselijke medewerker|mens nodig|medewerker nodig|echte medewerker)\b",
        rf"\b(?:geen|niet met een|niet met|genoeg van) (?:stomme |die |de |deze )?(?:{_NL_MACHINE})\b(?![^.!?]{{0,15}}(?:gekocht|besteld))",
        r"\bbel (?:mij|me) (?:alstublieft |aub |even )?(?:terug|op)?\b",
    ),
    questions=(
        rf"\b(?:ben je|bent u|ben jij|bent u wel|zijn jullie|is dit|is u)\b[^.!?]{{0,25}}\b(?:{_NL_MACHINE}|mens|echt|echte persoon|persoon)\b",
        rf"\b(?:praat|spreek|chat|schrijf|communiceer) ik\b[^.!?]{{0,25}}\b(?:{_NL_MACHINE}|mens|persoon|iemand)\b",
        rf"\b(?:geschreven|gegenereerd|beantwoord) door (?:een )?(?:{_NL_MACHINE})\b",
    ),
    refusals=r"(?:zonder|niet|geen)(?: met)?",
    bare=frozenset({"mens", "medewerker", "persoon", "iemand", "echt mens"}),
    noun_first=True,
)

_SV_MACHINE = (
    r"(?:chatt?|ro)?bot(?:en|ar)?|robot(?:en)?|maskin|ai|dator|datorprogram|artificiell intelligens"
)
SWEDISH = Phrases(
    contact=(
        r"prata|pratar|tala|talar|kontakta|kontakt|chatta|ringa|kopplas|kopplad|koppla|nå|få tag|svar från|kontaktad|uppringd|bli kontaktad|hjälp av|"
        r"vidarekopplas|kommunicera"
    ),
    person=(
        r"(?:(?:en|ett|er|med|till|på|av|i|riktig|verklig|levande|mänsklig|annan)\s+){0,4}"
        r"(?:människa|person|handläggare|medarbetare|någon|kundtjänst|kundservice|agent|rådgivare|chef|operatör|support|supporten|kundtjänstmedarbetare|representant)"
    ),
    wishes=(
        r"\b(?:vill ha|behöver|önskar|kräver)\b[^.!?]{0,20}\b(?:en riktig människa|en människa|en riktig person|mänsklig (?:hjälp|kontakt|support|handläggare)|en handläggare)\b",
        rf"\b(?:inte|ingen|slippa|trött på) (?:med )?(?:en |er |den här )?(?:{_SV_MACHINE})\b(?![^.!?]{{0,15}}(?:köpt|beställt))",
        r"\bring (?:mig|upp mig)\b",
    ),
    questions=(
        rf"\b(?:är (?:du|ni|detta|det här|det))\b[^.!?]{{0,25}}\b(?:{_SV_MACHINE}|människa|mänsklig|riktig|person)\b(?=$|[^.!?]{{0,20}}(?:som|eller|jag))",
        rf"\b(?:pratar|talar|skriver|chattar) jag\b[^.!?]{{0,25}}\b(?:{_SV_MACHINE}|människa|person|någon)\b",
        rf"\b(?:skrivet|skriven|genererat|besvarat) av (?:en )?(?:{_SV_MACHINE})\b",
    ),
    refusals=r"(?:utan att|inte|slippa)",
    bare=frozenset({"människa", "person", "handläggare", "medarbetare", "riktig person"}),
)

_DA_MACHINE = (
    r"(?:chat|ro)?bot(?:ten)?|robot(?:ten)?|maskine|ai|computer|program|kunstig intelligens"
)
_DA_KIND = r"(?:(?:et|en|jeres|med|til|fra|af|rigtigt?|ægte|levende|virkelig|menneskelig|anden|ekte|virkelig|dere|deres)\s+){0,4}"
DANISH = Phrases(
    contact=(
        r"tale|taler|snakke|snakker|kontakte|kontakt|chatte|ringe|stilles om|stillet om|viderestilles|viderestillet|omstilles|omstillet|få fat|svar fra|"
        r"kommunikere|ringes op|kontaktet|hjælp af"
    ),
    person=rf"{_DA_KIND}(?:menneske|person|medarbejder|nogen|kundeservice|kundeservicen|rådgiver|agent|supporter|chef|sagsbehandler|operatør|support|supporten)",
    wishes=(
        r"\b(?:vil have|har brug for|ønsker|kræver)\b[^.!?]{0,20}\b(?:et rigtigt menneske|et menneske|en rigtig person|menneskelig (?:hjælp|kontakt|support)|en medarbejder)\b",
        rf"\b(?:ikke|ingen|træt af) (?:med )?(?:en |jeres )?(?:{_DA_MACHINE})\b(?![^.!?]{{0,15}}(?:købt|bestilt))",
        r"\bring (?:til mig|mig op)\b",
    ),
    questions=(
        rf"\ber (?:du|i|dette|det her|det)\b[^.!?]{{0,25}}\b(?:{_DA_MACHINE}|menneske|menneskelig|ægte|rigtig person|person)\b(?=$|[^.!?]{{0,20}}(?:som|der|eller|jeg))",
        rf"\b(?:taler|snakker|skriver|chatter) jeg\b[^.!?]{{0,25}}\b(?:{_DA_MACHINE}|menneske|person|nogen)\b",
        rf"\b(?:skrevet|genereret|besvaret) af (?:en )?(?:{_DA_MACHINE})\b",
    ),
    refusals=r"(?:uden at|ikke|slippe for at)",
    bare=frozenset({"menneske", "person", "medarbejder", "rigtigt menneske"}),
)

_NO_MACHINE = (
    r"(?:chatt?e?|ro)?bot(?:en)?|robot(?:en)?|maskin|ai|ki|datamaskin|program|kunstig intelligens"
)
NORWEGIAN = Phrases(
    contact=(
        r"snakke|snakker|prate|prater|kontakte|kontakt|chatte|ringe|settes over|satt over|få tak|svar fra|kommunisere|bli oppringt|viderekobles|"
        r"viderekoblet|hjelp av|kontaktet"
    ),
    person=rf"{_DA_KIND}(?:menneske|person|medarbeider|noen|kundeservice|kundeservicen|rådgiver|kundebehandler|agent|saksbehandler|leder|operatør|support|supporten)",
    wishes=(
        r"\b(?:vil ha|trenger|ønsker|krever)\b[^.!?]{0,20}\b(?:et ekte menneske|et menneske|en ekte person|menneskelig (?:hjelp|kontakt|support)|en medarbeider|en kundebehandler)\b",
        rf"\b(?:ikke|ingen|lei av) (?:med )?(?:en |deres )?(?:{_NO_MACHINE})\b(?![^.!?]{{0,15}}(?:kjøpt|bestilt))",
        r"\bring meg\b",
    ),
    questions=(
        rf"\ber (?:du|dere|dette|det her|det)\b[^.!?]{{0,25}}\b(?:{_NO_MACHINE}|menneske|menneskelig|ekte|person)\b(?=$|[^.!?]{{0,20}}(?:som|eller|jeg))",
        rf"\b(?:snakker|prater|skriver|chatter) jeg\b[^.!?]{{0,25}}\b(?:{_NO_MACHINE}|menneske|person|noen)\b",
        rf"\b(?:skrevet|generert|besvart) av (?:en )?(?:{_NO_MACHINE})\b",
    ),
    refusals=r"(?:uten å|ikke|slippe å)",
    bare=frozenset({"menneske", "person", "medarbeider", "ekte menneske"}),
)

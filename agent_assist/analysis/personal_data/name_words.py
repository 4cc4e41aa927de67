"""Words about names: forms of address, particles, and names that are ordinary words as well."""

from __future__ import annotations

_TITLES_TEXT = (
    "mr mrs ms miss mx dr prof professor sir madam herr frau fräulein hr fr m mme mlle monsieur madame"
    " mademoiselle sr sra srta señor señora señorita senhor senhora dona don doña sig signor signora"
    " signorina dott dottoressa ing dhr mevr mevrouw meneer mw pan pani pán paní herra rouva fru frk mag"
    " dipl jr jnr sr ii iii iv md phd dvm dds esq msc bsc ba mba the und and et"
)
TITLES = frozenset(_TITLES_TEXT.split())
_PARTICLES_TEXT = (
    "van von der den de la le les du des di da do dos das del della dello dei degli y e i zu zum zur af av"
    " ten ter te op 't het el al bin ibn bint abu ben bat st saint san santa mc mac o d l"
)
PARTICLES = frozenset(_PARTICLES_TEXT.split())
# A name among these is masked only where the text uses it as a name.
_ORDINARY_WORDS_TEXT = (
    "mark will bill may june april august summer autumn winter grace rose hope faith art rich frank sue pat jack"
    " drew chase brown green white black gray grey young long short price best page cook baker king bishop"
    " stone wood woods field fields hill ford day love joy dean lane park parks banks brook brooks rivers"
    " miles wells walls gates bell ball bush case cash church cross dale dawn ever eve faye fisher fox gene"
    " gold grant guy hand hardy hunt hunter ivy jade jay jewel judge lance land law lee lord major mason"
    " max may mercy moon more moss norm olive page paige patience pearl penny pike pool pope potter power"
    " powers prince queen ray reed rob robin rock ruby rusty sage sandy savage self sharp shepherd singer"
    " small smart snow sparks spring star stark steel stern strong sunny tab trinity"
    " van victor violet wade walker ward warren west wild wise wolf worth north south east"
    " marsh bond booth bright carpenter carter chance chandler christian clay cliff close cooper country"
    " destiny dick dollar early earnest english french german gay good hall harmony harper hazel heather"
    " holiday holly honey house iris jean key kit lily link little lucky marshal melody"
    " merit mills mister myrtle nick noble nova ocean opal pace palmer piper poppy porter post raven reading"
    " rich rowan royal shade sky sterling storm sue temple thorn trip true turner weaver webb"
    " willow wing winner word york china paris florence sydney austin dallas denver houston london madison"
    " brandy crystal candy ginger sherry randy misty angel precious israel jesus"
    # German
    " klein gross groß lang kurz jung alt neu weiß weiss schwarz braun grün roth rot koch bauer richter vogel"
    " engel kaiser könig fuchs wolf hahn sommer herbst frühling montag freitag sonntag berg stein wald"
    " bach see baum busch feld meister schmidt"
    " ernst gut frei froh reich arm ritter graf herzog herr sauer süß kraft licht"
    " nacht morgen tag wunder glück liebe haus garten brand lieb engel stark"
    # French, Spanish, Italian, Portuguese, Dutch
    " petit grand blanc noir roux rouge leblanc lebrun legrand marchand boulanger berger leroy roi roy"
    " pierre marin claire fleur aimée aime douce belle bonne mercier rose victoire olivier"
    " blanco rubio moreno rey reyes cruz flores iglesias luz sol mar paz pilar rosario dolores consuelo"
    " soledad esperanza santos campos torres ramos leon vega guerra rojas bueno alegria gloria victoria"
    " rosa bianca bella russo rossi ferrari costa bruno greco conti monti valle fontana serena chiara"
    " silva pereira oliveira lima rocha groot wit bos berg dijk meer"
    # Nordic and others
    " lund berg holm strand dahl lind stjerne sten bjørn björn lie moe haug bakke liv tor siv nord"
    " an do so le ma mai mi my in on no he she we you it is be by at as or if to go up us me ha hi oh ok"
    " li lu wu xu yu he hu hong song long kim park lee ali can cem deniz umut"
)
ORDINARY_WORDS = frozenset(_ORDINARY_WORDS_TEXT.split())
# After a greeting these address a group, a role or nobody.
_NOT_NAMES_TEXT = (
    "team all everyone everybody there support sir sirs madam folks guys friend friends customer agent bot"
    " colleagues service sales help helpdesk admin again world ladies gentlemen manager hiring office"
    " thank thanks please i we you my the a an this that it is just can could would"
    " zusammen leute kollegen kolleginnen damen herren kundenservice kundendienst liebes liebe lieber ihr"
    " sehr geehrte geehrter allerseits tous toutes messieurs mesdames madame monsieur équipe le la les à"
    " equipo todos todas amigos señores estimados buenas buenos a tutti team gentile gentili signori"
    " spettabile allen collega medewerker heer mevrouw alla allihopa hej hi hello hallo dear order ich wir"
    " good morning afternoon evening guten tag morgen abend bonjour bonsoir hola ciao regards kind best"
    " sent from on in at for to with und et y e och og and or not no yes also so but if when what who"
    " how where why need want unable incorrect wrong misspelled spelled written listed shown on"
)
NOT_NAMES = frozenset(_NOT_NAMES_TEXT.split())
# In a list with a name these are no names either.
_NOT_LISTED_TEXT = (
    "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag"
    " sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado"
    " domingo january february march april june july august september october november december januar februar"
    " märz mai juni juli oktober dezember order orders invoice refund return delivery account address email phone"
    " number card bank company gmbh inc ltd llc ag co amazon paypal klarna dhl ups fedex dpd hermes google apple"
    " microsoft facebook instagram whatsapp visa mastercard england germany france spain italy europe usa uk"
    " deutschland frankreich spanien italien bestellung rechnung lieferung konto commande facture pedido factura"
    " his her their its our he she they who both others"
)
NOT_LISTED = NOT_NAMES | frozenset(_NOT_LISTED_TEXT.split())

"""Names of months and weekdays in eleven languages, flat. Source: CLDR, long and short forms."""

from __future__ import annotations

_MONTHS = (
    "january jan januar janner jan. janvier janv enero ene gennaio genn januari stycznia styczen styczniu janeiro ocak",
    "february feb februar februari fevrier fevr febrero febbraio febbr lutego luty lutym fevereiro fev subat",
    "march mar marz maerz mars marzo maart marca marzec marcu marco marts mart",
    "april apr avril avr abril abr aprile kwietnia kwiecien kwietniu nisan",
    "may mai mayo maggio mei maja maj maju maio mayis",
    "june jun juni juin junio giugno giu czerwca czerwiec czerwcu junho haziran",
    "july jul juli juillet juil julio luglio lug lipca lipiec lipcu julho temmuz",
    "august aug aout agosto ago augustus sierpnia sierpien sierpniu augusti agustos",
    "september sep sept septembre septiembre settembre sett wrzesnia wrzesien wrzesniu setembro eylul",
    "october oct oktober okt octobre octubre ottobre ott pazdziernika pazdziernik pazdzierniku outubro ekim",
    "november nov novembre noviembre listopada listopad listopadzie novembro kasim",
    "december dec dezember dez decembre diciembre dic dicembre grudnia grudzien grudniu dezembro aralik",
)
_WEEKDAYS = (
    "monday mondays mon montag montags lundi lunes lunedi maandag poniedzialek poniedzialku segunda-feira mandag pazartesi",
    "tuesday tuesdays tue tues dienstag dienstags mardi martes martedi dinsdag wtorek wtorku terca-feira tisdag tirsdag sali",
    "wednesday wednesdays wed mittwoch mittwochs mercredi miercoles mercoledi woensdag sroda srode srody quarta-feira onsdag carsamba",
    "thursday thursdays thu thurs donnerstag donnerstags jeudi jueves giovedi donderdag czwartek czwartku quinta-feira torsdag persembe",
    "friday fridays fri freitag freitags vendredi viernes venerdi vrijdag piatek piatku sexta-feira fredag cuma",
    "saturday saturdays sat samstag samstags sonnabend samedi sabado sabados sabato zaterdag sobota sobote soboty lordag cumartesi",
    "sunday sundays sun sonntag sonntags dimanche domingo domingos domenica zondag niedziela niedziele niedzieli sondag pazar",
)
# Words that are something else as well, and count as a month or weekday only beside a day's number.
AMBIGUOUS_WORDS = """
    may marco mar march marche mars mart marca jan sep set dec dez dic ago ene ott nov oct okt lug giu
    sun sat mon wed thu fri tue mai maj mei apr abr avr jun jul aug feb fev ocak ekim nisan
    pazar sali cuma listopad luty juil
"""
AMBIGUOUS = frozenset(AMBIGUOUS_WORDS.split())

MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
WEEKDAYS = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}

RELATIVE_DAYS = {
    "en": {"today": 0, "tomorrow": 1, "yesterday": -1},
    "de": {"heute": 0, "morgen": 1, "gestern": -1, "ubermorgen": 2},
    "fr": {"aujourd'hui": 0, "demain": 1, "hier": -1},
    "es": {"hoy": 0, "ayer": -1},
    "it": {"oggi": 0, "domani": 1, "ieri": -1},
    "nl": {"vandaag": 0, "gisteren": -1},
    "pl": {"dzisiaj": 0, "dzis": 0, "jutro": 1, "wczoraj": -1},
    "pt": {"hoje": 0, "ontem": -1},
    "sv": {"idag": 0, "imorgon": 1},
    "tr": {"bugun": 0, "yarin": 1, "dun": -1},
}

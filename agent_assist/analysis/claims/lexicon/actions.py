"""Things somebody claims to have done, and how the order's history would say the same.

Each entry: (what was done, how a reply claims it, how a source shows it).
"""

from __future__ import annotations

_WE_HAVE = r"(?:i|we)(?:'ve| have| had)?(?: already| just| now| hereby| also| gone ahead and| went ahead and| personally| taken the liberty of| successfully)* "
_BEEN = r"(?:has|have|was|were)(?: already| just| now| hereby| also| successfully| fully)*(?: been)?(?: already| fully)? "
_IS = r"(?:is|are)(?: already| just| now| hereby| also| successfully| fully)* "
_DE = r"(?:habe|haben)(?: (?:ich|wir|ihnen|sie|bereits|schon|gerade|heute))* .{0,70}?"
_FR = r"(?:j'ai|nous avons|avons-nous)(?: deja| bien| aussi| donc)* "
_ES = r"(?:he|hemos)(?: ya| tambien)* "
_IT = r"(?:ho|abbiamo)(?: gia| anche)* "
_NL = r"(?:ik heb|heb ik|we hebben|wij hebben|hebben we) (?:.{0,60} )??"
_SV = r"(?:jag|vi) har(?: redan| nu)* "


def _all(
    en: str,
    de: str,
    fr: str,
    es: str,
    it: str,
    nl: str,
    pl: str,
    sv: str,
    tr: str,
    *,
    passive: str,
    lasting: bool = False,
) -> str:
    """One pattern of all languages; `lasting` words (`closed`) with "is" say how things are, not what was done."""
    present = "" if lasting else f"|{_IS}"
    return (
        rf"\b(?:{_WE_HAVE}(?:{en})|(?:i|we) (?:hereby )?(?:confirm|approve|authori[sz]e) (?:a|an|the|your|this) (?:full |partial )?(?:{passive})"
        rf"|(?:{_BEEN}{present})(?:{en})(?! (?:until|when|if|once|by us|at|in|on the|with|to (?:reserve|book))\b)"
        rf"|{_DE}(?:{de})|(?:ist|sind|wurden?|worden)(?: \w+){{0,6}} (?:{de})"
        rf"|{_FR}(?:{fr})|{_ES}(?:{es})|{_IT}(?:{it})|{_NL}(?:{nl})|(?:{pl})(?:lem|lam|lismy|lysmy)|{_SV}(?:{sv})|(?:{tr}))\b"
    )


ACTIONS: tuple[tuple[str, str, str], ...] = (
    (
        "under way",
        r"\b(?:refund|money|replacement|voucher|payment|credit|compensation)\b.{0,25} (?:is|are)(?: already| now)* (?:on (?:its|the|their) way|being (?:processed|sent|prepared)|under ?way)\b",
        r"refund (?:of .{1,20} )?(?:sent|issued|made|processed)|replacement sent|voucher sent|dispatched|sent to",
    ),
    (
        "booked",
        _all("(?:re)?booked|(?:re)?scheduled|arranged|reserved|organi[sz]ed", "gebucht|vereinbart|reserviert|eingeplant|organisiert",
             "reserve|programme|planifie|fixe|organise|prevu", "reservado|programado|concertado|agendado|organizado",
             "prenotato|fissato|organizzato|programmato", "geboekt|ingepland|geregeld|gereserveerd",
             "zarezerwowa|umowi|zaplanowa|zorganizowa", "bokat|ordnat|planerat",
             "ayarlad[iu]\\w*|rezerve etti\\w*|planlad[iu]\\w*", passive="booking|reservation|appointment|delivery|slot"),
        r"(?:re)?book(?:ed|ing)|scheduled|arranged|reserved|appointment|gebucht|vereinbart|reserviert|reserve|programado|prenotato|geboekt|zarezerwowan\w*",
    ),
    (
        "refunded",
        _all("refunded|reimbursed|(?:initiated|processed|issued|started|approved|triggered|submitted) (?:a|the|your) .{0,20}(?:refund|reimbursement)|paid (?:you )?back|returned (?:the|your) money",
             "erstattet|zuruckerstattet|zuruckgezahlt|zuruckuberwiesen|uberwiesen", "rembourse", "reembolsado|devuelto", "rimborsato",
             "terugbetaald|teruggestort", "zwroci", "aterbetalat|refunderat", "iade etti\\w*", passive="refund|reimbursement"),
        r"refund (?:of .{1,20} )?(?:sent|issued|paid|made|processed)|refunded|sent to (?:paypal|visa|mastercard|card|bank)|reimbursed|erstattet|rembourse|reembolsado|rimborsato|terugbetaald|zwrocono",
    ),
    (
        "cancelled",
        _all("cancell?ed|annulled|revoked", "storniert|gekundigt|annulliert", "annule|resilie", "cancelado|anulado", "annullato|disdetto|cancellato",
             "geannuleerd|opgezegd", "anulowa|odwola", "avbokat|avbestallt|sagt upp", "iptal etti\\w*", passive="cancellation|termination"),
        r"cancell?ed|cancellation|storniert|gekundigt|annule|resilie|cancelado|annullat\w*|geannuleerd|anulowan\w*|end(?:ed| date)",
    ),
    (
        "granted",
        _all("credited|waived|granted|approved|authori[sz]ed|signed off|upgraded|compensated|applied (?:a|the|your) .{0,25}(?:discount|credit|voucher|code)|added (?:a|the) .{0,25}(?:discount|credit|voucher|bonus)|issued (?:a|the|you).{0,25}(?:voucher|credit|gift card|code)|extended",
             "gutgeschrieben|genehmigt|bewilligt|erlassen|gewahrt|freigegeben|verlangert", "credite|approuve|accorde|valide|prolonge|offert", "abonado|aprobado|autorizado|concedido|prorrogado",
             "accreditato|approvato|autorizzato|concesso|prorogato", "gecrediteerd|goedgekeurd|toegekend|verlengd",
             "przyzna|zatwierdzi|przedluzy|nalicza", "krediterat|godkant|beviljat|forlangt", "onaylad[iu]\\w*|tanimlad[iu]\\w*", passive="discount|credit|voucher|compensation|exception|upgrade|extension"),
        r"credited|waived|granted|approved|authori[sz]ed|upgraded|voucher|discount applied|extended|genehmigt|gutgeschrieben|approuve|aprobado|approvato|goedgekeurd",
    ),
    (
        "sent",
        _all("sent|e-?mailed|shipped|dispatched|posted|mailed|forwarded|transferred", "gesendet|geschickt|versandt|versendet|zugeschickt|abgeschickt|weitergeleitet", "envoye|expedie|transmis|transfere", "enviado|mandado|remitido",
             "inviato|spedito|mandato", "verzonden|verstuurd|gestuurd|opgestuurd", "wysla|przesla|nada", "skickat|sant", "gonderdi\\w*|yollad[iu]\\w*", passive="shipment|dispatch", lasting=True),
        r"sent|dispatched|shipped|e-?mailed|handed to|gesendet|verschickt|versandt|envoye|expedie|enviado|inviato|spedito|verzonden|wyslan\w*|invoice \d+ sent",
    ),
    (
        "changed",
        _all("changed|updated|amended|corrected|adjusted|removed|deleted|blocked|unblocked|unlocked|reset|activated|deactivated|closed|opened|created|ordered|placed|registered|escalated|fixed|resolved|repaired",
             "geandert|aktualisiert|korrigiert|angepasst|geloscht|entfernt|gesperrt|entsperrt|aktiviert|bestellt|eroffnet|behoben|veranlasst|eingeleitet", "modifie|change|corrige|mis a jour|supprime|bloque|active|commande|regle|resolu",
             "cambiado|modificado|actualizado|corregido|eliminado|bloqueado|activado|pedido|resuelto|solucionado", "modificato|cambiato|aggiornato|corretto|eliminato|bloccato|attivato|ordinato|risolto",
             "gewijzigd|aangepast|gecorrigeerd|verwijderd|geblokkeerd|geactiveerd|besteld|opgelost", "zmieni|poprawi|zaktualizowa|usune|zablokowa|zamowi|zlozy|rozwiaza",
             "andrat|uppdaterat|tagit bort|sparrat|bestallt|lost", "degistirdi\\w*|guncelledi\\w*|sildi\\w*", passive="change|correction|update", lasting=True),
        r"changed|updated|amended|corrected|adjusted|removed|deleted|blocked|reset|activated|closed|opened|created|ordered|placed|registered|resolved|repaired|geandert|modifie|modificado|modificato|gewijzigd",
    ),
)  # fmt: skip
# Somebody in the company is said to have agreed.
AUTHORITY = (
    r"\b(?:team ?lead|manager|supervisor|management|head office|finance(?: team)?|director|boss|teamleit\w*|vorgesetzte\w*|geschaftsfuhr\w*|chef\w*|responsable|direction|gerente|encargad[oa]|direttore|kierowni\w+)"
    r"\b.{0,40}\b(?:approved|agreed|authori[sz]ed|confirmed|signed|cleared|genehmigt|zugestimmt|bestatigt|approuve|accepte|aprobado|autorizado|approvato|goedgekeurd|zatwierdzi\w*)\b"
)

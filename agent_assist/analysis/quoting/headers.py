"""Blocks of mail headers that Outlook and others put above a quoted mail, and lines that part it off.

Rule: three different header lines together make a block; one line “To: …” is the customer's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_LABELS: dict[str, str] = {
    "from": "from|von|de|da|van|från|fra|lähettäjä|od|kimden|gönderen|от|від|από|feladó|de la|expéditeur|remitente|"
            "mittente|afzender|avsändare|afsender|avsender|šalje|发件人|寄件者|差出人|보낸 사람|보낸사람|من|מאת",
    "sent": "sent|date|gesendet|datum|envoyé|enviado|enviado el|fecha|inviato|data|verzonden|skickat|sendt|dato|"
            "lähetetty|päivämäärä|wysłano|odesláno|odoslané|gönderildi|gönderme tarihi|tarih|отправлено|дата|"
            "надіслано|ημερομηνία|στάλθηκε|elküldve|dátum|trimis|poslano|发送时间|日期|送信日時|日付|"
            "보낸 날짜|날짜|תאריך|تاريخ",
    "to": "to|an|à|a|para|aan|till|til|vastaanottaja|do|komu|pro|kime|alıcı|кому|προς|címzett|către|za|prima|"
          "destinataire|destinatario|收件人|宛先|받는 사람|إلى|אל",
    "cc": "cc|kopie|kopia|kopi|copie|copia|cc:|抄送|참조|копия|копія",
    "subject": "subject|betreff|objet|asunto|oggetto|onderwerp|ämne|emne|aihe|temat|předmět|predmet|predmetu|konu|"
               "тема|θέμα|tárgy|subiect|assunto|主题|主旨|件名|제목|الموضوع|נושא",
    "reply_to": "reply-to|antwort an|répondre à|responder a|rispondi a",
    "attachments": "attachments|anlagen|pièces jointes|adjuntos|allegati|bijlagen|bilagor|vedhæftede filer|anexos",
}  # fmt: skip
_FIELD_OF = {label: field for field, labels in _LABELS.items() for label in labels.split("|")}
_LINE = re.compile(r"^[\s>*_|]{0,6}([^\W\d_][^:：\n]{0,24}?)[\s*_]{0,4}[:：](?!//)")
_PARTED_OFF = re.compile(
    r"^[\s>*]{0,4}[-_=]{2,}\s*"
    r"(?:original message|original appointment|forwarded message|ursprüngliche nachricht|originalnachricht|"
    r"weitergeleitete nachricht|message d'origine|message d’origine|message original|message transféré|"
    r"mensaje original|mensaje reenviado|messaggio originale|messaggio inoltrato|oorspronkelijk bericht|"
    r"doorgestuurd bericht|mensagem original|mensagem encaminhada|ursprungligt meddelande|"
    r"vidarebefordrat meddelande|oprindelig meddelelse|videresendt meddelelse|opprinnelig melding|"
    r"videresendt melding|alkuperäinen viesti|wiadomość oryginalna|oryginalna wiadomość|wiadomość przekazana|"
    r"původní zpráva|pôvodná správa|orijinal ileti|orijinal mesaj|özgün ileti|исходное сообщение|"
    r"пересланное сообщение|вихідне повідомлення|αρχικό μήνυμα|eredeti üzenet|mesaj original|"
    r"izvorna poruka|原始邮件|原始郵件|元のメッセージ|원본 메시지)\s*[-_=]{0,}",
    re.IGNORECASE,
)
_FORWARDED = re.compile(
    r"^\s*(?:begin forwarded message|anfang der weitergeleiteten nachricht|début du message (?:réexpédié|transféré)|"
    r"inizio messaggio inoltrato|inicio del mensaje reenviado|begin doorgestuurd bericht|vidarebefordrat brev|"
    r"început mesaj redirecționat|início da mensagem reencaminhada)\s*:",
    re.IGNORECASE,
)
_ABOVE_THIS_LINE = re.compile(
    r"(?:reply|respond|write|type your reply|antwort\w*|répond\w*|respon\w*|rispond\w*|antwoord\w*|svar\w*|odpowi\w*)"
    r"[^.\n]{0,40}(?:above this line|oberhalb dieser (?:linie|zeile)|über diese[rn]? (?:linie|zeile)|"
    r"au-dessus de cette ligne|(?:encima|arriba) de esta línea|sopra (?:a )?questa (?:linea|riga)|"
    r"boven deze (?:lijn|regel)|acima desta linha|ovanför denna (?:linje|rad)|over denne (?:linje|linjen)|"
    r"powyżej tej linii)",
    re.IGNORECASE,
)
_RULE = re.compile(r"^\s*[-_=*]{5,}\s*$")
_LONGEST_LINE_CHARS = 300
_MOST_BLOCK_LINES = 12


def field_of(line: str) -> str:
    """Which mail header a line states (`from`, `sent` …), "" for none."""
    match = _LINE.match(line[:_LONGEST_LINE_CHARS])
    return _FIELD_OF.get(match.group(1).strip(" *_").lower(), "") if match else ""


def is_parting_line(line: str) -> bool:
    """Whether everything below is an earlier mail: “-----Original Message-----” and its sisters."""
    head = line[:_LONGEST_LINE_CHARS]
    return bool(_PARTED_OFF.match(head) or _FORWARDED.match(head) or _ABOVE_THIS_LINE.search(head))


def is_header_block(lines: Sequence[str], first: int) -> bool:
    """Whether a header block begins here: three kinds of header, sender or date among them."""
    if not field_of(lines[first]):
        return False
    fields: set[str] = set()
    others = 0
    for line in lines[first : first + _MOST_BLOCK_LINES]:
        field = field_of(line)
        if field:
            fields.add(field)
        elif line.strip():
            others += 1
        if others > 2 or len(fields) >= 4:
            break
    return (
        len(fields) >= 3
        and bool(fields & {"from", "sent"})
        and len(fields & {"sent", "subject"}) >= 1
    )


def with_rule_above(lines: Sequence[str], first: int) -> int:
    """The line where the quotation really begins: a ruled line just above belongs to it."""
    above = first - 1
    while above >= 0 and not lines[above].strip() and first - above < 3:
        above -= 1
    return above if above >= 0 and _RULE.match(lines[above][:_LONGEST_LINE_CHARS]) else first

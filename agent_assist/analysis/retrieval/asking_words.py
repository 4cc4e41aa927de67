"""How questions and requests begin, by language, without accents. Rule: words only; `questions` decides.

`starts`: a sentence that begins so asks. `goes_on`: what begins a further question after "and" or a comma.
`requests`: a sentence that begins so wants something. `joints`: "and", "or".
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AskingWords:
    """Patterns of one language; empty where it has none."""

    joints: str
    starts: str
    goes_on: str
    requests: str


LANGUAGES = {
    "en": AskingWords(
        joints="and|or|but|so|also|and also|plus",
        starts=r"(?:can|could|may|how|what|when|where|why|which|who|is|are|do(?! not|n't)|does|did|will|would|shall|should|am) ",
        goes_on=r"(?:(?:and )?(?:until|by|since|from) when|for how long|how|what|when|where|why|can|could|may|must|shall|should|do|does|did|will|would|is|are|am|has|have) "
        r"|(?<=and )(?:who|which) ",
        requests=r"please(?! (?:do not|don't|note|find))|kindly|(?:i|we)(?: do)? (?:(?:really|just|still|also) )?(?:want|need|wish|ask for|request|have to (?:end|cancel|return))\b"
        r"|(?:i|we)(?:'d| would) (?:(?:really|just|still|also) )?(?:like|love|prefer|want|need)\b|let me know|tell me|either you|(?:i|we) (?:demand|expect|insist)",
    ),
    "de": AskingWords(
        joints="und|oder|aber|und auch|sowie",
        starts=r"(?:kann|konnen|konnten|wie|wann|wo|warum|wieso|welche\w*|was (?:muss|kostet|brauch\w*|soll|kann|passiert|ist|mache|tun|haben)|wer|wieviel|bis wann|ab wann|seit wann"
        r"|muss|mussen|darf|durfen|haben sie|gibt es|ist|sind|wird|werden) ",
        goes_on=r"(?:bis wann|ab wann|seit wann|wie|wann|wo|wohin|warum|wieso|welche\w*|was|wer|wem|womit"
        r"|(?:muss|mussen|kann|konnen|darf|durfen|bekomme|bekommen|erhalte|gibt|ist|sind|wird|kommt|bleibt|kostet|gilt|funktioniert|lasst) (?:ich|wir|sie|das|es|man|die|der|meine?|sich)) ",
        requests=r"bitte|hiermit|(?:ich|wir) (?:mochten?|will|wollen|brauchen?|hatten? gerne?|wunschen?|kundigen?|widerrufen?|stornieren?|bitten?|verlangen?)\b",
    ),
    "fr": AskingWords(
        joints="et|ou|mais|et aussi",
        starts=r"(?:comment|quand|pourquoi|quel\w*|qui|est-ce|pouvez|pourriez|puis-je|peut-on|combien|ou (?:est|sont|puis)|dois-je|faut-il|avez-vous) ?",
        goes_on=r"(?:jusqu'a quand|comment|quand|pourquoi|quel\w*|qui|est-ce|pouvez-vous|pourriez-vous|puis-je|peut-on|combien|que (?:dois|faut)|ou (?:est|sont|puis)|dois-je|faut-il|avez-vous) ?",
        requests=r"(?:je|nous) (?:voudrai?s|voudrions|souhait\w+|veux|voulons|prefer\w+|demand\w+|desir\w+|resili\w+)\b|j'aimerais|merci de|veuillez|s'il vous plait",
    ),
    "es": AskingWords(
        joints="y|e|o|u|pero|y tambien",
        starts=r"¿|(?:como|cuando|donde|cuanto|puedo|pueden|podrian|podria|cual|quien) ",
        goes_on=r"¿|(?:hasta cuando|desde cuando|cuando|donde|cuanto\w*|cual\w*|quien\w*|como (?:puedo|hago|podemos|se)|que (?:datos|hago|debo|tengo|necesit\w+|documentos)|puedo|pueden|podrian|tengo que|hay que) ?",
        requests=r"quiero|quisiera|queremos|necesito|me gustaria|solicito|por favor|deseo|prefiero",
    ),
    "it": AskingWords(
        joints="e|ed|o|ma|e anche",
        starts=r"(?:quando|dove|perche|posso|potete|quanto|come (?:posso|faccio|si|devo)|chi|cosa|quale|quali) ",
        goes_on=r"(?:fino a quando|quando|quant\w+|dove|perche|chi|cosa|che cosa|come (?:posso|faccio|si|devo)|quale|quali|posso|potete|devo|e possibile) ",
        requests=r"(?:vorr|vogli|desider|chied|gradir|preferir)\w+|ho bisogno|per favore",
    ),
    "nl": AskingWords(
        joints="en|of|maar|dus|en ook",
        starts=r"(?:kan|kunt|kunnen|hoe|wanneer|waarom|wat|waar|wie|welke|mag|moet|is|zijn|hebben) ",
        goes_on=r"(?:tot wanneer|vanaf wanneer|hoe|wanneer|waarom|wat|waar|wie|welke|(?:kan|kunt|kunnen|mag|moet|moeten|is|zijn|werkt|komt|krijg|blijft|wordt|geldt) (?:ik|we|wij|u|jullie|het|de|dat|er|mijn)) ",
        requests=r"graag|gelieve|(?:ik|we|wij) (?:wil|willen|zou|zouden|wens|verzoek)\b|stuurt? u",
    ),
    "pl": AskingWords(
        joints="i|a|oraz|lub|albo|ale",
        starts=r"(?:jak|kiedy|gdzie|czy|dlaczego|ile|kto|do kiedy|co (?:mam|musze|trzeba|powin\w+)) ",
        goes_on=r"(?:do kiedy|od kiedy|jak\w*|kiedy|gdzie|czy|dlaczego|ile|kto|co (?:mam|musze|trzeba|powin\w+|mozemy)|co) ",
        requests=r"prosze|prosimy|poprosz\w*|chce|chcemy|chcial\w*|potrzebuj\w*",
    ),
    "pt": AskingWords(
        joints="e|ou|mas|e tambem",
        starts=r"(?:quando|onde|quanto|posso|podem|poderiam|como (?:posso|faco)|qual|quem|o que (?:devo|preciso|tenho)) ",
        goes_on=r"(?:ate quando|quando|onde|quant\w+|posso|podem|como (?:posso|faco)|qual|quem|o que|devo|tenho de|preciso de) ",
        requests=r"quero|queremos|gostaria|preciso|queria|por favor|pretendo",
    ),
    "sv": AskingWords(
        joints="och|eller|men",
        starts=r"(?:hur|nar|vad|varfor|var|vem|vilken|kan|far|maste) ",
        goes_on=r"(?:hur|nar|vad|varfor|var|vem|vilken|kan|far|maste|ar) ",
        requests=r"(?:jag|vi) (?:vill|skulle|behover|onskar)\b|snalla",
    ),
    "da": AskingWords(
        joints="og|eller|men",
        starts=r"(?:hvordan|hvornar|hvad|hvorfor|hvor|hvem|hvilken|kan|ma|skal) ",
        goes_on=r"(?:hvordan|hvornar|hvad|hvorfor|hvor|hvem|hvilken|kan|ma|skal|er) ",
        requests=r"(?:jeg|vi) (?:vil|onsker|skal bruge)\b|venligst",
    ),
    "tr": AskingWords(
        joints="ve|veya|ama",
        starts=r"(?:nasil|nerede|ne zaman|ne kadar|neden|kim|kac|hangi) ",
        goes_on=r"(?:nasil|nerede|ne zaman|ne kadar|neden|kim|kac|hangi) ",
        requests=r"lutfen|.*\b(?:istiyorum|rica ederim|istiyoruz)\b",
    ),
}
GREETINGS = (
    r"(?:hi|hello|hey|hallo|dear|good (?:morning|afternoon|evening)|moin|guten (?:tag|morgen|abend)|bonjour|bonsoir|hola|buen[oa]s (?:dias|tardes|noches)|buongiorno|buonasera|salve"
    r"|ciao|goede(?:morgen|middag|navond|ndag)|dag|dzien dobry|witam|ola|bom dia|boa (?:tarde|noite)|hej|merhaba|iyi gunler)"
)
# Words that stand for something said before; a question with one is read with the sentences before it.
POINTERS = {
    "en": r"it|that|this|them|those|there",
    "de": r"es|das|dies|damit|davon|dafur|dort",
    "fr": r"ca|cela|celui-ci|celle-ci|(?<=-)l[ae]s?|l[ae]s? (?=rendre|chercher|renvoyer)",
    "es": r"eso|esto|alli|lo|(?<=[aei]r)l[oa]s?",
    "it": r"cio|questo|quello|lo",
    "nl": r"dat|het|daar|daarvoor|er|hem|hij",
    "pl": r"to|tego|tam|je",
    "pt": r"isso|isto",
    "sv": r"det|den|dem",
    "da": r"det|den|dem",
    "tr": r"bunu|onu",
}

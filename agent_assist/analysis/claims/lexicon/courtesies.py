"""Greetings, thanks, regrets, wishes and closings, and how questions begin."""

from __future__ import annotations

COURTESIES = (
    # English
    r"(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|welcome)\b.{0,40}$",
    r"(?:kind|best|warm) (?:regards|wishes)|(?:regards|sincerely|yours(?: \w+)?|cheers|best)\W*$|all the best",
    r"(?:many |thanks|thank you|thx)",
    r"(?:i|we)(?:'m| am|'re| are)?(?: very| really| so| truly| deeply)? (?:sorry|apologi[sz]e|regret|understand|appreciate|hope|wish|see that you)",
    r"(?:our|my|please accept (?:our|my)) (?:sincere )?apolog|apologies|sorry (?:for|about|to hear|that you)|sorry[.!]?$",
    r"(?:(?:sure|ok|okay|all right|alright|yeah|well|so)[, ]+)*(?:let me|i can check|give me)\b[^.]{0,70}\W*$",
    r"(?:please )?(?:let (?:me|us) know|feel free|do not hesitate|don't hesitate|get in touch|contact (?:me|us) (?:again|any)|just (?:reply|ask|let))",
    r"have a (?:nice|great|good|lovely|wonderful)|enjoy (?:your|the)|take care|good luck|congratulations|you're welcome|my pleasure|happy to help|glad to|it was a pleasure",
    r"(?:you are|you're) right|that's a (?:great|good) question|i'?d be happy to|i would be happy to|(?:i|we) can (?:also )?(?:check|help|look|search|find)|let me (?:check|see|look)[^.]{0,20}$|one moment",
    r"(?:i|we)(?:'ll| will) (?:be (?:in touch|happy|glad|here)|look into|get back|keep you|let you know|check|do (?:my|our) best)",
    r"you (?:asked|wrote|mentioned|told us|wanted to know|are asking)|sie (?:fragen|fragten|schreiben|schrieben|wollten wissen)|vous (?:demandez|nous ecrivez)|usted pregunta|lei chiede|u vraagt|pyta (?:pani|pan)",
    r".{0,30}\b(?:question|frage|vraag|domanda|pregunta|pytanie|pergunta)\b.{0,60}\b(?:reponse|antwort|antwoord|risposta|respuesta|answer|odpowiedz|legitime|fair|berechtigt)\b",
    r"is there anything else|anything else|looking forward",
    # German
    r"(?:guten (?:tag|morgen|abend)|hallo|liebe[rs]?\b|sehr geehrte|moin|grus gott|servus).{0,50}$",
    r"(?:mit )?(?:freundliche|herzliche|beste|viele|liebe|schone)[nm]? (?:\w+ )?gru",
    r"(?:vielen|herzlichen|besten|lieben) dank|danke|wir bedanken|ich bedanke",
    r"(?:es|das) tut (?:mir|uns)|entschuldig|bitte entschuldig|wir bedauern|ich bedauere|schade|(?:ich|wir) versteh|(?:ich|wir) hoffe|(?:ich|wir) wunsche|(?:ich|wir) freue|alles gute|schonen tag|gerne|melden sie sich|bei fragen|wenn sie (?:noch )?fragen",
    # French
    r"(?:bonjour|bonsoir|chere?s?|madame|monsieur|salut).{0,40}$",
    r"(?:bien )?cordialement|(?:meilleures|sinceres) salutations|bien a vous|bonne (?:journee|soiree|continuation)",
    r"(?:je vous remercie|nous vous remercions|merci)|je (?:suis|vous) (?:desole|presente)|nous (?:sommes desole|vous presentons|regrettons)|toutes nos excuses|veuillez (?:nous )?excuser|(?:je|nous) compren|n'hesitez pas|nous restons|vous avez raison|(?:je|nous) (?:vous )?(?:espere|souhait)",
    # Spanish
    r"(?:hola|buen(?:os|as) (?:dias|tardes|noches)|estimad|querid).{0,40}$",
    r"(?:un )?(?:cordial )?saludo|atentamente|cordialmente|gracias|muchas gracias|le agradec|lo (?:siento|sentimos|lamento|lamentamos)|siento|sentimos|disculp|perdone|entiendo|entendemos|comprend|esper(?:o|amos) que|quedamos|no dude|que tenga|si no lo encuentra, escrib",
    # Italian
    r"(?:buongiorno|buonasera|gentile|salve|ciao|car[oa]).{0,40}$",
    r"(?:cordiali|distinti|cari) saluti|un saluto|grazie|la ringrazi|vi ringrazi|mi (?:dispiace|scuso)|ci (?:dispiace|scusiamo)|capisco|comprend|spero|speriamo|le auguro|ha ragione|non esiti|resto a|restiamo a|buona giornata",
    # Dutch
    r"(?:beste|geachte|hallo|hoi|goede(?:morgen|middag|navond|ndag)).{0,40}$",
    r"(?:met )?(?:vriendelijke|hartelijke) groet|groet|bedankt|dank u|hartelijk dank|het spijt (?:me|ons)|sorry (?:voor|dat)|excuses|onze excuses|ik begrijp|wij begrijpen|we begrijpen|ik hoop|we hopen|fijne dag|aarzel niet|mocht u nog",
    # Polish
    r"(?:dzien dobry|szanown|witam|czesc|drogi|droga).{0,40}$",
    r"z powazaniem|pozdrawia|z wyrazami|dziekuj|przepraszam|przykro (?:mi|nam)|rozumie|mam nadziej|mamy nadziej|ciesz|zycz|w razie pytan|milego dnia|odpiszemy",
    # Portuguese
    r"(?:ola|bom dia|boa (?:tarde|noite)|prezad|car[oa]).{0,40}$",
    r"(?:com os )?(?:melhores )?cumprimentos|atenciosamente|obrigad|agradec|lament|pedimos desculpa|desculp|compreend|esper(?:o|amos)|ficamos|tenha um",
    # Swedish, Danish, Turkish
    r"(?:hej|hejsan|god (?:dag|morgon|morgen)|kare?).{0,40}$|(?:med )?vanlig|mvh|halsning|tack|jag beklagar|vi beklagar|ledsen|ursakta|hoppas|ha en (?:bra|fin)|tak for|mange tak|beklager|undskyld|(?:med )?venlig hilsen|(?:bedste|venlige) hils|hilsen",
    r"(?:merhaba|sayin|selam|iyi gunler).{0,40}$|saygilar|tesekkur|mesajiniz icin|ozur|uzgun|anliyor|umar|iyi gunler|keyifle|yazmaniz yeterli",
)
QUESTION_STARTS = r"(?:would|could|can|may|shall|should|do|does|did|will|is|are|was|were|have|has|what|when|where|which|who|why|how) (?:you|i|we|they|it|this|that|there|the|your|else|would|could|can|is|are|do|does|time|many|much)\b"
# What the customer is asked to answer: it states nothing, unlike "please unplug the lamp".
REQUESTS = (
    r"(?:please (?:just |simply )?(?:reply|answer|tell us|let us know|write (?:back|to us)|confirm|say)\b|(?:just |simply )?(?:reply|tell us|let us know)\b"
    r"|(?:bitte )?(?:antworten|schreiben|nennen|sagen|teilen|bestatigen|geben) sie uns\b|bitte (?:antworten|bestatigen) sie\b"
    r"|(?:merci de nous |veuillez (?:nous )?|vous pouvez nous )(?:repondre|dire|indiquer|confirmer|ecrire|preciser)\b|(?:repondez|dites|indiquez|confirmez|ecrivez)-nous\b"
    r"|(?:por favor,? )?(?:responda\w*|diganos|indiquenos|confirmenos|escribanos|respondanos)\b"
    r"|(?:per favore,? )?(?:ci risponda|ci dica|ci indichi|ci confermi|ci scriva)\b|(?:laat ons|graag) (?:\w+ )?(?:weten|antwoord\w*)\b|prosimy o (?:odpowiedz|potwierdzenie)\b)"
)

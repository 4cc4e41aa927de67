"""How a reply denies the use of AI or claims to be a person. Truthful sentences about AI do not match."""

from __future__ import annotations

DENIALS = (
    r"\b(?:i am|i'm|im|we are|we're|this is|you are (?:not )?(?:talking|speaking|chatting|writing) (?:to|with)|you're (?:not )?(?:talking|speaking|chatting|writing) (?:to|with))"
    r" (?:definitely |certainly |absolutely )?(?:not|no|never|n't) (?:an? |any )?(?:\w+ )?(?:ai|a\.i\.|bots?|chatbots?|robots?|machines?|computers?|programs?|automated|artificial|algorithm|language model|llm)\b",
    r"\b(?:i am|i'm|im) (?:definitely |certainly |absolutely |just )?an? (?:\w+ )?(?:human|person|man|woman|living|real|actual)(?: being| person| human| agent| employee)?\b(?! in charge)",
    r"\byou(?:'re| are) (?:talking|speaking|chatting|writing) (?:to|with) an? (?:\w+ )?(?:human|person|employee|real|actual)\b",
    r"\b(?:no|not any|never used?|(?:did|do|have) not use[d]?|(?:didn't|don't|haven't) use[d]?|not use) (?:an? |any )?(?:ai|artificial intelligence|bots?|chatbots?|automation|robots?|machine)\b(?!-free)(?: (?:was|were|is|has been) (?:used|involved)| (?:wrote|writes|helped|here|for|to|in|at all)|[.,!]|$)",
    r"\b(?:written|drafted|composed|typed|made|prepared|created) (?:\w+ ){0,3}without (?:any |the help of )?(?:ai|artificial intelligence)\b",
    r"\b(?:this|every|each|my|our) (?:\w+ )?(?:message|reply|answer|e-?mail|text|mail|response)s?\b.{0,30}\b(?:(?:was|is|were|are) not|wasn't|isn't|never|(?:was|is) (?:entirely |completely |fully )?(?:hand-?written|written|typed) (?:entirely |completely |personally )?by (?:a human|a person|hand|me personally|a real)).{0,50}",
    r"\b(?:there is|there's) no (?:ai|bot|robot|machine|computer|artificial)\b",
    r"\b(?:ich bin|wir sind|das ist|hier ist|sie sprechen|sie schreiben) (?:\w+ ){0,3}(?:kein\w*|nicht (?:mit )?(?:ein\w*)?) ?(?:\w+ )?(?:ki|k\.i\.|bot|chatbot|roboter|maschine|computer|programm|automat)\b",
    r"\bich bin (?:\w+ )?(?:ein (?:echter |richtiger |wirklicher )?mensch|eine (?:echte |reale |richtige )?person|eine echte mitarbeiterin|ein echter mitarbeiter)\b",
    r"\b(?:ohne|keine|keinerlei) (?:ki|kunstliche intelligenz|kunstlicher intelligenz)\b.{0,30}\b(?:geschrieben|verfasst|erstellt|verwend\w*|eingesetzt|im spiel|beteiligt)",
    r"\b(?:je ne suis|nous ne sommes|ce n'est|vous ne parlez) (?:pas|en aucun cas) (?:a |avec )?(?:un |une |de )?(?:\w+ )?(?:ia|i\.a\.|bot|chatbot|robot|machine|programme|ordinateur|intelligence artificielle)\b",
    r"\bje suis (?:bien )?une? (?:vraie |veritable )?(?:personne|humain|humaine|etre humain|vrai employe|vraie employee)\b|\b(?:aucune|sans) (?:ia|intelligence artificielle) (?:n'a|n'est|n'intervient|utilisee)\b|\becrit sans (?:ia|intelligence artificielle)\b",
    r"\b(?:no soy|no somos|no es|no esta hablando con) (?:un |una |ningun |ninguna )?(?:\w+ )?(?:ia|bot|chatbot|robot|maquina|programa|inteligencia artificial)\b|\bsoy (?:un |una )?(?:persona|humano|humana|ser humano)(?: real| de verdad)?\b",
    r"\b(?:no|sin) (?:usamos|utilizamos|hemos usado|usar|uso de) (?:ia|inteligencia artificial)\b",
    r"\b(?:non sono|non siamo|non e|non sta parlando con) (?:un |una |un' ?)?(?:\w+ )?(?:ia|bot|chatbot|robot|macchina|programma|intelligenza artificiale)\b|\bsono (?:una )?(?:vera )?(?:persona|umano|umana|essere umano)(?: vera| reale)?\b|\bnon (?:usiamo|utilizziamo|abbiamo usato) (?:l'?)?(?:ia|intelligenza artificiale)\b",
    r"\b(?:ik ben|wij zijn|we zijn|dit is) (?:geen|niet een) (?:\w+ )?(?:ai|bot|chatbot|robot|machine|computer|programma)\b|\bik ben (?:gewoon )?een (?:echt )?(?:mens|persoon|echte medewerker)\b|\b(?:we|wij) gebruiken geen (?:ai|kunstmatige)",
    r"\b(?:nie jestem|nie jestesmy|to nie jest) (?:zadnym |zadna )?(?:\w+ )?(?:ai|bot\w*|chatbot\w*|robot\w*|maszyn\w*|program\w*|sztuczn\w*)|\bjestem (?:prawdziwym |zywym |prawdziwa )?(?:czlowiekiem|osoba|osoba)\b|\bnie (?:uzywamy|korzystamy z) (?:ai|sztucznej)",
    r"\b(?:nao sou|nao somos) (?:um |uma |nenhum )?(?:\w+ )?(?:ia|bot|chatbot|robo|robot|maquina|programa|inteligencia)\b|\bsou (?:uma )?(?:pessoa|humano|humana)(?: real| de verdade)?\b",
    r"\b(?:jag ar|vi ar) (?:ingen|inte en) (?:\w+ )?(?:ai|bot|chattbot|robot|maskin)\b|\bjag ar en (?:riktig |verklig )?(?:manniska|person)\b",
    r"\b(?:jeg er|vi er) (?:ingen|ikke en) (?:\w+ )?(?:ai|bot|chatbot|robot|maskine)\b|\bjeg er (?:et|en) (?:rigtig |rigtigt )?(?:menneske|person)\b",
    r"\b(?:ben )?(?:bir )?(?:bot|robot|yapay zeka|makine) (?:degilim|degiliz)\b|\bben (?:gercek )?bir (?:insanim|kisiyim)\b|\bgercek bir insanim\b",
)

"""French, Spanish, Italian and Portuguese phrases."""

from __future__ import annotations

from agent_assist.analysis.person_request.grammar import Phrases

_FR_MACHINE = r"(?:chat|ro)?bots?|robots?|machine|ia|ordinateur|automate|programme|intelligence artificielle|logiciel"
FRENCH = Phrases(
    contact=(
        r"parler|discuter|échanger|contacter|joindre|appeler|communiquer|chatter|tchatter|contact|relation|rappel[ée]r?|"
        r"transf[ée]re[rz]|passe[rz]|oriente[rz]|m'adresser|dialoguer|entretenir|avoir affaire|avoir|ligne"
    ),
    person=(
        r"(?:(?:un|une|d'un|d'une|à un|à une|le|la|votre|vrai|vraie|véritable|autre|un autre|avec|à|de)\s+){0,4}"
        r"(?:humains?|personne(?: (?:réelle|physique|humaine|vivante|en vrai))?|quelqu'un|conseill(?:er|ère)s?|agents?|opérat(?:eur|rice)s?|"
        r"service (?:client(?:s|èle)?|après-vente)|sav|responsable|interlocut(?:eur|rice)|être humain|collaborat(?:eur|rice)|"
        r"technicien(?:ne)?|employée?|supérieur|superviseur|représentant|gestionnaire|l'assistance|support)"
    ),
    wishes=(
        r"\b(?:veux|voudrais|souhaite|souhaiterais|besoin d'|demande|exige|aimerais)\b[^.!?]{0,25}\b(?:un humain|un être humain|une vraie personne|un vrai conseiller|un conseiller|une personne réelle|réponse humaine|un opérateur)\b",
        rf"\b(?:pas|plus|ni|non)\b[^.!?]{{0,15}}\b(?:parler|discuter|échanger|écrire|affaire|répondu|répond)\b[^.!?]{{0,15}}\b(?:{_FR_MACHINE})\b|\b(?:marre|assez) (?:de |d'|des )(?:vos |ces |ce |parler à )?(?:un |une )?(?:{_FR_MACHINE})\b|\bpas (?:à|avec|par) (?:un|une|votre) (?:{_FR_MACHINE})\b",
        r"\b(?:rappelez|appelez|contactez)-moi\b",
    ),
    questions=(
        rf"\b(?:êtes[- ]vous|es[- ]tu|vous êtes|tu es|etes[- ]vous|t'es)\b[^.!?]{{0,25}}\b(?:{_FR_MACHINE}|humaine?|réelle?|vraie? personne|personne réelle|une personne)\b",
        rf"\b(?:est-ce que )?(?:je parle|je discute|je m'adresse|parlé-je|j'ai affaire|j'échange|parle-t-on)\b[^.!?]{{0,25}}\b(?:{_FR_MACHINE}|humain|personne)\b",
        rf"\b(?:est-ce|c'est|s'agit-il) (?:bien |vraiment )?(?:d')?(?:un |une )(?:vrai |vraie )?(?:{_FR_MACHINE}|humain|personne)\b(?=$|[^.!?]{{0,20}}(?:répond|écrit|parle|ou))",
        rf"\b(?:écrit|généré|rédigé|répondu)e? (?:par|avec) (?:un |une |l')?(?:{_FR_MACHINE})\b",
    ),
    refusals=r"(?:sans|ne (?:veux|souhaite|voudrais) pas|inutile de|pas besoin de)",
    bare=frozenset(
        {"humain", "conseiller", "personne", "agent", "un humain", "opérateur", "conseillère"}
    ),
)

_ES_MACHINE = r"(?:chat|ro)?bots?|robots?|máquina|maquina|ia|ordenador|computadora|programa|inteligencia artificial|sistema automático"
SPANISH = Phrases(
    contact=(
        r"hablar|habl[eo]|contactar(?:me)?|comunicar(?:me)?|comunicarse|chatear|contacto|conversar|llamar|pasar(?:me)?|pás[ea]me|páseme|"
        r"transferir(?:me)?|transf[ié]+r[ea]n?me|comuníqueme|conécteme|conectar(?:me)?|atienda|atendid[oa]|atender|derivar(?:me)?|ponme|póngame|poner(?:me)?|dirigirme|escribir"
    ),
    person=(
        r"(?:(?:un|una|el|la|su|algún|alguna|otra|otro|ser|con|a|de|verdader[oa])\s+){0,4}"
        r"(?:persona(?: (?:real|física|humana|de verdad))|(?<=con una )persona|humanos?|ser humano|agentes?|operador(?:a|es)?|asesor(?:a|es)?|representantes?|"
        r"(?:atención|servicio|soporte)(?: al| a| de)? (?:cliente|clientes|técnico)|encargad[oa]|supervisor(?:a)?|responsable|empleado|gerente|"
        r"(?<=hablar con )alguien|alguien (?:real|de verdad|humano|de (?:atención|soporte|su equipo|servicio)))"
    ),
    wishes=(
        r"\b(?:hablar|contactar|comunicarme|conversar|chatear|contacto)\b[^.!?]{0,20}\b(?:con )?(?:una persona|alguien|una persona real|un humano)\b",
        r"\b(?:quiero|quisiera|necesito|deseo|exijo|prefiero|solicito|me gustaría)\b[^.!?]{0,20}\b(?:un humano|un ser humano|una persona real|un agente|un operador|una operadora|un asesor|una persona de verdad|atención humana|una respuesta humana)\b",
        rf"\b(?:no|ni|harto de|cansad[oa] de)\b[^.!?]{{0,15}}\b(?:hablar|tratar|escribir|chatear|conversar|responda|atienda|respuestas)\b[^.!?]{{0,12}}\b(?:{_ES_MACHINE})s?\b|\bbasta de (?:{_ES_MACHINE})s?\b",
        r"\b(?:ll[aá]m(?:e|a|en)me|que me llame[n]?)\b",
    ),
    questions=(
        rf"\b(?:eres|es usted|sois|es esto|usted es|tú eres|esto es)\b[^.!?]{{0,25}}\b(?:{_ES_MACHINE}|human[oa]|real|persona|de verdad)\b",
        rf"\b(?:estoy|estamos) (?:hablando|chateando|escribiendo|tratando)\b[^.!?]{{0,25}}\b(?:{_ES_MACHINE}|human[oa]|persona|alguien real)\b",
        rf"\bhablo con\b[^.!?]{{0,20}}\b(?:{_ES_MACHINE}|human[oa]|persona)\b",
        rf"\b(?:escrit[oa]|generad[oa]|respondid[oa]|contestad[oa]) por (?:un |una |la )?(?:{_ES_MACHINE})\b",
    ),
    refusals=r"(?:sin|no (?:quiero|necesito|hace falta|deseo))",
    bare=frozenset(
        {"persona", "humano", "agente", "operador", "asesor", "persona real", "un humano"}
    ),
    gap_words=3,
)

_IT_MACHINE = r"(?:chat|ro)?bots?|robots?|macchina|ia|computer|programma|intelligenza artificiale|risponditore"
ITALIAN = Phrases(
    contact=(
        r"parlare|parlo|contattare|comunicare|chattare|contatto|sentire|chiamare|passare|passatemi|mi passi|passarmi|trasferir(?:e|mi)|"
        r"trasferitemi|mettermi|mettetemi|collegar(?:e|mi)|ricontattat[oa]|contattat[oa]|richiamat[oa]|discutere|interagire|avere a che fare|rivolgermi"
    ),
    person=(
        r"(?:(?:un|uno|una|un'|il|la|vostro|vero|vera|altro|altra|da|con|a|essere|in)\s+){0,4}"
        r"(?:persona|uman[oa]|essere umano|operat(?:ore|rice|ori)|agente|qualcuno|(?:servizio|assistenza|supporto) (?:clienti|tecnic[oa])|assistenza|"
        r"consulente|responsabile|addett[oa]|impiegat[oa]|superiore|rappresentante|persone)"
    ),
    wishes=(
        r"\b(?:voglio|vorrei|ho bisogno di|desidero|esigo|pretendo|preferisco|mi serve)\b[^.!?]{0,20}\b(?:un umano|un essere umano|una persona (?:vera|reale|umana)|un operatore|una risposta umana|assistenza umana|un'operatrice|un consulente)\b",
        rf"\b(?:non|stanc[oa] di|stuf[oa] di)\b[^.!?]{{0,15}}\b(?:parlare|scrivere|chattare|trattare|risponda|risposte)\b[^.!?]{{0,12}}\b(?:{_IT_MACHINE})\b|\bbasta (?:con i |con questi )?(?:{_IT_MACHINE})\b",
        r"\b(?:chiamatemi|richiamatemi|mi chiami|mi richiami)\b",
    ),
    questions=(
        rf"\b(?:sei|siete|lei è|è lei|tu sei|questo è|è questo)\b[^.!?]{{0,25}}\b(?:{_IT_MACHINE}|uman[oa]|reale|persona|vero|vera)\b",
        rf"\b(?:sto|stiamo) (?:parlando|chattando|scrivendo|comunicando)\b[^.!?]{{0,25}}\b(?:{_IT_MACHINE}|uman[oa]|persona|qualcuno)\b",
        rf"\bparlo con\b[^.!?]{{0,20}}\b(?:{_IT_MACHINE}|persona vera|persona reale)\b[^.!?]{{0,20}}(?:\?|$|o )",
        rf"\b(?:scritt[oa]|generat[oa]|rispost[oa]) da (?:un |una |un'|l')?(?:{_IT_MACHINE})\b",
    ),
    refusals=r"(?:senza|non (?:voglio|ho bisogno di|serve|desidero))",
    bare=frozenset({"persona", "umano", "operatore", "agente", "operatrice", "essere umano"}),
)

_PT_MACHINE = r"(?:chat|ro)?bots?|robôs?|robots?|máquina|maquina|ia|computador|programa|inteligência artificial"
PORTUGUESE = Phrases(
    contact=(
        r"falar|falo|fale|contactar|contatar|conversar|contacto|contato|ligar|transferir|transfira(?:-me)?|transferid[oa]|passar|passe|comunicar|encaminhar|"
        r"encaminhe|atendid[oa]|atender|chamar|ligue"
    ),
    person=(
        r"(?:(?:um|uma|o|a|seu|sua|algum|alguma|outra|outro|ser|com|de|para|por|verdadeir[oa])\s+){0,4}"
        r"(?:pessoa|human[oa]|ser humano|atendentes?|agentes?|operador(?:a|es)?|alguém|assistente|funcionári[oa]|colaborador(?:a)?|supervisor(?:a)?|gerente|"
        r"(?:apoio|suporte|serviço|atendimento)(?: ao| de| a)? (?:cliente|clientes|técnico)|representante|responsável|consultor(?:a)?)"
    ),
    wishes=(
        r"\b(?:quero|queria|gostaria de|preciso de|desejo|exijo|prefiro|solicito)\b[^.!?]{0,20}\b(?:um humano|um ser humano|uma pessoa (?:real|de verdade|humana)|um atendente|um operador|um agente|atendimento humano|uma resposta humana)\b",
        rf"\b(?:não|nao|fart[oa] de|cansad[oa] de)\b[^.!?]{{0,15}}\b(?:falar|conversar|tratar|escrever|responda|respostas)\b[^.!?]{{0,12}}\b(?:{_PT_MACHINE})s?\b|\bchega de (?:{_PT_MACHINE})s?\b",
        r"\b(?:liguem-me|ligue-me|me ligu(?:e|em))\b",
    ),
    questions=(
        rf"\b(?:você é|voce é|és|é você|o senhor é|isto é|isso é|vocês são|tu és|está a falar)\b[^.!?]{{0,25}}\b(?:{_PT_MACHINE}|human[oa]|real|pessoa|de verdade)\b",
        rf"\b(?:estou|estamos) (?:a falar|falando|conversando|a conversar|escrevendo|a escrever)\b[^.!?]{{0,25}}\b(?:{_PT_MACHINE}|human[oa]|pessoa|alguém real)\b",
        rf"\b(?:escrit[oa]|gerad[oa]|respondid[oa]) por (?:um |uma )?(?:{_PT_MACHINE})\b",
    ),
    refusals=r"(?:sem|não (?:quero|preciso|desejo)(?: de)?)",
    bare=frozenset({"pessoa", "humano", "atendente", "operador", "agente", "pessoa real"}),
)

"""The commonest orders to a language model in other languages than English.

Rule: the same as in English: an order, its object, and not the customer's own instructions.
"""

from __future__ import annotations

from agent_assist.analysis.injection import reasons

_W = r"(?:[\w'’-]+[^\w.!?]+){0,5}?"

_IGNORE = (
    rf"\b(?:ignorier(?:e|en sie|t)?|vergiss|vergessen sie|missachte|missachten sie|überge(?:he|hen sie)|umgehe) {_W}(?:anweisung(?:en)?|instruktion(?:en)?|vorgaben?|regeln|anordnungen|systemprompt|prompts?|richtlinien|befehle)\b(?! (?:in|aus|von|zu) (?:meiner|der anleitung|unserer))",
    rf"\b(?:ignore[rz]?|oublie[rz]?|néglige[rz]?|contourne[rz]?|ne ten(?:ez|ir) pas compte|faites abstraction) (?:de |des )?(?:toutes?|tous|tes|vos|les|ces|cette|ta|votre|l'ensemble) {_W}(?:instructions?|consignes?|directives?|règles|ordres|invites?|prompts?)\b(?! (?:que j|dans mon|de livraison|de montage))",
    rf"\b(?:ignor(?:a|e|en|ar|ad)|olvid(?:a|e|en|ar|ad)|haz caso omiso|omit(?:e|a)|descarta|pasa por alto) {_W}(?:instrucciones|instrucción|reglas|órdenes|indicaciones|directrices|directivas|prompts?)\b(?! (?:que (?:le|te|os) (?:di|envié)|de entrega|de mi))",
    rf"\b(?:ignora(?:re|te)?|ignori|dimentica(?:re|te)?|dimentichi|trascura|non considerare|tralascia) {_W}(?:istruzioni|istruzione|regole|direttive|ordini|indicazioni|comandi|prompt)\b(?! (?:che (?:vi|le|ti) ho|di consegna|di montaggio|nella mia))",
    rf"\b(?:negeer|vergeet|sla over|omzeil|schenk geen aandacht aan) {_W}(?:instructies?|regels|opdrachten|aanwijzingen|richtlijnen|prompts?|bevelen)\b(?! (?:die ik|in mijn|van de handleiding))",
    rf"\b(?:zignoruj(?:cie)?|ignoruj(?:cie)?|zapomnij(?:cie)?|pomiń|zlekceważ) {_W}(?:instrukcj[eai]|polece(?:nia|ń)|zasad[ya]?|reguł[ya]?|wytyczn(?:e|ych)|prompt(?:y|ów)?)\b(?! (?:które|z mojego|w mojej))",
    rf"\b(?:ignor(?:e|ar|em|a)|esque(?:ça|cer|çam|ce)|desconsider(?:e|ar|em)|despreze) {_W}(?:instruções|instrução|regras|ordens|diretrizes|orientações|comandos|prompts?)\b(?! (?:que (?:lhe|te|eu)|de entrega|do meu))",
    rf"\b(?:ignorera|glöm|bortse från|strunta i|åsidosätt) {_W}(?:instruktioner(?:na)?|regler(?:na)?|anvisningar(?:na)?|order|riktlinjer(?:na)?|prompt(?:en)?)\b(?! (?:som jag|i mitt))",
    rf"\b(?:ignorer(?:er|e)?|glem|se bort fra|tilsidesæt|overse) {_W}(?:instruktioner(?:ne)?|instrukser(?:ne)?|instruksjoner|instruksjonene|regler(?:ne)?|reglene|anvisninger(?:ne)?|retningslinjer(?:ne)?|ordrer|prompt(?:en)?)\b(?! (?:som jeg|i min))",
    r"(?:talimat|yönerge|kural|komut|prompt|yönlendirme|emir)\w{0,12} (?:\w+ ){0,2}(?:yok say|unut|görmezden gel|dikkate alma|önemseme|göz ardı et)",
    rf"\b(?:ignorujte?|zapomeň(?:te)?|ignoruj|zabudni(?:te)?) {_W}(?:pokyny|instrukce|inštrukcie|pravidla|pravidlá|příkazy|príkazy)\b",
    rf"\b(?:игнорируй(?:те)?|проигнорируй(?:те)?|забудь(?:те)?|не обращай(?:те)? внимания на|ігноруй(?:те)?) {_W}(?:инструкции|указания|правила|команды|приказы|промпт\w*|інструкції|вказівки)",
    rf"\b(?:ohita|unohda|jätä huomiotta|älä välitä) {_W}(?:ohjeet|ohjeita|säännöt|käskyt|aiemmat ohjeet|ohjeista)\b",
    rf"\b(?:ignoră|ignorați|ignora|uită|uitați) {_W}(?:instrucțiunile|instrucțiuni|regulile|ordinele|comenzile)\b",
    r"(?:忽略|无视|無視|忘记|忘掉|不要理会|忽視)[^。！？\n]{0,20}(?:指令|指示|规则|規則|提示|命令|说明|設定)",
    r"(?:指示|命令|ルール|プロンプト|指令)[^。！？\n]{0,12}(?:無視|忘れ|従わない)",
    r"(?:지시|명령|규칙|프롬프트|지침)[^.!?\n]{0,12}(?:무시|잊어|따르지)",
    r"(?:تجاهل|انس|تجاهلوا)[^.!؟\n]{0,30}(?:التعليمات|الأوامر|القواعد|التوجيهات)",
    r"(?:αγνόησε|αγνοήστε|ξέχασε|ξεχάστε)[^.!;\n]{0,30}(?:οδηγίες|εντολές|κανόνες)",
    r"(?:התעלם|תתעלם|שכח|התעלמו)[^.!?\n]{0,25}(?:הוראות|כללים|פקודות|ההנחיות)",
    r"(?:अनदेखा|नज़रअंदाज़|नजरअंदाज|भूल जा)[^।!?\n]{0,30}|(?:निर्देश|नियम)\S{0,6}[^।!?\n]{0,20}(?:अनदेखा|नज़रअंदाज़|नजरअंदाज|भूल)",
)
_REVEAL = (
    rf"\b(?:zeig(?:e|en sie)?|nenn(?:e|en sie)?|gib|geben sie|verrate|drucke|wiederhole|offenbare|liste)\b {_W}(?:systemprompt|system-prompt|systemanweisung(?:en)?|geheime[n]? anweisungen|anfangsanweisungen|deine (?:anweisungen|instruktionen|vorgaben)|ihre internen anweisungen)\b",
    rf"\b(?:montre|affiche|révèle|donne|répète|écris|divulgue)[rz]?(?:-moi)?\b {_W}(?:prompt système|invite système|tes instructions|vos instructions (?:système|internes|initiales)|instructions (?:système|initiales|secrètes|cachées))",
    rf"\b(?:muestra|muéstrame|revela|dime|imprime|repite|escribe|dame|enséñame)\b {_W}(?:prompt del sistema|tus instrucciones|instrucciones (?:del sistema|iniciales|secretas|ocultas)|mensaje del sistema)",
    rf"\b(?:mostra(?:mi)?|rivela(?:mi)?|dimmi|stampa|ripeti|scrivi|elenca)\b {_W}(?:prompt di sistema|tue istruzioni|istruzioni (?:di sistema|iniziali|segrete|nascoste))",
    rf"\b(?:toon|laat|geef|onthul|herhaal|print|schrijf)\b {_W}(?:systeemprompt|je instructies|systeeminstructies|geheime instructies|jouw instructies)",
    rf"\b(?:pokaż|ujawnij|wypisz|powtórz|podaj|wyświetl)\b {_W}(?:prompt systemowy|instrukcje systemowe|swoje instrukcje|twoje instrukcje|ukryte instrukcje)",
    rf"\b(?:mostre|revele|diga|imprima|repita|escreva|mostra)\b {_W}(?:prompt do sistema|suas instruções|tuas instruções|instruções (?:do sistema|iniciais|secretas|ocultas))",
    rf"\b(?:visa|avslöja|skriv ut|upprepa|vis|afslør|avslør|udskriv|gentag|gjenta)\b {_W}(?:systemprompt(?:en)?|dina instruktioner|dine instruktioner|dine instruksjoner|systeminstruktion\w*|hemliga instruktioner|skjulte instruks\w*)",
    r"(?:sistem (?:istemini|komutunu|promptunu|talimatlarını)|gizli talimatlar\w*|talimatlarını) (?:\w+ ){0,2}(?:göster|yaz|söyle|paylaş|açıkla)",
    r"(?:покажи|раскрой|выведи|повтори|напиши)(?:те)? (?:\w+ ){0,4}(?:системн\w+ (?:промпт|инструкц\w+|подсказк\w+)|свои инструкции|твои инструкции)",
    r"(?:显示|輸出|输出|告诉我|透露|重复)[^。！？\n]{0,12}(?:系统提示|系統提示|系统指令|初始指令|提示词)|(?:システムプロンプト|初期指示)[^。！？\n]{0,8}(?:表示|教え|出力|見せ)",
)
_ROLE = (
    r"\bdu bist (?:jetzt|nun|ab sofort|von nun an) (?:ein|eine|der|die|kein)\b|\bab (?:jetzt|sofort) (?:bist|antwortest|sprichst) du\b|\btu so,? als (?:ob|wärst|seist)\b|\bentwicklermodus\b",
    r"\btu es (?:maintenant|désormais)\b|\bvous êtes (?:maintenant|désormais) (?:un|une)\b|\bà partir de maintenant,? (?:tu|vous) (?:es|êtes|répond)|\bfais (?:comme si|semblant)\b|\bmode développeur\b",
    r"\b(?:ahora eres|a partir de ahora (?:eres|responde|actúa))\b|\bfinge (?:que eres|ser)\b|\bactúa como si\b|\bmodo desarrollador\b",
    r"\b(?:ora sei|adesso sei|da ora in poi (?:sei|rispondi))\b|\bfingi (?:di essere|che)\b|\bmodalità sviluppatore\b",
    r"\bje bent (?:nu|vanaf nu) (?:een|de)\b|\bvanaf nu (?:ben|antwoord) je\b|\bdoe alsof je\b|\bontwikkelaarsmodus\b",
    r"\bjesteś teraz\b|\bod teraz jesteś\b|\budawaj,? że\b|\btryb (?:dewelopera|programisty)\b",
    r"\b(?:agora (?:você é|és)|a partir de agora (?:você|tu|és))\b|\bfinja (?:que|ser)\b|\bmodo (?:de )?desenvolvedor\b",
    r"\bdu är nu (?:en|ett)\b|\blåtsas (?:att du|vara)\b|\bdu er nu (?:en|et)\b|\blad som om du\b|\blat som om du\b|\butvecklarläge\b|\budviklertilstand\b|\butviklermodus\b",
    r"\b(?:artık|şu andan itibaren|bundan sonra) (?:sen )?(?:bir )?\w+(?:sın|sin|sun|sün)\b|\bgibi davran\b|\bgeliştirici modu\b",
    r"(?:теперь ты|отныне ты|притворись|веди себя как)",
    r"(?:你现在是|從現在起你|从现在开始你|假装你是|扮演)|(?:あなたは(?:今|これ)から|ふりをして)",
)
_ANSWER = (
    r"\b(?:antworte|schreibe|gib|sage?)\b (?:\w+ ){0,3}(?:nur|ausschließlich|stattdessen|lediglich) (?:\w+ ){0,3}(?:mit|aus|das wort|den satz|[\"'„“])",
    r"\b(?:füge|baue|integriere|ergänze)\b[^.!?]{0,80}\b(?:deine[rn]?|ihrer|die) (?:antwort|nachricht|ausgabe)\b",
    r"\b(?:réponds|écris|dis|affiche)\b (?:\w+ ){0,3}(?:uniquement|seulement|seul|à la place)\b",
    r"\b(?:ajoute|insère|intègre|inclus)\b[^.!?]{0,80}\b(?:ta|votre) (?:réponse|message)\b",
    r"\b(?:responde|escribe|di|imprime|contesta)\b (?:\w+ ){0,3}(?:solo|solamente|únicamente|en su lugar)\b",
    r"\b(?:añade|agrega|incluye|inserta)\b[^.!?]{0,80}\b(?:tu|su) respuesta\b",
    r"\b(?:rispondi|scrivi|stampa)\b (?:\w+ ){0,3}(?:solo|soltanto|solamente|invece)\b|\b(?:aggiungi|inserisci|includi)\b[^.!?]{0,80}\btua risposta\b",
    r"\b(?:antwoord|schrijf|zeg|print)\b (?:\w+ ){0,3}(?:alleen|uitsluitend|slechts)\b (?:\w+ ){0,2}(?:met|het woord|['\"])|\b(?:voeg|neem)\b[^.!?]{0,80}\b(?:je|jouw) antwoord\b",
    r"\b(?:odpowiedz|napisz|wypisz)\b (?:\w+ ){0,3}(?:tylko|wyłącznie|jedynie)\b|\b(?:dodaj|wstaw|umieść)\b[^.!?]{0,80}\b(?:swojej|twojej) odpowiedzi\b",
    r"\b(?:responda|escreva|diga|imprima)\b (?:\w+ ){0,3}(?:apenas|somente|só)\b|\b(?:adicione|inclua|insira)\b[^.!?]{0,80}\b(?:sua|tua) resposta\b",
    r"\b(?:svara|skriv)\b (?:\w+ ){0,2}(?:endast|bara|enbart) (?:med|ordet|['\"])|\b(?:svar|skriv)\b (?:\w+ ){0,2}(?:kun|bare) (?:med|ordet|['\"])",
    r"\byalnızca\b[^.!?]{0,40}\b(?:yaz|yanıtla|cevap ver|de)\b|\bsadece\b[^.!?]{0,20}['\"“][^.!?]{0,40}\b(?:yaz|yanıtla|de)\b",
    r"\b(?:ответь|напиши|выведи)(?:те)? (?:\w+ ){0,3}(?:только|лишь)\b|(?:只|仅)(?:回复|输出|回答|写)",
)

FOREIGN_ORDERS: tuple[tuple[str, str], ...] = (
    *((pattern, reasons.IGNORE) for pattern in _IGNORE),
    *((pattern, reasons.REVEAL) for pattern in _REVEAL),
    *((pattern, reasons.ROLE) for pattern in _ROLE),
    *((pattern, reasons.ANSWER) for pattern in _ANSWER),
)

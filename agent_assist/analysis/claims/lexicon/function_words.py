"""Words that hold a sentence together and name nothing, by language, flat."""

from __future__ import annotations

_WORDS = {
    "en": """a an the this that these those and or but if then so as of at by for with about into to from in on off over under again once here there when where
        why how what which who whom whose i me my mine we our ours us you your yours he him his she her hers it its they them their theirs am is are was were be
        been being have has had having do does did doing done can could will would shall should may might must only own same than too very just also any some all
        both each few more most other such up down out i'm im ive id i'll we're we'll you're you'll they're it's that's there's don't because until till while
        before after during between through get got let tell know want like would need try still even ever already yet soon now today anything something nothing
        everything anyone someone else however although though therefore thus since whether either per via upon within without upon up""",
    "de": """der die das den dem des ein eine einer einem einen eines und oder aber wenn dann als wie so zu zum zur von vom mit fur auf an am im in aus bei beim
        nach uber unter um durch ohne gegen bis seit ich mich mir mein meine meiner meinem meinen du dich dir dein er ihn ihm sein seine sie ihr ihre ihrer ihrem
        ihren ihres ihnen es wir uns unser unsere unserem unseren unserer man ist sind war waren bin sein gewesen wird werden wurde wurden worden habe hat haben
        hatte hatten kann konnen konnte konnten muss mussen musste soll sollen sollte will wollen darf durfen mag mochte mochten nur noch schon auch sehr mehr
        immer wieder da dort hier dass ob wer was wo wann warum wieso welche welcher welches welchem welchen dieser diese dieses diesem diesen jede jeder jedes
        alle alles einige doch denn also nun jetzt etwas damit dafur davon dazu dabei sobald solange weil sich innerhalb eben bereits bitte selbst""",
    "fr": """le la les l un une des du de d au aux et ou mais si donc or car que qu qui quoi dont quand comment ce cet cette ces c ca cela ceci je j me m moi mon
        ma mes tu te toi ton ta tes il elle on nous vous ils elles se s son sa ses notre nos votre vos leur leurs lui eux y en plus tres aussi encore deja bien
        suis es est sommes etes sont etait etaient etre ete ai as a avons avez ont avait avoir fait faire peux peut pouvez pourrez pouvoir dois doit devez veut
        voulez dans sur sous avec pour par vers chez entre depuis avant apres alors tout tous toute toutes autre meme comme lors afin ici sera seront""",
    "es": """el la los las un una unos unas de del al a y e o u pero si que quien quienes cual cuales cuando como donde por porque para con sobre entre hasta desde
        en este esta estos estas ese esa esos esas yo me mi mis tu te ti tus usted ustedes le les lo su sus se nos nuestro nuestra nuestros nuestras ellos ellas ya
        muy mas menos tambien solo soy eres es somos son era eran fue ser estoy estan estaba estar he has ha hemos han habia haber hay tengo tiene tienen tener
        puedo puede pueden podra poder quiero quiere debe deben hacer hace todo toda todos todas otro otra mismo asi""",
    "it": """il lo la i gli le l un uno una di del dello della dei degli delle da dal dalla al allo alla ai agli alle nel nella nei nelle sul sulla con per tra fra
        in su a e ed o ma se che chi cui quale quali quando come dove questo questa questi queste quello quella io mi me mio mia tu ti te tuo tua lui lei ci noi
        nostro nostra voi vi vostro vostra loro si suo sua suoi sue ne piu meno molto anche ancora gia solo sono sei siamo siete era erano essere stato stata ho hai
        ha abbiamo avete hanno avere fa fare fatto posso puo possiamo potete vorrei vuole deve dovete tutto tutti tutta altro stesso""",
    "nl": """de het een en of maar als dan dus dat die dit deze wat wie welke waar wanneer waarom hoe ik mij me mijn jij je jou jouw u uw hij hem zijn zij ze haar
        wij we ons onze jullie hun hen er te van voor met op in aan bij uit over onder naar om door tot tegen sinds na is ben bent was waren geweest wordt worden
        werd heb hebt heeft hebben had hadden kan kunt kunnen kon zou zullen zal wil wilt willen moet moeten mag mogen doe doet wel nog al ook heel meer veel weer
        hier daar nu alle iets even omdat binnen zo""",
    "pl": """a aby ale albo bo by byc byl byla bylo byly co czy czyli dla do gdy gdzie i ich ile im inny ja jak jaka jaki jakie je jego jej jest jestem jeszcze juz
        kiedy kto ktora ktore ktory ktorych lub ma mam mamy maja mi mnie moge moze mozna moj moja moje my na nad nam nas nasz nich nim o od on ona one ono oraz po pod
        przed przez przy sa sie swoj ta takze tam te tego tej ten to tu tylko tym u w we wiec wszystko z za ze zeby panstwo panstwa pan pani pana panu""",
    "pt": """o a os as um uma uns umas de do da dos das em no na nos nas num numa por pelo pela para com e ou mas se que quem qual quais quando como onde porque este
        esta estes estas esse essa isso isto eu me meu minha tu te seu sua seus suas voce voces ele ela eles elas nosso nossa lhe lhes ja muito mais menos tambem so
        sou e somos sao era eram foi ser estou esta estao estar tenho tem temos ter ha pode podem poder deve devem fazer todo toda todos todas outro outra mesmo ao""",
    "sv": """en ett den det de dem och eller men om sa som att i pa av for med till fran vid under over efter jag mig min mitt mina du dig din ditt dina han hon vi oss
        var vart vara ni er era sig sin sitt sina ar blir bli har hade ha kan kunde ska skulle vill maste far gor nar hur vad vem vilken detta dessa alla nagon nagot""",
    "da": """en et den det de dem og eller men om sa som at i pa af for med til fra ved under over efter jeg mig min mit mine du dig din dit dine han hun vi os vores i
        jer jeres sig sin sit sine er var vaere bliver blive har havde have kan kunne skal skulle vil ville ma far gor nar hvordan hvad hvem denne dette disse alle nogen""",
    "tr": """bir ve veya ile icin bu su o da de mi ben sen biz siz onlar bana size bize sizin bizim ama fakat cok daha en gibi kadar sonra once her tum ise ki ne""",
}


def function_words(language: str) -> frozenset[str]:
    """The function words of a language (ISO 639-1); empty where there is no list."""
    return frozenset(_WORDS.get(language, "").split())

"""Who asks for a person is heard, in every main language; who asks about the machine is not mistaken for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from agent_assist.analysis.person_request import asks_if_ai, wants_person

DATA = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "human_request"
KEYWORDS = ("PERSON", "MENSCH")

WISHES = """
I want to talk to a real person
Can I speak with someone from your team?
Please connect me to a human agent.
Get me a manager
I'd like to talk to your supervisor
Stop sending me automated replies, I want a human!
Is there anybody I can call?
PERSON
Person please
Could you have someone call me back?
I refuse to talk to a chatbot.
Please let a human look at this.
I need human assistance
Ich möchte mit einem echten Menschen sprechen.
Kann ich bitte mit einem Mitarbeiter sprechen?
Bitte verbinden Sie mich mit einem Berater.
Ich will keinen Bot, ich will einen Menschen!
MENSCH
Rufen Sie mich bitte zurück.
Gibt es jemanden, mit dem ich reden kann?
Können Sie mich bitte an einen Mitarbeiter weiterleiten?
Ich hätte gern eine Antwort von einem Menschen
Je veux parler à un humain.
Puis-je parler à un conseiller ?
Passez-moi un responsable s'il vous plaît
Je voudrais être mis en relation avec une personne réelle
Pouvez-vous me mettre en contact avec un conseiller ?
HUMAIN
Quiero hablar con una persona.
¿Puedo hablar con un agente humano?
Necesito que me atienda una persona real
Póngame con un supervisor por favor
No quiero hablar con un robot
Vorrei parlare con un operatore
Posso parlare con una persona reale?
Voglio parlare con qualcuno
Non voglio parlare con un bot
Ik wil een echt persoon spreken
Kan ik met een medewerker praten?
Ik wil graag met iemand spreken
Verbind mij door met een medewerker
Chcę porozmawiać z człowiekiem
Proszę o połączenie z konsultantem
Czy mogę rozmawiać z kimś z obsługi klienta?
Quero falar com uma pessoa
Posso falar com um atendente?
Gostaria de falar com um humano
Preciso falar com alguém
Jag vill prata med en människa
Kan jag få prata med en handläggare?
Jag vill tala med en riktig person
Jeg vil gerne tale med et menneske
Kan jeg tale med en medarbejder?
Jeg vil snakke med et menneske
Kan jeg snakke med en kundebehandler?
Bir insanla görüşmek istiyorum
Müşteri temsilcisine bağlanmak istiyorum
Gerçek bir kişiyle konuşabilir miyim?
Beni bir yetkiliye bağlayın
Chci mluvit s člověkem
Haluan puhua ihmisen kanssa
Vreau să vorbesc cu un om
Хочу поговорить с оператором
Please escalate this to a human.
I do not want an AI answering me.
Just let me talk to someone!!
can a person answer me
I want an actual human to respond
Connect me with customer service
may I have your phone number so I can call an agent?
no bots please, human only
ocntact cutomer support
i cannot understand ya help chtting with an assistant
""".strip().splitlines()

OTHER_MATTERS = """
I spoke to your agent yesterday and he promised a refund.
The person at the door did not accept the parcel.
I do not need to talk to anyone, just refund me.
No need to call me.
My agent number is 4711.
I want to buy a gift for a person who likes tea.
Someone stole my card.
Can someone use my card abroad?
I work as a representative for a company.
The driver could not contact me.
I would like to transfer money to someone.
How do I contact the seller of the item?
Can I call the courier?
How do I add a person to my account?
I want to speak English on the app
Please call me Anna.
I need a travel agent discount
Your agent was very helpful, thanks
Ich habe gestern mit Ihrem Mitarbeiter gesprochen.
Eine Person hat das Paket angenommen.
Ich brauche keinen Rückruf.
Ich habe einen Roboter gekauft, er funktioniert nicht.
Mein Staubsauger-Roboter ist defekt.
Ich möchte mit PayPal bezahlen.
Der Kundenservice war super
J'ai parlé avec un conseiller hier.
Mon robot de cuisine ne marche plus.
Une autre personne utilise mon compte.
Ayer hablé con un agente.
Mi robot aspirador no funciona
No quiero comprar un robot de cocina
La persona que entregó el paquete fue amable
Ieri ho parlato con un operatore
Il robot non funziona
Ik heb gisteren met een medewerker gesproken.
De robot is kapot
Wczoraj rozmawiałem z konsultantem
Robot nie działa
Ontem falei com um atendente
Jag pratade med er kundtjänst igår
Jeg talte med en medarbejder i går
Jeg snakket med en medarbeider i går
Dün bir temsilciyle görüştüm
Robot süpürge çalışmıyor
I want my money back
What is the phone number of the store?
Is my order with the agent in Paris?
Two people can use the ticket?
The assistant feature on my phone fails
Does the human resources team see my order?
""".strip().splitlines()

QUESTIONS = """
Are you a bot?
Am I talking to a machine?
Is this an automated reply?
Is there a human behind this?
did a robot write this?
Was this written by AI?
Are you even human?
Bist du ein Bot?
Sind Sie ein Mensch oder ein Computer?
Schreibe ich hier mit einer KI?
Antwortet hier ein Mensch?
Ist das eine KI?
Êtes-vous un robot ?
Est-ce que je parle à une vraie personne ?
C'est une IA qui me répond ?
¿Eres un robot?
¿Estoy hablando con una persona real?
¿Es usted humano?
Sei un bot?
Sto parlando con una persona vera?
Ben je een robot?
Praat ik met een mens?
Czy jesteś botem?
Czy rozmawiam z człowiekiem?
Você é um robô?
Estou falando com uma pessoa?
Är du en robot?
Pratar jag med en människa?
Er du en robot?
Taler jeg med et menneske?
Snakker jeg med et menneske?
Robot musunuz?
Bir insanla mı konuşuyorum?
Siz gerçek bir insan mısınız?
Jsi robot?
Oletko robotti?
Вы робот?
""".strip().splitlines()

OTHER_QUESTIONS = """
Is it a real leather bag?
Are you open on Sunday?
Is this the real price?
Are you sure the person signed?
My computer is broken, is it a computer problem?
Is the machine included?
Are you selling robots?
Is this software compatible?
Ist das Programm kostenlos?
Ist die Maschine neu?
Sind Sie am Montag da?
Ist das echt Leder?
È un computer nuovo?
Est-ce que la machine est neuve ?
Is your service automated?
Are you able to send a person to repair it?
Is there a program for students?
Do you know if the machine works in the EU?
""".strip().splitlines()


@pytest.mark.parametrize("text", WISHES)
def test_a_wish_for_a_person_is_heard(text: str) -> None:
    assert wants_person(text, KEYWORDS)
    assert not asks_if_ai(text)


@pytest.mark.parametrize("text", OTHER_MATTERS)
def test_other_matters_are_no_such_wish(text: str) -> None:
    assert not wants_person(text, KEYWORDS)


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_question_about_the_machine_is_a_question(text: str) -> None:
    assert asks_if_ai(text)
    assert not wants_person(text, KEYWORDS)


@pytest.mark.parametrize("text", OTHER_QUESTIONS)
def test_other_questions_are_not_about_the_machine(text: str) -> None:
    assert not asks_if_ai(text)


def test_both_can_be_asked_at_once() -> None:
    text = "Are you a bot? I want to talk to a human."
    assert asks_if_ai(text)
    assert wants_person(text)


def test_our_own_footer_in_the_quoted_mail_is_no_wish() -> None:
    footer = "> Reply PERSON to speak to a person.\n> PERSON"
    assert not wants_person(
        f"Thanks, solved.\n\nOn 3 Jan 2024 10:11, Support wrote:\n{footer}", KEYWORDS
    )
    assert wants_person(f"PERSON\n\nOn 3 Jan 2024 10:11, Support wrote:\n{footer}", KEYWORDS)


@pytest.mark.parametrize("text", ["", "\ud800", "\x00" * 100, "speak to " * 50_000])
def test_odd_input_is_read_calmly(text: str) -> None:
    assert not wants_person(text)
    assert not asks_if_ai(text)


@pytest.mark.skipif(not DATA.exists(), reason="the shared folder human_request is not here")
@pytest.mark.parametrize("name", ["bitext", "banking77_train", "clinc150_train"])
def test_the_shared_rows_reach_the_reference(name: str) -> None:
    rows = [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text("utf-8").splitlines()]
    wanted = [row for row in rows if row["wants_human"]]
    others = [row for row in rows if row["wants_human"] is False]
    asked = [row for row in rows if row["asks_if_ai"]]
    assert sum(wants_person(row["text"]) for row in wanted) >= 0.97 * len(wanted)
    assert sum(wants_person(row["text"]) for row in others) <= 0.001 * len(others)
    assert sum(asks_if_ai(row["text"]) for row in asked) >= 0.97 * len(asked)

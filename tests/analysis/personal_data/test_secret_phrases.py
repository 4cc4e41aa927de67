from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("announcement", "secret"),
    [
        ("My password is ", "hunter2"),
        ("my password is ", "sunshine"),
        ("the password I use is ", "Tr0ub4dor&3"),
        ("password for the account is: ", "Summer2024!"),
        ("Das Passwort lautet ", "Hund_99"),
        ("Mein Kennwort: ", "blumen-2020"),
        ("le mot de passe est ", "Bonjour!23"),
        ("La contraseña es ", "gato#1999"),
        ("la mia password è ", "Ciao1234"),
        ("minha senha é ", "flor2021"),
        ("mijn wachtwoord is ", "Fiets_88"),
        ("mitt lösenord är ", "Katt123!"),
        ("moje hasło to ", "Kot_12345"),
        ("salasanani on ", "Koira55"),
        ("login works with pw: ", "Monkey_7957?"),
        ("PIN: ", "0704"),
        ("meine PIN lautet ", "4821"),
        ("the cvv is ", "743"),
        ("CVC ", "123"),
        ("your OTP is ", "882211"),
        ("Ihr Bestätigungscode lautet ", "552 918"),
        ("code de vérification : ", "449201"),
        ("TAN: ", "448291"),
        ("security code on the back is ", "987"),
        ("the verification code is ", "243536"),
        ("API_KEY=", "abcd1234efgh5678"),
        ("secret access key = ", "ESRRbeRi5s1rgPAhfVmNGnMY"),
        ("username: jane / password: ", "Xy12345"),
        ("recovery code ", "8f3k-22ls"),
    ],
)
def test_a_secret_is_found_without_the_words_that_announce_it(announcement, secret, found):
    assert found(announcement + secret) == [("SECRET", secret)]


def test_a_code_that_came_by_text_message_is_a_secret(found):
    assert found("I got the code 423377 by SMS, it is not accepted") == [("SECRET", "423377")]


@pytest.mark.parametrize(
    "text",
    [
        "I forgot my password",
        "My password is not working since v2.9",
        "my password is wrong.",
        "mein Passwort ist abgelaufen.",
        "mot de passe oublié",
        "How do I reset my PIN?",
        "discount code SAVE20 does not work",
        "the key is patience",
        "the token is invalid",
        "my secret agenda is active",
        "access code expired",
        "Password: not working",
        "error code 500123 on checkout",
    ],
)
def test_talking_about_a_secret_gives_nothing_away(text, found):
    assert found(text) == []

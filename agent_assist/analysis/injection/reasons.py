"""The sentences an agent reads about a suspicious message. Rule: plain words, one idea each."""

from __future__ import annotations

IGNORE = "It tells the assistant to ignore its instructions."
REVEAL = "It asks for the assistant's instructions, secrets or passwords."
ROLE = "It gives the assistant another role."
POSES = "It poses as a message from the system or its developers."
UNSAFE = "It tries to switch off safety rules or asks how to get around them."
ANSWER = "It dictates what the assistant's answer must say or look like."
TASK = "It gives a task that has nothing to do with support."
SEND_AWAY = "It asks to send, delete or hand over data."
CODE = "It asks to take over program code."
MARKUP = "It carries code that would run in a browser."
LINK = "It carries a link or an image that would do something else than open a page."
DISGUISED = "Letters of another alphabet disguise its words."
ENCODED = "It carries encoded text that hides an order."
SMUGGLED = "Invisible characters carry a message:"
TOO_LONG = "It is too long to be checked completely; only its beginning and its end were checked."

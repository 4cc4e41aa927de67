"""Set-up of a checkout with the standard library alone.

Rule kept here: every step either works or raises ``SetupError`` with one sentence that says what to do; a
start after a finished set-up does none of them. The folder above has no ``__init__.py`` on purpose: with one
it would hide the library called ``packaging``.
"""

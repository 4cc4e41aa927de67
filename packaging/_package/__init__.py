"""Builds the packages that IT installs: a frozen folder, a ``.deb`` and a ``tar.xz`` for one user.

Rule kept here: one command (``packaging/bootstrap.py package``) builds all of it from the lock, and one
(``… try-package``) installs the result into a clean system and uses it there.
"""

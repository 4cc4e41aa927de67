"""What IT and a person would do with the package, one shell command a step, run in a clean Debian.

Rule kept here: a step fails by its exit code, and it looks at what came out and not only at whether it ended.
"""

from __future__ import annotations

import json
import shlex

from .samples import QUESTIONS

OLDER, NEWER, ARCHIVE = "/tmp/older.deb", "/tmp/newer.deb", "/tmp/archive.tar.xz"
ARTICLES, QUERIES = "/tmp/articles", "/tmp/queries.jsonl"
TEXTS, DOCUMENTS = f"{ARTICLES}/texts", f"{ARTICLES}/documents"
PROFILE = "/root/profile"
PERSON = "person"

Step = tuple[str, str]

_APT = "DEBIAN_FRONTEND=noninteractive apt-get -o Dpkg::Options::=--force-confold"
_INSTALL = f"{_APT} install -y -qq --no-install-recommends"
_PROGRAM = f"agent-assist --profile {PROFILE}"
_LIBRARIES = """
export LD_LIBRARY_PATH=/usr/lib/agent-assist/_internal  # as the program sets it for itself
find /usr/lib/agent-assist -name '*.so*' -type f -exec sh -c '
for file do ldd "$file" 2>/dev/null | grep "not found" | sed "s|^|$file: |"; done' sh {} + >/tmp/missing
cat /tmp/missing; test ! -s /tmp/missing"""
_KEYRING = """
unset AGENT_ASSIST_PASSPHRASE
dbus-run-session -- sh -ec '
printf password | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
agent-assist --profile /root/keyring knowledge import /tmp/articles
agent-assist --profile /root/keyring doctor | tee /tmp/doctor
grep -q "ok *keys: keyring" /tmp/doctor && test -e /root/keyring/keys-are-in-the-keyring'"""
_ONE_WINDOW = f"""
xvfb-run -a sh -c '
{_PROGRAM} open & first=$!
for second in $(seq 60); do test -e {PROFILE}/window.lock && break; sleep 1; done
timeout 60 {_PROGRAM} open agent-assist://ticket/48213 || exit 3
kill -0 $first || exit 4
kill $first; wait $first
timeout 60 {_PROGRAM} open agent-assist://ticket/../48213; test $? = 2'"""
_DESKTOP = """
desktop-file-validate /usr/share/applications/agent-assist.desktop
appstreamcli validate --no-net /usr/share/metainfo/io.github.agent_assist.AgentAssist.metainfo.xml
test -s /usr/share/icons/hicolor/scalable/apps/agent-assist.svg
bash -c '. /usr/share/bash-completion/completions/agent-assist && complete -p agent-assist'
gzip -dc /usr/share/man/man1/agent-assist.1.gz | grep -q 'knowledge'
grep -q 'x-scheme-handler/agent-assist=agent-assist.desktop' /usr/share/applications/mimeinfo.cache"""
_ONE_USER = f"""
useradd -m {PERSON}
cd /home/{PERSON}
tar -xf {ARCHIVE}
chown -R {PERSON}: agent-assist-*
runuser -u {PERSON} -- sh -ec '
export HOME=/home/{PERSON}
./agent-assist-*/install.sh
.local/bin/agent-assist --profile own knowledge import {ARTICLES}
.local/bin/agent-assist --profile own doctor || test $? = 1
desktop-file-validate .local/share/applications/agent-assist.desktop
.local/lib/agent-assist/uninstall.sh
test -d own; find .local .config -type f >after 2>/dev/null || true; cat after; test ! -s after'"""


def steps() -> list[Step]:
    """Return the steps in their order, each with its name."""
    return [*_installed(), *_used(), *_at_the_screen(), *_removed()]


def queries() -> str:
    """Return the questions as JSON lines, for ``knowledge search``."""
    return "".join(json.dumps({"id": text, "query": text}) + "\n" for text in QUESTIONS)


def _installed() -> list[Step]:
    return [
        ("install the version before", f"apt-get update -qq && {_INSTALL} {OLDER}"),
        (
            "say its version",
            "agent-assist --version && dpkg -s agent-assist | grep '^Version: 0.0'",
        ),
        ("make a profile", f"{_PROGRAM} knowledge import {TEXTS}"),
        ("upgrade", f"{_INSTALL} {NEWER}"),
        ("find what was there before", _found("send an item back")),
        ("every library is found", _LIBRARIES),
    ]


def _used() -> list[Step]:
    everything = " && ".join(map(_found, QUESTIONS))
    return [
        ("import text, PDF and Word", f"{_PROGRAM} knowledge import {TEXTS} {DOCUMENTS}"),
        ("find what each file says", everything),
        ("draft over the model's protocol", "agent-assist draft --demo --json 90419 | grep 'recorded demo answer'"),
        ("mask, screen, statistics", f"""
         echo '{{"id":"1","text":"Mail me at someone@example.org"}}' >/tmp/text.jsonl
         agent-assist redact --jsonl /tmp/text.jsonl | grep -v someone@example
         agent-assist screen --jsonl /tmp/text.jsonl && {_PROGRAM} stats --json
         {_PROGRAM} log verify | grep intact"""),
        ("ask the doctor", f"{_PROGRAM} doctor >/tmp/doctor; test $? -le 1 && ! grep 'without a version' /tmp/doctor"),
        ("find the dictionaries", f"{_INSTALL} libenchant-2-2 hunspell-en-gb && "
         f"{_PROGRAM} doctor | grep 'dictionaries for en'"),
        ("keep the key in a keyring", f"set -e\n{_INSTALL} dbus gnome-keyring{_KEYRING}"),
    ]  # fmt: skip


def _at_the_screen() -> list[Step]:
    return [
        ("a virtual display", f"{_INSTALL} xvfb xauth"),
        ("the tour at the window", "xvfb-run -a agent-assist tour --out /tmp/tour && ls /tmp/tour/*.png"),
        ("one window, and links into it", _ONE_WINDOW),
        ("menu entry, metadata, manual, completion", f"set -e\n{_INSTALL} desktop-file-utils appstream{_DESKTOP}"),
    ]  # fmt: skip


def _removed() -> list[Step]:
    elsewhere = " ".join(f"-path {path} -prune -o" for path in (PROFILE, "/tmp", "/proc", "/sys"))
    rest = f"find / -xdev {elsewhere} -iname '*agent-assist*' -print"
    return [
        ("remove", f"{_APT} purge -y -qq agent-assist"),
        ("nothing is left of the program", f'test -z "$({rest})" || {{ {rest}; exit 1; }}'),
        ("the profile is still there", f"test -s {PROFILE}/settings.json || ls {PROFILE}/*.db"),
        ("install and remove for one person", f"set -e\n{_INSTALL} xz-utils{_ONE_USER}"),
    ]


def _found(question: str) -> str:
    search = f"{_PROGRAM} knowledge search --jsonl {QUERIES}"
    return f"{search} | grep {shlex.quote(question)} | grep -q {shlex.quote(QUESTIONS[question])}"

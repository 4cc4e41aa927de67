"""Keeps the store's knowledge in step with its folder. Rule: read again only when a file changed."""

from __future__ import annotations

import hashlib
from pathlib import Path

from agent_assist.adapters.knowledge_files.folder import read_knowledge
from agent_assist.bootstrap.profile import Profile
from agent_assist.ports.knowledge_store import KnowledgeStore
from agent_assist.ports.work_store import WorkStore

SAVED_REPLIES_NAME = "saved_replies.json"
_SIGNATURE_KEY = "knowledge_signature"


def bring_up_to_date(profile: Profile, knowledge: KnowledgeStore, work: WorkStore) -> None:
    """Import the knowledge folder when its files differ from what the store holds."""
    folder = Path(profile.settings.knowledge_folder).expanduser()
    if not profile.settings.knowledge_folder or not folder.is_dir():
        return
    replies = saved_replies_of(folder)
    signature = _signature(folder, replies)
    if work.setting(_SIGNATURE_KEY) == signature:
        return
    knowledge.replace_all(read_knowledge(folder, replies).passages)
    work.save_setting(_SIGNATURE_KEY, signature)


def saved_replies_of(folder: Path) -> Path | None:
    """The saved replies in the knowledge folder, or beside it."""
    places = (folder / SAVED_REPLIES_NAME, folder.parent / SAVED_REPLIES_NAME)
    return next((path for path in places if path.is_file()), None)


def _signature(folder: Path, replies: Path | None) -> str:
    files = sorted([*folder.rglob("*.md"), *([replies] if replies else [])])
    digest = hashlib.sha256()
    for path in files:
        status = path.stat()
        digest.update(f"{path}\0{status.st_mtime_ns}\0{status.st_size}\n".encode())
    return digest.hexdigest()

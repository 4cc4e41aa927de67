"""Parts a mail into what its author wrote now, what is quoted, and the signature.

Rule: nothing is lost; every line of the mail is in exactly one of the three parts.
"""

from agent_assist.analysis.quoting.splitting import ReplyParts, split_reply

__all__ = ["ReplyParts", "split_reply"]

"""What a person sees of an HTML mail, as plain text; and HTML that is safe to render.

Rule: the model gets exactly the text the agent sees; hidden text is taken out and shown apart; nothing
remote is ever fetched, and the work is bounded whatever arrives.
"""

from agent_assist.analysis.html_text.reading import (
    VisibleText,
    has_layout,
    html_to_text,
    looks_like_html,
)
from agent_assist.analysis.html_text.safe import safe_html

__all__ = ["VisibleText", "has_layout", "html_to_text", "looks_like_html", "safe_html"]

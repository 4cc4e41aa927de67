"""Text without what cannot be seen, and text folded for matching.

Rule: what the agent sees is what the model gets; whatever was invisible is taken out and shown apart.
"""

from agent_assist.analysis.normalise.cleaning import CleanText, clean
from agent_assist.analysis.normalise.folding import fold

__all__ = ["CleanText", "clean", "fold"]
